"""What people decide about claims and events, and what the claims are by it.

Takes judgements and claims, gives the claims as judged. A judgement is never
changed: who thinks better of it makes another, which stands instead.
"""

from dragoman.judgements.anchoring import anchor
from dragoman.judgements.correcting import corrected
from dragoman.judgements.making import make
from dragoman.judgements.precision import weigh, wilson
from dragoman.judgements.ruling import rule

__all__ = ["anchor", "corrected", "make", "rule", "weigh", "wilson"]
