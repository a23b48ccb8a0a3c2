"""Claims into events: one happening, everyone who told, expected or denied it."""

from dragoman.events.merge import merge
from dragoman.events.merger import Merger
from dragoman.events.stories import stories
from dragoman.events.support import support
from dragoman.events.tellers import life, tellers

__all__ = ["Merger", "life", "merge", "stories", "support", "tellers"]
