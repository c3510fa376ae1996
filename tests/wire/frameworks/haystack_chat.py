from haystack.components.generators.chat import OpenAIChatGenerator
from haystack.dataclasses import ChatMessage
from haystack.utils import Secret

generator = OpenAIChatGenerator(
    api_key=Secret.from_env_var("OPENAI_API_KEY"),
    model="gpt-4o-mini",
    generation_kwargs={"presence_penalty": 1, "temperature": 0},
)
print(generator.run([ChatMessage.from_user("hello")], generation_kwargs={"logit_bias": {}})["replies"][0].text)
