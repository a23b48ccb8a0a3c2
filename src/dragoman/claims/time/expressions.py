"""Find the time expressions of a text.

Takes text and the day it was published, gives expressions in order, none
overlapping. Rules of our own alone: a general date parser takes a hundred times as
long for a phrase and must first be told where it stands.
"""

from __future__ import annotations

import re
from datetime import date

from dragoman.claims.time.calendar import Meaning
from dragoman.claims.time.rules import RULES, Setting
from dragoman.claims.time.rules.holidays import HOLIDAYS, NAMES
from dragoman.records import Record

LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}  # for text whose lower case has another length
REACH = 90  # characters before an expression that may tell its direction
MEMORY = 600  # characters for which "a year earlier" counts from the date told before
STAND_IN = date(1, 1, 8)

# A word that every expression holds, or comes with: most sentences have none, and are done with.
ANCHOR = re.compile(
    r"\d\d|day|week|month|quarter|year|decade|centur|hour|minute|second|morning|afternoon|evening|night|noon|jan|feb|mar"
    r"|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter|now|current|recent|future|soon|past|present"
    r"|previous|ties|today|tomorrow|period|\d ?[ap]\.?m|mon\.|tue|wed\.|thu|fri\.|sat\.|sun\.|near term|short term"
    r"|fiscal|annually|hourly|daily|clock|nineteen|eighteen|two thousand|9/11|half of|" + NAMES
)
# How every expression begins: of words that begin otherwise, three in four, no rule is tried.
BEGINS = re.compile(
    r"[\d'’]|an?\b|at\b|no\b|up\b|fy|q[1-4]|abo|alm|ann|ano|apr|aro|aug|aut|cen|com|cur|dai|day|dec|doz|eac|ear|eig"
    r"|ele|eve|fal|feb|few|fif|fin|fir|fis|fiv|fol|for|fou|fri|ful|hal|hou|hun|jan|jul|jun|las|lat|les|man|mar|may|mid"
    r"|min|mon|mor|nea|nex|nin|noo|nov|now|oct|onc|one|ove|pas|pre|pri|qua|rec|rig|rou|sat|sco|sec|sep|sev|six|som|soo"
    r"|spr|sum|sun|ten|tha|the|thi|tho|thr|thu|tod|tom|ton|tue|twe|twi|two|und|upc|ver|wed|wee|win|yea|yes|"
    + "|".join(sorted({re.escape(name[:3]) for name in HOLIDAYS}))
)
ANY = re.compile(
    rf"(?<!\w)(?={BEGINS.pattern})(?:"
    + "|".join(f"(?P<r{number}>{re.sub(r'[?]P<[a-z]+>', '?:', rule.source)})" for number, rule in enumerate(RULES))
    + ")"
)

AHEAD = (r"will|won|shall|would|['’]ll|to be|scheduled|expected|expects?|due|plans? to|planned|set to|set for"
         r"|(?:agreement|deal|decision|proposal|offer|order|deadline) to|upcoming|forthcoming|take effect|takes effect"
         r"|deadline|slated|hopes? to|intends? to|going to|is to|are to|before the|aims? to|vowed to|pledged to"
         r"|agreed to|promised to|ahead of|planning to|preparing to"
         r"|(?:extended|postponed|delayed|adjourned|deferred|rescheduled)\s+(?:\w+\s+){0,4}?"
         r"(?:to|until|till|through|for)")  # fmt: skip
BEHIND = (r"said|says|told|was|were|had|met|held|came|went|took|made|began|left|became|did|saw|found|won|lost|fell|rose"
          r"|gave|sent|struck|hit|shot|led|has|have|(?!hundred|indeed|need)[a-z]{2,}ed")  # fmt: skip
