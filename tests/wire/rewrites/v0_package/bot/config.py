import os

import openai

NAME = "bot"
openai.api_key = os.environ.get("OPENAI_API_KEY")
