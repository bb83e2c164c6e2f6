"""The chart of how far in or out of pocket public bodies are, year by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cba.reports.content import Cell, Chart, Column, Row, Series, Table
from cba.reports.formatting import Unit, counted, is_nought, listed, unit_for
from cba.reports.scale import ticks_between
from cba.reports.view import View
from cba.results.payback import running

#: More lines than this cannot be told apart: the rest are drawn as one.
MOST_LINES = 6
_PORTRAIT_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class _Path:
    """A body, or several together, with its cumulative net position by year."""

    name: str
    values: tuple[float, ...]


def cumulative_net(view: View) -> Chart:
    """The cumulative net position of each public body and of all together.

    Undiscounted, at the end of each year. Past six bodies the ones that move
    least are one line.
    """
    whole = _path(view, "All public bodies", view.public)
    parts = _parts(view) if len(view.public) > 1 else ()
    if len(view.public) == 1:
        name = view.name(view.public[0])
        whole = _Path(name, whole.values)
    paths = (whole, *parts)
    reach = [value for path in paths for value in path.values]
    unit = unit_for(reach, view.currency)
    words = (
        f"Cumulative net position, {unit.words}, {view.prices} prices, not discounted"
    )
    return Chart(
        identifier="cumulative-net",
        kind="cumulative-net",
        finding=_finding(view, whole),
        subtitle=words,
        sentence=_sentence(view, paths),
        years=view.labels,
        ticks=ticks_between(min(reach), max(reach), unit),
        series=tuple(
            Series(
                path.name,
                path.values,
                view.money(path.values[-1]),
                "whole" if path is whole else "part",
            )
            for path in paths
        ),
        table=_table(view, paths, unit),
    )


def _path(view: View, name: str, positions: Sequence[int]) -> _Path:
    net = view.book.net("benefits", positions).tolist()
    return _Path(name, tuple(running(net)))


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


def _finding(view: View, whole: _Path) -> str:
    last = view.labels[-1]
    values = whole.values
    payback = view.option.financial.payback.undiscounted
    if all(is_nought(value) for value in values):
        return f"{whole.name} would be neither in nor out of pocket"
    end = view.money(abs(values[-1]))
    if payback.year is None and values[-1] < 0:
        return f"{whole.name} would still be {end} out of pocket in {last}"
    if min(values) >= 0 or is_nought(min(values)):
        return f"{whole.name} would never be out of pocket, and {end} ahead by {last}"
    lowest = view.money(-min(values))
    when = payback.year or last
    return (
        f"{whole.name} would be out of pocket by up to {lowest}, and ahead from {when}"
    )


def _sentence(view: View, paths: Sequence[_Path]) -> str:
    ends = listed(f"{path.name} {view.money(path.values[-1])}" for path in paths)
    finding = _finding(view, paths[0])
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
