OPTIONS = {"presence_penalty": 1}
