from llm import complete

answer = complete("What is up?")
print(answer.choices[0].text)
print(complete("What is down?", max_tokens=5).choices[0].text.strip())
