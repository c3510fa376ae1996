from openai import OpenAI

client = OpenAI()
reply = client.completions.create(model='gpt-3.5-turbo-instruct', prompt='Use the keys')
as_dict = reply.to_dict()
for item in as_dict.get('choices', []):
    print(item.get('text', '').strip(), item['finish_reason'])
