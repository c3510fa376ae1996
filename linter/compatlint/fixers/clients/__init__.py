"""Clients that are pointed at the target: URL, key and class."""
