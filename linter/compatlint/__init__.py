"""compatlint: what breaks when code that calls one API goes to a compatible provider."""

__version__ = "0.1.0"
