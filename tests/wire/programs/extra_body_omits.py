from openai import OpenAI, omit

client = OpenAI()
answer = client.chat.completions.create(
    model="gpt-oss-120b", messages=[], logit_bias={"1": 1}, extra_body={"logit_bias": omit}
)
print(answer.choices[0].message.content)
