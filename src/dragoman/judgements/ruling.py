"""Decide which judgements stand, and what the claims are by them.

Takes all judgements and the claims that they may mean, gives a Ruling. Of
two that contradict one another the later stands; an undone one counts for
nothing, until its undoing is undone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from dragoman.judgements.anchoring import Claims, Lapsed, said
from dragoman.judgements.correcting import corrected
from dragoman.judgements.standing import Target, superseded, undone
from dragoman.records import Claim, Judgement, Ruled, Ruling

NO_SUCH = "there is no such judgement before it"


def rule(judgements: Sequence[Judgement], claims: Iterable[Claim]) -> Ruling:
    """What all judgements together make of claims, each given as the reader found it."""
    ordered = sorted(judgements, key=lambda judgement: judgement.when)
    known = Claims(claims)
    undoings = undone(ordered)
    before: set[str] = set()
    ruled = []
    for judgement in ordered:
        ruled.append(found(judgement, undoings, known, before))
        before.add(judgement.id)
    targets = [Target(one.judgement, one.claims, one.others) for one in ruled if one.fate == "stands"]
    later = superseded(targets)
    ruled = [
        msgspec.structs.replace(one, fate="superseded", by=later[one.judgement.id])
        if one.judgement.id in later
        else one
        for one in ruled
    ]
    return ruling(ruled, known)


def found(judgement: Judgement, undoings: dict[str, str], known: Claims, before: set[str]) -> Ruled:
    """A judgement with the claims that it means, others not yet weighed against it; `before` are the ids of earlier."""
    by = undoings.get(judgement.id)
    try:
        claims, others = sides_of(judgement, known)
        check_said(judgement, known.by_id[claims[0]][0] if claims else None)
    except Lapsed as fault:
        return Ruled(judgement=judgement, fate="undone" if by else "lapsed", by=by, why=None if by else str(fault))
    if judgement.verdict == "undo" and not by and judgement.undoes not in before:
        return Ruled(judgement=judgement, fate="lapsed", why=NO_SUCH)
    return Ruled(judgement=judgement, fate="undone" if by else "stands", by=by, claims=claims, others=others)


def check_said(judgement: Judgement, claim: Claim | None) -> None:
    """Nothing, or Lapsed where an accepted claim says something else since a new reader has read its report.

    A rejection holds: that nothing of the kind is claimed there does not hang on how it was coded.
    """
    if claim is None:
        return
    now = said(claim)
    changed = [
        f"{field} {now.get(field) or 'none'}, not {then or 'none'}"
        for field, then in judgement.said.items()
        if now.get(field) != then
    ]
    if changed:
        raise Lapsed(f"the claim now says {', '.join(changed)}")


def sides_of(judgement: Judgement, known: Claims) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The claims that a judgement means on either side; Lapsed when one side has none left.

    Of a judged event some claims may be gone; the others speak for it.
    """
    sides = []
    for anchors in (judgement.claims, judgement.others):
        ids: dict[str, None] = {}
        why: Lapsed | None = None
        for one in anchors:
            try:
                ids |= dict.fromkeys(known.meant(one))
            except Lapsed as fault:
                why = why or fault
        if why and not ids:
            raise why
        sides.append(tuple(ids))
    return sides[0], sides[1]


def ruling(ruled: Sequence[Ruled], known: Claims) -> Ruling:
    """What the judgements that stand make of the claims."""
    standing = [one for one in ruled if one.fate == "stands"]
    changes: dict[str, dict[str, Any]] = {}
    for one in standing:
        if one.judgement.verdict == "correct":
            for id in one.claims:
                changes[id] = changes.get(id, {}) | one.judgement.changes
    return Ruling(
        judgements=tuple(ruled),
        accepted=ids_of(standing, "accept"),
        rejected=ids_of(standing, "reject"),
        corrected=tuple(corrected(claim, changes[id]) for id in changes for claim in known.by_id[id]),
        same=tuple(pair for one in standing if one.judgement.verdict == "same" for pair in tied(one)),
        different=tuple(pair for one in standing if one.judgement.verdict == "different" for pair in parted(one)),
    )


def ids_of(standing: Iterable[Ruled], verdict: str) -> tuple[str, ...]:
    """The claims of the judgements of one verdict, each once."""
    return tuple(dict.fromkeys(id for one in standing if one.judgement.verdict == verdict for id in one.claims))


def tied(one: Ruled) -> Iterator[tuple[str, str]]:
    """One claim of each event: the others of it come along, if they still belong to it."""
    if one.claims[0] != one.others[0]:
        yield one.claims[0], one.others[0]


def parted(one: Ruled) -> Iterator[tuple[str, str]]:
    """Every claim of one event with every claim of the other: no two of them may be in one event."""
    for claim in one.claims:
        for other in one.others:
            if claim != other:
                yield claim, other
