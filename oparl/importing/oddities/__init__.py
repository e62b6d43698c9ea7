"""What real sources do that the standard does not foresee: each a small pure function that names its source;
its test has the datum as the source gave it (tests/oparl/oddities/test_sources.py holds that none is without).
"""
