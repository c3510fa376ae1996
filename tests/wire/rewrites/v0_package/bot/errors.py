import functools

import openai


def guarded(function):
    @functools.wraps(function)
    def wrapper(*args):
        try:
            return function(*args)
        except openai.error.RateLimitError:
            return "busy"

    return wrapper
