"""Deeds into ties: two channels, by theatre and period, with bounds."""

from dragoman.ties.weigh import weigh

__all__ = ["weigh"]
