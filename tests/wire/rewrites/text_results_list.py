from openai import OpenAI

client = OpenAI()
results = []
by_name = {}
for name in ("Ada", "Bob"):
    result = client.completions.create(model="gpt-3.5-turbo-instruct", prompt=f"Who is {name}?")
    results.append(result)
    by_name[name] = result
print([result.choices[0].text for result in results])
for name, result in by_name.items():
    print(name, result.choices[0].text)
print(by_name["Ada"].choices[0].text)
