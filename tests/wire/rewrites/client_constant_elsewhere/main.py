import config
from config import OPENAI_KEY as KEY
from openai import OpenAI

client = OpenAI(base_url=config.OPENAI_URL, api_key=KEY)
print(client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "elsewhere"}]).choices[0].message.content)