# "will be signed" points ahead: the words between take the verb with them.
DIRECTION = re.compile(
    rf"(?<!\w)(?:(?P<ahead>(?:{AHEAD})(?:\s+(?:not|be|also|have|been))*(?:\s+\w+)?)|(?P<behind>{BEHIND}))(?!\w)"
)
SOON = re.compile(r"(?<!\w)(?:as (?:early|soon) as|effective|payable)\s+(?:on\s+)?$")
BY = re.compile(r"(?<!\w)by\s+(?:the\s+end\s+of\s+)?$")
ENDED = re.compile(r"(?<!\w)end(?:ed|ing)\s+(?:on\s+)?$")  # "the quarter ended Sept. 30" is still the one told of
INTENDED = re.compile(r"(?<!\w)to\s+[a-z]+")
SENTENCE_END = re.compile(r"[a-z0-9)\"”][.!?][\"”']*\s+(?=[A-Z\"“])|\n\s*\n")


class Expression(Record, frozen=True, kw_only=True):
    """A time expression: where it stands and what it means."""

    start: int  # characters, end exclusive
    end: int
    type: str  # DATE TIME DURATION SET
    value: str  # as in TimeML: 2016-02-12, 2016-W07, P3D, PRESENT_REF …
    first: str | None  # ISO, no more precise than the text
    last: str | None


def find_expressions(text: str, published: date | None, *, start: int = 0) -> list[Expression]:
    """The time expressions of `text`, in order, relative to the day it was published.

    Values are TimeML's (TIMEX3, Pustejovsky and others 2003). Without a day of publication what depends on it has
    X in its value and no first or last day. `start` is added to the positions: the text's own place in a document.
    """
    found: list[Expression] = []
    lower = text.lower()
    if len(lower) != len(text):
        lower = text.translate(LOWER)
    if ANCHOR.search(lower) is None:
        return found
    at, told = 0, None
    while match := ANY.search(lower, at):
        anchor = told if found and match.start() - found[-1].end < MEMORY else None
        end, meaning = _meaning(match, _setting(text, match, published, anchor))
        if meaning is None:
            at = match.start() + 1
            continue
        at = end
        found.append(
            Expression(
                start=start + match.start(), end=start + end,
                type=meaning.type, value=meaning.value, first=meaning.first, last=meaning.last,
            )
        )  # fmt: skip
        if (
            meaning.at is not None
            and meaning.type in ("DATE", "TIME")
            and not ENDED.search(lower[max(0, match.start() - 12) : match.start()])
        ):
            told = meaning
    return found


def _meaning(match: re.Match[str], setting: Setting) -> tuple[int, Meaning | None]:
    """What the first rule that makes sense here makes of it, and where it ends."""
    assert match.lastgroup is not None
    lower, begin = match.string, match.start()
    for rule in RULES[int(match.lastgroup[1:]) :]:
        here = rule.pattern.match(lower, begin)
        if here and (meaning := rule.make(here, setting._replace(after=lower[here.end() : here.end() + 24]))):
            return here.end(), meaning
    return begin, None


def _setting(text: str, match: re.Match[str], published: date | None, anchor: Meaning | None) -> Setting:
    before = text[max(0, match.start() - REACH) : match.start()]
    before = SENTENCE_END.split(before)[-1]
    way = _direction(before, text[match.end() : match.end() + REACH])
    return Setting(
        text=text,
        published=published or STAND_IN,
        dated=published is not None,
        ahead=way > 0,
        behind=way < 0,
        before=before,
        after="",
        anchor=anchor,
    )


def _direction(before: str, after: str) -> int:
    """Where the words around an expression point: 1 to the future, -1 to the past, 0 if they do not tell.

    The last words on direction before it count, else the first after it in its sentence.
    """
    if SOON.search(before):
        return 1
    if after.startswith(("'s", "’s")):
        return -1  # "Wednesday's ruling" was
    last = None
    for cue in DIRECTION.finditer(before):
        last = cue
    if BY.search(before) and (last is None or last["ahead"] or INTENDED.search(before, last.end())):
        return 1
    told = last or DIRECTION.search(SENTENCE_END.split(after)[0])
    return 0 if told is None else 1 if told["ahead"] else -1
