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

# case: the default of an option of click
import click

from openai import OpenAI


@click.command()
@click.option("-m", "--model-name", default="gpt-4o", show_default=True)  #! CBS004?
@click.option("--base-url", "url", default="https://api.cerebras.ai/v1")
@click.option("--penalty/--no-penalty", default=False)
@click.argument("question")
def main(model_name, url, penalty, question):
    client = OpenAI(base_url=url, api_key="k")
    client.chat.completions.create(model=model_name, messages=[{"role": "user", "content": question}])


if __name__ == "__main__":
    main()

# case: options of click that say nothing of the model
import click

from openai import OpenAI


@click.command()
@click.option("--model", required=True)
@click.option("--other", default="gpt-oss-120b")
@click.option("--size", type=int, default="4")
def main(model, other, size, free="gpt-oss-120b"):
    client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="k")
    client.chat.completions.create(model=model, messages=[])
    client.chat.completions.create(model=other, messages=[], max_tokens=size)
    client.chat.completions.create(model=free, messages=[])

# case: what an option of click may be chosen from
import click

from openai import OpenAI


@click.command()
@click.option("--model", type=click.Choice(["gpt-4o", "gpt-oss-120b"]))  #! CBS004?
def main(model):
    client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="k")
    client.chat.completions.create(model=model, messages=[])

# case: what an option of argparse may be chosen from
import argparse

from openai import OpenAI

parser = argparse.ArgumentParser()
parser.add_argument("--model", choices=["gpt-oss-120b", "gpt-4"], default="gpt-oss-120b")  #! CBS004?
args = parser.parse_args()
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="k")
client.chat.completions.create(model=args.model, messages=[])

# case: another package's option
from myclick import option

from openai import OpenAI


@option("--model", default="gpt-4o")
def main(model):
    client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="k")
    client.chat.completions.create(model=model, messages=[])

# case: options of typer
from typing import Annotated

import typer

from openai import OpenAI

app = typer.Typer()


@app.command()
def ask(
    model: str = typer.Option("gpt-4o", "--model", "-m"),  #! CBS004?
    other: Annotated[str, typer.Option(help="another")] = "gpt-4",  #! CBS004?
    needed: str = typer.Option(...),
):
    client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="k")
    for one in (model, other, needed):
        client.chat.completions.create(model=one, messages=[])


app()

# case: a function that a command line runs
import fire
import typer

from openai import OpenAI

client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="k")


def ask(question, model="gpt-4o", **options):  #! CBS004?
    client.chat.completions.create(model=model, messages=[], **options)


def tell(model="gpt-4"):  #! CBS004?
    client.chat.completions.create(model=model, messages=[])


if __name__ == "__main__":
    fire.Fire(ask)
    typer.run(tell)

# case: a class whose fields are options
from dataclasses import dataclass

import tyro

from openai import OpenAI


@dataclass
class Options:
    model: str = "gpt-4o"  #! CBS004?
    plain: str = "gpt-oss-120b"


options = tyro.cli(Options)
client = OpenAI(base_url="https://api.cerebras.ai/v1", api_key="k")
client.chat.completions.create(model=options.model, messages=[])
client.chat.completions.create(model=options.plain, messages=[])

# case: widgets of a page
import streamlit as st

from openai import OpenAI

client = OpenAI(base_url=st.text_input("URL", "https://api.cerebras.ai/v1"), api_key="k")
model = st.sidebar.selectbox("Model", ["gpt-4o", "gpt-oss-120b"])  #! CBS004?
typed = st.text_input("Model", value="gpt-4")  #! CBS004?
free = st.text_input("Model")
for one in (model, typed, free, st.radio("Model", st.session_state.models)):
    client.chat.completions.create(model=one, messages=[])

# case: a client that a framework hands in
from typing import Annotated

from fastapi import Depends, FastAPI

from openai import OpenAI

app = FastAPI()


def settings():
    return {"url": "http://localhost:8000/v1"}


def local(settings=Depends(settings)):
    return OpenAI(base_url=settings["url"], api_key="k")


def real():
    client = OpenAI()  #! CBS001
    try:
        yield client
    finally:
        client.close()


@app.post("/one")
def one(client: OpenAI = Depends(local)):
    return client.embeddings.create(model="my-model", input="x")


@app.post("/two")
async def two(client: Annotated[OpenAI, Depends(real)], model: str = "gpt-oss-120b"):
    return client.embeddings.create(model="my-model", input="x")  #! CBS302
