"""How noun chunks of a sentence hang together: apposition, possession, "of" and "in", "and" between names.

Takes Chunks and the head of one, gives the heads of others.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dragoman.claims.mentions.chunks import Chunks
from dragoman.claims.mentions.lexicon import BETWEEN, FORCES, OF, SEATED, SECURITY
from dragoman.claims.mentions.names import Seed


def apposed_to(chunks: Chunks, head: int) -> int | None:
    """The head of the chunk that stands beside a chunk in apposition."""
    found = (child for child in chunks.tree.children[head] if chunks.tree.deprels[child] == "appos")
    return next((child for child in found if child > head and chunks.tree.anchor(child) == child), None)


def possessor_of(chunks: Chunks, head: int) -> int | None:
    """The word of another chunk that possesses one of this: "Iraq" of "Iraq's Prime Minister …"."""
    for word in chunks.tree.chunks[head]:
        found = chunks.tree.child(word, "nmod:poss")
        if found is not None and chunks.tree.anchor(found) != head:
            return found
    return None


def complements_of(chunks: Chunks, head: int) -> list[int]:
    """The nouns after a head that may tell whose it is, those least likely to tell but its task last.

    "President of X", "authorities in X", "director for Norland at X".
    """
    seated = chunks.tree.lemmas[head] in SEATED or _is_security(chunks, head)
    found = [(False, child) for child in (_seat(chunks, head) if seated else _origin(chunks, head))]
    for child in (child for word in chunks.tree.chunks[head] for child in chunks.tree.children[word]):
        if child > head and chunks.tree.deprels[child] == "nmod" and chunks.tree.anchor(child) == child:
            case = chunks.tree.case(child)
            if _is_task(chunks, head, child, case):
                continue  # "director for …"
            if case in OF or (seated and case == "in"):
                found.append((case == "for", child))
    return [child for _, child in sorted(set(found))]


def _is_task(chunks: Chunks, head: int, child: int, case: str | None) -> bool:
    """Whether "for" tells what somebody does and not for whom: "vice president for research"."""
    spokes = chunks.tree.lemmas[head].startswith("spokes")
    return case == "for" and not spokes and all(seed.form == "unknown" for seed in chunks.inside(child))


def _is_security(chunks: Chunks, head: int) -> bool:
    """Whether forces are those of the land they stand in: "security forces in X", not "forces in X"."""
    before = chunks.tree.lower[head - 1] if head else ""
    return chunks.tree.lemmas[head] in FORCES and before in SECURITY


def _seat(chunks: Chunks, head: int) -> list[int]:
    """The place named right after a head with "in", wherever the reader hung it: "Authorities in X said"."""
    tree = chunks.tree
    if head + 2 >= len(tree) or tree.lower[head + 1] != "in":
        return []
    place = tree.anchor(head + 2)
    return [place] if tree.case(place) == "in" and place > head else []


def _origin(chunks: Chunks, head: int) -> list[int]:
    """Where officials come from, named right after them: "expelled *diplomats from X*", wherever the reader hung it."""
    tree, noun = chunks.tree, chunks.noun(head)
    if noun is None or noun.kind != "officer" or head + 2 >= len(tree) or tree.lower[head + 1] != "from":
        return []
    place = tree.anchor(head + 2)
    return [place] if tree.case(place) == "from" and place > head else []


def joined_to(chunks: Chunks, seeds: Sequence[Seed]) -> list[Seed]:
    """The first seed and those joined to it: "U.S. and Iraqi", "Turkish, Russian and Iranian"."""
    found = [seeds[0]]
    for left, right in pairwise(seeds):
        between = chunks.tree.lower[left.last : right.first]
        if not 0 < len(between) <= 2 or not BETWEEN.issuperset(between):
            break
        found.append(right)
    return found
