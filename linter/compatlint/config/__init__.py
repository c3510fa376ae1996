"""What the user wants: options, configuration files, which files to look at."""
