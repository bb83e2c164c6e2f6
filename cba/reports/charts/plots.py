"""What a chart draws: values with their names and labels, and no geometry.

A plot says what stands for what; where it stands is decided in the module of its
name. A new kind of plot is a class here, a member of `Plot`, and a module that
draws it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

#: What a surface stands for; how each looks is decided in the palette.
Fill = Literal[
    "cost",
    "loss",
    "cash",
    "saving",
    "payment",
    "economic",
    "social",
    "society",
    "public",
    "step",
    "result",
    "low",
    "high",
    "short",
    "ahead",
]


@dataclass(frozen=True, slots=True)
class Tick:
    """A value on an axis, with the text that stands there."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Series:
    """One line of a chart, by the chart's years.

    ``label`` is the figure at its end, beside which the name stands; a ``whole``
    is drawn heavier than its parts, and so is what of it is ``cash``.
    """

    name: str
    values: tuple[float, ...]
    label: str
    role: Literal["part", "whole", "cash"] = "part"


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines by year, each named at its end; ``unit`` heads the axis of values."""

    years: tuple[str, ...]
    ticks: tuple[Tick, ...]
    series: tuple[Series, ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind of surface stands for, in a word or two."""

    name: str
    fill: Fill


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: positive ones add up on one side of nought, others beyond it."""

    value: float
    fill: Fill


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar across, with the figures at its ends; empty where it has no such end.

    ``name`` tells it from the others of its group, ``figure`` is its own in the
    column of figures; both are empty where the group's are enough.
    """

    pieces: tuple[Piece, ...]
    below: str = ""
    above: str = ""
    net: float | None = None
    name: str = ""
    figure: str = ""


@dataclass(frozen=True, slots=True)
class BarGroup:
    """The bars of one name; ``figure`` stands in a column of its own."""

    name: str
    bars: tuple[Bar, ...]
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars across, either side of nought, by name.

    ``below`` and ``above`` say what the sides are, ``figures`` heads the column of
    figures; each may be empty.
    """

    kinds: tuple[Kind, ...]
    groups: tuple[BarGroup, ...]
    below: str = ""
    above: str = ""
    figures: str = ""


@dataclass(frozen=True, slots=True)
class Stack:
    """One kind of surface in every column, by the chart's years."""

    kind: Kind
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns by year, stacked either side of nought, with a mark at their net."""

    years: tuple[str, ...]
    ticks: tuple[Tick, ...]
    stacks: tuple[Stack, ...]
    net: tuple[float, ...]
    net_name: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, what it does, and the bar that it leaves.

    The bar runs from ``start`` to ``end``; ``before`` is where it ended until this
    step, so that what is lost shows, or None where nothing is.
    """

    name: str
    factor: str
    end: float
    label: str
    start: float = 0.0
    before: float | None = None
    fill: Fill = "step"


@dataclass(frozen=True, slots=True)
class Panel:
    """Steps in one unit, on a scale of their own that begins at nought."""

    heading: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """A chain whose unit changes on the way, one panel a unit."""

    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a result moves with one input: where it is at either end of its range.

    ``low`` is the result at the low end of the input, which need not be the lesser
    one; the labels are the values of the input there.
    """

    name: str
    detail: str
    low: float
    high: float
    low_label: str
    high_label: str


@dataclass(frozen=True, slots=True)
class Tornado:
    """Results that move with one input at a time, about the central one.

    ``kinds`` say what the surface towards the low end of an input stands for, and
    that towards its high end; ``axis`` what the values along the bottom are.
    """

    kinds: tuple[Kind, Kind]
    ticks: tuple[Tick, ...]
    central: Tick
    reaches: tuple[Reach, ...]
    axis: str = ""


@dataclass(frozen=True, slots=True)
class Chances:
    """How likely each result is, and below that the chance of less than each.

    Column n lies between edges n and n + 1 and holds a share of all draws;
    ``below`` is the chance of less than each edge. ``kinds`` are what lies below
    nought and what above; ``marks`` are named results, the least first.
    """

    kinds: tuple[Kind, Kind]
    ticks: tuple[Tick, ...]
    edges: tuple[float, ...]
    shares: tuple[float, ...]
    below: tuple[float, ...]
    marks: tuple[Tick, ...]
    headings: tuple[str, str]
    axis: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """What one pays another, by their places among those who pay and are paid."""

    payer: int
    payee: int
    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Side:
    """One who pays or is paid, with what that comes to in all."""

    name: str
    figure: str


@dataclass(frozen=True, slots=True)
class Arrows:
    """Who pays whom: payers on the left, those who are paid on the right.

    Arrows stand in the order of their payers, and of their payees for each; every
    side has one at least. ``heads`` say what the sides are.
    """

    payers: tuple[Side, ...]
    payees: tuple[Side, ...]
    arrows: tuple[Arrow, ...]
    heads: tuple[str, str]


Role = Literal["before", "now"]


@dataclass(frozen=True, slots=True)
class Course:
    """A position that runs through the years: now, or as it was ``before``."""

    values: tuple[float, ...]
    role: Role = "now"


@dataclass(frozen=True, slots=True)
class CoursePanel:
    """The courses of one name, with the places that are marked on the last of them.

    ``lowest`` is the year of the deepest deficit, ``ahead`` that from which none
    comes back; each is None where there is none. ``words`` say both.
    """

    name: str
    words: str
    courses: tuple[Course, ...]
    lowest: int | None = None
    ahead: int | None = None


@dataclass(frozen=True, slots=True)
class Courses:
    """Small charts of one scale, a name each, two in a row where there are several.

    ``before`` and ``now`` name the courses in the key; with ``now`` empty there is
    but one of them, and nothing to tell apart.
    """

    years: tuple[str, ...]
    ticks: tuple[Tick, ...]
    panels: tuple[CoursePanel, ...]
    before: str = ""
    now: str = ""


Plot: TypeAlias = Lines | Bars | Columns | Steps | Tornado | Chances | Arrows | Courses
