import openai

openai.base_url = "http://localhost:8000/v1/"
openai.api_key = "x"
