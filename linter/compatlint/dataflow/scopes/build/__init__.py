"""The scopes of a file, built in one walk over its tree."""
