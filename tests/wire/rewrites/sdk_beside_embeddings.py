#! options --to cerebras-sdk --model *=gpt-oss-120b
#! left CBS001 `create` of embeddings
import os

from openai import OpenAI


class Search:
    def __init__(self) -> None:
        self.chats: OpenAI = OpenAI(api_key=os.environ["OPENAI_API_KEY"])
        self.vectors: OpenAI = OpenAI(api_key=os.environ["OPENAI_API_KEY"], timeout=9)

    def ask(self, text: str) -> str:
        found = self.vectors.embeddings.create(model="text-embedding-3-small", input=text).data
        answer = self.chats.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": f"{text} {len(found)}"}])
        return answer.choices[0].message.content


print(Search().ask("beside"))
