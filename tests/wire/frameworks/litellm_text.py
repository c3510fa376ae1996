from litellm import text_completion

print(text_completion(model="cerebras/gpt-oss-120b", prompt="hello").choices[0].text)
