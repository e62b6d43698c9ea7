"""News by e-mail for everybody: who asked for what, confirmed twice, ended with one click."""
