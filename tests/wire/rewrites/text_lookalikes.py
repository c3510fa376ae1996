from types import SimpleNamespace

from openai import OpenAI

client = OpenAI()
page = SimpleNamespace(text="a page", choices=[SimpleNamespace(text="a choice")])
response = client.completions.create(model="gpt-3.5-turbo-instruct", prompt=f"Sum up {page.text}")
print(page.text, page.choices[0].text, response.choices[0].text)


def show(response):
    print(response.text, response.choices[0].text)


show(page)
response = page
print(response.choices[0].text)
