import os

BASE_URL = "https://api.openai.com/v1"
HEADERS = {"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"}


def url(path):
    return f"{BASE_URL}/{path}"
