from clients import Chat, Settings
from config import Config


def chat(config: Config):
    return Chat(config=Settings(base_url=config.openai.url))


print(chat(Config()).ask("passed"))
print(Chat().ask("not passed"))
