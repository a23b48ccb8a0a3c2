"""States' names that stand for one another: Russia, Russian, Russians, Moscow → Norway, Norwegian, Norwegians, Oslo.

Takes a random generator, gives a function from word to word that renames every
state of a report in all its forms. Names of one word alone take part.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from dragoman.actors import registry

FORMS = ("name", "adjective", "demonym", "metonym")
KEPT = frozenset({"US", "U.S.", "USA"})  # in half of all claims: renamed, they would be seen too seldom


class Names:
    """The one-word forms of every state, by state and form."""

    def __init__(self) -> None:
        self._forms: dict[str, dict[str, str]] = {}
        self._known: dict[str, tuple[str, str]] = {}

    def _of(self, word: str) -> tuple[str, str] | None:
        """The state and form of a word, if it is one."""
        if word not in self._known:
            match = registry().longest((word,), 0) if word[:1].isupper() and word not in KEPT else None
            found = (match.actor.id, match.form) if match and match.actor.kind == "state" else ("", "")
            self._known[word] = found
            if found[0] and found[1] in FORMS:
                self._forms.setdefault(found[0], {}).setdefault(found[1], word)
        state, form = self._known[word]
        return (state, form) if state else None

    def learn(self, words: list[str]) -> None:
        """See the forms that a corpus uses."""
        for word in words:
            self._of(word)

    def swap(self, pick: random.Random) -> Callable[[str], str]:
        """A renaming of states: each for another that has the same form, itself where none has."""
        states = sorted(self._forms)
        others = states.copy()
        pick.shuffle(others)
        renamed = dict(zip(states, others, strict=True))

        def swapped(word: str) -> str:
            found = self._of(word)
            if found is None:
                return word
            state, form = found
            return self._forms.get(renamed.get(state, state), {}).get(form, word)

        return swapped
