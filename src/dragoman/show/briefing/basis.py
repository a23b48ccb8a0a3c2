"""What a briefing rests on: reports, outlets, origins, sources, coded rows, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.show import systems
from dragoman.show.briefing.content import Basis
from dragoman.show.briefing.gathering import Answers
from dragoman.show.sides import listed
from dragoman.show.words import NOBODY, number, plain

NAMED = 8  # of those whom no table knows


def basis(answers: Answers) -> Iterator[Basis]:
    """A row a figure: of what was published in the time that is news, and of all until the day."""
    news, all = answers.news, answers.all
    for what, field in (
        ("reports", "reports"), ("outlets", "outlets"), ("origins (copies of one wire report count once)", "origins"),
        ("sources cited in the texts", "sources"), ("claims", "claims"), ("reports of which nothing is read", "unread"),
    ):  # fmt: skip
        yield Basis(what, f"{getattr(news, field):,}", f"{getattr(all, field):,}")
    for what, field in (("first day of publication", "first"), ("last day of publication", "last")):
        yield Basis(what, str(getattr(news, field) or "–"), str(getattr(all, field) or "–"))


def rests(answers: Answers) -> Iterator[str]:
    """What counts beside reports, what is left out, and of whom too little is known, in sentences."""
    asked, system = answers.asked, answers.system
    for one in answers.datasets:
        left = sum(one.left_out.values())
        out = f", {left:,} rows left out as they make no event" if left else ""
        cite = f" {plain(one.citation)}" if one.citation else ""
        yield (
            f"Event data of others, {plain(one.name)} ({one.form}): {number(one.rows, 'row')} that come to "
            f"{number(one.events, 'event')}, {one.since} to {one.until}{out}; {NOBODY}.{cite}"
        )
    if asked.counted.coded == "none":
        yield "Event data of others are left out, by wish."
    elif not answers.datasets:
        yield "No event data of others: everything rests on reports."
    if system.left_out:
        kinds = [f"{count:,} of {systems.OUTSIDERS.get(kind, kind)}" for kind, count in system.left_out]
        yield (
            "Left out of the system: pairs with others than states, groups, alliances and organisations: "
            f"{listed(kinds)}."
        )
    if system.undecided:
        pairs = number(system.undecided, "pair")
        yield f"{pairs} without a sign: too little is told, or it speaks both ways. That is no peace."
    unknown = answers.unknown
    if unknown.count:
        names = [f"{plain(name)} ({claims:,})" for name, claims in unknown.names[:NAMED]]
        some = f": {listed(names, NAMED)}" if names else ""
        yield (
            f"In the whole project {unknown.claims:,} claims name somebody whom no table of actors knows{some}. "
            "They are kept and counted, and stand in no bloc."
        )
    yield (
        f"The picture has the {asked.actors} actors at most between whom most passed. What happened until "
        f"{asked.on} counts, as all reports of the project tell it, those published later too; an event loses half its "
        "weight in a year."
    )
