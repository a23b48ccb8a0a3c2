"""How well votes tell allies from rivals, by what one makes of them: `python -m evaluation.votes FOLDER`.

Takes the folder of the lists (SHARED/data/alignment), prints the area under the curve of allies (who
promise to fight for one another) above strategic rivals, for some stretches
of sessions: by what layers keep, by raw agreement (S) and by chance-corrected
agreement (Scott's pi). Its figures stand in docs/how-to/other-layers.md.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

from dragoman.actors import registry
from dragoman.exchange.layers import Asked
from dragoman.exchange.layers.un_votes import FEWEST, Session, likeness, sessions
from dragoman.importing import import_layer, lines
from dragoman.store import Project

Table = NDArray[np.float64]
PERIODS = ((1946, 1970), (1971, 1990), (1991, 2009), (2010, 2014))
MEASURES = ("likeness", "S", "pi")


def measures(votes: Table, cast: Table) -> dict[str, Table]:
    """Likeness beyond the usual, S and pi of each two voters, NaN where they share too few roll calls."""
    alike, common = likeness(votes, cast)
    chosen = [cast * (votes == vote) for vote in (-1, 0, 1)]
    apart = abs(np.subtract.outer(range(3), range(3))) / 2
    n = np.maximum(common, 1)
    shares = [choice.T @ cast / n for choice in chosen]
    observed, expected = np.zeros_like(n), np.zeros_like(n)
    for one in range(3):
        for other in range(3):
            observed += apart[one, other] * (chosen[one].T @ chosen[other]) / n
            expected += apart[one, other] * (shares[one] + shares[one].T) * (shares[other] + shares[other].T) / 4
    found = {"likeness": alike, "S": 1 - 2 * observed, "pi": 1 - observed / np.maximum(expected, 1e-9)}
    return {name: np.where(common >= FEWEST, table, np.nan) for name, table in found.items()}


def rows(session: Session, project: Project) -> Iterator[tuple[bool, tuple[float, ...]]]:
    """For each pair of allies, or else rivals, in a session: whether they are allies, and its measures."""
    on = date(min(session.days).year, 7, 1)
    allies = {(one.one, one.other) for one in project.bonds("alliances", on=on) if one.sign == "+"}
    rivals = {(one.one, one.other) for one in project.bonds("rivalries", on=on)}
    found = measures(*session.table())
    for one, other in allies ^ rivals:
        if one in session.voters and other in session.voters:
            at = session.voters[one], session.voters[other]
            values = tuple(float(found[name][at]) for name in MEASURES)
            if not np.isnan(values).any():
                yield (one, other) in allies, values


def area(allied: NDArray[np.bool_], values: Table) -> float:
    """How often an ally stands above a rival, ties counted half."""
    ranks, n = rankdata(values), int(allied.sum())
    return float((ranks[allied].sum() - n * (n + 1) / 2) / (n * (len(allied) - n)))


def main(folder: Path) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as temporary:
        project = Project.create(Path(temporary) / "project")
        import_layer(folder / "atop_alliance_dyad_year_1815_2018.csv.gz", project, form="atop")
        import_layer(folder / "tss_strategic_rivalries_to_2020.csv.gz", project, form="rivalries")
        held, _, _ = sessions(
            Asked(
                file=folder / "un_votes_1946_2019.parquet",
                roll_calls=folder / "un_roll_calls_1946_2019.csv.gz",
                layer="un-votes",
                lines=partial(lines, advance=lambda _: None),
                names=registry(),
            )
        )
        print("sessions of", *MEASURES, "allies", "rivals", "rivals above 0 by S", sep="\t")
        for first, last in PERIODS:
            some = [one for one in held.values() if first <= min(one.days).year <= last]
            pairs = [row for session in some for row in rows(session, project)]
            allied, values = np.array([row[0] for row in pairs]), np.array([row[1] for row in pairs])
            areas = [f"{area(allied, column):.2f}" for column in values.T]
            counts = [int(allied.sum()), int((~allied).sum())]
            print(f"{first}–{last}", *areas, *counts, f"{(values[~allied, 1] > 0).mean():.2f}", sep="\t")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
