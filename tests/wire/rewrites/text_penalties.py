from openai import OpenAI

client = OpenAI()
response = client.completions.create(
    model="gpt-3.5-turbo-instruct",
    prompt="Do not repeat yourself",
    frequency_penalty=0.5,
    presence_penalty=0.0,
    logit_bias={"50256": -100},
)
print(response.choices[0].text)
