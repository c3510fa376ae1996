#! left CBS301 `logprobs`
from openai import OpenAI

response = OpenAI().completions.create(model="davinci-002", prompt="The sky is", max_tokens=1, logprobs=2)
choice = response.choices[0]
print(choice.text, sum(choice.logprobs.token_logprobs))
