"""Charts of ties and systems, drawn with altair: `pip install "dragoman[plots]"`.

Takes records, or the tables of `dragoman.open`; gives altair charts. What a
colour tells a form tells too. Altair's own way to show a chart fetches a
script from the net; `offline` leaves the drawing to the notebook.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dragoman.actors import known_name
from dragoman.errors import UsageError
from dragoman.exchange.flat import rows_of
from dragoman.records import Record, System, Tie, TieAccount, TieMonth

if TYPE_CHECKING:
    import altair

    Names = Mapping[str, str] | None

RENDERER = "dragoman-offline"
VEGA_LITE = "application/vnd.vegalite.v5+json"
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
COLOURS = {"cooperation": "#1c6ca8", "conflict": "#b5430f"}
DASHES = [[1, 0], [6, 4]]  # of the channels, as on the pages: conflict is broken
# A sign by colour and by form: friendly, hostile, neither.
STANDS = ("friendly", "hostile", "undecided")
SIGNS = {"+": "friendly", "-": "hostile"}
TINTS = ("#1c6ca8", "#b5430f", "#7a828c")
FORMS = ("circle", "square", "diamond")


def offline() -> None:
    """Let JupyterLab or VS Code draw charts with what they have, so that nothing is fetched from the net."""
    alt = library()
    alt.renderers.register(RENDERER, handed_over)
    alt.renderers.enable(RENDERER)


def handed_over(spec: dict[str, Any], **_: Any) -> dict[str, Any]:
    """A chart as data of the kind that notebooks draw themselves.

    Altair 6 names a kind that they do not know yet, and that no notebook may
    hold; nothing here needs more than version 5.
    """
    return {VEGA_LITE: spec | {"$schema": SCHEMA}, "text/plain": "<chart of altair>"}


def pair(account: TieAccount, history: Iterable[TieMonth] | Any = None, *, names: Names = None) -> altair.LayerChart:
    """A pair over time: what passed each month, cooperation upwards and conflict downwards, its shifts as lines.

    With its `history` (`dragoman.open(…).history`) instead how its tie stood
    at each month's end: the rate of both channels with their intervals.
    """
    alt = library()
    title = f"{called(account.tie.one, names)} – {called(account.tie.other, names)}"
    drawn = [amounts(alt, account)] if history is None else stood(alt, history)
    chart: altair.LayerChart = alt.layer(*drawn, *shifts(alt, account)).properties(title=title, width=560, height=200)
    return chart


def amounts(alt: Any, account: TieAccount) -> Any:
    """What passed in each month: a bar a channel, up and down."""
    values = [
        {"month": month.first.isoformat(), "channel": name, "weight": sign * getattr(month, name)}
        for month in account.months
        for name, sign in (("cooperation", 1), ("conflict", -1))
    ]
    return alt.Chart(alt.Data(values=values)).mark_bar().encode(
        x=alt.X("yearmonth(month):T", title=None), y=alt.Y("weight:Q", title="conflict ↓   cooperation ↑"),
        color=alt.Color("channel:N", scale=scale(alt), title=None), tooltip=["month:T", "channel:N", "weight:Q"],
    )  # fmt: skip


def stood(alt: Any, history: Any) -> list[Any]:
    """The rates of both channels at each month's end, lines with their intervals as bands."""
    values = [row for one in rows_in(history) for row in by_channel(one)]
    base = alt.Chart(alt.Data(values=values)).encode(
        x=alt.X("month:T", title=None, axis=alt.Axis(format="%b %Y")),
        color=alt.Color("channel:N", scale=scale(alt), title=None),
    )
    low = alt.Y("low:Q", title="weight a month")
    line = base.mark_line().encode(
        y="rate:Q",
        strokeDash=alt.StrokeDash("channel:N", scale=alt.Scale(domain=list(COLOURS), range=DASHES), title=None),
        tooltip=["month:T", "channel:N", "rate:Q", "low:Q", "high:Q"],
    )  # fmt: skip
    return [base.mark_area(opacity=0.22).encode(y=low, y2="high:Q"), line]


def ties(some: Iterable[Tie] | Any, *, of: str | None = None, names: Names = None) -> altair.LayerChart:
    """The leans of ties with their intervals, the friendliest first; with `of` (an id) those of one actor alone.

    What is undecided has an interval across the middle; thin evidence is faint.
    """
    alt = library()
    rows = [row for row in rows_in(some) if row["acts"] and of in (None, row["one"], row["other"])]
    if not rows:
        raise UsageError("None of these ties has an act to be drawn.")
    values = [drawn_tie(row, of, names) for row in rows]
    base = alt.Chart(alt.Data(values=values)).encode(
        y=alt.Y("pair:N", sort=alt.SortField("lean", order="descending"), title=None),
        color=alt.Color("stands:N", scale=alt.Scale(domain=STANDS, range=TINTS), title=None),
        opacity=evidence(alt),
    )
    axis = alt.X("low:Q", title="lean: −1 conflict, +1 cooperation", scale=alt.Scale(domain=[-1, 1]))
    spans = base.mark_rule(strokeWidth=2).encode(x=axis, x2="high:Q")
    points = base.mark_point(filled=True, size=70).encode(
        x="lean:Q", shape=alt.Shape("stands:N", scale=alt.Scale(domain=STANDS, range=FORMS), title=None),
        tooltip=["pair:N", "stands:N", "lean:Q", "low:Q", "high:Q", "acts:Q"],
    )  # fmt: skip
    middle = alt.Chart(alt.Data(values=[{"zero": 0}])).mark_rule(strokeDash=[2, 3]).encode(x="zero:Q")
    title = f"Ties of {called(of, names)}" if of else "Ties"
    chart: altair.LayerChart = alt.layer(middle, spans, points).properties(title=title, width=460)
    return chart


