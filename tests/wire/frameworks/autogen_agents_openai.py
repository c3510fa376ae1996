from autogen import ConversableAgent

MESSAGES = [{"role": "user", "content": "hello"}]
HERE = {"model": "gpt-oss-120b", "base_url": "https://api.cerebras.ai/v1", "api_key": "csk-1", "frequency_penalty": 1}
config = {"config_list": [{"model": "gpt-4o", "logit_bias": {"1": 1}}, HERE], "cache_seed": None}
agent = ConversableAgent("one", llm_config=config, human_input_mode="NEVER")
answer = agent.generate_reply(messages=MESSAGES)
print(answer if isinstance(answer, str) else answer["content"])
#! possible CBS101 the second is asked where the first fails
#! left CBS001 its settings are an entry of a list
