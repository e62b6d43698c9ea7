"""OParl 1.1 out: what the public may see, as objects and lists that a machine can mirror."""
