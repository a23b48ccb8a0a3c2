"""The whole of a briefing in some sentences: who stands with whom, and what is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dragoman.show import systems
from dragoman.show.briefing.gathering import ARROWS, Answers
from dragoman.show.happenings import day_in_words, pair_of, period, theatre_name
from dragoman.show.sides import listed
from dragoman.show.words import number

BLOCS = 4  # that are named
MEMBERS = 8
BETTER = {"up": "better", "down": "worse"}


def lede(answers: Answers) -> Iterator[str]:
    """The whole in some sentences."""
    system = answers.system
    where = theatre_name(system.theatre) if system.theatre else "All theatres together"
    if not system.signed:
        yield systems.unsigned(system)
    else:
        yield (
            f"{where}: on {day_in_words(system.on)} {number(len(system.signed), 'tie')} among "
            f"{number(len(system.actors), 'actor')} can be called friendly or hostile. {' '.join(standing(answers))}"
        )
    yield " ".join(news(answers))


def standing(answers: Answers) -> Iterator[str]:
    """Who stands with whom, against whom, and how far that fits."""
    system, names = answers.system, answers.names
    several = [bloc for bloc in system.balance.blocs if len(bloc.members) > 1]
    for bloc in several[:BLOCS]:
        yield f"{listed([systems.name(id, names) for id in bloc.members], MEMBERS)} stand together."
    if not several:
        yield systems.ALONE.removeprefix("None. ")
    hostile = [tie for tie in system.signed if tie.sign == "-"]
    if hostile:
        yield f"Most opposed: {listed([pair_of(tie.one, tie.other, names) for tie in hostile[:3]])}."
    misfits = system.balance.misfits
    if misfits:
        yield f"{number(len(misfits), 'tie')} {'fits' if len(misfits) == 1 else 'fit'} no division into blocs."
    if system.thin:
        rest = "rests" if system.thin == 1 else "rest"
        yield f"{number(system.thin, 'tie')} {rest} on thin evidence: leads, no findings."


def news(answers: Answers) -> Iterator[str]:
    """What is new, counted."""
    ways = Counter(arrow.direction for arrow in answers.arrows)
    told = [f"{number(ways[way], 'pair')} got {BETTER[way]}" for way in ("down", "up") if ways[way]]
    when = period(answers.asked.since, answers.asked.on)
    least = "at least " if len(answers.arrows) == ARROWS else ""
    yield f"In {when}: {least}{' and '.join(told) or 'no pair got better or worse beyond chance'}."
    supports = answers.counts.supports
    events = sum(count for support, count in supports.items() if support != "coded")
    yield (
        f"Reports tell of {number(events, 'event')}, of which {supports.get('contested', 0):,} are contested, "
        f"{supports.get('corroborated', 0):,} corroborated and {supports.get('denied', 0):,} told only by those who "
        "deny them."
    )
