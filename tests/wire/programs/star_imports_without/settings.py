from openai import OpenAI

__all__ = ["client"]
OPTIONS = {"temperature": 0, "frequency_penalty": 0.2}
client = OpenAI()