def system(one: System, *, names: Names = None) -> altair.LayerChart:
    """Who is what to whom on a day, as a matrix: members of a bloc stand together, a sign tells friend and enemy."""
    alt = library()
    if not one.signed:
        raise UsageError(f"No tie has a sign on {one.on}, so there is no system to draw. That is no peace.")
    order = [called(member, names) for bloc in one.balance.blocs for member in bloc.members]
    values = [
        {
            "one": called(first, names), "other": called(second, names), "stands": SIGNS[tie.sign],
            "mark": "+" if tie.sign == "+" else "−", "weight": tie.weight, "evidence": "thin" if tie.thin else "firm",
        }
        for tie in one.signed
        for first, second in ((tie.one, tie.other), (tie.other, tie.one))
    ]  # fmt: skip
    base = alt.Chart(alt.Data(values=values)).encode(
        x=alt.X("one:N", sort=order, title=None, axis=alt.Axis(labelAngle=-60)),
        y=alt.Y("other:N", sort=order, title=None),
    )
    cells = base.mark_rect().encode(
        color=alt.Color("stands:N", scale=alt.Scale(domain=STANDS[:2], range=TINTS[:2]), title=None),
        opacity=alt.Opacity(
            "evidence:N", scale=alt.Scale(domain=["firm", "thin"], range=[0.85, 0.35]), title="evidence"
        ),
        tooltip=["one:N", "other:N", "stands:N", "weight:Q", "evidence:N"],
    )
    marks = base.mark_text(fontSize=13, fontWeight="bold").encode(text="mark:N")
    where = f" in {one.theatre}" if one.theatre else ""
    chart: altair.LayerChart = alt.layer(cells, marks).properties(title=f"Who is what to whom on {one.on}{where}")
    return chart


def library() -> Any:
    """Altair; UsageError with the command that installs it where it is missing."""
    try:
        import altair
    except ImportError:
        raise UsageError('Charts need altair. Install it with: pip install "dragoman[plots]"') from None
    return altair


def scale(alt: Any) -> Any:
    """The colours of the channels."""
    return alt.Scale(domain=list(COLOURS), range=list(COLOURS.values()))


def evidence(alt: Any) -> Any:
    """Thin evidence is faint."""
    return alt.Opacity("evidence:N", scale=alt.Scale(domain=["firm", "thin"], range=[0.9, 0.4]), title="evidence")


def shifts(alt: Any, account: TieAccount) -> list[Any]:
    """The shifts of a pair as dashed lines; none where there are none."""
    values = [
        {
            "month": shift.day.isoformat(), "before": shift.before, "after": shift.after,
            "shift": f"{'more' if shift.after > shift.before else 'less'} {shift.channel}",
        }
        for shift in account.shifts
    ]  # fmt: skip
    if not values:
        return []
    told = ["month:T", "shift:N", "before:Q", "after:Q"]
    return [alt.Chart(alt.Data(values=values)).mark_rule(strokeDash=[4, 3]).encode(x="month:T", tooltip=told)]


def by_channel(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A month of a history as two rows, one a channel."""
    return [
        {
            "month": str(row["last"])[:10],
            "channel": name,
            **{field: row[f"{name}_{field}"] for field in ("rate", "low", "high")},
        }
        for name in COLOURS
    ]


def drawn_tie(row: Mapping[str, Any], of: str | None, names: Names) -> dict[str, Any]:
    """What is drawn of a tie."""
    sides = [id for id in (row["one"], row["other"]) if id != of]
    where = f" ({row['theatre']})" if isinstance(row["theatre"], str) else ""
    return {
        "pair": " – ".join(called(id, names) for id in sides) + where, "stands": SIGNS.get(row["sign"], "undecided"),
        "lean": row["lean"], "low": row["lean_low"], "high": row["lean_high"], "acts": row["acts"],
        "evidence": "thin" if row["thin"] else "firm",
    }  # fmt: skip


def rows_in(some: Any) -> Sequence[Mapping[str, Any]]:
    """The rows of records, or of a table of pandas or polars."""
    if hasattr(some, "to_dicts"):
        return list(some.to_dicts())
    if hasattr(some, "to_dict"):
        return list(some.to_dict("records"))
    return [row for record in some if isinstance(record, Record) for row in rows_of(record)]


def called(id: str, names: Names) -> str:
    """What to call an actor."""
    return (names or {}).get(id) or known_name(id) or id
