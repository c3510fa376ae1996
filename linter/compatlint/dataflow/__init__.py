"""What a program does, whatever API it calls."""
