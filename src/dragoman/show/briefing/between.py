"""Who stands between others, what strains the whole, and what other layers and standings say beside behaviour."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.records import LayerComparison, Standing, System, Tie
from dragoman.show import pairs, systems
from dragoman.show.briefing.content import Line, Part
from dragoman.show.briefing.gathering import EVENTS, LINES, Answers, said
from dragoman.show.briefing.notes import Notes
from dragoman.show.happenings import in_words
from dragoman.show.systems import Names
from dragoman.show.words import number, plain


def between(system: System, names: Names, notes: Notes) -> Iterator[Part]:
    """Those who stand between, and what does not fit, each with what the word means."""
    parts = (
        ("Odd couples", "Two who stand together in one theatre while they are opposed elsewhere.",
         odd(system, names, notes), len(system.odd_couples)),
        ("Hedgers", "Those who are friendly to both sides of a quarrel.", hedgers(system, names, notes),
         len(system.hedgers)),
        ("Strained threes", "Three whose ties do not agree. A description, no forecast.", triads(system, names, notes),
         system.imbalanced),
        ("Brokers", "Those who mediate between others or let them meet.", brokers(system, names, notes),
         len(system.brokers)),
    )  # fmt: skip
    for heading, says, lines, count in parts:
        if shown := list(lines):
            yield Part(heading, says, shown, count - len(shown))


def odd(system: System, names: Names, notes: Notes) -> Iterator[Line]:
    """Odd couples."""
    for one in system.odd_couples[:LINES]:
        pair = f"{systems.name(one.one, names)} – {systems.name(one.other, names)}"
        refs = notes.of_events(one.evidence[:EVENTS])
        yield Line(pair, in_words(systems.odd_couple(one, names)), refs, thin=one.thin)


def hedgers(system: System, names: Names, notes: Notes) -> Iterator[Line]:
    """Hedgers."""
    for one in system.hedgers[:LINES]:
        refs = notes.of_events(one.evidence[:EVENTS])
        yield Line(systems.name(one.actor, names), systems.hedger(one, names), refs, thin=one.thin)


def triads(system: System, names: Names, notes: Notes) -> Iterator[Line]:
    """Strained triads."""
    for one in system.strained[:LINES]:
        yield Line("", systems.triad(one, names), notes.of_events(one.evidence[:EVENTS]), thin=one.thin)


def brokers(system: System, names: Names, notes: Notes) -> Iterator[Line]:
    """Brokers."""
    for one in system.brokers[:LINES]:
        refs = notes.of_events(one.evidence[:EVENTS])
        yield Line(systems.name(one.actor, names), systems.broker(one, names), refs)


def beside(answers: Answers, notes: Notes) -> Iterator[Part]:
    """What is said of pairs, and what imported layers have of them, beside what they do."""
    found = said(answers.system)
    if found:
        lines = [called(tie, standing, answers.names, notes) for tie, standing in found[:LINES]]
        says = "What sources call a pair, which is no measure of what the two do."
        yield Part("Said to be allies or rivals", says, lines, len(found) - len(lines))
    for one in answers.comparisons:
        yield agreement(one, answers, notes)


def called(tie: Tie, standing: Standing, names: Names, notes: Notes) -> Line:
    """What a pair is said to be, and what it does."""
    pair = f"{systems.name(tie.one, names)} – {systems.name(tie.other, names)}"
    deeds = pairs.WORDS[tie.sign] if tie.acts else "nothing told"
    refs = notes.of_events(standing.evidence[:EVENTS], (tie.one, tie.other))
    return Line(pair, f"said to be {pairs.SAID[standing.type]} {pairs.stood(standing)}; by deeds {deeds}", refs)


def agreement(found: LayerComparison, answers: Answers, notes: Notes) -> Part:
    """How far a layer agrees with behaviour, and where it does not."""
    layer = next(one for one in answers.layers if one.name == found.layer)
    met, decided = found.pairs - found.unreported, found.agree + len(found.at_odds)
    same = f": {found.agree:,} the same, {len(found.at_odds):,} the other" if decided else ""
    says = (
        f"The layer has {number(found.pairs, 'pair')} with a sign on that day. By events {met:,} of them have "
        f"dealings, {decided or 'none'} with a sign{same}. {plain(layer.citation or 'A list of your own.')}"
    )
    lines = [
        Line(
            f"{systems.name(one.one, answers.names)} – {systems.name(one.other, answers.names)}",
            f"{pairs.WORDS[one.bond]} by the layer{f' ({plain(one.text)})' if one.text else ''}, "
            f"{pairs.WORDS[one.tie]} by {number(one.acts, 'act')}",
            notes.of_events(one.evidence[:EVENTS], (one.one, one.other)), thin=one.thin,
            coded=one.coded == one.acts > 0,
        )
        for one in found.at_odds[:LINES]
    ]  # fmt: skip
    return Part(f"Layer “{plain(found.layer)}”", says, lines, len(found.at_odds) - len(lines))
