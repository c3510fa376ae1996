import os

OPENAI_URL = os.environ.get("LLM_URL") or "https://api.openai.com/v1"
OPENAI_KEY = os.environ["OPENAI_API_KEY"]
