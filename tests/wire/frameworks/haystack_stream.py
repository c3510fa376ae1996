#! left CBS201 a framework makes this request
from haystack.components.generators.chat import OpenAIChatGenerator
from haystack.dataclasses import ChatMessage
from haystack.utils import Secret

generator = OpenAIChatGenerator(
    api_key=Secret.from_token("csk-1"),
    api_base_url="https://api.cerebras.ai/v1",
    model="gpt-oss-120b",
    streaming_callback=lambda chunk: None,
    generation_kwargs={"response_format": {"type": "json_object"}},
)
print(generator.run([ChatMessage.from_user("hello json")])["replies"][0].text)
