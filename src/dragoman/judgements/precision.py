"""How often claims are right, from those that people judged in a random sample.

Takes how many were right and how many wrong, gives the share with its
interval. Wilson's interval (1927) stays within 0 and 1 and holds for small
samples and for shares near either end, where the usual one does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import sqrt

from dragoman.records import Claim, Precision, Ruling

# Of the normal distribution: 95 % lie within so many deviations.
NINETY_FIVE = 1.959963984540054


def weigh(drawn: Sequence[Claim], ruling: Ruling, fields: Sequence[str] = ()) -> Precision:
    """How many of the claims drawn are right: those accepted as the reader found them.

    Corrected ones are wrong, as are those rejected; what was wrong is counted
    where a note names one of `fields`.
    """
    ids = [claim.id for claim in drawn]
    corrected = {claim.id for claim in ruling.corrected}
    right = sum(id in ruling.accepted and id not in corrected for id in ids)
    wrong = sum(id in ruling.rejected or id in corrected for id in ids)
    return Precision(
        drawn=len(ids),
        judged=right + wrong,
        right=right,
        wrong=wrong,
        precision=right / (right + wrong) if right + wrong else None,
        interval=wilson(right, right + wrong),
        wrong_in=wrong_in(set(ids), ruling, fields),
    )


def wrong_in(ids: set[str], ruling: Ruling, fields: Sequence[str]) -> dict[str, int]:
    """How often each field was wrong, by what was corrected and by the notes on what was rejected; most often first."""
    found: dict[str, set[str]] = {field: set() for field in fields}
    for one in ruling.judgements:
        if one.fate != "stands" or one.judgement.verdict not in ("reject", "correct"):
            continue
        words = {word.strip(".,;:").lower() for word in (one.judgement.note or "").split()} | set(one.judgement.changes)
        for field in words & set(fields):
            found[field] |= ids & set(one.claims)
    return dict(Counter({field: len(those) for field, those in found.items() if those}).most_common())


def wilson(right: int, judged: int, z: float = NINETY_FIVE) -> tuple[float, float]:
    """The interval of a share, right out of judged; all from 0 to 1 when nothing was judged.

    >>> [round(end, 3) for end in wilson(8, 10)]
    [0.49, 0.943]
    """
    if not judged:
        return 0.0, 1.0
    share = right / judged
    middle = share + z * z / (2 * judged)
    half = z * sqrt(share * (1 - share) / judged + z * z / (4 * judged * judged))
    whole = 1 + z * z / judged
    return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)
