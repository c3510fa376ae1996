import bot

print(bot.ask("Hi"))
