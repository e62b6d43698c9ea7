"""Where everything public stands (sitemaps.org): what has an address that lasts, and nothing that must not be listed."""
