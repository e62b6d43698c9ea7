"""OParl 1.1 out and in; the only home of camelCase."""
