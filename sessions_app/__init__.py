"""The council and its meetings."""
