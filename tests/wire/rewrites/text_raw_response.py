from openai import OpenAI

client = OpenAI()
raw = client.completions.with_raw_response.create(model="gpt-3.5-turbo-instruct", prompt="Raw")
completion = raw.parse()
print(raw.status_code, completion.choices[0].text)
