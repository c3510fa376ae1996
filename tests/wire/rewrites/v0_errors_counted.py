#! left CBS303 which does something else
import openai

seen = []


def ask(prompt):
    try:
        answer = openai.ChatCompletion.create(model="gpt-4", messages=[{"role": "user", "content": prompt}])
        return answer["choices"][0]["message"]["content"]
    except openai.error.ServiceUnavailableError:
        print(f"unavailable {seen.append('unavailable')}")
    except openai.error.APIError:
        print(f"an error {seen.append('error')}")


ask("answer with status 503")
ask("answer with status 500")
print(seen)
