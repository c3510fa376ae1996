BASE = {"model": "gpt-oss-120b", "temperature": 0.2}


def creative():
    return BASE | {"frequency_penalty": 0.7}
