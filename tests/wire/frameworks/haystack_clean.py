from haystack.components.generators.chat import OpenAIChatGenerator
from haystack.dataclasses import ChatMessage
from haystack.utils import Secret

generator = OpenAIChatGenerator(
    api_key=Secret.from_env_var("CEREBRAS_API_KEY"),
    api_base_url="https://api.cerebras.ai/v1",
    model="gpt-oss-120b",
    generation_kwargs={"max_completion_tokens": 500},
)
print(generator.run([ChatMessage.from_user("hello")])["replies"][0].text)
