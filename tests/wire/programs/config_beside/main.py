import config
from ask import ask

config.setup()
print(ask("Hi"))
