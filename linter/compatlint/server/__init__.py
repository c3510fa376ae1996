"""A language server: what is said of files as they are being edited, over standard input and output."""
