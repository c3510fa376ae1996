from settings import HEADERS, url
from web import post

print(post(url("chat/completions"), HEADERS, {"model": "gpt-4o", "messages": [{"role": "user", "content": "a"}]}))
BODY = {"model": "gpt-4o", "messages": [{"role": "user", "content": "b"}], "user": "me", "service_tier": "flex"}
print(post(url("chat/completions"), HEADERS, BODY))
