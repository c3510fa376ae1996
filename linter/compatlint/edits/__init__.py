"""Edits applied to a tree as a person would make them."""
