"""What measures speed: always as a ratio to a floor measured in the same run, never in bare milliseconds."""
