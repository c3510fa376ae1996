from .chatting import ask as chat
from .connection import client

__all__ = ["chat", "client"]
