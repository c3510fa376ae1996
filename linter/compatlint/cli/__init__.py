"""click: options in, exit codes out."""
