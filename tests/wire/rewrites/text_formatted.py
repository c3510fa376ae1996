#! left CBS108 gives one answer for a request
from openai import OpenAI

client = OpenAI()
response = client.completions.create(model='gpt-3.5-turbo-instruct', prompt='Single quotes', n=2)
lines = "\n".join(f"{choice.index}: {choice.text.strip():>20}" for choice in response.choices)
print(f'''{lines}
{response.choices[0].text} {response.usage.total_tokens}''')
print("%s %d" % (response.choices[1].text, len(response.choices[0].text)))
