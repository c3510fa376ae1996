from openai import OpenAI
from pydantic import BaseModel


class Params(BaseModel, extra="allow"):
    temperature: float = 0.1

    def body(self):
        return {"temperature": self.temperature, **self.model_extra}


client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
params = Params(temperature=0.2, frequency_penalty=1)
print(client.chat.completions.create(model="gpt-oss-120b", messages=[], **params.body()).choices[0].message.content)
