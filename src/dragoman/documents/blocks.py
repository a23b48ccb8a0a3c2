"""Tell what each stretch of a report is: title, heading, body, caption, byline or boilerplate.

Takes text, gives Blocks that cover every non-blank line. Titles, headings and
captions can carry claims and are read like the body; what is furniture of the
page, an advertisement for another report, or said a second time is boilerplate.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.documents.furniture import kind_of
from dragoman.documents.wordlists import words
from dragoman.records import Block, BlockKind

Kind = BlockKind
READ: frozenset[Kind] = frozenset({"title", "heading", "body", "caption"})


class Paragraph(NamedTuple):
    """A paragraph of the text, blanks around it left out; `alone` when blank lines set it off."""

    start: int
    end: int
    text: str
    alone: bool

    @property
    def words(self) -> int:
        return len(self.text.split(None, LONG)) if len(self.text) < 20 * LONG else LONG


LONG = 40  # words; what is longer is prose, whatever it looks like
TITLE_WORDS = 30
HEADING_WORDS = 16
TEASER_WORDS = 24
WRAP = (40, 140)  # characters in the longest line of a hard-wrapped text
_CLOSED = re.compile(r"[.!?…:;,]\s?[\"'”’)\]»]*$")


def find_blocks(text: str, *, title: str | None = None, outlet: str | None = None) -> tuple[Block, ...]:
    """The blocks of `text`, in order; `title` and `outlet` help to tell headline and masthead where they are known."""
    paragraphs = list(_split_player(_split_title(_paragraphs(text), title)))
    kinds: list[Kind] = [kind_of(paragraph.text) for paragraph in paragraphs]
    _keep_inner_lines(paragraphs, kinds)
    _mark_head(paragraphs, kinds, title, outlet)
    _mark_lines(paragraphs, kinds)
    _mark_box(paragraphs, kinds)
    _mark_repeats(paragraphs, kinds)
    return tuple(Block(kind=kind, start=p.start, end=p.end) for p, kind in zip(paragraphs, kinds, strict=True))


# --- paragraphs ---------------------------------------------------------------


def _paragraphs(text: str) -> Iterator[Paragraph]:
    """Each line, or in a hard-wrapped text each run of lines that belong together."""
    lines = [(found.start(), found.end()) for found in re.finditer(r"[^\n]+", text)]
    lines = [(start, end) for start, end in lines if not text[start:end].isspace()]
    width = _wrap_width(text, lines)
    first = 0
    for n, (start, end) in enumerate(lines):
        last = n + 1 == len(lines)
        if not last and _runs_on(text, start, end, lines[n + 1][0], width):
            continue
        yield _paragraph(text, lines, first, n)
        first = n + 1


def _paragraph(text: str, lines: Sequence[tuple[int, int]], first: int, last: int) -> Paragraph:
    start, end = lines[first][0], lines[last][1]
    body = text[start:end]
    start, end = start + len(body) - len(body.lstrip()), end - len(body) + len(body.rstrip())
    above = first == 0 or text.count("\n", lines[first - 1][1], start) > 1
    below = last + 1 == len(lines) or text.count("\n", end, lines[last + 1][0]) > 1
    return Paragraph(start, end, text[start:end], above and below)


def _wrap_width(text: str, lines: Sequence[tuple[int, int]]) -> int:
    """The width at which the text is wrapped, or 0 when each line is a paragraph of its own.

    Wrapped text fills its lines to nearly the same width and breaks them
    in the middle of sentences.
    """
    pairs = [
        (end - start, text[start:end]) for (start, end), (after, _) in itertools.pairwise(lines)
        if text.count("\n", end, after) == 1
    ]  # fmt: skip
    if len(pairs) < 2:
        return 0
    width = sorted(length for length, _ in pairs)[int(0.9 * (len(pairs) - 1))]
    if not WRAP[0] <= width <= WRAP[1] or max(length for length, _ in pairs) > 1.5 * width:
        return 0
    running = sum(length >= 0.7 * width and not _CLOSED.search(line.rstrip()) for length, line in pairs)
    return width if running >= 0.4 * len(pairs) else 0


_QUOTED = re.compile(r"[,.?!…][’']?[\"”’']\s?\Z")


def _runs_on(text: str, start: int, end: int, after: int, width: int) -> bool:
    """Whether the line goes on in the next, with no blank line between.

    In a wrapped text it does when it is full or breaks off; in others when a
    small letter goes on after a quotation: “Will you go?” / he asked.
    """
    if text.count("\n", end, after) != 1 or text[after].isspace():
        return False
    if not width:
        return text[after].islower() and _QUOTED.search(text, max(start, end - 4), end) is not None
    full = end - start + len(text[after : after + 30].split(None, 1)[0]) >= 0.85 * width
    closed = re.search(r"[.!?…:][\"'”’)\]»]*$", text[start:end].rstrip()) is not None
    if text[after] in "-*•–":
        return full and not closed  # a dash within a sentence, not an item of a list
    return full or not closed


# What a video player leaves in extracted text ends with its sizes: "270p | 3.2 MB 720p | 18.6 MB".
_PLAYER = re.compile(r".{0,2000}\b\d{3,4}p ?\| ?[\d.]+ ?[KMG]B\b\s*", re.DOTALL)


def _split_player(paragraphs: Iterator[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs, with a video player's leavings cut off from the sentence they are glued to."""
    for paragraph in paragraphs:
        found = _PLAYER.match(paragraph.text) if "B" in paragraph.text and "p |" in paragraph.text else None
        if found is None or found.end() == len(paragraph.text):
            yield paragraph
            continue
        cut = paragraph.start + found.end()
        yield Paragraph(paragraph.start, cut, found.group(), False)
        yield Paragraph(cut, paragraph.end, paragraph.text[found.end() :], paragraph.alone)


