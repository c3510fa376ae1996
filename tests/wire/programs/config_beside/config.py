import os

import openai

URL = "http://localhost:8000/v1/"
openai.base_url = URL


def setup():
    openai.api_key = os.environ.get("LOCAL_KEY", "x")
