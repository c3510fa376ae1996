import environment

import bot

print(bot.ask("Hi"), environment.READY)
