"""Elections (Wahlen): candidates, rounds, counts by hand, what each round leads to, the lot. Pure."""
