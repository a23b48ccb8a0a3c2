"""Say in plain words what there was more or less of in a month, for the line of reason beside an arrow."""

from __future__ import annotations

from dragoman.records import EventType

NOUNS: dict[EventType, tuple[str, str]] = {
    "AGREE": ("promise", "promises"),
    "CONSULT": ("meeting", "meetings"),
    "SUPPORT": ("statement of support", "statements of support"),
    "CONCEDE": ("concession", "concessions"),
    "COOPERATE": ("act of cooperation", "acts of cooperation"),
    "AID": ("act of aid", "acts of aid"),
    "RETREAT": ("withdrawal, release or truce", "withdrawals, releases or truces"),
    "REQUEST": ("demand", "demands"),
    "ACCUSE": ("accusation", "accusations"),
    "REJECT": ("refusal", "refusals"),
    "THREATEN": ("threat", "threats"),
    "PROTEST": ("protest", "protests"),
    "SANCTION": ("sanction or break of relations", "sanctions or breaks of relations"),
    "MOBILIZE": ("show of force", "shows of force"),
    "COERCE": ("act of coercion", "acts of coercion"),
    "ASSAULT": ("assault", "assaults"),
}


def counted(type: EventType, count: int) -> str:
    """So many acts of a type: "3 assaults", "no threats"."""
    one, several = NOUNS[type]
    return f"{count or 'no'} {one if count == 1 else several}"


def of_months(count: int) -> str:
    """The months that another is compared with: "the month before", "the 6 months before"."""
    return "the month before" if count == 1 else f"the {count} months before"


def compared(type: EventType, now: int, earlier: int, months: int) -> str:
    """What there is of a type in a month beside the months before: "3 assaults where the 6 months before had none"."""
    if not earlier:
        return f"{counted(type, now)} where {of_months(months)} had none"
    if earlier < months or months == 1:
        return f"{counted(type, now)} after {earlier} in {of_months(months)}"
    return f"{counted(type, now)} after {earlier / months:.1f}".removesuffix(".0") + " a month"


def as_before(now: int, earlier: int, months: int) -> str:
    """What to say of a month that is much as those before."""
    acts = f"{now or 'no'} {'act' if now == 1 else 'acts'}"
    if not earlier:
        return f"{acts}, and none in {of_months(months)}"
    return (
        f"{acts}, much as in {of_months(months)}"
        if now
        else f"{acts} after {earlier} in {of_months(months)}: too few to tell"
    )
