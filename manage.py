#!/usr/bin/env python
"""Django's command line for Ratssaal."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except KeyboardInterrupt:  # whoever ends a command knows that it did not end by itself
        sys.exit(130)
