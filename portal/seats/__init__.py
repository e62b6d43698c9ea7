"""The page on which anybody can try how seats and chairs would be divided."""
