import asyncio

from openai import OpenAI

client = OpenAI()


async def ask(text):
    answer = await asyncio.to_thread(
        client.chat.completions.create,
        model="gpt-oss-120b",
        messages=[{"role": "user", "content": text}],
        logit_bias={"1": 1},
    )
    return answer.choices[0].message.content


print(asyncio.run(ask("Hi")))
