"""Cumulative cash by year, a small chart for each body: how deep, and until when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cba.reports.charts.plots import Course, CoursePanel, Courses
from cba.reports.charts.scale import ticks_between
from cba.reports.content import Cell, Chart, Column, Row, Table
from cba.reports.formatting import (
    Unit,
    counted,
    is_nought,
    listed,
    money,
    unit_for,
)
from cba.reports.outcome_words import capitalised

Years = tuple[float, ...]
#: So many bodies have a place in one picture.
_MOST = 6
#: More than so many are counted, and not named, in a title.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class CashCourse:
    """The cumulative cash of a body at the end of each year, undiscounted.

    ``called`` is its name in the middle of a sentence; ``before`` what the course
    would be without an agreement, or None where there is nothing to compare.
    """

    name: str
    called: str
    values: Years
    before: Years | None = None


@dataclass(frozen=True, slots=True)
class CashPicture:
    """What the pictures of cash are called, and what their sums are in.

    ``short`` is what one is called who is below zero.
    """

    identifier: str
    labels: tuple[str, ...]
    currency: str
    prices: str
    caption: str = "Cumulative cash at the end of each year, not discounted"
    short: str = "short of cash"
    before: str = "Without the agreement"
    now: str = "With the agreement"


def lowest(values: Years) -> int | None:
    """The year of the deepest deficit; None where there is none."""
    least = min(values)
    return values.index(least) if least < 0 and not is_nought(least) else None


def ahead(values: Years) -> int | None:
    """The year from which no deficit comes back; None without one, or to the end."""
    short = [n for n, x in enumerate(values) if x < 0 and not is_nought(x)]
    return short[-1] + 1 if short and short[-1] + 1 < len(values) else None


def course_words(values: Years, labels: Sequence[str], currency: str) -> str:
    """How deep a course goes and when it comes back, as a phrase.

    >>> course_words((-5e4, 2e4), ("2026-27", "2027-28"), "GBP")
    'lowest −£50k in 2026-27, no deficit from 2027-28'
    """
    deepest, back = lowest(values), ahead(values)
    if deepest is None:
        return "never in deficit"
    words = f"lowest {money(values[deepest], currency)} in {labels[deepest]}"
    if back is not None:
        return f"{words}, no deficit from {labels[back]}"
    if deepest == len(values) - 1:
        return words
    if is_nought(values[-1] - values[deepest]):
        return f"{words}, and still so in {labels[-1]}"
    return f"{words}, {money(values[-1], currency)} in {labels[-1]}"


def cash_charts(picture: CashPicture, courses: Sequence[CashCourse]) -> Iterator[Chart]:
    """The course of each body, six to a picture, all on one scale."""
    reach = [x for each in courses for x in (*each.values, *(each.before or ()))]
    unit = unit_for(reach, picture.currency)
    ticks = ticks_between(min(reach), max(reach), unit)
    has_before = any(each.before is not None for each in courses)
    starts = range(0, len(courses), _MOST)
    for number, start in enumerate(starts, start=1):
        shown = courses[start : start + _MOST]
        name = picture.identifier if number == 1 else f"{picture.identifier}-{number}"
        part = f", part {number} of {len(starts)}" if len(starts) > 1 else ""
        finding = f"{_finding(picture, shown)}{part}"
        yield Chart(
            name,
            finding,
            f"{picture.caption}, {unit.words}, {picture.prices}",
            _sentence(picture, shown, finding),
            Courses(
                picture.labels,
                ticks,
                tuple(_panel(picture, each) for each in shown),
                picture.before if has_before else "",
                picture.now if has_before else "",
            ),
            _table(picture, name, part, shown, unit),
        )


def _panel(picture: CashPicture, each: CashCourse) -> CoursePanel:
    now = Course(each.values)
    before = () if each.before is None else (Course(each.before, "before"),)
    words = course_words(each.values, picture.labels, picture.currency)
    return CoursePanel(
        each.name,
        capitalised(words),
        (*before, now),
        lowest(each.values),
        ahead(each.values),
    )


def _finding(picture: CashPicture, courses: Sequence[CashCourse]) -> str:
    """Who is short at the end, and with an agreement who would have been."""
    last = picture.labels[-1]
    if len(courses) == 1:
        return capitalised(_of_one(picture, courses[0]))
    after = [each for each in courses if _short(each.values)]
    before = [each for each in courses if each.before and _short(each.before)]
    short = f"{picture.short} in {last}"
    if not before and not after:
        words = f"Nobody would be {short}"
    elif not before:
        words = f"{_who(after)} would still be {short}"
    elif before == after:
        words = f"{_who(before)} would be {short}, with the agreement and without it"
    else:
        words = f"{_who(before)} would be {short} without the agreement"
        words += f", and {_who(after)} with it" if after else "; with it nobody would"
    return capitalised(words)


def _of_one(picture: CashPicture, one: CashCourse) -> str:
    if one.before is None:
        words = course_words(one.values, picture.labels, picture.currency)
        return f"{one.called}: {words}"
    was, now = _ahead(one.before[-1], picture), _ahead(one.values[-1], picture)
    last = picture.labels[-1]
    if was == now:
        return f"{one.name}: {now} by {last}, with the agreement or without it"
    return f"{one.name}: {was} by {last} without the agreement, {now} with it"


def _short(values: Years) -> bool:
    return values[-1] < 0 and not is_nought(values[-1])


def _who(courses: Sequence[CashCourse]) -> str:
    if len(courses) > _NAMED:
        return counted(len(courses), "body", "bodies")
    return listed(each.called for each in courses)


def _ahead(amount: float, picture: CashPicture) -> str:
    if is_nought(amount):
        return "neither ahead nor short"
    much = money(abs(amount), picture.currency)
    return f"{much} {'ahead' if amount > 0 else 'short'}"


def _sentence(picture: CashPicture, courses: Sequence[CashCourse], finding: str) -> str:
    each = " ".join(
        f"{one.name}: {course_words(one.values, picture.labels, picture.currency)}."
        for one in courses
    )
    many = "Line chart" if len(courses) == 1 else "Line charts"
    return f"{many} of cumulative cash by year. {finding}. {each}"


def _table(
    picture: CashPicture,
    name: str,
    part: str,
    courses: Sequence[CashCourse],
    unit: Unit,
) -> Table:
    def rows(values: Sequence[Years]) -> Iterator[Row]:
        for n, label in enumerate(picture.labels):
            yield Row((Cell(label), *(Cell(unit.show(each[n])) for each in values)))

    now = list(rows([each.values for each in courses]))
    if any(each.before is not None for each in courses):
        before = rows([each.before or each.values for each in courses])
        head = (Row((Cell(text),), "group") for text in (picture.before, picture.now))
        now = [next(head), *before, next(head), *now]
    return Table(
        f"{name}-figures",
        f"{picture.caption}{part}",
        (Column("Year", "heading"), *(Column(each.name) for each in courses)),
        tuple(now),
        f"{unit.words}, {picture.prices}",
    )
