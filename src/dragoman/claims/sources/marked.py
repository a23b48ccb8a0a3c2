"""Sayings that the reader marked.

Takes an Attribution, gives a Saying with what the table tells of its cue, and
says which attributions are none.
"""

from __future__ import annotations

from dragoman.claims.sources.cues import cue_word, entry_of, is_negated, spelled
from dragoman.claims.sources.sayings import Saying
from dragoman.claims.sources.shown import nobody, speaker
from dragoman.claims.sources.spans import inside, nearest, phrase, whole
from dragoman.claims.syntax import Syntax
from dragoman.records import Attribution, Span
from dragoman.vocabulary.classes import classes

QUOTES = frozenset('“”"')
BREAKS = frozenset((",", "-", "–", "—", "--", ";"))


def doubtful(text: str, syntax: Syntax, saying: Saying) -> bool:
    """Whether a marked attribution is none: its cue is no word of saying and nothing of its content is quoted.

    An attitude to one's own acts ("hopes to", "agreed to") is no report of them either.
    """
    if any(text[piece.start : piece.start + 1] in QUOTES or text[piece.end - 1] in QUOTES for piece in saying.content):
        return False
    if saying.cue is None:
        return False
    if saying.entry is None or saying.word is None:
        return True
    lemma = saying.entry.lemma.split()[0]
    own = lemma in classes("own_plan") and syntax.child(saying.word, "ccomp", "obj") is None
    nobodys = not saying.source and saying.entry.pos == "verb" and not nobody(syntax, saying.word)
    return own or nobodys or lemma in classes("never_saying")


def marked(number: int, syntax: Syntax, attribution: Attribution) -> Saying:
    """The saying of an attribution that the reader marked; `number` counts the reading that holds its cue."""
    words = inside(syntax.reading, attribution.cue)
    head = cue_word(syntax, words)
    entry = entry_of(syntax, head) if head is not None else None
    if entry is None:
        head, entry = spelled(syntax, words, head)
    nameless = entry is not None and entry.pos in ("adv", "adj")  # "reportedly" has no words for who says so
    return Saying(
        sentence=number,
        word=head,
        entry=entry,
        cue=whole(attribution.cue),
        source=() if nameless else _spoken(syntax, head, nearest(syntax, attribution)) or _told(syntax, head),
        content=attribution.content,
        negated=head is not None and is_negated(syntax, head),
    )


def takes_up(syntax: Syntax, content: tuple[Span, ...]) -> bool:
    """Whether a content is but a word for what was told just before it: "…, which", "…, a charge that"."""
    words = list(inside(syntax.reading, content))
    if not words or words[0] == 0 or syntax.lower[words[0] - 1] not in BREAKS:
        return False
    named = [at for at in words if syntax.lower[at] == "which" or syntax.lemmas[at] in classes("said_noun")]
    small = all(at in named or syntax.upos[at] in ("DET", "PRON", "SCONJ", "ADJ") for at in words)
    return bool(named) and small


def _spoken(syntax: Syntax, word: int | None, source: tuple[Span, ...]) -> tuple[Span, ...]:
    """The source, unless it cannot speak: a lone "the" or "it", or whom a passive cue is about ("was accused of")."""
    words = list(inside(syntax.reading, source))
    if all(syntax.upos[at] == "DET" or syntax.lower[at] in ("it", "there") for at in words):
        return source if any(syntax.lower[at] == "it" and not _idle(syntax, word) for at in words) else ()
    if word is None or syntax.upos[word] != "VERB" or not syntax.passive(word):
        return source
    about = syntax.child(word, "nsubj:pass")
    about = syntax.heads[word] if about is None and syntax.deprels[word] == "acl" else about
    return () if about in words else source


def _idle(syntax: Syntax, word: int | None) -> bool:
    """Whether the "it" of a cue stands for nobody: "it was reported that"."""
    return word is not None and (syntax.child(word, "expl") is not None or syntax.passive(word))


def _told(syntax: Syntax, word: int | None) -> tuple[Span, ...]:
    """The words of a verb's speaker, () for another cue or one without."""
    found = speaker(syntax, word) if word is not None and syntax.upos[word] == "VERB" else None
    return () if found is None else (phrase(syntax, found),)
