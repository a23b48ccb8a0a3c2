"""The trained model: Sentences in, Readings out."""

from dragoman.reader.reader import Reader

__all__ = ["Reader"]
