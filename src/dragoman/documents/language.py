"""Tell the language a report is written in.

Takes text, gives ISO 639-1. Plainly English text is told by its commonest
words; py3langid, which takes over a second to load, is asked only about the rest.
"""

from __future__ import annotations

import re

from dragoman.documents.wordlists import words

# Words that are frequent in English and rare or absent in every other language written in Latin letters.
_ENGLISH = words(
    "the and that with which has have been were from would their this they of by it's its who said will not what "
    "when than could should about after before because into where there these those"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# For a line or two the identifier's hundred languages are too many; these publish most of the world's news.
_COMMON = words(
    "ar bg cs da de el en es et fa fi fr he hi hr hu id it ja ka ko lt lv nl no pl pt ro ru sk sr sv th tr uk ur vi zh"
)
SHORT = 30  # words
MARGIN = (
    10  # in natural logarithms: English lines come within 6 of the likeliest of a hundred languages, others beyond 14
)
SAMPLE = 3000  # characters from the beginning and as many from the middle
SHARE = 0.12  # English news: 0.25 to 0.35 of the words; Dutch, Scots Gaelic, Danish, German: below 0.05


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, or None when it has no words."""
    middle = max(SAMPLE, len(text) // 2)
    sample = text[:SAMPLE] + " " + text[middle : middle + SAMPLE]
    found = [word.lower() for word in _WORD.findall(sample)]
    if not found:
        return None
    if sum(word in _ENGLISH for word in found) >= SHARE * len(found):
        return "en"
    from py3langid import classify, rank  # type: ignore[import-untyped]

    if len(found) > SHORT:
        return str(classify(sample)[0])
    scores = dict(rank(sample))  # likeliest first
    if scores["en"] >= max(scores.values()) - MARGIN:
        return "en"
    return next(str(code) for code in scores if code in _COMMON)


# Of the words of a page in English, menus and all, about a fifth are of the commonest; of another, one in a hundred.
FOREIGN = 0.04
ENOUGH = 60  # words
_LOOKED_AT = 60_000  # bytes, from the first paragraph on
_PARAGRAPH = re.compile(rb"<p[\s>]", re.IGNORECASE)
_NO_TEXT = re.compile(rb"<(script|style|svg|nav|noscript)\b.*?</\1\s*>|<[^<>]*>", re.IGNORECASE | re.DOTALL)
_BYTES = re.compile(rb"[A-Za-z'\x80-\xff]+")
_COMMONEST = frozenset(word.encode() for word in _ENGLISH)


def is_plainly_foreign(page: bytes) -> bool:
    """Whether a page, as bytes with its tags, is so clearly not in English that it need not be looked into."""
    first = _PARAGRAPH.search(page)
    start = first.start() if first else 0
    words_ = _BYTES.findall(_NO_TEXT.sub(b" ", page[start : start + _LOOKED_AT]).lower())
    return len(words_) >= ENOUGH and sum(word in _COMMONEST for word in words_) < FOREIGN * len(words_)
