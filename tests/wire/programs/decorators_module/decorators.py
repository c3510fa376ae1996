import functools


def logged(name):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            print(name)
            return function(*args, **kwargs)

        return wrapper

    return decorate


def portable(function):
    @functools.wraps(function)
    def wrapper(text, **unsupported):
        return function(text)

    return wrapper
