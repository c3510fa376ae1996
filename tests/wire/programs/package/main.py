from clients import client
from options import creative

print(client.chat.completions.create(messages=[{"role": "user", "content": "Hi"}], **creative()).choices[0].message.content)
