"""Plots of every shape that a project can bring: few and many, large, none, long."""

from __future__ import annotations

from hypothesis import strategies as st

from cba.reports.charts.plots import (
    Arrow,
    Arrows,
    Bar,
    BarGroup,
    Bars,
    Chances,
    Columns,
    Course,
    CoursePanel,
    Courses,
    Fill,
    Kind,
    Lines,
    Panel,
    Piece,
    Reach,
    Series,
    Side,
    Stack,
    Step,
    Steps,
    Tick,
    Tornado,
)
from cba.reports.charts.scale import ticks_about, ticks_between
from cba.reports.formatting import is_nought, money, signed_money, unit_for

LONG_NAMES = (
    "The very long named partnership of northern boroughs, towns and unitary councils",
    "北部地域統合医療連携推進協議会および関係自治体連合会の共同運営事務局",
    "\u2068مجلس المدينة للصحة والرعاية الاجتماعية والخدمات المجتمعية في الشمال\u2069",
    "W" * 80,
    "NHS",
)
FILLS: tuple[Fill, ...] = ("cost", "loss", "cash", "saving", "economic", "social")

#: Pounds, from nought and pennies to a hundred billion.
AMOUNTS = st.one_of(
    st.just(0.0),
    st.integers(-100, 100).map(float),
    st.integers(-(10**11), 10**11).map(float),
    st.integers(-(10**6), 10**6).map(float),
)
NAMES = st.sampled_from(LONG_NAMES)
KINDS = tuple(Kind(f"What {fill} stands for", fill) for fill in FILLS)


@st.composite
def bars(draw: st.DrawFn) -> Bars:
    """Bars of one to twelve bodies, all of which may lose, or do nothing."""
    all_negative, has_two = draw(st.booleans()), draw(st.booleans())
    groups = []
    for _ in range(draw(st.integers(1, 12))):
        amounts = draw(st.lists(AMOUNTS, max_size=4))
        if all_negative:
            amounts = [-abs(amount) for amount in amounts]
        pieces = tuple(
            Piece(amount, fill) for amount, fill in zip(amounts, FILLS, strict=False)
        )
        low = sum(min(amount, 0.0) for amount in amounts)
        high = sum(max(amount, 0.0) for amount in amounts)
        ends = (
            "" if is_nought(low) else money(-low),
            "" if is_nought(high) else money(high),
        )
        net = low + high
        if has_two:
            two = tuple(
                Bar(pieces, *ends, net, name, signed_money(net))
                for name in ("Before", "After")
            )
            groups.append(BarGroup(draw(NAMES), two))
        else:
            bar = Bar(pieces, *ends, net)
            groups.append(BarGroup(draw(NAMES), (bar,), signed_money(net)))
    return Bars(KINDS[:4], tuple(groups), "Pays", "Gains", "Net position")


@st.composite
def columns(draw: st.DrawFn) -> Columns:
    """Columns of one to seventy years."""
    years = draw(st.integers(1, 70))
    values = [
        draw(st.lists(AMOUNTS, min_size=years, max_size=years))
        for _ in range(draw(st.integers(0, 3)))
    ]
    stacks = tuple(
        Stack(kind, tuple(each)) for kind, each in zip(KINDS, values, strict=False)
    )
    net = tuple(sum(each[n] for each in values) for n in range(years))
    reach = [
        sum(side(each[n], 0.0) for each in values)
        for n in range(years)
        for side in (min, max)
    ]
    unit = unit_for(reach)
    return Columns(
        _labels(years),
        ticks_between(min(reach), max(reach), unit),
        stacks,
        net,
        "Net",
        unit.words,
    )


@st.composite
def lines(draw: st.DrawFn) -> Lines:
    """Lines of a whole, its cash and up to six parts."""
    years = draw(st.integers(1, 70))
    several = draw(st.integers(0, 6))
    series = [
        Series(
            draw(NAMES),
            tuple(draw(st.lists(AMOUNTS, min_size=years, max_size=years))),
            money(draw(AMOUNTS)),
            ("whole", "cash", *("part",) * 6)[n],
        )
        for n in range(several + 2)
    ]
    reach = [value for each in series for value in each.values]
    unit = unit_for(reach)
    return Lines(
        _labels(years),
        ticks_between(min(reach), max(reach), unit),
        tuple(series),
        unit.words,
    )


