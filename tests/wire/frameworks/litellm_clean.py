import litellm
from litellm import completion

MESSAGES = [{"role": "user", "content": "hello"}]
answer = completion(
    model="cerebras/gpt-oss-120b", messages=MESSAGES, temperature=0.3, max_tokens=400, frequency_penalty=None
)
print(answer.choices[0].message.content)
print(completion("cerebras/gpt-oss-120b", MESSAGES, presence_penalty=1, drop_params=True).choices[0].message.content)
litellm.drop_params = True
print(completion("cerebras/gpt-oss-120b", MESSAGES, service_tier="auto", n=2).choices[0].message.content)
