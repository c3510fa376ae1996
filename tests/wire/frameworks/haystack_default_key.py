from haystack.components.generators.chat import OpenAIChatGenerator
from haystack.dataclasses import ChatMessage

generator = OpenAIChatGenerator(model="gpt-4o-mini")
print(generator.run([ChatMessage.from_user("hello")])["replies"][0].text)
