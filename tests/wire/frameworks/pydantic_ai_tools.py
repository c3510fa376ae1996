#! possible CBS205
#! left CBS205 Give all tools the same `strict`
from pydantic_ai import Agent


def read(path: str) -> str:
    return path


def look(pattern: str, limit: int = 50) -> str:
    return pattern


def find(name: str, kinds: list[str]) -> str:
    return name


print(Agent("cerebras:gpt-oss-120b", tools=[read, look]).run_sync("Where is main?").output)
print(Agent("cerebras:gpt-oss-120b", tools=[read, find]).run_sync("Where is main?").output)
