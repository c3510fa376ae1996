"""What an expression can be, without running the program, and what is done with values alone."""
