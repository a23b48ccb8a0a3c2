"""Answer the front page of the last months while nobody asks for anything, so that who plays them does not wait.

Takes the project that is served and how a month is asked for. Of a project
with little in it nothing is asked, as its answers are not kept.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Thread

from dragoman import asking
from dragoman.show.web.current import Current
from dragoman.store import View

# Months back: what is kept of each takes 1.2 MB.
MONTHS = 60
# Seconds for which nobody has asked anything when a month is asked for; between two looks; the same with none left.
QUIET, PAUSE, LATER = 1.0, 0.1, 10.0

log = logging.getLogger("dragoman.web")


class Ahead:
    """Asks for months that nobody has asked for yet, one at a time, the last first."""

    def __init__(
        self,
        current: Current,
        ask: Callable[[View, str], None],
        *,
        quiet: float = QUIET,
        pause: float = PAUSE,
        later: float = LATER,
    ) -> None:
        """`ask` has the front page of a month answered, which is given as an address has it."""
        self._current, self._ask = current, ask
        self._quiet, self._pause, self._later = quiet, pause, later
        self._generation: tuple[str, ...] | None = None
        self._left: list[str] = []
        self._over = Event()

    def begin(self) -> None:
        """Go on beside whatever is served, until it is closed."""
        Thread(target=self._go_on, name="ahead", daemon=True).start()

    def close(self) -> None:
        """Ask for no other month."""
        self._over.set()

    def _go_on(self) -> None:
        while not self._over.wait(self._pause if self._left or self._generation is None else self._later):
            quiet = self._current.quiet()
            if quiet is not None and quiet >= self._quiet:
                self._step()

    def _step(self) -> None:
        """Ask for the next month, or see which there are in a generation that is new."""
        try:
            with self._current.view() as view:
                if view.generation != self._generation:
                    self._generation, self._left = view.generation, []
                    self._left = months_of(view)
                elif self._left:
                    self._ask(view, self._left.pop())
        except Exception as fault:  # who asks for it is told, as at any other time
            log.debug("A month could not be answered before it was asked for: %s", fault)


def months_of(view: View) -> list[str]:
    """The last months of which anything is known, as addresses have them, the last one last; [] in a small project."""
    if not asking.rests_on_much(view):
        return []
    return [f"{month.first:%Y-%m}" for month in asking.days_known(view).months[-MONTHS:]]
