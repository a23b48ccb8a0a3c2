"""Tell the language a report is written in.

Takes text, gives ISO 639-1. Plainly English text is told by its commonest
words; py3langid, which takes over a second to load, is asked only about the rest.
"""

from __future__ import annotations

import re

# Words that are frequent in English and rare or absent in every other language written in Latin letters.
_ENGLISH = frozenset(
    "the and that with which has have been were from would their this they of by it's its who said will not what "
    "when than could should about after before because into where there these those".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# For a line or two the identifier's hundred languages are too many; these publish most of the world's news.
_COMMON = frozenset("ar bg cs da de el en es et fa fi fr he hi hr hu id it ja ka ko lt lv nl no pl pt ro ru sk sr sv th tr uk ur vi zh".split())
SHORT = 30  # words
SAMPLE = 3000  # characters from the beginning and as many from the middle
SHARE = 0.12  # English news: 0.25 to 0.35 of the words; Dutch, Scots Gaelic, Danish, German: below 0.05


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, or None when it has no words."""
    middle = max(SAMPLE, len(text) // 2)
    sample = text[:SAMPLE] + " " + text[middle : middle + SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words:
        return None
    if sum(word in _ENGLISH for word in words) >= SHARE * len(words):
        return "en"
    from py3langid import classify, rank

    if len(words) > SHORT:
        return str(classify(sample)[0])
    return next((str(code) for code, _ in rank(sample) if code in _COMMON), "en")
