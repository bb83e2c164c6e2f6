"""Answers that follow a net flow over the years: payback, funding, rate of return."""

from __future__ import annotations

from collections.abc import Mapping

from cba.calculation.factors import Array
from cba.results.agency import Book, Savings
from cba.results.appraisal import Crossing, Payback
from cba.results.explanation.figures import (
    Explanation,
    Figure,
    Row,
    Table,
    money,
    several,
)
from cba.results.explanation.origins import SETTINGS, origins
from cba.results.explanation.view import View
from cba.results.payback import running

_PAYBACKS = ("payback", "payback_cashable")
_WHEN = "the year from which the net flow, added up, stays at zero or more"


_COUNTED = (
    (
        "years are counted from the first year's money, as if the money of each year "
        "came at one moment"
    ),
    (
        "elapsed years are counted from the start of the first year, as if money came "
        "evenly through each year, and are therefore one more"
    ),
)


def over_time_explanation(view: View, path: str) -> Explanation | None:
    """A payback, the peak of funding or the rate of return at a path; else None."""
    keys = path.split(".")
    at = next((n for n, key in enumerate(keys) if key in _PAYBACKS), None)
    if at is not None:
        return _payback(view, path, keys, at)
    if keys[0] == "agencies" and keys[-1] == "peak_funding":
        return _peak_funding(view, path, keys[1])
    if path in {"financial.irr", "financial.irr_reason"}:
        return _rate_of_return(view, path)
    return None


def _payback(view: View, path: str, keys: list[str], at: int) -> Explanation:
    """When a net flow has come back; ``keys`` lead to it, ``at`` is its own key."""
    leaf = keys[at + 1 :]
    discounted = "discounted" in leaf
    crossing = _crossing(view, keys[: at + 1], discounted=discounted)
    net = _net(view, keys[: at + 1], present=discounted)
    asked = leaf[-1] if leaf and leaf[-1] not in {"discounted", "first"} else "year"
    told = crossing.first if "first" in leaf else crossing
    kind = "discounted payback" if discounted else "payback"
    cash = ", on cash savings" if keys[at].endswith("cashable") else ""
    return Explanation(
        target=path,
        label=f"{kind.capitalize()}{cash}{_whose(view, keys)}: {_words(asked)}",
        figure=_figure(getattr(told, asked, None)),
        option=view.option.identifier,
        formula="years = y − 1 + what is still out ÷ the net flow of year y",
        tables=(_cumulative(view, net), *_interpolation(view, crossing, net)),
        inputs=origins(view, SETTINGS),
        notes=(_WHEN, *_counted(crossing), *_said(crossing)),
        meets=view.results_path(path if leaf[-1:] == [asked] else f"{path}.{asked}"),
    )


def _crossing(view: View, keys: list[str], *, discounted: bool) -> Crossing:
    record: object = view.option
    for key in keys:
        record = record[key] if isinstance(record, Mapping) else getattr(record, key)
    assert isinstance(record, Payback)  # noqa: S101 - so the results have it
    return record.discounted if discounted else record.undiscounted


def _net(view: View, keys: list[str], *, present: bool) -> list[float]:
    """The net flow that a payback follows, as the kernel entered it."""
    book = Book(view.option.flows)
    members = range(len(view.streams.members))
    net: Array
    if keys[0] == "public_value":
        value = book.public_value([*members], present=present)
        net = value - book.resources([*members], present=present)
        return _listed(net)
    savings: Savings = "cashable" if keys[-1].endswith("cashable") else "benefits"
    if keys[0] == "agencies":
        agencies = [view.streams.agencies.index(keys[1])]
    else:
        agencies = [n for n in members if view.is_public(n)]
    return _listed(book.net(savings, agencies, present=present))


def _listed(flow: Array) -> list[float]:
    return [float(amount) for amount in flow]


def _words(asked: str) -> str:
    return asked.replace("_", " ")


def _whose(view: View, keys: list[str]) -> str:
    if keys[0] == "agencies":
        return f" of {view.option.agencies[keys[1]].name}"
    return " of public bodies" if keys[0] == "financial" else " of society"


