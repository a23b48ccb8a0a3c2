"""The spans of a labelled tree that could be names.

Takes words with parts of speech and syntax, gives spans of words. Titles,
articles and adjectives of nationality before a person stay outside, as in
CoNLL-2003 and Universal NER; company suffixes and "of" phrases stay inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from naming.wordlists import listed

JOINING = frozenset({"flat", "compound", "goeswith", "fixed", "amod", "nummod", "dep"})
BRIDGES = frozenset({"-", "&", "'", "’", "/", "–", "."})
SUFFIXES = listed("suffixes")
TITLES = listed("titles")
OF_HEADS = listed("of_heads")
POSSESSIVES = frozenset({"'s", "’s", "s"})


class Tree(NamedTuple):
    """What is needed of a sentence: heads are 1-based, 0 at the root."""

    words: Sequence[str]
    upos: Sequence[str]
    heads: Sequence[int]
    deprels: Sequence[str]


class Candidate(NamedTuple):
    """words[first:last] could be a name; `head` is the word that the others hang from."""

    first: int
    last: int
    head: int


def candidates(tree: Tree) -> list[Candidate]:
    """The spans that could be names, in order, none within another."""
    leaders = [_leader(tree, word) for word in range(len(tree.words))]
    runs = [_trimmed(tree, run) for run in _runs(tree, leaders)]
    return list(_joined(tree, [run for run in runs if "PROPN" in tree.upos[run.first : run.last]]))


def address(word: str) -> bool:
    """Whether a word is a link, an e-mail address or a file name."""
    return bool(re.search(r"://|^www\.|@.*\.|\.(?:com|org|net|html?|gov|edu|doc|xls|pdf)\b", word, re.IGNORECASE))


def title(word: str) -> bool:
    """Whether a word is a person's title."""
    return word.lower() in TITLES


def _leader(tree: Tree, word: int) -> int | None:
    """The proper noun that a word of a name hangs from in the end; None if it is no part of a name."""
    if tree.upos[word] != "PROPN" and not (tree.words[word][:1].isupper() and _kind(tree, word) in JOINING):
        return None
    if address(tree.words[word]):
        return None
    at = word
    for _ in tree.words:  # a tree has no cycles; wrong data may
        head = tree.heads[at] - 1
        if head < 0 or _kind(tree, at) not in JOINING or not _nameable(tree, head):
            break
        at = head
    return at if tree.upos[at] == "PROPN" or (at != word and _nameable(tree, at)) else None


def _kind(tree: Tree, word: int) -> str:
    return tree.deprels[word].partition(":")[0] if tree.deprels[word] != "nmod:desc" else "nmod:desc"


def _nameable(tree: Tree, word: int) -> bool:
    """Whether a word can carry a name: a proper noun, or a capitalised one within the sentence."""
    capital = tree.words[word][:1].isupper() and word > 0 and not all(w.isupper() for w in tree.words if w.isalpha())
    return tree.upos[word] == "PROPN" or (capital and tree.upos[word] in {"NOUN", "X"})


def _runs(tree: Tree, leaders: Sequence[int | None]) -> Iterator[Candidate]:
    """Neighbours under one leader, also across a hyphen or an ampersand."""
    first, count = 0, len(leaders)
    while first < count:
        leader = leaders[first]
        if leader is None:
            first += 1
            continue
        last = first + 1
        while last < count:
            if leaders[last] == leader:
                last += 1
            elif last + 1 < count and leaders[last + 1] == leader and tree.words[last] in BRIDGES:
                last += 2
            else:
                break
        yield Candidate(first, last, leader)
        first = last


def _trimmed(tree: Tree, run: Candidate) -> Candidate:
    """Without titles at its ends."""
    first, last = run.first, run.last
    titles = first
    while titles < last and title(tree.words[titles]):
        titles += 1
    if titles == last or (titles > first and _titled(tree, titles, last)):
        first = titles
    while last > first and title(tree.words[last - 1]) and tree.words[last - 1].lower() not in {"king", "father"}:
        last -= 1
    head = run.head if first <= run.head < last else last - 1
    return Candidate(first, last, head)


def _titled(tree: Tree, first: int, last: int) -> bool:
    """Whether the words after a title are a person's rather than the rest of a "General Motors" or "King County"."""
    return tree.words[first - 1].endswith(".") or any(
        tree.deprels[word].startswith("flat") or tree.deprels[word - 1] == "nmod:desc" for word in range(first, last)
    ) or tree.heads[first - 1] - 1 not in range(first, last)  # fmt: skip


def _joined(tree: Tree, runs: Sequence[Candidate]) -> Iterator[Candidate]:
    """Runs with what belongs to them: "University of X", "X, Inc.", the 's of a shop."""
    at = 0
    while at < len(runs):
        run, at = runs[at], at + 1
        while at < len(runs) and (_of(tree, run, runs[at]) or _suffixed(tree, run, runs[at])):
            run, at = Candidate(run.first, runs[at].last, run.head), at + 1
        after = run.last
        yield run._replace(last=after + 1) if _shop(tree, run, after) else run


def _shop(tree: Tree, run: Candidate, after: int) -> bool:
    """Whether an 's ends the name ("at Berg 's") instead of making it an owner."""
    if after >= len(tree.words) or tree.words[after].lower() not in POSSESSIVES or tree.upos[after] != "PART":
        return False
    return tree.heads[after] - 1 == run.head and not tree.deprels[run.head].startswith(("nmod:poss", "det"))


def _of(tree: Tree, run: Candidate, follower: Candidate) -> bool:
    between = [word.lower() for word in tree.words[run.last : follower.first]]
    return (
        between in (["of"], ["of", "the"], ["for"])
        and tree.words[run.last - 1].lower() in OF_HEADS
        and tree.heads[follower.head] - 1 == run.head
    )


def _suffixed(tree: Tree, run: Candidate, follower: Candidate) -> bool:
    return (
        tree.words[run.last : follower.first] == [","]
        and tree.words[follower.first].lower() in SUFFIXES
        and follower.last == follower.first + 1
    )
