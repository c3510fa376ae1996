from openai import OpenAI

client = OpenAI()


def retry(function, *args, **kwargs):
    for attempt in range(3):
        try:
            return function(*args, **kwargs)
        except TimeoutError:
            print("again", attempt)


answer = retry(client.chat.completions.create, model="gpt-oss-120b", messages=[], logit_bias={"1": 1})
print(answer.choices[0].message.content)
