import io

from openai import OpenAI

client = OpenAI()
print(client.audio.transcriptions.create(model="whisper", file=io.BytesIO(b"RIFF")))
