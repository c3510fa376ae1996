FIELDS = {"temperature", "top_p", "seed"}


def only(options, names):
    return {name: value for name, value in options.items() if name in names}