def _figure(value: object) -> Figure:
    if isinstance(value, bool):
        return Figure("yes" if value else "no", "text")
    if isinstance(value, float):
        return Figure(value, "years")
    return Figure(None if value is None else str(value), "text")


def _said(crossing: Crossing) -> tuple[str, ...]:
    """Why there is no payback, and of one that did not hold."""
    said = [] if crossing.reason is None else [crossing.reason]
    first = crossing.first
    if first is not None:
        said.append(
            f"it reaches zero in {first.year} already, and falls back in "
            f"{first.falls_back}"
        )
    return tuple(said)


def _counted(crossing: Crossing) -> tuple[str, ...]:
    """How the years to a payback are counted, where any pass."""
    return _COUNTED if crossing.years else ()


def _cumulative(view: View, net: list[float]) -> Table:
    rows = tuple(
        Row("", label, money(*amounts), target=label)
        for label, *amounts in zip(view.labels, net, running(net), strict=True)
    )
    return Table("The net flow", "facts", rows, ("in the year", "added up"))


def _interpolation(view: View, crossing: Crossing, net: list[float]) -> list[Table]:
    """How far into its year the crossing lies."""
    year = 0 if crossing.year is None else view.labels.index(crossing.year)
    if crossing.years is None or crossing.elapsed_years is None or year == 0:
        return []
    first, before = view.labels[0], view.labels[year - 1]
    years, end = crossing.years, crossing.elapsed_years
    out = -running(net)[year - 1]
    rows = (
        Row("", f"still out at the end of {before}", money(out)),
        Row("\u00f7", f"the net flow of {crossing.year}", money(net[year])),
        Row("+", f"years from {first} to {before}", several("years", (year - 1.0,))),
        Row("=", f"years, from the money of {first}", several("years", (years,))),
        Row("+", "one year, as money comes all year round", several("years", (1.0,))),
        Row("=", f"elapsed years, from the start of {first}", several("years", (end,))),
    )
    return [Table("Within the year", "chain", rows)]


def _peak_funding(view: View, path: str, identifier: str) -> Explanation:
    """The deepest that costs less cash savings and payments ever add up to."""
    agency = view.option.agencies[identifier]
    net = _net(view, ["agencies", identifier, "payback_cashable"], present=False)
    return Explanation(
        target=path,
        label=f"The most that {agency.name} is ever out of pocket, undiscounted",
        figure=Figure(agency.peak_funding, "money"),
        option=view.option.identifier,
        formula="the deepest sum of cash savings + payments − costs",
        tables=(_cumulative(view, net),),
        inputs=origins(view, SETTINGS),
        meets=view.results_path(path),
    )


def _rate_of_return(view: View, path: str) -> Explanation:
    """The rate at which public bodies' net flow is worth nought."""
    financial = view.option.financial
    net = _net(view, ["financial", "payback"], present=False)
    reason = () if financial.irr_reason is None else (financial.irr_reason,)
    return Explanation(
        target=path,
        label="Internal rate of return of public bodies' net flow",
        figure=Figure(financial.irr, "share"),
        option=view.option.identifier,
        formula="the rate at which the present values add up to zero",
        tables=(_at_the_rate(view, net, financial.irr),),
        inputs=origins(view, SETTINGS),
        notes=reason,
        meets=view.results_path(path.removesuffix("_reason")),
    )


def _at_the_rate(view: View, net: list[float], rate: float | None) -> Table:
    if rate is None:
        return _cumulative(view, net)
    rows = []
    factor, whole = 1.0, 0.0
    for label, amount in zip(view.labels, net, strict=True):
        figures = (Figure(amount, "money"), Figure(factor, "factor"))
        rows.append(Row("+", label, (*figures, Figure(amount * factor, "money"))))
        whole += amount * factor
        factor /= 1.0 + rate
    rows.append(Row("=", "together", money(None, None, whole)))
    columns = ("net flow", "factor at the rate", "worth")
    return Table("The net flow, at the rate", "sum", tuple(rows), columns)
