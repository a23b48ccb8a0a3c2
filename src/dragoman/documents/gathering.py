"""Turn what a user names into documents: files, folders, patterns, addresses, feeds, lists, standard input.

Takes names, gives Documents one at a time. What cannot be read is given as an
InputError in its place, and the rest goes on.

Who published a report, and when, is taken from the list, the page or the feed
where it says so; the options fill in what is missing.
"""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Iterator, MutableMapping, Sequence, Set
from datetime import date
from glob import glob
from itertools import islice
from pathlib import Path

from dragoman.documents.containers import Input, buffered, read, read_address
from dragoman.documents.dates import published_date
from dragoman.documents.drafts import Found, Options
from dragoman.documents.folders import read_file, read_in_turn, several, walk
from dragoman.documents.stretches import Stretch, read_stretch
from dragoman.documents.visiting import Visitor
from dragoman.documents.web import Web
from dragoman.errors import InputError, UsageError
from dragoman.records import Feed


def gather(
    inputs: Sequence[str],
    *,
    outlet: str | None = None,
    published: date | None = None,
    today: date | None = None,
    allow_private: bool = False,
    feeds: MutableMapping[str, Feed] | None = None,
    afresh: bool = False,
    web: Web | None = None,
    since: date | None = None,
    until: date | None = None,
    sites: Sequence[str] = (),
    stretch: Stretch | None = None,
    seen: set[Path] | None = None,
) -> Iterator[Found]:
    """The documents of `inputs` in order; an input or record that cannot be read is given as an InputError.

    An input is a file (.txt .md .html .pdf .docx .rtf .csv .jsonl .warc, each also gzipped), a zip archive, a
    folder (read recursively, by name), a pattern ("news/*.txt"), an http(s)
    address of a page, list or feed (whose items are followed), or "-" for text
    on standard input. `outlet` and `published` fill in what an input does not
    say of itself. Dates after `today` are refused. Files that a list in the
    same folder or pattern names are read once, as the list has them. Reports
    published before `since` or after `until`, or of other `sites` than those
    ("example.org"), are left out; so is what in a web archive is no report in
    English. What is left out is counted in a LeftOut for each input.

    With `stretch`, that part alone of the one list which `inputs` is. `seen`
    gets the files that lists name.

    `feeds` is what is remembered of feeds, by address: what they had before is
    not fetched again, unless `afresh`, and what they have now is put into it.
    `web` takes the place of all three, with a clock of its own.

    Raises UsageError when `published` itself is impossible.
    """
    today = today or date.today()
    if published is not None:
        try:
            published_date(published, today=today)
        except ValueError as error:
            raise UsageError(str(error)) from None
    options = Options(
        outlet, published, today, since=since, until=until, sites=tuple(sites),
        web=web or Web(feeds, visitor=Visitor(allow_private=allow_private), afresh=afresh),
    )  # fmt: skip
    if stretch is not None:
        (list_file,) = map(Path, inputs)
        return read_stretch(list_file, stretch, options, seen)
    return (found for name in inputs for found in _one(name, options, seen))


def _one(name: str, options: Options, seen: set[Path] | None) -> Iterator[Found]:
    """The documents of one input, whatever it is."""
    if name == "-":
        return read(Input(place="standard input", stream=buffered(sys.stdin.buffer), options=options))
    if not name.strip():
        return iter([InputError("an empty name", "names no file or address. Give one.")])
    if re.match(r"(?i)https?://", name):
        return read_address(name, options)
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", name):
        return iter([InputError(name, "cannot be fetched: only http and https addresses are.")])
    try:
        path = Path(name)
        if path.is_dir():
            return several(walk(path), name, options)
        if path.exists():
            return read_file(path, options, seen)
        if is_pattern(name):
            return several(matching(name), name, options, all_kinds=True)
    except (OSError, ValueError) as error:
        return iter([InputError(name, f"cannot be opened ({error}).")])
    return iter([InputError(name, f"does not exist.{_nearest(path)}")])


def files_of(name: str, seen: Set[Path]) -> Iterator[Path | InputError] | None:
    """The files that an input is, as `gather` takes them; None for one that is no file, folder or pattern.

    Lists come first: whoever takes them puts into `seen` the files that they name.
    """
    if name == "-" or not name.strip() or re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", name):
        return None
    try:
        path = Path(name)
        if path.is_dir():
            return read_in_turn(walk(path), name, seen)
        if path.is_file():
            return iter([path])
        return read_in_turn(matching(name), name, seen, all_kinds=True) if is_pattern(name) else None
    except (OSError, ValueError):
        return None


def is_pattern(name: str) -> bool:
    """Whether a name stands for several files."""
    return any(mark in name for mark in "*?[")


def matching(pattern: str) -> list[Path]:
    """The files that a pattern means, by name."""
    matches = sorted(map(Path, glob(pattern, recursive=True)))  # noqa: PTH207 (Path.glob takes no absolute pattern)
    return [match for match in matches if match.is_file()]


def _nearest(path: Path) -> str:
    """A hint at files of similar name in the same folder."""
    try:
        beside = [other.name for other in islice(path.parent.iterdir(), 5000)]
        names = difflib.get_close_matches(path.name, beside, n=3)
    except OSError:
        return f" There is no folder {str(path.parent)!r}."
    return f" Did you mean {', '.join(names)}?" if names else " Check the name."
