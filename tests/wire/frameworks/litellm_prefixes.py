import litellm

MESSAGES = [{"role": "user", "content": "hello"}]
litellm.suppress_debug_info = True
print(litellm.completion(model="gpt-4o", messages=MESSAGES, presence_penalty=1).choices[0].message.content)
print(litellm.completion("openai/gpt-4o-mini", MESSAGES, logit_bias=None).choices[0].message.content)
print(litellm.completion(model="deepseek/deepseek-chat", messages=MESSAGES, frequency_penalty=1).choices[0].message.content)
