"""Lemmas and rolesets looked up in the tables packaged with the weights.

Takes a form and its tag, gives its lemma; takes a predicate's lemma and sense
scores, gives its roleset.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

LONGEST_SUFFIX = 5


def suffixes(form: str) -> Iterator[str]:
    """The suffixes of a form that rules may speak of, longest first, the empty one last."""
    for length in range(min(LONGEST_SUFFIX, len(form)), -1, -1):
        yield form[len(form) - length :]


def edited(form: str, rules: Mapping[str, str]) -> str:
    """The form after the rule of its longest known suffix; the form itself if none is known."""
    for suffix in suffixes(form):
        rule = rules.get(suffix)
        if rule is not None:
            digits = len(rule) - len(rule.lstrip("0123456789"))
            return form[: len(form) - int(rule[:digits])] + rule[digits:]
    return form


class Lexicon:
    """The tables, with what was looked up remembered."""

    def __init__(self, path: Path) -> None:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            tables = json.load(file)
        self._rules: dict[str, dict[str, str]] = tables["lemmas"]["rules"]
        self._words: dict[str, dict[str, str]] = tables["lemmas"]["words"]
        self._rolesets: dict[str, list[str]] = tables["rolesets"]
        self._known: dict[tuple[str, str], str] = {}

    def lemma(self, form: str, tag: str) -> str:
        """The lemma of a form under a Penn tag; names keep their capitals."""
        known = self._known.get((form, tag))
        if known is None:
            folded = form if tag.startswith("NNP") else form.lower()
            known = self._words.get(tag, {}).get(folded) or edited(folded, self._rules.get(tag, {})) or folded
            if len(self._known) < 200_000:
                self._known[form, tag] = known
        return known

    def roleset(self, lemma: str, form: str, senses: Mapping[str, float]) -> str:
        """The roleset of a predicate: the likeliest sense among those its lemma (or form) has.

        A lemma that no table knows gets its likeliest sense number, "01" as a rule.
        """
        known = self._rolesets.get(lemma.lower()) or self._rolesets.get(form.lower())
        if known is None:
            return f"{lemma.lower()}.{max(senses, key=lambda name: senses[name] if name != '?' else -1e9)}"
        if len(known) == 1:
            return known[0]
        # The commonest comes first and wins ties; senses that the head does not know score as "?".
        return max(
            enumerate(known),
            key=lambda pair: senses.get(pair[1].rsplit(".", 1)[-1], senses.get("?", -9.0)) - 0.1 * pair[0],
        )[1]
