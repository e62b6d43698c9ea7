"""The running meeting (Sitzung im Gang): events, state, commands. Pure."""
