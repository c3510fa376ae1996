"""What a program has set before it comes to a point."""
