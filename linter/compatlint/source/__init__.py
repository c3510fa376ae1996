"""What a file holds: bytes ↔ cells of Python, byte for byte."""
