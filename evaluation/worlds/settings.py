"""What a generated world is like: how large, and how often each thing happens that makes merging hard."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The choices behind a world; what is not a number of things is a share from 0 to 1."""

    arenas: int = 4  # theatres it plays in, each over its own stretch of time
    days: int = 60  # how long that stretch is
    happenings: int = 40  # planted on their own
    near_misses: float = 0.3  # of them that get one or more near misses beside them
    outlets: int = 9
    again: float = 0.12  # tellings taken up again by a second sentence of the same report, with less detail
    # How a telling says when, in the first days and later; the rest gives no time at all.
    day: float = 0.45
    week: float = 0.1
    month: float = 0.08
    year: float = 0.03
    # How it says where, if the happening has a place.
    town: float = 0.5
    country: float = 0.25
    # What it says it is about: in the exact words, in general ones; the rest is vaguer still.
    exact: float = 0.55
    general: float = 0.33
    context: float = 0.3  # sentences that tell what surrounded the happening, and no other
    padding: float = 0.25  # sentences that tell what is told of any happening
    usual: float = 0.4  # sentences in the words that most use of the happening
    numbers: float = 0.35  # of tellings of countable things that give a number; each source keeps its own
    officials: float = 0.35  # sides named by the one who acted for them; where only that tells two meetings apart: 0.8
    vague: float = 0.1  # later tellings that give nothing to tell a happening from its near misses by
    # Who speaks: the outlet itself is the rest.
    official: float = 0.4
    anonymous: float = 0.12
    chain: float = 0.08
    same_official: float = 0.5  # of the happenings, those about which everyone quotes one and the same official
    copied: float = 0.2  # reports that other outlets copy
    cut: float = 0.4  # copies that are not whole
    # Happenings that some …
    deny: float = 0.25  # … identified source denies
    doubt: float = 0.12  # … anonymous source or the narrator denies
    hedge: float = 0.2  # … teller only reports as possible
    expect: float = 0.18  # … source expects before they happen
    never: float = 0.06  # … source expects and never happen; others deny what nobody asserts at the same rate
    more: float = 0.06  # … source, afterwards, expects more of: a happening of its own
    admit: float = 0.06  # … side first denies, then admits with another date
    recall: float = 0.35  # … reports tell again weeks later, as background
    anniversary: float = 0.04  # … reports tell again a year later
    sweep: float = 0.05  # … side denies along with all others of the kind
    # What the reader gets wrong, claim by claim.
    wrong_type: float = 0.08  # a neighbouring type instead, beyond the words that good readers take for it
    wrong_stance: float = 0.03
    turned: float = 0.03  # initiator and recipient swapped
    lost: float = 0.04  # no recipient, where there is one
    stranger: float = 0.02  # an initiator nobody knows
    no_item: float = 0.15
    odd_item: float = 0.05
    odd_time: float = 0.04  # the day of publication
    next_day: float = 0.04  # of the days that are told, those a day late: a night has two days
    one_sided: float = 0.1  # of acts that run both ways, those read as one side's
    odd_place: float = 0.02  # of 83 pairs in real reports whose places disagree, none was of one happening
    no_theatre: float = 0.08
    spurious: float = 0.06  # beside a true claim, one that nothing in the world corresponds to


EASY = Settings(
    near_misses=0.2, day=0.7, week=0.1, month=0.1, town=0.7, exact=0.8, general=0.2, vague=0.0, wrong_type=0.02,
    wrong_stance=0.0, turned=0.0, lost=0.01, stranger=0.0, no_item=0.05, odd_item=0.0, odd_time=0.0, odd_place=0.0,
    next_day=0.0, one_sided=0.0, no_theatre=0.0, spurious=0.0, hedge=0.1, again=0.05, context=0.4,
)  # fmt: skip
NEWS = Settings()
HARD = Settings(
    arenas=2, near_misses=0.9, day=0.25, town=0.35, country=0.3, exact=0.35, general=0.4, vague=0.3, wrong_type=0.15,
    wrong_stance=0.06, turned=0.06, lost=0.1, stranger=0.06, no_item=0.3, odd_item=0.1, odd_time=0.08, odd_place=0.1,
    no_theatre=0.15, spurious=0.12, again=0.2, context=0.15, padding=0.4, usual=0.2,
)  # fmt: skip

LEVELS = MappingProxyType({"easy": EASY, "news": NEWS, "hard": HARD})
