"""Which names there are and what happens to them, in order."""
