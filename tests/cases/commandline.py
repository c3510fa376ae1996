# case: the default of an option is what it may be
import argparse

from openai import OpenAI

parser = argparse.ArgumentParser()
parser.add_argument("-m", "--model-name", type=str, default="gpt-4o")  #! CBS004?
parser.add_argument("--api-url", dest="url", default="https://api.cerebras.ai/v1")
args = parser.parse_args()


def main():
    client = OpenAI(base_url=args.url, api_key="k")
    client.chat.completions.create(model=args.model_name, messages=[])

# case: options of a group, from known arguments, in a function of its own
import argparse

from openai import OpenAI


def parse():
    parser = argparse.ArgumentParser()
    group = parser.add_argument_group("model")
    group.add_argument("--model", default="gpt-4o")  #! CBS004?
    args, _ = parser.parse_known_args()
    return args


def run(args):
    client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="k")
    client.chat.completions.create(model=args.model, messages=[])


run(parse())

# case: options as a dict
import argparse

from openai import OpenAI

parser = argparse.ArgumentParser()
parser.add_argument("--model", default="gpt-4o")  #! CBS004?
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="k")
client.chat.completions.create(messages=[], **vars(parser.parse_args()))

# case: a default URL of another provider
import argparse

from openai import OpenAI

parser = argparse.ArgumentParser()
parser.add_argument("--base-url", default="http://localhost:8000/v1")
args = parser.parse_args()
client = OpenAI(base_url=args.base_url, api_key="k")
client.chat.completions.create(model="gpt-4o", messages=[])  #! CBS004?

# case: options that say nothing of the model
import argparse

from openai import OpenAI

parser = argparse.ArgumentParser()
parser.add_argument("--model")
parser.add_argument("--other", required=True, default="gpt-4o")
parser.add_argument("--none", default=None)
parser.add_argument("--set", default="gpt-4o")
parser.set_defaults(set="llama3.1-8b")
args = parser.parse_args()
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="k")
client.chat.completions.create(model=args.model, messages=[])
client.chat.completions.create(model=args.other, messages=[])
client.chat.completions.create(model=args.none or "gpt-oss-120b", messages=[])
client.chat.completions.create(model=args.set, messages=[])

# case: an option that is assigned afterwards
import argparse

from openai import OpenAI

parser = argparse.ArgumentParser()
parser.add_argument("--model", default="gpt-4o")
args = parser.parse_args()
args.model = "gpt-oss-120b"
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="k")
client.chat.completions.create(model=args.model, messages=[])

# case: the options of another parser
import argparse

from openai import OpenAI

first, second = argparse.ArgumentParser(), argparse.ArgumentParser()
first.add_argument("--model", default="gpt-4o")
second.add_argument("--model", default="gpt-oss-120b")
args = second.parse_args()
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="k")
client.chat.completions.create(model=args.model, messages=[])

# case: something else that parses
from other import ArgumentParser

from openai import OpenAI

parser = ArgumentParser()
parser.add_argument("--model", default="gpt-4o")
args = parser.parse_args()
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="k")
client.chat.completions.create(model=args.model, messages=[])

# case: a parser in another file
# file: flags.py
import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--model", default="gpt-4o")  #! CBS004?
parser.add_argument("--plain", default="gpt-oss-120b")
args = parser.parse_args()

# file: main.py
from openai import OpenAI

from flags import args

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="k")
client.chat.completions.create(model=args.model, messages=[])
client.chat.completions.create(model=args.plain, messages=[])