def _split_title(paragraphs: Iterator[Paragraph], title: str | None) -> Iterator[Paragraph]:
    """The paragraphs, with a known title that is glued to the first line cut off from it."""
    for n, paragraph in enumerate(paragraphs):
        if n == 0 and title and paragraph.text.startswith(title) and len(paragraph.text) > len(title) + 20:
            rest = paragraph.text[len(title) :]
            if rest[0].isspace():
                begin = paragraph.end - len(rest.lstrip())
                yield Paragraph(paragraph.start, paragraph.start + len(title), title, True)
                yield Paragraph(begin, paragraph.end, rest.lstrip(), paragraph.alone)
                continue
        yield paragraph


# --- what its place shows --------------------------------------------------------


HEAD, FOOT = 5, 8  # paragraphs from the top and the bottom where lines about the authors stand


def _keep_inner_lines(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """Lines that look like bylines in the midst of a report tell of other people's writing and are body."""
    for n in range(HEAD, len(kinds) - FOOT):
        if kinds[n] == "byline" and paragraphs[n].words > 4:
            kinds[n] = "body"


_BOX = re.compile(
    r"(?i)what (?:you need |you should |we |you )?(?:to )?know\b|here['’]s what\b|^(?:our|more|full|latest) coverage"
    r"|^more (?:from|on|about)\b|^the latest on\b|^in this (?:series|section)\b|^key (?:points|takeaways)\b"
)
_LABEL = re.compile(r"^[A-Z][\w’' -]{1,40}:\s")


def _mark_head(paragraphs: Sequence[Paragraph], kinds: list[Kind], title: str | None, outlet: str | None) -> None:
    """Find the masthead and the headline among the first lines."""
    known = _words(title or "")
    mast = "".join(_words(outlet or ""))
    for n, paragraph in enumerate(paragraphs[:6]):
        flat = _words(paragraph.text)
        if known and flat == known:
            kinds[n] = "title"
            return
        if kinds[n] != "body":
            continue
        if paragraph.words <= 12 and _is_masthead(paragraph.text, "".join(flat), mast) and n + 1 < len(paragraphs):
            kinds[n] = "boilerplate"
        elif paragraph.words <= TITLE_WORDS and not _CLOSED.search(paragraph.text) and len(paragraphs) > 1:
            kinds[n] = "title"
            return
        else:
            return


def _is_masthead(line: str, flat: str, mast: str) -> bool:
    """The outlet's name, alone or run together with its motto ("The CourierNews you can use")."""
    if mast and flat.startswith(mast) and (flat == mast or not _CLOSED.search(line)):
        return flat == mast or re.search(r"[a-z][A-Z]", line) is not None
    return not mast and re.search(r"[a-z]{3}[A-Z][a-z]{2,}\s", line) is not None and not _CLOSED.search(line)


def _mark_lines(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """Tell headings and teasers from the body: short lines that no stop closes."""
    begun = False
    for n, paragraph in enumerate(paragraphs):
        if kinds[n] != "body":
            continue
        if _CLOSED.search(paragraph.text) or paragraph.words > TEASER_WORDS or not begun:
            begun = True
            continue
        if paragraph.alone and n + 1 < len(paragraphs) and _is_teaser(paragraph.text):
            kinds[n] = "boilerplate"
        elif paragraph.words <= HEADING_WORDS:
            kinds[n] = "heading"


_FINITE = words(
    "is are was were has have had will would can could may might must says said tells told wants want wins won hits "
    "kills killed dies died faces fears vows urges warns calls seeks claims denies rejects backs fires strikes struck "
    "fled flees flee meets met visits takes took makes made gives gave gets got goes went comes came puts sends sent "
    "buys bought sells sold leaves left finds found holds held keeps kept loses lost sees saw shows grows grew rises "
    "rose falls fell cuts bans leads led pays paid brings brought begins began becomes became quits resigns arrests "
    "demands explains reveals"
)


_OPENERS = words("The A An How Why What Who Where When")
_NOT_NAMES = ("an", "ish", "ese", "ic", "i", "ite", "al", "ch", "’s", "'s", "s’")  # adjectives of peoples, possessives
_NOT_VERBS = ("ss", "us", "’s", "'s")


def _is_teaser(line: str) -> bool:
    """Whether the line reads like another report's headline: a whole sentence, with a verb, and no stop.

    A heading within a report names its subject ("The road to Basra"); a headline tells ("Basra falls after siege").
    """
    found = re.findall(r"[\w’'-]+", line)
    if len(found) < 5:
        return False
    if found[0] in _OPENERS:
        return any(word in _FINITE for word in found[1:6])
    return any(word in _FINITE or _after_name(found[n], word) for n, word in enumerate(found[1:8]))


def _after_name(before: str, word: str) -> bool:
    """A small word in -s or -ed right behind a name ("Ruritania demands") that is no adjective ("Syrian refugees")."""
    named = before[:1].isupper() and not before.endswith(_NOT_NAMES)
    return named and word.islower() and len(word) > 3 and word.endswith(("s", "ed")) and not word.endswith(_NOT_VERBS)


def _mark_box(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """Mark a box of links and notes at the foot: a heading such as "What to know about …" and labelled lines below."""
    for n in range(len(paragraphs) * 2 // 3, len(paragraphs)):
        if (
            paragraphs[n].words > HEADING_WORDS
            or not _BOX.search(paragraphs[n].text)
            or _CLOSED.search(paragraphs[n].text)
        ):
            continue
        below = range(n + 1, len(paragraphs))
        if sum(bool(_LABEL.match(paragraphs[m].text)) or kinds[m] == "boilerplate" for m in below) * 2 >= len(below):
            kinds[n:] = ["boilerplate"] * (len(paragraphs) - n)
            return


# --- what was said already ---------------------------------------------------------

SHINGLE = 5  # words; shorter lines are not worth calling a repetition unless they are equal


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _mark_repeats(paragraphs: Sequence[Paragraph], kinds: list[Kind]) -> None:
    """Mark what stands word for word in an earlier block or in a longer one: titles, captions, pulled quotes."""
    flat = [" ".join(_words(p.text)) if kinds[n] in READ else "" for n, p in enumerate(paragraphs)]
    first_at: dict[str, int] = {}
    holders: dict[str, list[int]] = defaultdict(list)
    for n, line in enumerate(flat):
        if line and first_at.setdefault(line, n) != n:
            kinds[n] = "boilerplate"
            flat[n] = ""
    short = {n: key for n, line in enumerate(flat) if (key := _shingle(line)) and paragraphs[n].words <= LONG}
    wanted = set(short.values())
    for n, line in enumerate(flat):
        for key in _shingles(line) & wanted if line else ():
            if len(holders[key]) < 8:
                holders[key].append(n)
    for n, key in short.items():
        if any(m != n and len(flat[m]) > len(flat[n]) and f" {flat[n]} " in f" {flat[m]} " for m in holders[key]):
            kinds[n] = kinds[n] if kinds[n] == "title" else "boilerplate"


def _shingle(line: str) -> str | None:
    found = line.split(" ", SHINGLE)
    return " ".join(found[:SHINGLE]) if len(found) >= SHINGLE else None


def _shingles(line: str) -> set[str]:
    found = line.split(" ")
    return {" ".join(found[at : at + SHINGLE]) for at in range(len(found) - SHINGLE + 1)}
