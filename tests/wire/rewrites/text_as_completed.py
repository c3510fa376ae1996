import asyncio

from openai import AsyncOpenAI


async def many(questions: list[str]) -> list[str]:
    client = AsyncOpenAI()
    tasks = [asyncio.create_task(client.completions.create(model="gpt-3.5-turbo-instruct", prompt=q)) for q in questions]
    answers = []
    for task in asyncio.as_completed(tasks):
        response = await task
        answers.append(response.choices[0].text)
    return sorted(answers)


print(asyncio.run(many(["one", "two"])))
