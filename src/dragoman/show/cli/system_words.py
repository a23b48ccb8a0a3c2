"""A system's sentences as a terminal shows them: headings, and the options that change what is told."""

from __future__ import annotations

from rich.text import Text

from dragoman.records import System
from dragoman.show import systems
from dragoman.show.cli.marks import LEFT_OUT

MORE = " Give more with --seconds."


def heading(title: str, count: int = 0, most: int | None = None) -> Text:
    """The heading of a part, with how much of it is shown where that is not all."""
    rest = f" ({most} of {count:,}; --limit 0 shows all)" if most and count > most else ""
    return Text.assemble("\n", (title, "bold"), (rest, "dim"))


def title(system: System) -> Text:
    """Of what, where and when a system is."""
    return Text(systems.title(system), "bold")


def weighed(system: System) -> str:
    """How many actors and ties there are, and how much is left open or out."""
    return systems.weighed(system, without_coded=LEFT_OUT)


def balanced(system: System) -> Text:
    """How far from balance it is."""
    return Text.assemble(("Balance: ", "bold"), systems.balanced(system, more=MORE))


def unsigned(system: System) -> str:
    """That no tie has a sign, and what that is not."""
    return systems.unsigned(system, without_firm=" by --firm")


def closing(system: System) -> str:
    """What can be asked next, and what the figures are not."""
    why = "`dragoman why ID` shows an event with its sentences. " if system.layer == systems.BEHAVIOUR else ""
    return f"\n{why}{systems.NO_FORECAST}"
