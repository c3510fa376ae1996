from string import Template

from openai import OpenAI

PROMPT = """
Classify the sentiment of this tweet.

Tweet: {tweet}
Sentiment:"""

client = OpenAI()


def classify(tweet):
    return client.completions.create(model="gpt-3.5-turbo-instruct", prompt=PROMPT.format(tweet=tweet)).choices[0].text


print(classify("I love it"))
greeting = Template("Greet $name").substitute(name="Ada")
print(client.completions.create(model="gpt-3.5-turbo-instruct", prompt=greeting).choices[0].text)
