"""The files of one run, and what was asked of them."""
