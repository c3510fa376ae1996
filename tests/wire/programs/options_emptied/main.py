#! possible CBS103
import bot

bot.OPTIONS.clear()
print(bot.ask([]).choices[0].message.content)
