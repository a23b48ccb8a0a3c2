"""Read a Word document (.docx) as lines, one paragraph after another.

Takes an open file, gives lines; never holds more than a paragraph or a row of
a table, however long the document is. Text is read as it would be printed
with all changes accepted: what was inserted is read, what was deleted is not.
Comments, footnotes, headers, pictures and hidden text are not read.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any, BinaryIO

from dragoman.documents.drafts import Unreadable

UNPACKED = 1_000_000_000  # bytes of the text's XML; a million words take about ten million
SHORT = 60  # characters in a cell that labels the next one in its row
_MAIN = "wordprocessingml.document.main+xml"  # what the list of contents calls the part with the text
_UNREAD = frozenset(
    {"del", "moveFrom", "drawing", "pict", "object", "Fallback", "pPr", "instrText", "delText", "rt", "ruby", "oMath"}
)
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_DAMAGED = "is a damaged Word document. Open it in Word and save it again."


def lines(stream: BinaryIO) -> Iterator[str]:
    """The paragraphs of a document, those of a table row by row; raises Unreadable when it cannot be read (further)."""
    from lxml.etree import XMLSyntaxError  # type: ignore[import-untyped]

    try:
        with zipfile.ZipFile(stream) as archive:
            yield from _paragraphs(_Bounded(archive.open(_main_part(archive))))
    except RuntimeError:  # zipfile's word for a password
        raise Unreadable("is an encrypted Word document. Open it with its password and save it without one.") from None
    except zipfile.BadZipFile:
        raise Unreadable("is a damaged zip archive or office document. Fetch it again, or save it again.") from None
    except (NotImplementedError, XMLSyntaxError, zlib.error, EOFError, KeyError, ValueError):
        raise Unreadable(_DAMAGED) from None


def _main_part(archive: zipfile.ZipFile) -> str:
    """The name of the part that holds the text; Unreadable when this is no Word document or far too large."""
    from lxml import etree  # type: ignore[import-untyped]

    names = set(archive.namelist())
    if "[Content_Types].xml" not in names:
        raise Unreadable(_other(archive, names))
    with archive.open("[Content_Types].xml") as part:
        types = etree.fromstring(part.read(1_000_000), etree.XMLParser(resolve_entities=False, no_network=True))
    for entry in types:
        if str(entry.get("ContentType", "")).endswith(_MAIN):
            name = str(entry.get("PartName", "")).lstrip("/")
            if archive.getinfo(name).file_size > UNPACKED:
                raise Unreadable(_too_large())
            return name
    raise Unreadable(_other(archive, names))


def _other(archive: zipfile.ZipFile, names: set[str]) -> str:
    """What a zip archive is that is no Word document."""
    if "mimetype" in names:
        kind = archive.read("mimetype")[:100].decode("ascii", "replace").rpartition(".")[2]
        what = {"text": "an OpenDocument text", "application/epub+zip": "an e-book"}.get(kind, "an OpenDocument file")
        return f"is {what}. Save it as .docx, .html or .txt."
    if any(name.startswith("xl/") for name in names):
        return "is an Excel workbook. Save its sheet as .csv, with a column of texts."
    if any(name.startswith("ppt/") for name in names):
        return "is a PowerPoint presentation. Save its text as .txt."
    return f"is a zip archive of {len(names):,} files. Unpack it and give the folder."


def _too_large() -> str:
    return f"unpacks to more than {UNPACKED // 1_000_000_000} GB of text. Split it."


class _Bounded(io.RawIOBase):
    """A stream that refuses to give more than UNPACKED bytes, whatever its archive claims of its size."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source, self._left = source, UNPACKED

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._source.read(size if size >= 0 else 65536)
        self._left -= len(data)
        if self._left < 0:
            raise Unreadable(_too_large())
        return data


def _paragraphs(part: IO[bytes] | io.RawIOBase) -> Iterator[str]:
    from lxml import etree

    tables = 0
    wanted = ("{*}tbl", "{*}tr", "{*}p")
    for event, element in etree.iterparse(
        part, events=("start", "end"), tag=wanted, resolve_entities=False, no_network=True
    ):
        name = _name(element)
        if name == "tbl":
            tables += 1 if event == "start" else -1
        elif event == "end" and name == "p" and not tables and not _inside(element):
            yield from _text(element).split("\n")
            _forget(element)
        elif event == "end" and name == "tr" and tables == 1 and not _inside(element):
            yield from _row(element)
            _forget(element)


def _name(element: Any) -> str:
    """The name of an element without its namespace: strict and transitional documents differ in that alone."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _inside(element: Any) -> bool:
    """Whether an element stands within another paragraph, as those of text boxes do."""
    return any(_name(above) in ("p", *_UNREAD) for above in element.iterancestors())


def _forget(element: Any) -> None:
    """Free an element and what came before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _text(element: Any) -> str:
    parts: list[str] = []
    for child in element:
        name = _name(child)
        if name == "t":
            parts.append(child.text or "")
        elif name in _MARKS:
            parts.append(_MARKS[name])
        elif name not in _UNREAD and not (name == "r" and _is_hidden(child)):
            parts.append(_text(child))
    return "".join(parts)


def _is_hidden(run: Any) -> bool:
    for properties in run:
        if _name(properties) == "rPr":
            for one in properties:
                if _name(one) == "vanish":
                    return not any(value in ("0", "false", "off") for value in one.attrib.values())
    return False


def _row(row: Any) -> Iterator[str]:
    """The paragraphs of a row; a short first cell labels the second, and both stand on one line with a tab between."""
    cells = [paragraphs for cell in row if (paragraphs := _cell(cell))]
    labels = cells[:-1]
    if labels and all(len(cell) == 1 and len(cell[0]) <= SHORT for cell in labels):
        yield "\t".join([*(cell[0] for cell in labels), cells[-1][0]])
        yield from cells[-1][1:]
    else:
        for cell in cells:
            yield from cell


def _cell(cell: Any) -> list[str]:
    paragraphs = [_text(part) for part in cell.iter() if _name(part) == "p" and not _boxed(part, cell)]
    return [line for text in paragraphs for line in text.split("\n") if line.strip()]


def _boxed(paragraph: Any, cell: Any) -> bool:
    for above in paragraph.iterancestors():
        if above is cell:
            return False
        if _name(above) in ("p", *_UNREAD):
            return True
    return False
