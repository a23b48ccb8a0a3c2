"""Claims into events: one happening, everyone who told, expected or denied it."""

from dragoman.events.merge import merge
from dragoman.events.support import support
from dragoman.events.tellers import life, tellers

__all__ = ["life", "merge", "support", "tellers"]
