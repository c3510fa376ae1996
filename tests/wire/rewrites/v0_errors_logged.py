import logging

import openai

log = logging.getLogger(__name__)


def ask(prompt, tries=1):
    while tries:
        tries -= 1
        try:
            answer = openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": prompt}])
            return answer["choices"][0]["message"]["content"]
        except openai.error.RateLimitError:
            log.warning("openai.error.RateLimitError\nRetrying...")
            prompt = "slower"
        except openai.error.ServiceUnavailableError as error:
            log.warning("openai.error.ServiceUnavailableError: %s\nRetrying...", str(error))
            prompt = "again"
        except openai.error.Timeout:
            log.warning("openai.error.Timeout\nRetrying...")
            prompt = "again"
        except openai.error.APIError:
            log.warning("openai.error.APIError\nRetrying...")
            prompt = "again"
    return prompt


for status in (429, 503, 500):
    print(ask(f"answer with status {status}"))
    print(ask(f"answer with status {status}", tries=2))
