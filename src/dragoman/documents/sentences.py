"""Cut text into sentences.

Takes text, gives (start, end) of each sentence. A stop ends a sentence unless
what stands before it is an abbreviation that calls for more ("Gen.", "Sept." 10)
or what follows does not begin one ("“Go!” he said").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.documents.wordlists import words

# Stops and marks, and the quotes and brackets that close behind them; possessive, so linear.
# A reference in brackets ("[12]") belongs to what it stands behind.
_STOP = re.compile(r"[.!?…‼⁇⁈⁉。]++[\"'”’»)\]]*+(?:\s[’']?[”»])?+(?:\s?\[\d{1,3}\]){0,5}+")
_NEXT = re.compile(r"\s+([\"'“‘«(\[¿¡*•–—-]*+)\s*+(\S{0,40})")
_BEFORE = re.compile(r"(\S{1,40})\Z")

# What stands before a name, a number or a date: never the end.
_LEADS = words(
    "mr mrs ms mme mlle messrs dr prof rev fr hon pres gov lt col gen maj capt cmdr cpl sgt adm brig pvt spc supt det "
    "insp sen rep reps sens amb atty gens cols st ste ft mt mts vs viz cf e.g i.e al approx ca est esp nos vol vols "
    "fig figs sec art arts ch op pp para eds ph lt.col maj.gen"
)
# The end, unless a number follows.
_BEFORE_NUMBER = frozenset({"no", "p"})
# May end a sentence or not: it does when a word follows that begins sentences.
_EITHER = words(
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat "
    "inc corp co cos ltd bros dept dist univ assn ed jr sr esq ave blvd rd hwy bldg etc a.m p.m "
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mich minn miss mont neb nev okla ont ore "
    "penn que tenn tex va vt wash wis wyo"
)
_SHORTENED = _LEADS | _EITHER | words("yrs lbs info tel fax ext min max hrs incl div")
_STARTERS = words(
    "the a an this that these those it its he his she her they their we our you your i my there here who what when "
    "where why how which if although though while since because after before as at by for from in on of to with "
    "without under over during between among through until unless despite according and but or nor so yet both "
    "either neither some many most few several all any each every no not none one two three more much such "
    "another other others however meanwhile moreover also still now then thus therefore instead earlier later "
    "last recently even just only once yesterday today tomorrow separately asked speaking about around nearly "
    "mr mrs ms is are was were do does did has have had will would can "
    "could should may might must let thank thanks please yes"
)
_SPEECH = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){1,5}(?:said|says|asked|asks|wrote|writes|added|adds|told|tweeted|shouted|cried|replied|"
    r"declared|warned|wondered|insisted|exclaimed|demanded|continued|argued|quipped|answered|responded)\b"
)
_WORD = re.compile(r"\w")
_PLAIN = re.compile(r"(?<!\S)[a-z’'-]*[a-z]{3}\Z")


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]` as (start, end), blanks around them left out."""
    end = len(text) if end is None else end
    first = start
    held: tuple[int, int] | None = None  # the last sentence, until it is known that a word comes after it
    for stop in _STOP.finditer(text, start, end):
        after = stop.end()
        if after < end and _ends(text, first, stop, end) and _WORD.search(text, first, after):
            if held:
                yield from _trimmed(text, *held)
            held, first = (first, after), after
    if held and not _WORD.search(text, first, end):
        yield from _trimmed(text, held[0], end)
        return
    if held:
        yield from _trimmed(text, *held)
    yield from _trimmed(text, first, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends(text: str, first: int, stop: re.Match[str], end: int) -> bool:
    """Whether a sentence that began at `first` ends with this stop."""
    follows = _NEXT.match(text, stop.end(), end)
    if follows is None or not follows[2]:
        return False
    opener, word = follows[1], follows[2]
    mark = stop.group().split("[")[0].rstrip()
    closed = mark[-1] not in ".!?…"
    head = word[0]
    if head in ".,;:!?…%)":
        return False
    if "!" in mark or "?" in mark:
        return not (closed and (head.islower() or _SPEECH.match(text, follows.start(2), end)))
    if head.islower():
        return mark == "." and not opener and _plain_word(text, first, stop.start())
    if closed or len(mark) > 1:
        return True
    return _period_ends(text, first, stop.start(), opener, word)


def _plain_word(text: str, first: int, at: int) -> bool:
    """Whether an ordinary word stands before `at`: then even a small letter begins a sentence, in careless writing."""
    found = _PLAIN.search(text, max(first, at - 40), at)
    return found is not None and found.group() not in _SHORTENED


def _period_ends(text: str, first: int, at: int, opener: str, word: str) -> bool:
    """Whether the single full stop at `at` ends its sentence, given the word that follows."""
    before = _BEFORE.search(text, max(first, at - 40), at)
    if before is None:
        return False  # a stop that stands alone: ". . ."
    last = before[1].lstrip("\"'“‘([—–-/$")
    low = last.lower()
    if low in _LEADS:
        return False
    number = word[0].isdigit()
    if low in _BEFORE_NUMBER and number:
        return False
    if last.isdigit() and len(last) <= 3 and not text[first : at - len(last)].strip():
        return False  # the number of an item in a list
    if len(last) == 1 and last.isalpha():
        return last == "I" and _starts(word)
    if low in _EITHER or _dotted(last):
        return not opener.startswith(("—", "–", "-")) and (opener.startswith(("“", '"', "‘")) or _starts(word))
    return True


def _dotted(word: str) -> bool:
    """ "U.S", "a.m", "Ph.D" (their last stop is what is being judged)."""
    return len(word) > 2 and "." in word and all(len(part) <= 2 for part in word.split("."))


def _starts(word: str) -> bool:
    return word[0].isupper() and re.split(r"[^\w]", word.lower(), maxsplit=1)[0] in _STARTERS
