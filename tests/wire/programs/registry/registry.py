TASKS = {}


def task(name):
    def register(function):
        TASKS[name] = function
        return function

    return register
