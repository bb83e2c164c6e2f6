"""One year of the whole: what every line and every agency has of it."""

from __future__ import annotations

from collections.abc import Callable

from cba.results.explanation.figures import (
    Explanation,
    Figure,
    Row,
    Table,
    money,
    several,
)
from cba.results.explanation.origins import SETTINGS, origins
from cba.results.explanation.prices import discounting_in_words
from cba.results.explanation.sums import SUMS, Part, by_agency, counted
from cba.results.explanation.view import View


def year_explanation(view: View, year: int) -> Explanation:
    """The public value of a year, by category, by line and by agency."""
    answer = view.option.by_year[year]
    label = view.labels[year]
    rows = (
        Row("+", "fiscal", money(answer.fiscal)),
        Row("+", "economic", money(answer.economic)),
        Row("+", "social", money(answer.social)),
        Row("-", "the part that is only a transfer", money(answer.transfer_part)),
        Row("-", "costs of everyone, in kind included", money(answer.costs)),
        Row("=", "net public value", money(answer.net_public_value)),
    )
    everyone = range(len(view.streams.members))
    public = [n for n in everyone if view.is_public(n)]
    value = counted(view, SUMS["public_value"]["npv"], everyone)
    financial = counted(view, SUMS["financial"]["npv"], public)
    tables = (
        Table("What it is made of", "chain", rows, (f"in {label}",)),
        _grouped("By line", value, _of_line(view, year), year),
        _grouped("By agency", by_agency(value), _of_agency(view, year), year),
        _grouped(
            "Public bodies' own", by_agency(financial), _of_agency(view, year), year
        ),
        _discounting(view, year),
    )
    return Explanation(
        target=label,
        label=f"Net public value in {label}, undiscounted",
        figure=Figure(answer.net_public_value, "money"),
        option=view.option.identifier,
        formula="fiscal + economic + social − transfers − costs",
        tables=tables,
        inputs=origins(view, SETTINGS),
        meets=view.results_path(f"by_year.{year}.net_public_value"),
    )


def _of_line(view: View, year: int) -> Callable[[Part], tuple[str, str]]:
    def key(part: Part) -> tuple[str, str]:
        return (
            view.title(part.line),
            f"{view.address(part.line)}@{view.labels[year]}",
        )

    return key


def _of_agency(view: View, year: int) -> Callable[[Part], tuple[str, str]]:
    def key(part: Part) -> tuple[str, str]:
        identifier = view.streams.agencies[part.agency]
        return (
            view.agency(part.agency),
            f"agencies.{identifier}@{view.labels[year]}",
        )

    return key


def _grouped(
    title: str,
    parts: list[Part],
    key: Callable[[Part], tuple[str, str]],
    year: int,
) -> Table:
    """What has a part in the year, with its present value by the line's own factors."""
    found: dict[tuple[str, str], list[float]] = {}
    whole = [0.0, 0.0]
    for part in parts:
        amounts = (float(part.amounts[year]), float(part.present[year]))
        if not any(amounts):
            continue
        own = found.setdefault(key(part), [0.0, 0.0])
        for n, amount in enumerate(amounts):
            own[n] += amount
            whole[n] += amount
    rows = [Row("+", name, money(*own), target=to) for (name, to), own in found.items()]
    rows.append(Row("=", "together", money(*whole)))
    return Table(title, "sum", tuple(rows), ("undiscounted", "present value"))


def _discounting(view: View, year: int) -> Table:
    settings = view.project.appraisal
    words = discounting_in_words(view, settings.discounting, settings.timing, year)
    factor = several("factor", (view.option.by_year[year].discount_factor,))
    inputs = ("appraisal.discounting", "appraisal.timing")
    row = Row("", f"of {view.labels[year]}", factor, inputs, words)
    return Table("The appraisal's discount factor", "facts", (row,))
