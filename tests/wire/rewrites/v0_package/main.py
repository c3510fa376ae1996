from bot import config
from bot.chat import ask, ask_raw

print(config.NAME, ask("Hello"))
print(ask_raw("Bye")["choices"][0]["message"]["content"])
