LIVELY = {"presence_penalty": 1.0}
CALM = {"temperature": 0}
