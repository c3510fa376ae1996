"""What a migration did: for a terminal, as a page, as a document."""
