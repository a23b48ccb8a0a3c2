"""Corrections in people's words: "recipient=Baghdad", "stance=denies", "items=300 drones".

Takes the words and the claim, gives the changes as a judgement keeps them.
"""

from dragoman.judgements.wording.changes import FIELDS, changes_of
from dragoman.judgements.wording.content import spelled

__all__ = ["FIELDS", "changes_of", "spelled"]
