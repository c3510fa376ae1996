from smolagents import OpenAIServerModel

model = OpenAIServerModel(
    model_id="gpt-oss-120b", api_base="https://api.cerebras.ai/v1", api_key="csk-1", frequency_penalty=1
)
print(model.generate([{"role": "user", "content": [{"type": "text", "text": "hello"}]}], service_tier="auto").content)
