"""Titles before names: "Iraqi Prime Minister Haider", "White House Press Secretary".

Works on the surface, for titles are where the reader's syntax errs most.
"""

from __future__ import annotations

from dragoman.claims.mentions.tree import Tree
from dragoman.claims.mentions.words import Words

CORE = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "conj", "root"})
JOINTS = frozenset({"-", "‐", "al", "bin", "ibn", "de", "von", "van", "el", "ul"})
LONGEST = 9  # words of a title: "U.N. Under-Secretary-General for Humanitarian Affairs"


def is_title(words: Words, text: str) -> bool:
    """Whether a small-lettered word is an office or form of address."""
    noun = words.nouns.get(text)
    return (noun is not None and noun.kind in ("chief", "officer")) or text in words.modifiers["title"]


def is_first_name(tree: Tree, first: int, last: int, words: Words) -> bool:
    """Whether a marked name, words[first:last], begins with a first name: "Chad Brewer", not "Jordan King Abdullah"."""
    return all(tree.words[at].istitle() and not is_title(words, tree.lower[at]) for at in range(first, last))


def name_after_title(tree: Tree, at: int, words: Words) -> int:
    """The end (exclusive) of a capitalised name that begins right after a capitalised title; `at` if there is none."""
    title = at - 3 if at > 2 and tree.lower[at - 2] == "of" else at - 1  # "Secretary of State"
    if title < 0 or not tree.words[title][0].isupper() or not is_title(words, tree.lower[title]):
        return at
    last = at
    while last < len(tree) and (_is_name(tree, last, words) or (last > at and tree.lower[last] in JOINTS)):
        last += 1
    while last > at and tree.lower[last - 1] in JOINTS:
        last -= 1
    return last


def _is_name(tree: Tree, word: int, words: Words) -> bool:
    text = tree.words[word]
    if tree.upos[word] != "PROPN" or not text[0].isupper() or text.isupper():
        return False
    return tree.lower[word] not in words.nouns and not is_title(words, tree.lower[word])


def join_title(tree: Tree, first: int, last: int, words: Words) -> None:
    """Make one chunk of a person's name, words[first:last], and the title before it, however they were parsed."""
    begin = _begin(tree, first, words)
    if begin == first:
        return
    outside = [word for word in range(begin, last) if not begin <= tree.heads[word] < last]
    outside.sort(key=lambda word: (tree.deprels[word] not in CORE, word < first))
    tree.join(begin, last, outside[0] if outside else first)


def _begin(tree: Tree, first: int, words: Words) -> int:
    """Where the title before a name begins, with the adjectives and names in it."""
    begin = word = first
    titled = False
    while word > 0 and first - word < LONGEST:
        word -= 1
        lower, upos = tree.lower[word], tree.upos[word]
        noun = words.nouns.get(lower)
        if (noun is not None and noun.kind in ("chief", "officer", "people")) or lower in words.modifiers["title"]:
            titled, begin = True, word
        elif upos in ("PROPN", "ADJ", "NOUN") and tree.words[word][0].isupper():
            begin = word if titled else begin
        elif lower == "of" and not titled and tree.words[word - 1][0].isupper():
            continue
        elif upos in ("ADJ", "NOUN") and titled and begin <= tree.heads[word] < first:
            begin = word
        else:
            break
    return begin if titled else first
