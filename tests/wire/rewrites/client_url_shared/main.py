#! left CBS001 stands where it can't be changed for this client alone
from clients import Chat, Embedder, Settings
from config import Config


def chat(config: Config):
    return Chat(config=Settings(base_url=config.openai.url))


def embedder(config: Config):
    return Embedder(config=Settings(base_url=config.openai.url))


print(chat(Config()).ask("shared"))
print(embedder(Config()).embed("shared"))
