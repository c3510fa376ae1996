import litellm

litellm.suppress_debug_info = True  # it prints from threads of its own, whenever

for name in ["gpt-4o", "openai/gpt-4o-mini"]:
    print(litellm.completion(model=name, messages=[{"role": "user", "content": "several"}]).choices[0].message.content)
answer = litellm.completion(
    model="gpt-4.1", messages=[{"role": "user", "content": "its address"}], api_base="https://api.cerebras.ai/v1", api_key="csk-1"
)
print(answer.choices[0].message.content)
answer = litellm.completion(model="gpt-4.1", messages=[{"role": "user", "content": "its name"}], custom_llm_provider="openai")
print(answer.choices[0].message.content)
