"""Cut text into words by the conventions of Universal Dependencies English.

Takes text, gives Tokens with exact offsets: `text[t.start:t.end] == t.text`.
Words are cut as the English Web Treebank cuts them ("do" "n't", "Iran" "'s",
"U.S." "-" "led", "$" "40", "can" "not"), because the reader learned from it;
bound prefixes stay on ("pro-Kremlin", "non-proliferation"), compounds do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.documents.wordlists import words
from dragoman.records import Token


def _one_of(known: frozenset[str]) -> str:
    return "|".join(sorted(known, key=lambda word: (-len(word), word)))


# Prefixes that are no words of their own: the treebank leaves their hyphen inside the word.
PREFIXES = words(
    "ante anti arch bi bio co contra counter cross de e ex extra hyper infra inter intra macro mega meta micro "
    "mid mini mis mono multi neo non over para poly post pre pro proto pseudo psycho re semi socio sub super "
    "tele trans tri ultra un under uni"
)
SUFFIXES = words("esque wise ish")
ABBREVIATIONS = words(
    # people
    "Mr Mrs Ms Mme Mlle Messrs Dr Prof Rev Fr Hon Pres Gov Lt Col Gen Maj Capt Cmdr Cpl Sgt Adm Brig Pvt Spc Supt Det "
    "Insp Sen Rep Reps Sens Amb Atty Gens Cols Jr Sr Esq Ph Asst Attn "
    # times
    "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat "
    # places
    "St Ste Ft Mt Mts Ave Blvd Rd Hwy Bldg Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mich "
    "Minn Miss Mo Mont Neb Nev Okla Ont Ore Pa Penn Que Tenn Tex Va Vt Wash Wis Wyo "
    # organisations and references
    "Inc Corp Co Cos Ltd Bros Dept Dist Univ Assn Ed Eds Vol Vols Art Arts Sec Fig Figs Ch Op Para pp al approx "
    "ca cf etc esp est vs viz al ibid "
    # measures
    "lb lbs oz yrs hrs mins"
)

# Most words: letters alone, before a blank or comma. Tried first, for speed; nothing below would cut them otherwise.
PLAIN = r"[A-Za-z]{1,200}(?=[\s,]|\Z)"
# Every repetition that could fail late has an upper bound, so that no input takes more than linear time.
URL = r"(?:https?://|ftp://|mailto:|www\.)[^\s<>\"“”]{1,2000}"
EMAIL = r"[\w.+%-]{1,64}@\w[\w-]{0,62}(?:\.[\w-]{1,62}){0,6}"
# A host or a file written out: "Booking.com", "report.pdf".
ENDINGS = words("com org net gov edu info mil int doc pdf xls htm html jpg png txt exe")
ENDED = rf"\.(?i:{_one_of(ENDINGS)})(?![\w-])"
HOST = rf"\w[\w-]{{0,62}}(?:\.[\w-]{{1,62}}){{0,4}}{ENDED}|(?<!\S){ENDED}"
# A newsgroup: "sci.space.news".
GROUP = r"(?:alt|comp|misc|news|rec|sci|soc|talk)(?:\.[a-z][\w+-]{1,30}){1,6}"
DOTTED = r"(?:[A-Za-z]\.){2,}(?:[A-Za-z](?!\w)\.?)?|[A-Za-z]\.[A-Za-z](?![\w.])|(?:Ph|M|B)\.(?:D|Sc|Ed)\.?"
# At the very end the stop is the sentence's, and "No." is the word "no" unless a number follows. "St.George" is two.
SHORT = rf"(?:(?:{_one_of(ABBREVIATIONS)})\.(?=\s*\S)(?![a-z_])|Nos?\.(?=\s?\d)(?!\w))"
INITIAL = r"[A-Z]\.(?=\s?(?:[A-Z]|van\b|de\b|al-))"
UNITS = words(
    "am pm AM PM k K m M mm MM bn tn b t kg km cm ft lb lbs mph kph x kb GB MB MW kW Hz kHz MHz GHz "
    "hr hrs min mins days"
)
FIGURE = r"(?:\d{1,3}(?:,\d{3}){1,6}|\d{1,40})(?:\.\d{1,40}){0,3}"
NUMBER = (
    r"\+?\d[\d-]{0,12}-\d{3,4}-\d{4}(?!\w)|\d{3}/\d{3}-\d{4}(?!\w)|x?\d-\d{4}(?![\w-])"  # telephones
    r"|\d{3}-\d{4}(?!\w)|\+\d{1,3}(?=\s?[\d(])|\d{5}-\d{4}(?!\w)"  # and postal codes
    r"|\d{1,2}/\d{1,2}/\d{2,4}(?!\d)|\d{1,2}-\d{1,2}-\d{4}(?!\d)|\d{4}-\d\d-\d\d(?!\d)"  # dates
    r"|9/11(?!\d)|(?:1[0-2]|0?[1-9])/\d\d(?!\w)"
    r"|\d{1,2}:\d\d(?::\d\d)?(?!\d)"  # times
    r"|\d{1,3}(?:\.\d{1,3}){3}(?!\d)"  # addresses
    r"|\d{1,9}(?:st|nd|rd|th|ST|ND|RD|TH)(?!\w)|\d{1,9}s(?!\w)|\d{1,3}0['’]s(?!\w)"  # ordinals, decades
    rf"|{FIGURE}(?=(?:[ap]\.m|{_one_of(UNITS)})(?!\w))"  # "5bn", "7:30pm"
    rf"|{FIGURE}(?!\w)|\.\d+(?!\w)"
)
# Not in capitals: "UN-backed" is not "un-".
PREFIXED = rf"(?:{_one_of(PREFIXES | {word.capitalize() for word in PREFIXES})})-(?=\w)"
# Letters and digits with inner apostrophes (clitics are cut off afterwards), "AT&T", "Analysis_2".
INNER = r"['’]|(?<=\b[A-Z])&(?=[A-Z]\b)|(?<=\b[A-Z]{2})&(?=[A-Z]\b)"
WORD = rf"(?:{PREFIXED}){{0,8}}\w{{1,200}}(?:(?:{INNER})\w{{1,200}}){{0,8}}(?:-(?:{_one_of(SUFFIXES)})(?!\w))?"
ELISION = r"['’](?:em|tis|twas|cause|til|n|\d\ds?)(?!\w)"
CLITIC = r"(?:['’`](?:s|m|d|ll|re|ve|S|M|D|LL|RE|VE)|n['’]t|N['’]T)(?!\w)"
SMILEY = r">?[:;=8>]-?[()DPpO](?!\w)|(?<!\S)(?:\(:|:/|D:|<3|\^_\^|-_-)(?!\S)"
# A word broken off in speech ("th- the"), and "with": "w/o", "w/ friends".
BROKEN = r"(?<!\S)[A-Za-z]{1,2}-(?=[\s,.?!])"
WITH = r"(?<!\w)[Ww]/(?:o(?:ut)?(?!\w))?"
LETTERS = r"(?<!\w)[A-Za-z]/[A-Za-z](?![\w/])"
MARKS = (
    r"\.?[!?][.!?]{1,99}|\.[!?]|\.{2,99}|…{1,99}\.?|-{2,99}|—{1,99}|={2,99}|\*{2,99}|_{2,99}|~{2,99}|#{2,99}|\+{2,99}"
    r"|<{2,99}|>{2,99}|''|``|’’|‘‘|‘’|\[\.\.\.\]|<?-{1,20}>|={1,20}>|<[-=]{1,20}"
)
SIGN = r"(?:US|C|A|NZ|HK)?[$€£¥]|[Rr]s\.?(?=\d)"

_PATTERN = re.compile(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in {
            "plain": PLAIN, "stop": r"[.,;](?=\s|\Z)", "url": URL, "email": EMAIL, "host": HOST, "group": GROUP,
            "tag": r"[@#][A-Za-z]\w*", "dotted": DOTTED, "short": SHORT, "initial": INITIAL, "number": NUMBER,
            "clitic": CLITIC, "elision": ELISION, "sign": SIGN, "broken": BROKEN, "with": WITH, "letters": LETTERS,
            "word": WORD, "smiley": SMILEY, "marks": MARKS, "mark": r"\S",
        }.items()
    )
)  # fmt: skip
_NOT = re.compile(r"(?i)^(.+?)(n['’]t)$")
_TAIL = re.compile(r"(?i)^(.+?)(['’](?:s|m|d|ll|re|ve))$")
_FUSED = {
    "cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "dunno": 2, "outta": 3,
    "dont": 2, "doesnt": 4, "didnt": 3, "isnt": 2, "wasnt": 3, "arent": 3, "couldnt": 5, "wouldnt": 5, "havent": 4,
    "hasnt": 3, "cant": 2, "wont": 2, "im": 1, "ive": 1, "youre": 3, "theyre": 4, "thats": 4,
}  # fmt: skip
_FUSED |= {cased: cut for word, cut in _FUSED.items() for cased in (word.capitalize(), word.upper())}


def tokenize(text: str, start: int = 0) -> tuple[Token, ...]:
    """Cut `text` into words; offsets count from `start`, where the text begins in its document."""
    return tuple(Token(text=text[a:b], start=start + a, end=start + b) for a, b in spans(text))


def spans(text: str) -> Iterator[tuple[int, int]]:
    """The words of `text` as (start, end), in order and without overlap; no non-blank character is left out."""
    for found in _PATTERN.finditer(text):
        start, end = found.span()
        kind = found.lastgroup
        if kind == "plain":
            cut = _FUSED.get(found.group(), 0)
            if cut:
                yield start, start + cut
            yield start + cut, end
        elif kind == "word":
            yield from _clitics(found.group(), start, end)
        elif kind == "url":
            yield from _trailing(found.group(), start, end)
        else:
            yield start, end


def _clitics(word: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """ "didn't" as "did" "n't", "Iran's" as "Iran" "'s", "cannot" as "can" "not"."""
    cut = _FUSED.get(word, 0)
    if not cut and ("'" in word or "’" in word):
        found = _NOT.match(word) or _TAIL.match(word)
        cut = found.end(1) if found else 0
    if cut:
        yield start, start + cut
        yield start + cut, end
    else:
        yield start, end


def _trailing(word: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """An address and, apart, the stop or bracket that closes its sentence."""
    kept = word.rstrip(".,;:!?'’)]}")
    if kept.count("(") > kept.count(")") and word[len(kept) : len(kept) + 1] == ")":
        kept = word[: len(kept) + 1]
    yield start, start + len(kept)
    yield from ((at, at + 1) for at in range(start + len(kept), end))
