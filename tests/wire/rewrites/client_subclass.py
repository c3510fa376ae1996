from openai import OpenAI


class Tracked(OpenAI):
    calls = 0

    def ask(self, text):
        self.calls += 1
        answer = self.chat.completions.create(model="gpt-4.1", messages=[{"role": "user", "content": text}], logit_bias={"1": 2})
        return answer.choices[0].message.content


tracked = Tracked(max_retries=0)
print(tracked.ask("Who calls?"), tracked.calls)
