"""Dictionary forms of the words that the tables know.

Takes a word's form, the lemma that the reader gave it and its part of speech, gives the lemma that the tables have:
a reader is sure of the lemmas that it was trained on, and the tables of theirs ("bombed" → bomb).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from dragoman.vocabulary.acts import entries, phrase_head
from dragoman.vocabulary.classes import class_names, classes
from dragoman.vocabulary.cues import cues
from dragoman.vocabulary.stance import governors

# Endings of English inflection and what may stand in their place in the dictionary form.
ENDINGS = (
    ("ies", ("y",)), ("ied", ("y",)), ("es", ("e", "")), ("s", ("",)), ("ed", ("", "e")), ("ing", ("", "e")),
)  # fmt: skip
SHORTEST = 3  # letters that must be left before an ending


# Past forms that follow no ending; a reader has seen few of them often enough.
IRREGULAR = {
    "became": "become", "began": "begin", "begun": "begin", "bent": "bend", "bled": "bleed", "bore": "bear",
    "bought": "buy", "broke": "break", "broken": "break", "brought": "bring", "built": "build", "burnt": "burn",
    "came": "come", "caught": "catch", "chose": "choose", "chosen": "choose", "clung": "cling", "dealt": "deal",
    "drawn": "draw", "drew": "draw", "driven": "drive", "drove": "drive", "dug": "dig", "fallen": "fall",
    "fed": "feed", "fell": "fall", "fled": "flee", "flew": "fly", "flown": "fly", "forbade": "forbid",
    "forbidden": "forbid", "forgave": "forgive", "forgiven": "forgive", "forsook": "forsake", "fought": "fight",
    "found": "find", "froze": "freeze", "frozen": "freeze", "gave": "give", "given": "give", "gone": "go",
    "grew": "grow", "grown": "grow", "held": "hold", "hid": "hide", "hidden": "hide", "hung": "hang", "kept": "keep",
    "knelt": "kneel", "laid": "lay", "led": "lead", "left": "leave", "lent": "lend", "lost": "lose", "made": "make",
    "meant": "mean", "met": "meet", "overcame": "overcome", "overran": "overrun", "overthrew": "overthrow",
    "overthrown": "overthrow", "paid": "pay", "ran": "run", "rearmed": "rearm", "rebuilt": "rebuild",
    "retaken": "retake", "retook": "retake", "rode": "ride", "rose": "rise", "said": "say", "sank": "sink",
    "sent": "send", "shaken": "shake", "shook": "shake", "shot": "shoot", "slain": "slay", "slew": "slay",
    "sold": "sell", "sought": "seek", "spent": "spend", "spoke": "speak", "spoken": "speak", "spun": "spin",
    "stole": "steal", "stolen": "steal", "stood": "stand", "strove": "strive", "struck": "strike", "stuck": "stick",
    "sued": "sue", "suing": "sue",
    "sunk": "sink", "swore": "swear", "sworn": "swear", "swept": "sweep", "taken": "take", "taught": "teach",
    "threw": "throw", "thrown": "throw", "told": "tell", "took": "take", "tore": "tear", "torn": "tear",
    "undertook": "undertake", "undertaken": "undertake", "went": "go", "withdrawn": "withdraw",
    "withdrew": "withdraw", "withheld": "withhold", "withstood": "withstand", "won": "win", "wrought": "wreak",
}  # fmt: skip


@cache
def known_lemmas(pos: str) -> frozenset[str]:
    """Every word that a table has as the lemma of a verb, noun or adjective, phrases by the word that heads them."""
    acts = {entry.lemma.split()[phrase_head(entry.lemma, entry.pos)] for entry in entries() if entry.pos == pos}
    others = (entry.lemma.split()[0] for table in (cues(), governors()) for entry in table if entry.pos == pos)
    return frozenset(acts.union(others, *(_singular(name) for name in class_names() if pos == "noun")))


@lru_cache(maxsize=65_536)
def lemma_of(form: str, lemma: str, pos: str) -> str:
    """The lemma of a lower-case form: the given one if the tables know it, else one they know that it inflects."""
    if lemma in known_lemmas(pos):
        return lemma
    guesses = (IRREGULAR.get(form, ""), *_uninflected(form))
    return next((guess for guess in guesses if guess in known_lemmas(pos)), lemma)


def _singular(name: str) -> set[str]:
    """The words of a class, without those that are the plural of another of them."""
    words = classes(name)
    return {word for word in words if not words.intersection(_uninflected(word))}


def _uninflected(form: str) -> Iterator[str]:
    for ending, stems in ENDINGS:
        stem = form[: -len(ending)]
        if form.endswith(ending) and len(stem) >= SHORTEST:
            yield from (stem + rest for rest in stems)
            if ending in ("ed", "ing") and stem[-1] == stem[-2]:
                yield stem[:-1]  # "planning" → plan
