"""The chance of each partner to have its money back within so many years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cba.reports.charts.plots import Lines, Series, Tick
from cba.reports.content import Block, Cell, Chart, Column, Paragraph, Row, Table
from cba.reports.draws_words import of_draws
from cba.reports.formatting import counted, listed
from cba.reports.outcome_words import capitalised
from cba.reports.simulation_words import chance
from cba.reports.view import View

if TYPE_CHECKING:
    from cba.analysis.simulation import Simulation

#: More lines than this cannot be told apart: those that spend most are drawn.
MOST_LINES = 6
#: As many years have a row each; of more, every fifth has.
_EACH_YEAR = 12
_EVERY = 5
_EVEN = 0.5
_PORTRAIT_COLUMNS = 6
_TICKS = tuple(Tick(n / 4, f"{25 * n}%") for n in range(5))
_TOGETHER = "financial"
_Chances = Mapping[str, tuple[float, ...]]


class Partner(NamedTuple):
    """A public body, or all of them, with its chance to be paid back by year."""

    key: str
    name: str
    called: str
    chances: tuple[float, ...]


def chance_whole(view: View, found: Simulation) -> Iterator[Block]:
    """The finding, the chart with its figures, and the same in cash."""
    partners = partners_of(view, found.payback)
    if not partners:
        return
    waiting = [each for each in partners if min(each.chances) < 1.0]
    if not waiting:
        yield Paragraph(
            "Every public body is paid back from the first year in every draw."
        )
        return
    yield Paragraph(_finding(view, found, partners))
    yield _chart(view, waiting)
    in_cash = partners_of(view, found.payback_cashable)
    differs = [x.chances for x in in_cash] != [x.chances for x in partners]
    if differs and any(max(each.chances) for each in in_cash):
        yield _table(
            view,
            "whole-by-year-in-cash",
            "The chance to be paid back by the end of each year, in cash alone",
            in_cash,
        )


def partners_of(view: View, chances: _Chances) -> tuple[Partner, ...]:
    """All public bodies together, then each, in the order of the file."""
    keys = tuple(view.option.agencies)
    several = len(view.public) > 1
    found = []
    if several and _TOGETHER in chances:
        together = chances[_TOGETHER]
        found.append(
            Partner(_TOGETHER, "All public bodies", "public bodies together", together)
        )
    for n in view.public:
        key = keys[n]
        if key in chances:
            found.append(Partner(key, view.name(n), view.called(n), chances[key]))
    return tuple(found)


def _finding(view: View, found: Simulation, partners: Sequence[Partner]) -> str:
    """How likely it is that each is paid back by the end, in all and in cash."""
    first = partners[0]
    end = first.chances[-1]
    in_cash = found.payback_cashable.get(first.key, first.chances)[-1]
    alone = f"and in cash alone in {chance(in_cash) if in_cash else 'none'}"
    words = (
        f"{capitalised(first.called)} would be paid back by the end of "
        f"{view.labels[-1]} in {of_draws(end)}, "
        f"{'in cash as well' if in_cash == end else alone}."
    )
    unsure = [each for each in partners[1:] if each.chances[-1] < _EVEN]
    if unsure:
        who = listed(f"{each.called} ({chance(each.chances[-1])})" for each in unsure)
        return f"{words} Less likely than not to be paid back: {who}."
    if len(partners) > 1:
        least = min(partners[1:], key=lambda each: each.chances[-1])
        words += (
            f" Each public body is more likely than not to be; the least sure is "
            f"{least.called}, with {chance(least.chances[-1])}."
        )
    return words


def _chart(view: View, waiting: Sequence[Partner]) -> Chart:
    drawn = _drawn(view, waiting)
    years = counted(len(view.labels), "year")
    title = _title(view, drawn)
    ends = listed(f"{each.name} {chance(each.chances[-1])}" for each in drawn)
    return Chart(
        identifier="whole-by-year",
        finding=title,
        subtitle="Chance that savings and payments received have covered costs for "
        "good by the end of each year, not discounted",
        sentence=(
            f"Line chart of the chance to be paid back by the end of each year, over "
            f"{years}, {view.period}. {title}. By {view.labels[-1]}: {ends}."
        ),
        plot=Lines(
            view.labels,
            _TICKS,
            tuple(
                Series(
                    each.name,
                    each.chances,
                    chance(each.chances[-1]),
                    "whole" if each.key == _TOGETHER or len(drawn) == 1 else "part",
                )
                for each in drawn
            ),
            "Chance",
        ),
        table=_table(
            view,
            "whole-by-year-figures",
            "The chance to be paid back by the end of each year, not discounted",
            waiting,
        ),
    )


def _drawn(view: View, waiting: Sequence[Partner]) -> Sequence[Partner]:
    """Those that have a line: of too many, the bodies that spend most."""
    bodies = [each for each in waiting if each.key != _TOGETHER]
    costs = {each.key: view.option.agencies[each.key].pv_costs for each in bodies}
    most = sorted(costs, key=lambda key: -costs[key])[:MOST_LINES]
    return [each for each in waiting if each.key == _TOGETHER or each.key in most]


def _title(view: View, drawn: Sequence[Partner]) -> str:
    """How likely all together are paid back by the end, and who is most and least."""
    first, *bodies = drawn
    last = first.chances[-1]
    words = (
        f"{capitalised(first.called)} would be paid back by {view.labels[-1]} in "
        f"{of_draws(last)}"
    )
    likely = next((n for n, each in enumerate(first.chances) if each >= _EVEN), None)
    if likely is not None and likely < len(view.labels) - 1:
        words += f", and more likely than not by {view.labels[likely]}"
    ends = {each.chances[-1] for each in bodies}
    if len(ends) > 1:
        most = max(bodies, key=lambda each: each.chances[-1])
        least = min(bodies, key=lambda each: each.chances[-1])
        words += (
            f"; {most.called} in {chance(most.chances[-1])}, {least.called} in "
            f"{chance(least.chances[-1])}"
        )
    return words


def _table(
    view: View, identifier: str, caption: str, partners: Sequence[Partner]
) -> Table:
    last = len(view.labels) - 1
    shown = [
        n
        for n in range(last + 1)
        if last < _EACH_YEAR or n == last or (n + 1) % _EVERY == 0
    ]
    return Table(
        identifier,
        caption,
        (Column("By the end of", "heading", 3), *(Column(p.name) for p in partners)),
        tuple(
            Row(
                (
                    Cell(view.labels[n]),
                    *(Cell(chance(each.chances[n])) for each in partners),
                )
            )
            for n in shown
        ),
        is_wide=len(partners) > _PORTRAIT_COLUMNS,
    )
