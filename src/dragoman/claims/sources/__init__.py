"""Who says that an act happened.

Takes a document's readings and mentions, gives Sourcing, which tells for any
word the chains of sources that stand behind it, outermost first. What the
reader marked comes first (`marked`); the syntax fills in (`shown`); a quotation
that goes on over sentences keeps its speaker (`gather`). Whom the words of a
source mean is told by `speakers`. The outlet's own voice is the empty chain.
"""

from dragoman.claims.sources.chains import Chain, Sourcing, find_sources

__all__ = ["Chain", "Sourcing", "find_sources"]
