from autogen import ConversableAgent, UserProxyAgent

HERE = {"model": "gpt-oss-120b", "base_url": "https://api.cerebras.ai/v1", "api_key": "csk-1", "price": [0, 0]}
user = UserProxyAgent("user", human_input_mode="NEVER", code_execution_config=False, llm_config=False)
agent = ConversableAgent("one", llm_config={"config_list": [HERE], "cache_seed": None}, human_input_mode="NEVER")
answer = agent.generate_reply(messages=[{"role": "user", "content": "hello"}])
print(answer if isinstance(answer, str) else answer["content"])
