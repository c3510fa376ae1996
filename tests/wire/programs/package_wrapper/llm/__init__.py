from .core import ask

__all__ = ["ask"]
