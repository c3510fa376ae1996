OPTIONS = {"temperature": 0, "frequency_penalty": 0.2}
