"""Draw claims: the sentence with its parts marked, who says so, how firmly, and where each leads.

Takes records, gives Markup for one page. No template, as a ledger draws some thousand of
these: a macro for each takes ten times as long. Whatever reports say goes through `shown`.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from dragoman.records import ActorMention, Claim, Source
from dragoman.show.web import spelling
from dragoman.show.web.marking import Piece, of_sentence
from dragoman.show.web.state import Asked
from dragoman.store import CopiedIn

# Reports that are named of those that have a copy.
NAMED = 6
NOTHING: Mapping[str, Any] = {}


def shown(text: str) -> Markup:
    """What a report says, rid of what steers a browser, and escaped."""
    return escape(spelling.clean(text))


def stance(word: str) -> Markup:
    """How firmly it is said, by sign and word."""
    sign = spelling.STANCES[word]
    return Markup(f'<span class="badge {word}"><span aria-hidden="true">{sign}</span> {word}</span>')


def marked(some: Sequence[Piece]) -> Markup:
    """Pieces of a text (marking.py); a script shows those of one claim alone while it is pointed at."""
    return Markup("".join(_mark(piece) if piece.parts else shown(piece.text) for piece in some))


def _mark(piece: Piece) -> str:
    numbers = "".join(f' data-{part}="{" ".join(map(str, claims))}"' for part, claims in piece.parts.items())
    called = f'class="{" ".join(piece.parts)}" title="{", ".join(piece.parts)}"'
    return f"<mark {called}{numbers}>{shown(piece.text)}</mark>"


def circumstances(claim: Claim) -> Markup:
    """What it is about, when and where, in short; nothing where nothing is said."""
    told = [spelling.thing(item) for item in claim.items]
    told += [spelling.span(claim.time)] if claim.time else []
    told += [f"in {claim.place.name}"] if claim.place else []
    return Markup("".join(f" · <bdi>{shown(one)}</bdi>" for one in told))


def place(claim: Claim) -> Markup:
    """Where a claim stands in its report: a long one is shown in parts."""
    return Markup(f"/report/{quote(claim.document)}?claim={quote(claim.id)}#claim-{quote(claim.id)}")


class ClaimDrawing:
    """Claims as a page shows them; a link that comes again is made once."""

    stance, marked, circumstances = staticmethod(stance), staticmethod(marked), staticmethod(circumstances)

    def __init__(self, asked: Asked) -> None:
        """`asked` is what the page was asked, of which links keep what pages share."""
        self._asked = asked
        self._shared = escape(asked.shared())
        self._made: dict[Hashable, Markup] = {}

    def actor(self, one: ActorMention) -> Markup:
        """An actor as it is named in a claim, and the state that it acts for."""
        key = "actor", one.id, one.name, one.acts_for
        if key not in self._made:
            link = f'<a class="actor" href="/actor/{quote(one.id)}{self._shared}"><bdi>{shown(one.name)}</bdi></a>'
            self._made[key] = Markup(link + _acting_for(one))
        return self._made[key]

    def source(self, one: Source) -> Markup:
        """One link of a chain of sources."""
        if one.id == "unspecified":
            return Markup(
                f'<a href="{self._claims(by="unspecified")}">somebody</a> <span class="quiet">(unnamed)</span>'
            )
        key = "source", one.id, one.name, one.acts_for, one.anonymous
        if key not in self._made:
            link = f'<a href="{self._claims(by=one.id)}"><bdi>{shown(one.name)}</bdi></a>'
            anonymous = ' <span class="quiet">(anonymous)</span>'
            self._made[key] = Markup(link + (anonymous if one.anonymous else _acting_for(one)))
        return self._made[key]

    def chain(self, claim: Claim) -> Markup:
        """Who says so, outermost first: "The Post, citing intelligence officials (anonymous)"."""
        if claim.sources:
            return Markup(", citing ".join(map(self.source, claim.sources)))
        if not claim.outlet:
            return Markup("the report itself")
        return Markup(f"{self._link(claim.outlet, by=f'outlet:{claim.outlet}')} itself")

    def what(self, claim: Claim) -> Markup:
        """Who did what to whom: "Iran AID arms → Russia, against Ukraine"."""
        type = f'<a class="type" href="{self._claims(type=claim.type)}">{claim.type}</a>'
        mode = f' <span class="quiet">{shown(claim.mode)}</span>' if claim.mode else ""
        to = f" {_arrow(claim)} {self.actor(claim.recipient)}" if claim.recipient else ""
        against = f", against {self.actor(claim.against)}" if claim.against else ""
        return Markup(f'<span class="what">{self.actor(claim.initiator)} {type}{mode}{to}{against}</span>')

    def according(self, claim: Claim, event: str | None = None, report: bool = True) -> Markup:
        """Who says so, how sure the reading is, and where the claim leads."""
        some = [f"according to {self.chain(claim)}", f"confidence {spelling.sure(claim.confidence)}"]
        if claim.recipient:
            pair = (one.acts_for or one.id for one in (claim.initiator, claim.recipient))
            some.append(f'<a href="/pair/{"/".join(map(quote, pair))}{self._shared}">pair</a>')
        if event:
            some.append(f'<a href="/event/{quote(event)}{self._shared}">event</a>')
        if report:
            some.append(f'<a href="{place(claim)}">in its report</a>')
        return Markup(" · ".join(some))

    def line(self, claim: Claim, number: int = 0, event: str | None = None, report: bool = True) -> Markup:
        """A claim in two lines. `number`: which of its sentence's it is, for its marks. `event`: id of its event."""
        return Markup(
            f'<div class="claim" data-number="{number}">\n'
            f"<p>{stance(claim.stance)} {self.what(claim)}{circumstances(claim)}</p>\n"
            f'<p class="quiet">{self.according(claim, event, report)}</p>\n</div>\n'
        )

    def byline(self, claim: Claim) -> Markup:
        """Whose report a claim stands in."""
        outlet = self._link(claim.outlet, outlet=claim.outlet) if claim.outlet else "no outlet"
        return Markup(f'<span class="byline">{spelling.day(claim.published)} · {outlet}</span>')

    def sentence(
        self,
        claims: Sequence[Claim],
        events: Mapping[str, str] = NOTHING,
        copies: Mapping[str, Sequence[CopiedIn]] = NOTHING,
        byline_too: bool = True,
    ) -> Markup:
        """A sentence once, with all the claims that are read from it. `events`: ids of events by ids of claims."""
        byline = f'<p class="quiet">{self.byline(claims[0])}{_copied(claims, copies)}</p>\n' if byline_too else ""
        lines = (self.line(claim, number, events.get(claim.id)) for number, claim in enumerate(claims))
        return Markup(
            f'<sentence-claims class="sentence">\n{byline}'
            f'<blockquote class="told"><p>{marked(of_sentence(claims))}</p></blockquote>\n'
            f"{''.join(lines)}</sentence-claims>\n"
        )

    def _claims(self, **more: Any) -> Markup:
        """The address of the claims with one thing more asked."""
        key = "claims", *more.items()
        if key not in self._made:
            self._made[key] = escape(f"/claims{self._asked.shared(**more)}")
        return self._made[key]

    def _link(self, words: str, **more: str) -> str:
        return f'<a href="{self._claims(**more)}"><bdi>{shown(words)}</bdi></a>'


def _acting_for(one: ActorMention | Source) -> str:
    return f' <span class="quiet">({shown(one.acts_for)})</span>' if one.acts_for and one.acts_for != one.id else ""


def _arrow(claim: Claim) -> str:
    sign, word = ("↔", "and") if claim.symmetric else ("→", "to")
    return f'<span aria-hidden="true">{sign}</span><span class="unseen">{word}</span>'


def _copied(claims: Sequence[Claim], copies: Mapping[str, Sequence[CopiedIn]]) -> str:
    """In which other reports of its wire group a sentence stands."""
    there = {one.document: one for claim in claims for one in copies.get(claim.id, ())}
    if not there:
        return ""
    named = (
        f'<a href="/report/{quote(one.document)}"><bdi>{shown(one.outlet or "no outlet")}</bdi></a>'
        for one in list(there.values())[:NAMED]
    )
    more = " …" if len(there) > NAMED else ""
    return f" · and in {spelling.counted(len(there), 'copy', 'copies')}: {', '.join(named)}{more}"
