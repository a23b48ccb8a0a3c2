"""Number the sentences that a briefing rests on, in the order in which it first refers to them.

Takes claims and events, gives Refs; a sentence is one note, whatever is read
from it, and a note knows from where it is referred to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dragoman.events.dyads import side
from dragoman.records import Claim, Event, Stance
from dragoman.show import coded
from dragoman.show.briefing.content import Note, Ref
from dragoman.show.web.marking import of_sentence
from dragoman.show.words import plain
from dragoman.store import Report

# Sentences that one event is shown by where it is only evidence.
SHOWN = 1


class Notes:
    """The notes of a briefing."""

    def __init__(
        self, events: Mapping[str, Event], claims: Mapping[str, Sequence[Claim]], reports: Mapping[str, Report]
    ) -> None:
        self._events, self._claims, self._reports = events, claims, reports
        self._notes: dict[object, Note] = {}
        self._read: dict[int, list[Claim]] = {}  # claims by note

    def all(self) -> list[Note]:
        """The notes, in their order."""
        return list(self._notes.values())

    def of_events(self, ids: Iterable[str], pair: tuple[str, str] | None = None) -> list[Ref]:
        """References to the surest sentence of each of some events, of a pair where the event is of others too."""
        refs = [ref for id in ids if (event := self._events.get(id)) for ref in self.of_event(event, pair)]
        return list({ref.note: ref for ref in refs}.values())

    def of_event(self, event: Event, pair: tuple[str, str] | None = None) -> list[Ref]:
        """References to its surest sentence, one that asserts it if there is one; of a coded one, to its row."""
        if event.coded:
            return [self._refer(event.id, [])]
        claims = [self._claims[id][0] for id in event.evidence if id in self._claims]
        ranked = sorted(claims, key=lambda one: (not tells_of(one, pair), one.stance != "asserts", -one.confidence))
        return [self._refer(sentence_of(one), [one]) for one in ranked[:SHOWN]]

    def of_claims(self, ids: Iterable[str], stance: Stance | None = None) -> list[Ref]:
        """References to the sentence of the surest of some claims, of a stance if there is one of it."""
        claims = [self._claims[id][0] for id in ids if id in self._claims]
        ranked = sorted(claims, key=lambda one: (stance is not None and one.stance != stance, -one.confidence))
        return [self._refer(sentence_of(one), [one]) for one in ranked[:1]]

    def _refer(self, key: object, claims: Sequence[Claim]) -> Ref:
        note = self._notes.get(key) or self._add(key)
        read = self._read.setdefault(note.number, [])
        read.extend(claim for claim in claims if claim not in read)
        if read:
            self._tell(note, read)
        else:
            self._tell_row(note, self._events[str(key)])
        ref = Ref(note.number, f"r{note.number}.{len(note.refs) + 1}")
        note.refs.append(ref)
        return ref

    def _add(self, key: object) -> Note:
        number = len(self._notes) + 1
        self._notes[key] = Note(number=number, pieces=(), row="", outlet="", day="", title="", chains=(), ids=())
        return self._notes[key]

    def _tell(self, note: Note, claims: Sequence[Claim]) -> None:
        """The sentence with all that is referred to of it marked."""
        first = claims[0]
        report = self._reports.get(first.document)
        note.pieces = of_sentence(claims)
        note.outlet = plain(first.outlet or "no outlet")
        note.day = str(first.published or "no date")
        note.title = plain(report.title) if report and report.title else ""
        note.chains = list(dict.fromkeys(chain(claim) for claim in claims))
        note.ids = [claim.id for claim in claims]

    def _tell_row(self, note: Note, event: Event) -> None:
        """What is known of an event that others have coded."""
        assert event.coded
        words = f"“{plain(event.coded.words)}” " if event.coded.words else ""
        note.row = f"{words}{coded.reason(event.coded)}; {coded.origin(event.coded)}"
        note.outlet, note.day = plain(event.coded.dataset), str(event.time.start if event.time else "no day")
        note.ids = [event.id]


def sentence_of(claim: Claim) -> object:
    """Which sentence a claim is read from."""
    return claim.document, claim.sentence_start


def tells_of(claim: Claim, pair: tuple[str, str] | None) -> bool:
    """Whether a claim tells of both of a pair."""
    if pair is None:
        return True
    others = (claim.recipient, claim.against)
    return set(pair) <= {side(claim.initiator), *(side(one) for one in others if one)}


def chain(claim: Claim) -> str:
    """Who says so, outermost first, and how: "officials › Ukraine asserts it"."""
    said = {"asserts": "asserts", "hedges": "holds possible", "denies": "denies", "expects": "expects",
            "supposes": "supposes"}[claim.stance]  # fmt: skip
    if not claim.sources:
        return f"the report itself {said} it"
    names = [plain(one.name) + (" (unnamed)" if one.anonymous else "") for one in claim.sources]
    return f"{' › '.join(names)} {said} it"
