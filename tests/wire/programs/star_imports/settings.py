from openai import OpenAI

from secret import *

MODEL = "gpt-oss-120b"
client = OpenAI(timeout=9)
