"""The invented municipality that `make demo` shows: four years of meetings and tonight's council."""
