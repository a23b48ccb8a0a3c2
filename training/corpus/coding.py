"""Labelled acts between two given actors, from sets that were each made for another scheme.

Takes the folder of labelled data, gives Pieces whose words are marked for
initiator and recipient, with the types that the label allows. What a set says
more coarsely than PLOVER stays as coarse: any of the allowed types is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from corpus.pieces import LONGEST_SENTENCE, Piece, key, rows, within
from dragoman.documents import tokenize
from dragoman.evaluate.classify import marked as marks_in

YIELD = ("CONCEDE", "RETREAT")
# The five classes of CAMEO's verbal and material cooperation and conflict; 0, statements, is no type of ours.
CLASSES = {
    "1": ("AGREE", "CONSULT", "SUPPORT", "REQUEST"), "2": ("CONCEDE", "RETREAT", "COOPERATE", "AID"),
    "3": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "4": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}  # fmt: skip
# CAMEO's two-digit roots in PLOVER's terms (PLOVER manual, crosswalk).
ROOTS = {
    "02": ("REQUEST",), "03": ("AGREE",), "04": ("CONSULT",), "05": ("SUPPORT", "AGREE"), "06": ("COOPERATE",),
    "07": ("AID",), "08": YIELD, "09": ("ACCUSE",), "10": ("REQUEST",), "11": ("ACCUSE",), "12": ("REJECT",),
    "13": ("THREATEN",), "14": ("PROTEST",), "15": ("MOBILIZE",), "16": ("SANCTION",), "17": ("COERCE",),
    "18": ("ASSAULT",), "19": ("ASSAULT",), "20": ("ASSAULT",),
}  # fmt: skip
# M2E2's event types, with the roles of who does it to whom; a role given twice pairs the mentions of that role.
ARGUMENTS = {
    "Conflict:Attack": ("ASSAULT", "Attacker", "Target"), "Life:Die": ("ASSAULT", "Agent", "Victim"),
    "Justice:Arrest-Jail": ("COERCE", "Agent", "Person"), "Contact:Meet": ("CONSULT", "Entity", "Entity"),
    "Contact:Phone-Write": ("CONSULT", "Entity", "Entity"), "Transaction:Transfer-Money": ("AID", "Giver", "Recipient"),
}  # fmt: skip

Words = Sequence[int]


def marked(words: list[str], initiator: Words, recipient: Words, types: Sequence[str]) -> Piece | None:
    """A sentence with its two actors marked; None when one of them is missing or it is too long."""
    if not initiator or not recipient or len(words) > LONGEST_SENTENCE or set(initiator) & set(recipient):
        return None
    marks = [0] * len(words)
    for at in initiator:
        marks[at] = 1
    for at in recipient:
        marks[at] = 2
    return Piece(words=words, marks=marks, types=list(types))


def plv(path: Path, out: set[str]) -> Iterator[tuple[str, Piece | None]]:
    """(id, piece) of PLV's rows, whose markup shows source and target."""
    for row in rows(path):
        code, spans = row["events"][0]["code"], marks_in(row["markup"], row["text"])
        if key(row["text"]) in out or not spans:
            continue
        tokens = tokenize(row["text"], 0)
        places = [(token.start, token.end) for token in tokens]
        sides = [within(places, [spans[side]]) if side in spans else [] for side in "st"]
        yield row["id"], marked([t.text for t in tokens], *sides, YIELD if code == "YIELD" else (code,))


def tagged(path: Path, out: set[str]) -> Iterator[Piece | None]:
    """ConfliBERT's sentences with source and target tags and one of five classes."""
    for row in rows(path):
        if key(row["text"]) in out or row["events"][0]["code"] not in CLASSES:
            continue
        sides = [[i for i, tag in enumerate(row["tags"]) if tag[2:] == side] for side in "ST"]
        yield marked(row["tokens"], *sides, CLASSES[row["events"][0]["code"]])


def arguments(path: Path, out: set[str]) -> Iterator[Piece | None]:
    """M2E2's events of which two arguments are actors to one another."""
    for row in rows(path):
        if key(" ".join(row["tokens"])) in out:
            continue
        for event in row["events"]:
            kind, first, second = ARGUMENTS.get(event["type"], ("", "", ""))
            spans = [(role, range(start, end)) for role, start, end, _ in event["args"]]
            if first == second:
                pairs = list(combinations([span for role, span in spans if role == first], 2))
            else:
                pairs = [(a, b) for r, a in spans if r == first for s, b in spans if s == second]
            for initiator, recipient in pairs if kind else ():
                yield marked(row["tokens"], initiator, recipient, (kind,))


def invented(path: Path, out: set[str]) -> Iterator[Piece | None]:
    """PETRARCH's test sentences about invented countries, whose codes begin like their names."""
    for row in rows(path):
        words = [token.text for token in tokenize(row["text"], 0)]
        if key(row["text"]) in out:
            continue
        for event in row["events"]:
            types = ROOTS.get(str(event["code"])[:2])
            if types:
                yield marked(words, *(named(words, event[side]) for side in ("source", "target")), types)


def named(words: list[str], code: str | None) -> list[int]:
    """The first word that begins as a country's code does."""
    return [i for i, word in enumerate(words) if code and len(word) > 3 and word[:3].upper() == str(code)[:3]][:1]


def coded(shared: Path, out: set[str], *, held: bool = False) -> dict[str, list[Piece]]:
    """The labelled pairs by set; with `held`, the twelfth of PLV that is kept from training."""
    events = shared / "data/events"
    lines = [(int(id.rsplit("-", 1)[1]) % 12 == 0, piece) for id, piece in plv(events / "plv_train.jsonl.gz", out)]
    found = {"plv": [piece for kept, piece in lines if kept == held]}
    if not held:
        found["conflibert"] = list(tagged(events / "conflibert_cameo_srcTgt.jsonl.gz", out))
        found["m2e2"] = list(arguments(events / "m2e2_text_only_event.jsonl.gz", out))
        found["petrarch"] = list(invented(events / "petrarch1_unittest_ptb.jsonl.gz", out))
    return {name: [piece for piece in pieces if piece] for name, pieces in found.items()}
