import os
import openai

openai.api_key = os.getenv("OPENAI_API_KEY")

response = openai.ChatCompletion.create(
    model="gpt-3.5-turbo",
    messages=[
        {"role": "system", "content": "You are a helpful assistant."},
        {"role": "user", "content": "Who won the world series in 2020?"},
    ],
    frequency_penalty=0.2,
)
print(response["choices"][0]["message"]["content"])
print(response["usage"]["total_tokens"], response.usage["prompt_tokens"])
