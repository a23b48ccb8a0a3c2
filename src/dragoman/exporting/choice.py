"""What of a project is exported, and how it is weighed: the conditions that an export can be given."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from dragoman import asking
from dragoman.store import Which

# What each thing that can be exported may be asked by.
CONDITIONS: dict[str, tuple[str, ...]] = {
    "claims": ("between", "since", "until", "theatres"),
    "events": ("between", "since", "until", "theatres", "coded", "datasets"),
    "documents": (),
    "ties": ("between", "since", "until", "theatres", "half_life", "level", "coded", "datasets"),
    "system": ("since", "until", "theatres", "layer", "firm", "half_life", "level", "coded", "datasets"),
    "shifts": ("since", "until", "theatres", "coded", "datasets"),
    "layers": ("layer", "between", "until"),
    "actors": (),
    "datasets": (),
}
WHATS = tuple(CONDITIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Conditions of an export; the defaults let everything through."""

    between: tuple[str, str] | None = None  # ids
    since: date | None = None
    until: date | None = None
    theatres: tuple[str, ...] = ()  # ids; of ties and systems at most one
    layer: str | None = None  # None: behaviour; of layers all
    firm: bool = False
    half_life: float | None = asking.HALF_LIFE
    level: float = asking.LEVEL
    coded: Which = "all"  # events that others have coded: with those told by reports, left out, or they alone
    datasets: tuple[str, ...] = ()  # of the coded ones those of these alone; () of all

    @property
    def theatre(self) -> str | None:
        """The one theatre; None: all together."""
        return self.theatres[0] if self.theatres else None

    def settings(self, what: str) -> dict[str, Any]:
        """Those that bear on what is exported, by name."""
        return {name: value for name, value in asdict(self).items() if name in CONDITIONS[what]}
