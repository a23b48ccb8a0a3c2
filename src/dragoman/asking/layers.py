"""Ask how far what is imported agrees with what reports tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dragoman.asking.counted import counted, with_ids
from dragoman.asking.dyads import HALF_LIFE, LEVEL, weights_of
from dragoman.asking.systems import reach
from dragoman.errors import NothingFound
from dragoman.records import LayerComparison
from dragoman.store import View, Which


def against_layer(
    layer: str,
    view: View,
    *,
    on: date | None = None,
    since: date | None = None,
    theatre: str | None = None,
    level: float = LEVEL,
    coded: Which = "all",
    datasets: Sequence[str] = (),
) -> LayerComparison:
    """How far a layer and behaviour agree on a day, by default that of the last deed.

    Several layers together make one: "alliances+rivalries". Behaviour is that
    from `since` to `on`, pooled or in one theatre; at a lower `level` more of
    its ties have a sign, and more of these are wrong. `coded` and `datasets`
    say which events count. Raises UsageError for an unknown layer or dataset,
    NothingFound where nobody has done anything then, or the
    layer says of nobody that they are for or against one another on that day.
    """
    from dragoman.system import against_layer
    from dragoman.ties import weigh

    known, weights = view.project.layers_named(layer), weights_of(view.project)
    deeds = counted(coded, datasets).deeds(view, since=since, until=on)
    ties = weigh(
        with_ids(view, deeds, weights, half_life=HALF_LIFE) if len(deeds) else deeds,
        since=since,
        until=on,
        theatre=theatre,
        weights=weights,
        level=level,
    )
    if not ties:
        raise NothingFound("There are no deeds in that period and theatre, so there is nothing to compare.")
    on = on or ties[0].until
    found = against_layer(ties, view.bonds(layer, on=on), layer=layer, on=on)
    if not found.pairs:
        raise NothingFound(f"No bond of the layer {layer!r} with a sign holds on {on}. {reach(known)}")
    return found
