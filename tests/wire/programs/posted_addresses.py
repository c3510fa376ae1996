from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="csk-1")
body = {"model": "gpt-oss-120b", "messages": [{"role": "user", "content": "hello"}]}
client.post("https://api.openai.com/v1/chat/completions", body={**body, "presence_penalty": 1}, cast_to=object)
client.post("https://api.cerebras.ai/chat/completions", body=body, cast_to=object)
client.post("https://api.openai.com/v1/embeddings", body={"model": "text-embedding-3-small", "input": "a"}, cast_to=object)
client.post("https://api.groq.com/openai/v1/chat/completions", body={**body, "logit_bias": {"1": 1}}, cast_to=object)
print("done")
