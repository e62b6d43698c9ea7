"""The rehearsal: a whole evening played against the running server, on a copy of a meeting."""
