"""One file → findings and rewrites; one run over many files."""
