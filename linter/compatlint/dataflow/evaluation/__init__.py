"""What an expression's value can be, asked backwards from where it is used."""
