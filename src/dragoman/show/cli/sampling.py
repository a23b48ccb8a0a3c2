"""Ask about claims drawn at random, one by one, and tell how often they are right.

Answers come from the keyboard or a pipe. Each is on the disk before the
next claim is shown; whoever stops goes on with the same command.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterator

import msgspec

from dragoman import asking, pipeline
from dragoman.judgements import weigh
from dragoman.judgements.wording import FIELDS
from dragoman.records import Claim, Verdict
from dragoman.show.judging import Draw, unjudged
from dragoman.show.verdicts import precision_text
from dragoman.store import View

VERDICTS: dict[str, Verdict] = {"y": "accept", "yes": "accept", "n": "reject", "no": "reject"}
SKIP = ("s", "skip")
QUIT = ("q", "quit")
QUESTION = "Right? y(es)  n(o)  s(kip)  q(uit): "


def run(draw: Draw, view: View, *, by: str, as_json: bool) -> None:
    """Show each claim of a sample that is not judged yet, ask whether it is right, and tell how often they are."""
    drawn = view.sample(draw.size, seed=draw.seed, which=draw.which)
    try:
        with on_stderr() if as_json else contextlib.nullcontext():
            ask_each(unjudged(drawn, asking.ruling(view)), len(drawn), draw, view, by)
    finally:
        tell(drawn, draw, view, as_json=as_json)


def ask_each(left: list[Claim], drawn: int, draw: Draw, view: View, by: str) -> None:
    """Ask about claims until there are none left, or the answers end."""
    from dragoman.show.cli.detail import show_claim
    from dragoman.show.cli.tables import console

    for number, claim in enumerate(left):
        console().rule(f"claim {drawn - len(left) + number + 1} of {drawn}, {len(left) - number} left", style="dim")
        show_claim(claim, view)
        answer = ask(QUESTION)
        while answer is not None and not known(answer):
            answer = ask("Write y, n, s or q; behind n what is wrong, if you like: ")
        if answer is None or answer.lower() in QUIT:
            return
        word, _, note = answer.partition(" ")
        if word.lower() in SKIP:
            continue
        verdict = VERDICTS[word.lower()]
        save(verdict, claim, draw, view, by, note.strip())
        if verdict == "reject" and not note and sys.stdin.isatty():
            # The answer is kept first: whoever goes away now has given it.
            note = ask(f"What is wrong? {', '.join(FIELDS)}, any words, or Enter: ") or ""
            if note:
                save(verdict, claim, draw, view, by, note)


def save(verdict: Verdict, claim: Claim, draw: Draw, view: View, by: str, note: str) -> None:
    """Keep the answer on a claim, and say so."""
    pipeline.judge(view.project, verdict, [claim], by=by, sample=draw.name(), note=note or None)
    print("Saved.", file=sys.stderr)


def known(answer: str) -> bool:
    """Whether an answer is one of those that can be given."""
    word, _, rest = answer.lower().partition(" ")
    return VERDICTS.get(word) == "reject" or (not rest and (word in VERDICTS or word in SKIP or word in QUIT))


def ask(question: str) -> str | None:
    """The next answer, without spaces around it; None when there are no more."""
    print(question, end="", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        print(file=sys.stderr)
    return line.strip() if line else None


def tell(drawn: list[Claim], draw: Draw, view: View, *, as_json: bool) -> None:
    """Print how often the claims of the sample are right."""
    found = weigh(drawn, asking.ruling(view), FIELDS)
    population, left = view.population(draw.which), len(drawn) - found.judged
    if as_json:
        about = {"seed": draw.seed, "population": population, "left": left}
        print(json.dumps(msgspec.to_builtins(found) | about, ensure_ascii=False, indent=2))
        return
    if not drawn:
        print("No claims match.")
        return
    print(f"\nA random sample of {population:,} claims, seed {draw.seed}.")
    for line in precision_text(found):
        print(line)
    if left:
        print(f"{left:,} left: go on with the same command.")


@contextlib.contextmanager
def on_stderr() -> Iterator[None]:
    """Show claims on standard error, as standard output is for the figures."""
    from dragoman.show.cli.tables import console

    shown = console()
    before, shown.file = shown.file, sys.stderr
    try:
        yield
    finally:
        shown.file = before
