#! possible CBS101 CBS103
import os

from langchain_openai import ChatOpenAI


class Cleaned(ChatOpenAI):
    def _get_request_payload(self, input_, *, stop=None, **kwargs):
        payload = super()._get_request_payload(input_, stop=stop, **kwargs)
        payload.pop("frequency_penalty", None)
        return payload


HERE = {"base_url": "https://api.cerebras.ai/v1", "api_key": os.environ["CEREBRAS_API_KEY"]}
print(Cleaned(model="gpt-oss-120b", frequency_penalty=1, **HERE).invoke("hello", presence_penalty=1).content)
