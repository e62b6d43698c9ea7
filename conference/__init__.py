"""The video conference beside the sitting."""
