"""How well ties tell allies from rivals (ICEWS 2014), and how often their intervals hold the truth (generated)."""

from evaluation.ties.score import measure

__all__ = ["measure"]
