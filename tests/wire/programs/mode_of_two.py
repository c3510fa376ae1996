from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")


class Writer:
    def __init__(self, mode):
        self.mode = mode

    def params(self):
        params = {"model": "gpt-oss-120b", "messages": []}
        if self.mode == "stream":
            params["stream"] = True
        if self.mode == "json":
            params["response_format"] = {"type": "json_object"}
        return params

    def ask(self):
        answer = client.chat.completions.create(**self.params())
        if self.mode == "stream":
            return "".join(part.choices[0].delta.content or "" for part in answer)
        return answer.choices[0].message.content


for mode in ("stream", "json"):
    print(Writer(mode).ask())
