"""What the office hands out of the record: extracts, certified copies, invitations."""
