import os

from langchain_core.messages import AIMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_openai import ChatOpenAI
from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key=os.environ["CEREBRAS_API_KEY"])


class Ours(ChatOpenAI):
    def _generate(self, messages, stop=None, run_manager=None, **kwargs):
        asked = [{"role": "user", "content": message.content} for message in messages]
        answer = client.chat.completions.create(model="gpt-oss-120b", messages=asked, presence_penalty=1)
        return ChatResult(generations=[ChatGeneration(message=AIMessage(answer.choices[0].message.content))])


print(Ours(model="gpt-4o", api_key="k", frequency_penalty=1).invoke("hello").content)
