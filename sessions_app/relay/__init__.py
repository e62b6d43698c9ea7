"""How what the journal says reaches the sockets: one room per sitting and process, regions, frames, outboxes."""
