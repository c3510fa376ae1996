"""Frameworks: what their calls become, by the tables of the packs."""
