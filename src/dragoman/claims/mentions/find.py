"""Find the mentions of one report.

Takes a Document with its Readings and the registry of actors, gives for each
reading its mentions in the order of their words. Names come first, then what
they compose to, then whom pronouns and descriptions take up.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.claims.mentions.chunks import Chunks
from dragoman.claims.mentions.compose import Composer
from dragoman.claims.mentions.drafts import Draft
from dragoman.claims.mentions.names import Names, Registry, Seed
from dragoman.claims.mentions.parties import Party
from dragoman.claims.mentions.records import Mention
from dragoman.claims.mentions.resolve import Resolver
from dragoman.claims.mentions.titles import join_title
from dragoman.claims.mentions.tree import Tree
from dragoman.claims.mentions.words import words
from dragoman.records import ActorMention, Document, Reading


def find_mentions(document: Document, readings: Sequence[Reading], registry: Registry) -> list[list[Mention]]:
    """The mentions of political actors in each reading, resolved as of the document's day.

    Several mentions may share a head word: "U.S. and Iraqi forces", "both
    sides". A state's officials, forces and institutions carry the state's id,
    with the sector of the branch; a person carries an id of his or her own
    and `acts_for`; who speaks for an organisation or a group is that. An actor
    nobody knows is kept, with a readable id.
    Pronouns that could mean several are left out.
    """
    names = Names(registry, words(), document.published)
    trees = [Tree(reading) for reading in readings]
    for tree in trees:
        names.learn(tree)
    resolver = Resolver(names, document.text)
    for number, tree in enumerate(trees):
        seeds = names.seeds(tree)
        _join(tree, seeds, names)
        resolver.resolve(tree, Composer(Chunks(tree, seeds, names.words), names, number).drafts())
    found = resolver.found
    index = {id(draft): (number, at) for number, drafts in enumerate(found) for at, draft in enumerate(drafts)}
    return [
        [_mention(draft, trees[number], names.cast, index, registry) for draft in drafts]
        for number, drafts in enumerate(found)
    ]


def _join(tree: Tree, seeds: Sequence[Seed], names: Names) -> None:
    """Keep every name, and a person's title with it, in one chunk."""
    for seed in seeds:
        if seed.last - seed.first > 1:
            tree.join(seed.first, seed.last, tree.head_of(seed.first, seed.last))
        if seed.party.kind == "person" and not seed.bond:
            join_title(tree, seed.first, seed.last, names.words)


def _mention(
    draft: Draft, tree: Tree, cast: dict[str, Party], index: dict[int, tuple[int, int]], registry: Registry
) -> Mention:
    assert draft.party is not None
    party = cast.get(draft.party.id, draft.party)
    if party.represents is not None and party.acts_for is None:
        party = party.represents
    tokens = tree.reading.sentence.tokens
    start, end = tokens[draft.text[0]].start, tokens[draft.text[1] - 1].end
    skip, size = draft.trim
    if skip or size:
        start += skip
        end = start + size if size else end
    offset = tree.reading.sentence.start
    return Mention(
        word=draft.word,
        first=draft.first,
        last=draft.last,
        actor=ActorMention(
            id=party.id, name=party.name, kind=party.kind, sector=party.sector, acts_for=party.acts_for,
            text=tree.reading.sentence.text[start - offset : end - offset], start=start, end=end,
        ),
        form=draft.form,
        known=party.acts_for is not None or registry.get(party.id) is not None,
        anonymous=draft.anonymous,
        plural=draft.plural,
        as_place=draft.as_place,
        bond=draft.bond,
        antecedent=index.get(id(draft.antecedent)) if draft.antecedent else None,
    )  # fmt: skip
