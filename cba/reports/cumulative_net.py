"""The chart of how far ahead or behind public bodies are, year by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from cba.names import in_sentence
from cba.reports.charts.plots import Lines, Series
from cba.reports.charts.scale import ticks_between
from cba.reports.content import Cell, Chart, Column, Row, Table
from cba.reports.formatting import Unit, counted, is_nought, listed, unit_for
from cba.reports.outcome_words import capitalised
from cba.reports.view import View
from cba.results.agency import Savings
from cba.results.appraisal import Payback
from cba.results.payback import running

#: More lines than this cannot be told apart: the rest are drawn as one.
MOST_LINES = 6
_PORTRAIT_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class _Path:
    """A body, or several together, with its cumulative net position by year."""

    name: str
    values: tuple[float, ...]
    role: Literal["part", "whole", "cash"] = "part"


def cumulative_net(view: View) -> Chart:
    """The cumulative net position of each public body and of all together.

    Undiscounted, at the end of each year. Where savings are not all cash, the cash
    position of the whole has a line as well. Past six bodies the ones that move
    least are one line. The figure at the end of a line is in the unit of the axis.
    """
    whole = _whole(view)
    cash = _cash(view, whole)
    parts = _parts(view) if len(view.public) > 1 else ()
    paths = (whole, *cash, *parts)
    reach = [value for path in paths for value in path.values]
    unit = unit_for(reach, view.currency)
    words = (
        f"Cumulative net position, {unit.words}, {view.prices} prices, not discounted"
    )
    return Chart(
        identifier="cumulative-net",
        finding=_finding(view, whole, cash),
        subtitle=words,
        sentence=_sentence(view, paths, _finding(view, whole, cash)),
        plot=Lines(
            view.labels,
            ticks_between(min(reach), max(reach), unit),
            tuple(
                Series(path.name, path.values, unit.show(path.values[-1]), path.role)
                for path in paths
            ),
            unit.words,
        ),
        table=_table(view, paths, unit),
    )


def _path(
    view: View,
    name: str,
    positions: Sequence[int],
    savings: Savings = "benefits",
) -> _Path:
    net = view.book.net(savings, positions).tolist()
    return _Path(name, tuple(running(net)))


def _whole(view: View) -> _Path:
    only = len(view.public) == 1
    name = view.name(view.public[0]) if only else "All public bodies"
    return replace(_path(view, name, view.public), role="whole")


def _cash(view: View, whole: _Path) -> tuple[_Path, ...]:
    """The whole in cash alone, where that is not the same to the pound."""
    name = "All, in cash alone" if len(view.public) > 1 else "In cash alone"
    path = _path(view, name, view.public, "cashable")
    pairs = zip(path.values, whole.values, strict=True)
    if all(is_nought(one - other) for one, other in pairs):
        return ()
    return (replace(path, role="cash"),)


def _parts(view: View) -> tuple[_Path, ...]:
    """Each body in the order of the file; the least of too many as one."""
    paths = {n: _path(view, view.name(n), (n,)) for n in view.public}
    if len(paths) <= MOST_LINES:
        return tuple(paths.values())
    moved = sorted(paths, key=lambda n: -max(map(abs, paths[n].values)))
    named = set(moved[: MOST_LINES - 1])
    rest = [n for n in view.public if n not in named]
    others = f"{counted(len(rest), 'other')} together"
    return (
        *(path for n, path in paths.items() if n in named),
        _path(view, others.capitalize(), rest),
    )


def _finding(view: View, whole: _Path, cash: Sequence[_Path]) -> str:
    financial = view.option.financial
    who = capitalised(in_sentence(whole.name))
    if len(view.public) > 1:
        who = "Public bodies together"
    words = f"{who} would {_course(view, whole.values, financial.payback)}"
    for path in cash:
        course = _in_cash(view, path.values, financial.payback_cashable)
        # A year is named once.
        said = f" in {view.labels[-1]}"
        is_said = words.endswith(view.labels[-1])
        words += f"; in cash alone, {course.removesuffix(said) if is_said else course}"
    return words


def _course(view: View, values: Sequence[float], payback: Payback) -> str:
    last, when = view.labels[-1], payback.undiscounted.year
    if all(map(is_nought, values)):
        return "be neither ahead nor behind"
    end = view.money(abs(values[-1]))
    if values[-1] < 0 and not is_nought(values[-1]):
        return f"still be {end} behind in {last}"
    if min(values) >= 0 or is_nought(min(values)):
        return f"never be behind, and would be {end} ahead by {last}"
    lowest = view.money(-min(values))
    if is_nought(values[-1]):
        return f"be behind by up to {lowest}, and would be even by {last}"
    return f"be behind by up to {lowest}, and would be ahead from {when or last}"


def _in_cash(view: View, values: Sequence[float], payback: Payback) -> str:
    last, when = view.labels[-1], payback.undiscounted.year
    end = view.money(abs(values[-1]))
    if all(map(is_nought, values)):
        return "neither ahead nor behind"
    if values[-1] < 0 and not is_nought(values[-1]):
        return f"still {end} behind in {last}"
    if min(values) >= 0 or is_nought(min(values)):
        return "never behind"
    if is_nought(values[-1]):
        return f"even by {last}"
    return f"ahead from {when or last}"


def _sentence(view: View, paths: Sequence[_Path], finding: str) -> str:
    ends = listed(f"{path.name} {view.money(path.values[-1])}" for path in paths)
    years = counted(len(view.labels), "year")
    return (
        f"Line chart of the cumulative net position by year, over {years}, "
        f"{view.period}. {finding}. At the end of {view.labels[-1]}: {ends}."
    )


def _table(view: View, paths: Sequence[_Path], unit: Unit) -> Table:
    rows = (
        Row((Cell(year), *(Cell(unit.show(path.values[n])) for path in paths)))
        for n, year in enumerate(view.labels)
    )
    return Table(
        "cumulative-net-figures",
        "Cumulative net position at the end of each year, not discounted",
        (Column("Year", "heading"), *(Column(path.name) for path in paths)),
        tuple(rows),
        f"{unit.words}, {view.prices} prices",
        is_wide=len(paths) > _PORTRAIT_COLUMNS,
    )
