import autogen
from autogen import AssistantAgent, ConversableAgent

HERE = {"model": "gpt-oss-120b", "base_url": "https://api.cerebras.ai/v1", "api_key": "csk-1", "tags": ["a"]}
MESSAGES = [{"role": "user", "content": "hello"}]


def said(answer):
    return answer if isinstance(answer, str) else answer["content"]


config = {"config_list": [{**HERE, "frequency_penalty": 1}], "cache_seed": None, "temperature": 0.2}
agent = ConversableAgent("one", llm_config=config, human_input_mode="NEVER")
print(said(agent.generate_reply(messages=MESSAGES)))
config = {"config_list": [HERE], "cache_seed": None, "parallel_tool_calls": False}
print(said(AssistantAgent("two", llm_config=config).generate_reply(messages=MESSAGES)))
wrapper = autogen.OpenAIWrapper(config_list=[HERE], cache_seed=None)
print(wrapper.create(messages=MESSAGES, service_tier="auto").choices[0].message.content)
