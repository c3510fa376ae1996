"""All files rewritten together until nothing changes, and what is left."""
