"""Draw records for a notebook: small, escaped, legible on light and on dark.

Takes a record, gives HTML. A record has no project, so actors have the names
of the packaged tables here and others their ids, but for those that carry one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup

from dragoman.actors import known_name
from dragoman.records import (
    Account,
    Arrow,
    Claim,
    Document,
    Event,
    Record,
    Shift,
    SignedTie,
    System,
    SystemShift,
    Tie,
    TieAccount,
    WhatIf,
)
from dragoman.show import pairs, sides, systems, what_ifs
from dragoman.show.web.choices import theatre_name
from dragoman.show.web.marking import PARTS, Piece, of_sentence
from dragoman.show.words import cut, number, plain, stretch

BOX = Markup('<div style="line-height:1.45;max-width:56em;overflow-wrap:break-word">{}</div>')
QUIET = Markup('<span style="opacity:.7">{}</span>')
LINE = Markup("<div>{}</div>")
BOLD = Markup("<b>{}</b>")
# See-through, so that they are as legible on dark as on light; the letters tell the parts without colour.
TINTS = {
    "initiator": "rgba(60,140,220,.28)", "recipient": "rgba(230,130,60,.30)", "against": "rgba(230,130,60,.18)",
    "act": "rgba(230,200,40,.38)", "source": "rgba(90,180,90,.28)", "cue": "rgba(150,110,220,.28)",
}  # fmt: skip
# A sentence that begins with a quotation mark of its own gets no other.
QUOTES = ("“", "‘", '"', "'")
QUOTED = {False: Markup("“{}”"), True: Markup("{}")}
FORMS = {"act": "font-weight:600", "cue": "font-style:italic"}
MARK = Markup('<span title="{}" style="background:{};border-radius:2px;{}">{}</span>')
ROW = Markup("<tr>{}</tr>")
CELL = Markup('<td style="text-align:left;vertical-align:top;padding:.1em .8em .1em 0;white-space:{}">{}</td>')
HEAD = Markup('<th style="text-align:left;padding:.1em .8em .1em 0">{}</th>')
TABLE = Markup('<table style="margin:.4em 0"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>')
TEXT = 600  # characters of a report
SHOWN = 12  # rows of a part
SHORT = 20  # characters of a cell that are kept in a line: a day, a word


def draw(record: Record) -> str | None:
    """A record as HTML; None for kinds that are shown as text."""
    kind = DRAWINGS.get(type(record))
    return str(BOX.format(kind(record))) if kind else None


def claim(one: Claim) -> Markup:
    """A claim: who did what to whom, who says so, how firmly, and the sentence with its parts marked."""
    arrow = "↔" if one.symmetric else "→"
    recipient = called(one.recipient.id, one.recipient.name) if one.recipient else "nobody named"
    source = " › ".join(plain(source.name) for source in one.sources) or "the report itself"
    return lines(
        Markup("{} {} {} {} · {}").format(
            BOLD.format(called(one.initiator.id, one.initiator.name)), one.type, arrow, BOLD.format(recipient),
            Markup("<b>{}</b>, according to {}").format(one.stance, source),
        ),
        QUOTED[one.sentence.lstrip()[:1] in QUOTES].format(marked(of_sentence([one]))),
        QUIET.format(f"{reported(one.outlet, one.published)} · confidence {one.confidence:.2f} · {one.id}"),
    )  # fmt: skip


def marked(pieces: Iterable[Piece]) -> Markup:
    """A sentence with what its parts are, in colour, by form, and in words when pointed at."""
    return Markup("").join(
        MARK.format(
            ", ".join(part for part in PARTS if part in piece.parts),
            next(TINTS[part] for part in PARTS if part in piece.parts),
            ";".join(FORMS[part] for part in PARTS if part in piece.parts and part in FORMS), stretch(piece.text),
        )
        if piece.parts
        else stretch(piece.text)
        for piece in pieces
    )  # fmt: skip


def event(one: Event) -> Markup:
    """An event: what happened, when, who asserts and who denies it, how often it is told."""
    support = f"coded · {plain(one.coded.dataset)}" if one.coded else one.support or "no support"
    standing = [
        Markup("<b>{}</b>: {}").format(stance, sides.listed(names)) for stance, names in sides.sides(one).items()
    ]
    words = [f"“{plain(one.coded.words)}”"] if one.coded and one.coded.words else []
    return lines(
        Markup("{} · {} · <b>{}</b>").format(BOLD.format(sides.what(one)), sides.when(one), support),
        *standing,
        *words,
        QUIET.format(f"{sides.counts(one)} · {one.id}"),
    )


def account(one: Account) -> Markup:
    """An event with its claims."""
    shown = [Markup('<div style="margin:.4em 0 0 1em">{}</div>').format(claim(each)) for each in one.claims[:SHOWN]]
    rest = len(one.claims) - SHOWN
    return lines(event(one.event), *shown, *([QUIET.format(f"and {number(rest, 'claim')} more")] if rest > 0 else []))


def tie(one: Tie) -> Markup:
    """A tie: who, what it is, how sure that is."""
    return lines(
        Markup("{} · {}").format(BOLD.format(pair(one.one, one.other)), pairs.period(one, name=theatre_name)),
        pairs.verdict(one, name=theatre_name),
        QUIET.format(f"cooperation {number(one.cooperation.acts, 'act')}, conflict {number(one.conflict.acts, 'act')}"),
    )


def tie_account(one: TieAccount) -> Markup:
    """A pair in full: the tie, its theatres, what shifted, what it rests on."""
    theatres = [
        (theatre_name(each.theatre or ""), pairs.WORDS[each.sign], pairs.signed(each.lean), f"{each.acts:,}")
        for each in one.by_theatre[:SHOWN]
    ]
    rests = [
        (event.channel, sides.what(event.event), sides.when(event.event), cut(plain(event.claim.sentence), 160))
        if event.claim
        else (event.channel, sides.what(event.event), sides.when(event.event), sides.reason(event.event))
        for event in one.events
    ]
    return lines(
        tie(one.tie),
        *([table(("theatre", "stands", "lean", "acts"), theatres)] if theatres else []),
        *(f"{each.day}: {pairs.shifted(each)}" for each in one.shifts),
        *([table(("channel", "what", "when", "in words"), rests)] if rests else []),
    )


def shift(one: Shift) -> Markup:
    """A dated change between two."""
    where = f" in {theatre_name(one.theatre)}" if one.theatre else ""
    return Markup("{}{}, {}: {}").format(BOLD.format(pair(one.one, one.other)), where, one.day, pairs.shifted(one))


def arrow(one: Arrow) -> Markup:
    """Whether a pair got better or worse in a month."""
    sign = pairs.ARROWS[one.direction]
    return Markup("{} {}, {:%Y-%m}: {}").format(sign, BOLD.format(pair(one.one, one.other)), one.month, one.reason)


def signed_tie(one: SignedTie) -> Markup:
    """A signed tie of a system."""
    who, stands, weight, marks = row_of(one)
    return Markup("{}: {}, weight {}{}").format(BOLD.format(who), stands, weight, f", {marks}" if marks else "")


def system(one: System) -> Markup:
    """A system: of what it is, its blocs, how far from balance, who stands between."""
    told: list[Markup | str] = [BOLD.format(systems.title(one)), systems.weighed(one)]
    if not one.signed:
        return lines(told[0], systems.unsigned(one))
    names = {id: called(id) for id in systems.everyone(one)}
    blocs = [(str(at), sides.listed([names[id] for id in bloc.members], SHOWN)) for at, bloc in blocs_of(one)]
    told.append(f"Balance: {systems.balanced(one)}")
    if blocs:
        told.append(table(("bloc", "members"), blocs))
    told.append(table(("heaviest ties", "stands", "weight", ""), map(row_of, one.signed[:SHOWN])))
    if len(one.signed) > SHOWN:
        told.append(QUIET.format(f"and {number(len(one.signed) - SHOWN, 'signed tie')} more"))
    between = [(names[each.actor], systems.hedger(each, names)) for each in one.hedgers[:SHOWN]]
    between += [
        (f"{names[each.one]} – {names[each.other]}", systems.odd_couple(each, names, called=theatre_name))
        for each in one.odd_couples[:SHOWN]
    ]
    if between:
        told.append(table(("who", "stands between"), between))
    return lines(*told)


def row_of(one: SignedTie) -> tuple[str, ...]:
    """A signed tie as a row: who, how, how heavy, on what."""
    marks = ["thin evidence"] * one.thin + ["coded events alone"] * one.coded
    return pair(one.one, one.other), pairs.WORDS[one.sign], f"{one.weight:.2f}", ", ".join(marks)


def blocs_of(one: System) -> Iterable[tuple[int, Any]]:
    """The blocs of several members, counted from 1."""
    return [(at, bloc) for at, bloc in enumerate(one.balance.blocs, start=1) if len(bloc.members) > 1]


def system_shift(one: SystemShift) -> Markup:
    """A dated change of the whole."""
    return Markup("{}: {}").format(BOLD.format(one.day), one.text)


def what_if(one: WhatIf) -> Markup:
    """What would be if one tie were another."""
    names = {id: called(id) for id in what_ifs.everyone(one)}
    rows = list(what_ifs.figures(one.now, one.then))
    moved = [(BOLD.format(names[id]), what_ifs.move(id, one.now, one.then, names)) for id in one.moved]
    return lines(
        Markup("{} {}").format(BOLD.format(what_ifs.condition(one, names)), what_ifs.setting(one)),
        table(("unfitted at the least", "now", "then", ""), rows),
        *(Markup("{} {}.").format(*both) for both in moved),
        *([] if moved else ["Nobody changes blocs."]),
        QUIET.format(what_ifs.CLOSING),
    )


def document(one: Document) -> Markup:
    """A report: its title, who published it, and how it begins."""
    return lines(
        BOLD.format(plain(one.title or "Without a title")),
        QUIET.format(f"{reported(one.outlet, one.published)} · {one.id}"),
        cut(plain(one.text), TEXT),
    )


def lines(*parts: Markup | str) -> Markup:
    """One below the other."""
    return Markup("").join(LINE.format(part) for part in parts)


def table(headings: Iterable[str], rows: Iterable[Iterable[str]]) -> Markup:
    """A small table."""
    body = Markup("").join(ROW.format(Markup("").join(cell(one) for one in row)) for row in rows)
    return TABLE.format(Markup("").join(HEAD.format(word) for word in headings), body)


def cell(text: str) -> Markup:
    """A cell of a table."""
    return CELL.format("nowrap" if len(text) <= SHORT else "normal", text)


def pair(one: str, other: str) -> str:
    """Two actors."""
    return f"{called(one)} – {called(other)}"


def called(id: str, name: str | None = None) -> str:
    """What to call an actor."""
    return plain(name or known_name(id) or id)


def reported(outlet: str | None, published: Any) -> str:
    """Who published it and when."""
    return f"{plain(outlet) if outlet else 'no outlet'}, {published or 'no date'}"


DRAWINGS: dict[type[Record], Callable[[Any], Markup]] = {
    Account: account, Arrow: arrow, Claim: claim, Document: document, Event: event, Shift: shift,
    SignedTie: signed_tie, System: system, SystemShift: system_shift, Tie: tie, TieAccount: tie_account,
    WhatIf: what_if,
}  # fmt: skip
