import llm

print(llm.ask("Hi", presence_penalty=0.5).choices[0].message.content)
