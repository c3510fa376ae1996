from dataclasses import dataclass

from openai import OpenAI


@dataclass
class Writer:
    client: OpenAI
    model: str = "gpt-3.5-turbo-instruct"

    def write(self, topic: str) -> str:
        completion = self._complete(f"Write about {topic}")
        return completion.choices[0].text

    def _complete(self, prompt: str):
        return self.client.completions.create(model=self.model, prompt=prompt, max_tokens=256)


print(Writer(OpenAI()).write("the sea"))
