#! possible CBS302
from openai import OpenAI

client = OpenAI()
client.files.create(file=b"{}", purpose="batch")
