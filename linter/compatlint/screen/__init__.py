"""Is a file worth a look? Words, then imports, then outlines; no tree is built."""
