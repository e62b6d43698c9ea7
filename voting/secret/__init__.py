"""Secret votes: the port that a vote asks, and the one way that answers it, paper in an urn."""