@st.composite
def steps(draw: st.DrawFn) -> Steps:
    """Up to four panels of up to eight steps, some of which take something off."""
    panels = []
    for _ in range(draw(st.integers(1, 4))):
        made: list[Step] = []
        for _ in range(draw(st.integers(1, 8))):
            end = draw(AMOUNTS)
            before = draw(st.sampled_from([None, made[-1].end])) if made else None
            start = draw(st.sampled_from([0.0, made[-1].end])) if made else 0.0
            fill: Fill = draw(st.sampled_from(["step", "result", "saving"]))
            name = draw(NAMES)
            made.append(Step(name, "× 64.4%", end, money(end), start, before, fill))
        panels.append(Panel(draw(NAMES), tuple(made)))
    return Steps(tuple(panels))


@st.composite
def tornadoes(draw: st.DrawFn) -> Tornado:
    """Up to twelve inputs, each of whose ends may lie on either side."""
    central = draw(AMOUNTS)
    reaches = tuple(
        Reach(
            draw(NAMES),
            draw(st.sampled_from(["", *LONG_NAMES])),
            central + draw(AMOUNTS),
            central + draw(AMOUNTS),
            draw(st.sampled_from(["6%", "£1,234,567.89", "18 months"])),
            draw(st.sampled_from(["18%", "−10%", LONG_NAMES[0]])),
        )
        for _ in range(draw(st.integers(1, 12)))
    )
    ends = [central, *(end for each in reaches for end in (each.low, each.high))]
    unit = unit_for(ends)
    return Tornado(
        (Kind("At the low end", "low"), Kind("At the high end", "high")),
        ticks_about(min(ends), max(ends), unit),
        Tick(central, f"Central: {money(central)}"),
        reaches,
        f"NPSV, {unit.words}",
    )


@st.composite
def chances(draw: st.DrawFn) -> Chances:
    """Up to sixty columns, on one side of nought or on both, some of them empty."""
    counts = draw(st.lists(st.integers(0, 1000), min_size=1, max_size=60))
    counts[0] += 1
    low, wide = draw(AMOUNTS), draw(st.integers(1, 10**9))
    edges = tuple(low + wide * n for n in range(len(counts) + 1))
    shares = tuple(count / sum(counts) for count in counts)
    below = tuple(sum(shares[:n]) for n in range(len(edges)))
    at = sorted(draw(st.lists(st.sampled_from(edges), max_size=3)))
    unit = unit_for(edges)
    return Chances(
        (Kind("Costs exceed benefits", "short"), Kind("They do not", "ahead")),
        ticks_about(edges[0], edges[-1], unit),
        edges,
        shares,
        below,
        tuple(Tick(each, f"P10 {money(each)}") for each in at),
        ("How likely each result is", "The chance of less"),
        f"NPSV, {unit.words}",
    )


@st.composite
def arrows(draw: st.DrawFn) -> Arrows:
    """Up to six who pay and six who are paid, each of them at least once."""
    payers, payees = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    pairs = {(n, n % payees) for n in range(payers)}
    pairs |= {(n % payers, n) for n in range(payees)}
    sums = {pair: abs(draw(AMOUNTS)) + 1.0 for pair in sorted(pairs)}
    figure = money(sum(sums.values()))
    return Arrows(
        tuple(Side(draw(NAMES), figure) for _ in range(payers)),
        tuple(Side(draw(NAMES), figure) for _ in range(payees)),
        tuple(Arrow(*pair, value, money(value)) for pair, value in sums.items()),
        ("Pays", "Receives"),
    )


@st.composite
def courses(draw: st.DrawFn) -> Courses:
    """One to eight panels of one to seventy years, with marks or without."""
    years = draw(st.integers(1, 70))
    values = st.lists(AMOUNTS, min_size=years, max_size=years).map(tuple)
    place = st.none() | st.integers(0, years - 1)
    has_two = draw(st.booleans())
    panels = []
    for _ in range(draw(st.integers(1, 8))):
        lines: tuple[Course, ...] = (Course(draw(values)),)
        if has_two:
            lines = (Course(draw(values), "before"), *lines)
        words = draw(st.sampled_from(["", "Lowest in 2026-27", LONG_NAMES[0] * 3]))
        panels.append(CoursePanel(draw(NAMES), words, lines, draw(place), draw(place)))
    reach = [x for panel in panels for one in panel.courses for x in one.values]
    unit = unit_for(reach)
    return Courses(
        _labels(years),
        ticks_between(min(reach), max(reach), unit),
        tuple(panels),
        *(("Before", "After") if has_two else ()),
    )


def _labels(years: int) -> tuple[str, ...]:
    return tuple(f"{2026 + n}-{(27 + n) % 100:02}" for n in range(years))
