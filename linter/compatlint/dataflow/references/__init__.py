"""Forwards and upwards: who refers to what, and where results and arguments go."""
