SYSTEM = {"role": "system", "content": "You are terse."}
DEVELOPER = {"role": "developer", "content": "Use English."}


def build(text):
    return [SYSTEM, DEVELOPER, {"role": "user", "content": text}]
