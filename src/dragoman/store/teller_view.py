"""Look at who tells: of the claims that a filter lets through, which sources and outlets, and how firmly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dragoman.records import Record

if TYPE_CHECKING:
    from dragoman.store.view import ClaimFilter

# Sources and outlets that are named of those who tell.
MOST = 8
STANCES = ("asserts", "hedges", "denies", "expects", "supposes")
BY_STANCE = ", ".join(f"count(*) FILTER (stance = '{stance}')" for stance in STANCES)
OWN = "WITH own AS MATERIALIZED (SELECT number, document, outlet, origin, stance, sources FROM {} WHERE {})"


class TellerCount(Record, frozen=True, kw_only=True):
    """A source or an outlet, and how many claims it stands to in which way."""

    id: str  # of the source; of an outlet its name
    name: str
    kind: str | None  # of the source; None: an outlet
    claims: int  # of a source those with it anywhere in their chain, of an outlet those of its reports
    itself: int  # of an outlet those that it tells without a source; of a source all
    reports: int
    outlets: int  # that cite it; of an outlet 1
    asserts: int
    hedges: int
    denies: int
    expects: int
    supposes: int


class ToldBy(Record, frozen=True, kw_only=True):
    """How often something is told, and by whom most."""

    claims: int
    reports: int
    outlets: int
    origins: int  # wire groups: copies of a report count once
    sources: int  # that are named or described
    by_sources: tuple[TellerCount, ...]  # those of most claims first
    by_outlets: tuple[TellerCount, ...]


class TellerQuestions:
    """What a View answers of those who tell."""

    def _stream(self, query: str, values: list[Any]) -> Iterator[tuple[Any, ...]]:
        raise NotImplementedError

    def _conditions(self, which: ClaimFilter | None) -> tuple[str, list[Any]]:
        raise NotImplementedError

    def told_by(self, which: ClaimFilter | None = None, *, most: int = MOST) -> ToldBy:
        """How often the claims that a filter lets through are told, and the sources and outlets of most of them."""
        from dragoman.store.view import table_of

        where, values = self._conditions(which)
        own = OWN.format(table_of(which), where)
        outlets = list(self._stream(f"{own} {OUTLETS} LIMIT {most:d}", values))
        sources = list(self._stream(f"{own} {SOURCES} LIMIT {most:d}", values))
        claims, reports, named, origins = outlets[0][:4] if outlets else (0, 0, 0, 0)
        return ToldBy(
            claims=claims, reports=reports, outlets=named, origins=origins, sources=sources[0][0] if sources else 0,
            by_sources=tuple(_counted(*row[1:]) for row in sources),
            by_outlets=tuple(_counted(*row[4:]) for row in outlets if row[4] is not None),
        )  # fmt: skip


def _counted(id: str, name: str, kind: str | None, *counts: int) -> TellerCount:
    claims, itself, reports, outlets, *by_stance = counts
    stances = dict(zip(STANCES, by_stance, strict=True))
    return TellerCount(
        id=id, name=name, kind=kind, claims=claims, itself=itself, reports=reports, outlets=outlets, **stances
    )  # fmt: skip


# The counts of all stand in every row: they cost no second look at the claims.
OUTLETS = f"""
SELECT (SELECT count(*) FROM own), (SELECT count(DISTINCT document) FROM own),
       (SELECT count(DISTINCT outlet) FROM own), (SELECT count(DISTINCT origin) FROM own),
       outlet, outlet, NULL, count(*) AS claims, count(*) FILTER (len(sources) = 0), count(DISTINCT document), 1,
       {BY_STANCE}
FROM own GROUP BY outlet ORDER BY claims DESC, outlet"""
SOURCES = f"""
SELECT count(*) OVER (), id, mode(name ORDER BY name), mode(kind ORDER BY kind), count(*) AS claims, count(*),
       count(DISTINCT document), count(DISTINCT outlet), {BY_STANCE}
FROM (SELECT DISTINCT own.*, m.id, m.name, m.kind FROM own JOIN mentions m ON m.claim = own.number
      WHERE part = 'source')
GROUP BY id ORDER BY claims DESC, id"""
