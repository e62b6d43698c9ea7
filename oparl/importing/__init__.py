"""OParl in: source → read → write → links → report. The only home of camelCase beside the way out."""
