"""Figures that the page on method and limits is about, by what they are figures of."""

from __future__ import annotations

from filling.measures import UNMEASURED
from filling.results import Figure, rows_of

METHOD: dict[str, tuple[Figure, ...]] = {
    "claims": (
        Figure("claims/gold", "pair_recall", "pairs of actors found, of those that annotators marked"),
        Figure("claims/gold", "recall", "claims found, of those that annotators marked"),
        Figure("claims/gold", "precision", "found claims that an annotator marked too"),
        Figure("claims/gold", "denials.recall", "denials found"),
        Figure("claims/gold", "unnamed.recall", "claims of sources without a name found"),
        Figure("claims/gold", "source", "found claims with the right source"),
        Figure("claims/gold", "stance", "found claims with the right stance"),
        Figure("claims/gold", "not_asserted", "the same, of those that are not plainly asserted"),
        Figure("claims/gold", "time", "found claims with the right time"),
        Figure("claims/gold", "place", "found claims with the right place"),
        Figure("theatres/news", "accuracy", "acts in the right theatres, or rightly in none"),
        Figure("actors/ngec_actor_tests", "country", "names of actors given the right state"),
    ),
    "events": (
        Figure("merging/held", "b3.precision", "claims with those of their happening and no others (B³ precision)"),
        Figure("merging/held", "b3.recall", "claims with all those of their happening (B³ recall)"),
        Figure("merging/held", "support.accuracy", "events with the right support"),
        Figure("merging/held", "support.contested.accuracy", "the same, of contested ones"),
        Figure("merging/held", "support.denied.accuracy", "the same, of denied ones"),
        Figure("merging/held", "independent.accuracy", "events with the right number of independent accounts"),
        Figure("merging-reports/newspapers", "b3.f1", "on three long newspaper reports, B³ F1"),
        Figure("merging-reports/voa", "b3.f1", "on 72 broadcaster's reports, B³ F1"),
    ),
    "ties": (
        Figure("ties/icews14", "auc.5", "allies above rivals, pairs with 5 events and more: area under the curve"),
        Figure("ties/icews14", "mean Goldstein: auc.5", "the same by the mean tone, which is the simple thing"),
        Figure("ties-intervals/held", "model.lean.covered", "drawn pairs whose 95 % interval of the lean holds it"),
        Figure("ties-intervals/held", "otherwise.lean.covered", "the same where the model does not hold"),
        Figure("shifts/gulf", "found", "known turning points found within a month, Gulf"),
        Figure("shifts/levant", "found", "the same, Levant"),
        Figure("shifts/balkans", "found", "the same, Balkans"),
        Figure("shifts-drawn/series", "flat.quiet", "drawn series without a shift in which none is found"),
    ),
    "systems": (
        Figure("system/held", "wire.signs.precision", "signs that are right, much told"),
        Figure("system/held", "wire.signs.recall", "ties that have a sign and get it, much told"),
        Figure("system/held", "paper.signs.precision", "signs that are right, little told"),
        Figure("system/held", "paper.signs.recall", "ties that have a sign and get it, little told"),
        Figure("system/held", "wire.lean.covered", "leans within their interval, much told"),
        Figure("system/held", "wire.shifts.near.precision", "shifts that are near a planted one, much told"),
        Figure("system/held", "wire.shifts.near.recall", "planted shifts found nearby, much told"),
        Figure("system/held", "wire.blocs.theatres.ari", "blocs of a theatre like those planted, much told (Rand)"),
        Figure("system/held", "wire.blocs.ari", "the same, all theatres together"),
        Figure("balance/published", "index", "published networks whose index is that of others"),
        Figure("balance/published", "proved", "of these, proved to be the least"),
    ),
}  # fmt: skip


def method(subject: str, _: str) -> str:
    """The table of what was measured of one subject; KeyError for an unknown one."""
    rows = rows_of(METHOD[subject])
    return "\n".join(["| measured | |", "|---|--:|", *rows]) + "\n" if rows else UNMEASURED.format("evaluate")
