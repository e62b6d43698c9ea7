"""One vote from opening to announcement. Knows nothing of meetings, sockets, pages."""
