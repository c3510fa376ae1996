OPTIONS = {"seed": 1}
