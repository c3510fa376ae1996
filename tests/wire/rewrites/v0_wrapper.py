import time

import openai


def completion_with_backoff(**kwargs):
    for attempt in range(3):
        try:
            return openai.ChatCompletion.create(**kwargs)
        except openai.error.RateLimitError:
            time.sleep(0)
    return None


response = completion_with_backoff(
    model="gpt-3.5-turbo", messages=[{"role": "user", "content": "Hi"}], request_timeout=20, headers={"X-Trace": "1"}
)
print(response["choices"][0]["message"]["content"] if response else "gave up")
