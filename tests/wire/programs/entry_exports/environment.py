import os

os.environ["OPENAI_BASE_URL"] = "http://localhost:8000/v1"
READY = True
