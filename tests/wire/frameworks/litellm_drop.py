from litellm import completion

HERE = {"api_base": "https://api.cerebras.ai/v1", "api_key": "csk-1"}
MESSAGES = [{"role": "user", "content": [{"type": "text", "text": "hello", "cache_control": {"type": "ephemeral"}}]}]
print(
    completion("openai/gpt-oss-120b", [{"role": "user", "content": "a"}], presence_penalty=1, drop_params=True, **HERE)
    .choices[0]
    .message.content
)
print(completion("cerebras/gpt-oss-120b", MESSAGES, presence_penalty=1, drop_params=True).choices[0].message.content)
#! possible CBS103 the provider that a migration makes it ask refuses what it drops
