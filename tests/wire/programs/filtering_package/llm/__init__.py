from .client import ask
