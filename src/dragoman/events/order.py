"""The order in which claims are told, the same however they arrive.

By day of publication (without one, last), then by report and place in it.
"""

from __future__ import annotations

from datetime import date

from dragoman.records import Claim

Order = tuple[date, str, int, int, str]


def order(claim: Claim) -> Order:
    """What claims are sorted by."""
    return (
        claim.published or date.max, claim.document, claim.sentence_start, claim.trigger.start, claim.id,
    )  # fmt: skip


def sortable(claim: Claim) -> str:
    """The order as one text."""
    published, document, sentence, trigger, id = order(claim)
    return f"{published} {document} {sentence:09d} {trigger:09d} {id}"
