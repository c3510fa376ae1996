from dataclasses import asdict, dataclass

from openai import OpenAI


@dataclass
class Sampling:
    temperature: float = 0.3
    frequency_penalty: float = 0.0


client = OpenAI()
sampling = Sampling()
reply = client.chat.completions.create(
    model="gpt-4o",
    messages=[{"role": "user", "content": "settings"}],
    temperature=sampling.temperature,
    frequency_penalty=sampling.frequency_penalty,
)
print(reply.choices[0].message.content, asdict(sampling))
