"""Wires the rooms: pages are read, parsed, kept, threaded and told. Only this package knows all five."""
