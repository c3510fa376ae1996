OPTIONS = {"temperature": 0}
