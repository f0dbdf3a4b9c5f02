"""Fetching pages from addresses: guarded, polite, limited in size and time."""
