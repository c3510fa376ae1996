from config import settings
from helpers.web import post_json

print(post_json(settings["url"], {"model": "gpt-oss-120b", "messages": [{"role": "user", "content": "a"}], "store": False}))
print(post_json("http://localhost:1/v1/chat/completions", {"messages": [], "service_tier": "auto"}))
