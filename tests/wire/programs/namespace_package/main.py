import company.llm.clients as clients
from company.llm import sampling

client = clients.make()
print(client.chat.completions.create(model="gpt-oss-120b", messages=[], **sampling.LIVELY).choices[0].message.content)
