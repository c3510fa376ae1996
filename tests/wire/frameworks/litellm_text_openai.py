from litellm import text_completion

print(text_completion(model="gpt-3.5-turbo-instruct", prompt="hello").choices[0].text)
