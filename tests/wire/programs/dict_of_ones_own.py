from openai import OpenAI


class Options(dict):
    """The options of a request."""


options = Options(model="gpt-oss-120b", logit_bias={})
options["presence_penalty"] = 1
options.pop("logit_bias")
print(OpenAI().chat.completions.create(messages=[], **options).choices[0].message.content)
