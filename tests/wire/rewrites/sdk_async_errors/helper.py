import openai


async def guarded(client, text):
    try:
        answer = await client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])
    except (openai.RateLimitError, openai.APITimeoutError):
        return "later"
    return answer.choices[0].message.content
