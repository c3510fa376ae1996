MODEL = "gpt-4o"
