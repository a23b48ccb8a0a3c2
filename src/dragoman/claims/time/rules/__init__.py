"""The time expressions of English news, as rules.

Gives RULES. Each file holds one kind: what a match means, and
below it the patterns, in the order they are tried. The first that fits at a
place wins, so kinds that hold more words come first. A rule that begins with a
word that begins no other adds it to expressions.BEGINS.
"""

from dragoman.claims.time.rules import (
    clock,
    counted,
    dates,
    days,
    holidays,
    lasting,
    months,
    periods,
    quarters,
    references,
    years,
)
from dragoman.claims.time.rules.form import Rule, Setting

KINDS = (clock, holidays, dates, months, quarters, years, days, counted, periods, lasting, references)
RULES = tuple(rule for kind in KINDS for rule in kind.RULES)

__all__ = ["RULES", "Rule", "Setting"]
