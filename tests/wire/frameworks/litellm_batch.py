import litellm

HERE = {"api_base": "https://api.cerebras.ai/v1", "api_key": "csk-1"}
BOTH = [[{"role": "user", "content": "hello"}], [{"role": "user", "content": "again"}]]
for answer in litellm.batch_completion(model="openai/gpt-oss-120b", messages=BOTH, presence_penalty=1, **HERE):
    print(answer.choices[0].message.content)
