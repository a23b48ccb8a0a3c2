"""Events that others have coded, in words: rows of their data, which tell of nobody who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from dragoman.records import Coded, Dataset, Event
from dragoman.show.words import NOBODY, number, plain

NAMED = 3  # publishers that are named
LISTED = 12  # rows and addresses that are listed


def counts(coded: Coded) -> str:
    """How many rows there are, and how often the dataset has it mentioned: "3 rows, 12 mentions"."""
    mentions = f", {number(coded.mentions, 'mention')}" if coded.mentions is not None else ""
    return f"{number(len(coded.rows), 'row')}{mentions}"


def origin(coded: Coded) -> str:
    """Where an event was coded from, in a line: rows, mentions, code, publishers."""
    code = f"; code {act(coded)}" if coded.code else ""
    by = f"; {names(coded.publishers)}" if coded.publishers else ""
    at = f"; from {names(hosts(coded))}" if not by and hosts(coded) else ""
    return f"{counts(coded)}{code}{by}{at}"


def act(coded: Coded) -> str:
    """The code of an act with its name in words, where the code is a number of CAMEO's."""
    from dragoman.vocabulary import cameo

    code = plain(coded.code or "")
    found = cameo.of_code(code) if code.isdigit() else None
    if found is None:
        return code
    # A zero at the end: of this kind, and no more is specified.
    same = code in (found.code, f"{found.code}0")
    return f"{code} {found.name}" if same else f"{code} (as {found.code} {found.name})"


def names(some: Sequence[str], most: int = NAMED) -> str:
    """The first names, and how many more there are."""
    more = f" and {len(some) - most} more" if len(some) > most else ""
    return ", ".join(plain(name) for name in some[:most]) + more


def hosts(coded: Coded) -> list[str]:
    """Where the reports that it was coded from stand, each once."""
    found = (urlsplit(url).hostname for url in coded.urls if url.startswith(("http://", "https://")))
    return list(dict.fromkeys(host.removeprefix("www.") for host in found if host))


def reason(coded: Coded) -> str:
    """Why an event is there, and what is not known of it, in a sentence."""
    rows = "a row" if len(coded.rows) == 1 else f"{len(coded.rows):,} rows"
    codes = "codes" if len(coded.rows) == 1 else "code"
    return f"coded elsewhere: {rows} of {plain(coded.dataset)} {codes} it; {NOBODY}"


def fields(event: Event, dataset: Dataset | None) -> Iterator[tuple[str, str]]:
    """The names and values of what is known of a coded event: its rows, code, addresses, and whom to cite."""
    coded = event.coded
    assert coded
    yield "dataset", f"{plain(coded.dataset)} ({coded.form}), {counts(coded)}"
    if coded.code:
        yield "code", act(coded)
    if coded.goldstein is not None:
        yield "Goldstein", f"{coded.goldstein:+.1f} (−10 conflict to +10 cooperation)".replace("-", "−", 1)
    if coded.words:
        yield "words", f"“{plain(coded.words)}”"
    yield "right", f"about {100 * event.confidence:.0f} % of such rows, by what is published of the format"
    yield "rows", names(coded.rows, LISTED)
    if coded.publishers:
        yield "publisher", names(coded.publishers, LISTED)
    for at, url in enumerate(coded.urls[:LISTED]):
        yield "" if at else "coded from", plain(url)
    if len(coded.urls) > LISTED:
        yield "", f"and {len(coded.urls) - LISTED:,} more; all: --format jsonl"
    if dataset and dataset.citation:
        yield "cite", plain(dataset.citation)


def share(coded: int, acts: int) -> str:
    """How many of some acts are coded: "all", a number, or nothing."""
    if not coded:
        return ""
    return "all" if coded == acts else f"{coded:,}"


def told(coded: int, acts: int) -> str:
    """In brackets, how many of some acts only rows tell; "" for none."""
    if not coded:
        return ""
    if coded == acts:
        return f" ({'' if acts == 1 else 'all of them '}coded elsewhere: {NOBODY})"
    return f" ({coded:,} of them coded elsewhere)"
