"""Which words express which type of event, and where its parties stand.

Reads acts.csv, gives ActEntry. The columns, the slots and the conditions are
described in docs/reference/acts.md; what a row asks is checked by `claims`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from dragoman.records import EventType, Record
from dragoman.vocabulary.classes import classes
from dragoman.vocabulary.tables import Row, read_table

TABLE = Path(__file__).with_name("acts.csv")
COLUMNS = (
    "lemma", "pos", "roleset", "condition", "initiator", "recipient", "type", "mode", "cameo", "symmetric", "note",
)  # fmt: skip

Pos = Literal["verb", "noun", "adj"]


def _words(several: str) -> frozenset[str]:
    return frozenset(several.split())


ROLES = frozenset(f"ARG{number}" for number in range(6))
PREPOSITIONS = _words(
    "to with against on upon from for of by into between among in over at toward towards about near along behind "
    "around outside across under after inside through that"
)
SLOTS = ROLES | PREPOSITIONS | {
    "subj", "obj", "iobj", "clause", "bidden", "favour", "poss", "compound", "amod", "self", "head", "light",
    "prefix", "suffix",
}  # fmt: skip
CLASS_CHECKS = frozenset({"object", "subject", "modifier", "complement"})  # their value is a class of classes.csv
WORD_CHECKS = frozenset({"prep", "noprep"})  # their value is a preposition
BARE_CHECKS = frozenset({"future", "joint", "clause", "must", "plural", "noparticle"})
# The modes of PLOVER's manual, by event type; a type that is not here has none.
MODES: Mapping[str, frozenset[str]] = {
    "CONSULT": _words("visit third-party multilateral phone"),
    "RETREAT": _words("withdraw release disarm ceasefire access resign"),
    "REQUEST": _words("assist change yield meet"),
    "ACCUSE": _words("disapprove investigate allege"),
    "REJECT": _words("assist change yield meet"),
    "THREATEN": _words("restrict arrest relations expel territory violence"),
    "SANCTION": _words("convict expel withdraw discontinue"),
    "PROTEST": _words("demo riot strike hunger boycott obstruct vandalize"),
    "MOBILIZE": _words("troops weapons police militia"),
    "COERCE": _words("seize restrict censor curfew martial-law arrest deport withhold misinformation cyber"),
    "ASSAULT": _words(
        "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
        "heavy-weapons crowd-control unconventional"
    ),
}


class Condition(Record, frozen=True, kw_only=True):
    """One check that a row asks of a sentence: `object` and `weapon` for "object:weapon", `future` and None."""

    kind: str
    value: str | None


class ActEntry(Record, frozen=True, kw_only=True):
    """One row of the table: a word in a construction, and the act that it expresses."""

    lemma: str  # several words for a particle verb or a fixed phrase
    pos: Pos
    roleset: str | None  # None: any sense of the word
    conditions: tuple[Condition, ...]  # all must hold
    initiator: tuple[str, ...]  # slots, in the order to try them
    recipient: tuple[str, ...]  # () when the act has none
    type: EventType
    mode: str | None
    cameo: str | None
    symmetric: bool
    note: str | None

    @property
    def specificity(self) -> int:
        """How much the row asks; of two that hold, the one that asks more is meant."""
        joint = any(condition.kind == "joint" for condition in self.conditions)  # who takes part tells more than what
        return 3 * len(self.conditions) + joint + 4 * (self.roleset is not None)

    @property
    def announced(self) -> bool:
        """Whether the row gives PLOVER's type of an act that is only announced."""
        return any(condition.kind == "future" for condition in self.conditions)


@cache
def entries() -> tuple[ActEntry, ...]:
    """All rows of acts.csv, in its order. Raises VocabularyError for what is wrong in it."""
    return load(TABLE)


def load(path: Path) -> tuple[ActEntry, ...]:
    """The rows of a table of acts. Raises VocabularyError naming file and line of every fault."""
    return tuple(read_table(path, COLUMNS, _entry))


def lookup(lemma: str, pos: str) -> tuple[ActEntry, ...]:
    """The entries of a lemma, most specific first; rows equally specific keep the table's order, announced ones last.

    A word with a hyphen that is not in the table is looked up by its last part
    ("russian-backed" → "-backed"), then by its first ("anti-kurdish" → "anti-").
    """
    found = _by_lemma().get((lemma, pos))
    if found is None and "-" in lemma.strip("-"):
        last, first = "-" + lemma.rpartition("-")[2], lemma.partition("-")[0] + "-"
        found = _by_lemma().get((last, pos)) or _by_lemma().get((first, pos))
    return found or ()


