"""Systems whose blocs, theatres and shifts are known, with the deeds that a corpus tells of them.

`world` makes one from a seed. What is planted, and how it is scored: docs/reference/systems.md.
"""

from evaluation.systems.settings import CORPORA, EASY, HARD, LEVELS, NEWS, PAPER, WIRE, Corpus, Settings
from evaluation.systems.world import World, world

__all__ = ["CORPORA", "EASY", "HARD", "LEVELS", "NEWS", "PAPER", "WIRE", "Corpus", "Settings", "World", "world"]
