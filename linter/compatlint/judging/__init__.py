"""What the rules say of the uses: conditions → hits."""