def phrases(lemma: str, pos: str) -> tuple[ActEntry, ...]:
    """The entries of several words whose head is this lemma ("peace talk" for talk), longest first."""
    return _by_head().get((lemma, pos), ())


def phrase_head(lemma: str, pos: str) -> int:
    """Which word of an entry of several words is its head: a verb's first, a noun's last before a preposition."""
    words = lemma.split()
    if pos != "noun":
        return 0
    inner = next((index for index, word in enumerate(words) if word in PREPOSITIONS), len(words))
    return inner - 1


def light_verbs() -> frozenset[str]:
    """Verbs that say only that their object, a noun, is done: launch an attack, give support."""
    return classes("light_verb")


def receiving_verbs() -> frozenset[str]:
    """Verbs whose subject is the one to whom their object, a noun, is done: receive aid, face sanctions."""
    return classes("receiving_verb")


@cache
def _by_lemma() -> dict[tuple[str, str], tuple[ActEntry, ...]]:
    grouped: dict[tuple[str, str], list[ActEntry]] = {}
    for entry in sorted(entries(), key=lambda entry: (entry.announced, -entry.specificity)):
        grouped.setdefault((entry.lemma, entry.pos), []).append(entry)
    return {key: tuple(rows) for key, rows in grouped.items()}


@cache
def _by_head() -> dict[tuple[str, str], tuple[ActEntry, ...]]:
    grouped: dict[tuple[str, str], list[ActEntry]] = {}
    several = [entry for entry in entries() if " " in entry.lemma]
    for entry in sorted(several, key=lambda entry: (-len(entry.lemma.split()), entry.announced, -entry.specificity)):
        head = entry.lemma.split()[phrase_head(entry.lemma, entry.pos)]
        grouped.setdefault((head, entry.pos), []).append(entry)
    return {key: tuple(rows) for key, rows in grouped.items()}


def _entry(row: Row) -> ActEntry:
    """The entry of one row. Raises ValueError for a cell that means nothing."""
    cell = row.cells
    if not cell["lemma"] or cell["lemma"] != cell["lemma"].lower():
        raise ValueError(f'lemma "{cell["lemma"]}" must be lower case and not empty')
    if cell["pos"] not in get_args(Pos):
        raise ValueError(f'pos "{cell["pos"]}" is none of {", ".join(get_args(Pos))}')
    if cell["type"] not in get_args(EventType):
        raise ValueError(f'type "{cell["type"]}" is none of {", ".join(get_args(EventType))}')
    if cell["mode"] and cell["mode"] not in MODES.get(cell["type"], ()):
        raise ValueError(f'mode "{cell["mode"]}" is not a mode of {cell["type"]}')
    if cell["symmetric"] not in ("0", "1"):
        raise ValueError(f'symmetric "{cell["symmetric"]}" must be 0 or 1')
    return ActEntry(
        lemma=cell["lemma"],
        pos=cell["pos"],  # type: ignore[arg-type]
        roleset=cell["roleset"] or None,
        conditions=tuple(_condition(part) for part in cell["condition"].split("&") if part),
        initiator=_slots(cell["initiator"]),
        recipient=_slots(cell["recipient"]),
        type=cell["type"],  # type: ignore[arg-type]
        mode=cell["mode"] or None,
        cameo=cell["cameo"] or None,
        symmetric=cell["symmetric"] == "1",
        note=cell["note"] or None,
    )


def _slots(cell: str) -> tuple[str, ...]:
    slots = tuple(part for part in cell.split("|") if part)
    if unknown := [slot for slot in slots if slot not in SLOTS]:
        raise ValueError(f'slot "{unknown[0]}" is not known; docs/reference/acts.md lists the slots')
    return slots


def _condition(part: str) -> Condition:
    kind, _, value = part.partition(":")
    if kind in CLASS_CHECKS:
        try:
            classes(value)
        except KeyError:
            raise ValueError(f'condition "{part}" names a class that classes.csv does not have') from None
    elif kind in WORD_CHECKS:
        if not value:
            raise ValueError(f'condition "{part}" names no preposition')
    elif kind not in BARE_CHECKS or value:
        raise ValueError(f'condition "{part}" is not known; docs/reference/acts.md lists the conditions')
    return Condition(kind=kind, value=value or None)
