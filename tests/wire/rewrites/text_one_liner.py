import openai; print(openai.OpenAI().completions.create(model="gpt-3.5-turbo-instruct", prompt="short").choices[0].text)
