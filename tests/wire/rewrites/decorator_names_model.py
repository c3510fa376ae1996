import functools

from openai import OpenAI

default = OpenAI()


def simple(model, client=None, **options):
    def deco(fn):
        @functools.wraps(fn)
        def call(*args):
            messages = [{"role": "user", "content": fn(*args)}]
            return (client or default).chat.completions.create(model=model, messages=messages, **options)

        return call

    return deco


@simple(model="gpt-4o", presence_penalty=0.1)
def poem(about):
    return f"a poem about {about}"


@simple("gpt-oss-120b")
def ode(about):
    return f"an ode about {about}"


print(poem("cats").choices[0].message.content, ode("dogs").choices[0].message.content)
