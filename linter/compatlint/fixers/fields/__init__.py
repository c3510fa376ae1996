"""Fields and values of a request: taken out, given, replaced."""
