"""Present values that are sums: what each line, agency, category and year brings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from cba.calculation.factors import Array, total
from cba.calculation.ledger import Account
from cba.results.agency import Book
from cba.results.explanation.figures import (
    MINUS,
    Explanation,
    Figure,
    Row,
    Sign,
    Table,
    money,
)
from cba.results.explanation.origins import SETTINGS, origins
from cba.results.explanation.view import View

#: The accounts that a sum counts, and with which sign.
Counted = Mapping[Account, float]
_NET: Counted = {"benefits": 1.0, "payments": 1.0, "costs": -1.0}
_NET_CASH: Counted = {"cashable": 1.0, "payments": 1.0, "costs": -1.0}
_EVERYONE: Counted = {"benefits": 1.0, "value": 1.0, "costs": -1.0, "in_kind": -1.0}
_COLUMNS = ("undiscounted", "present value")


@dataclass(frozen=True, slots=True)
class Sum:
    """An answer that is a sum: in words, what it counts, and the answers it is of.

    ``borne`` says that an in-kind cost counts among the costs of a public body where
    the appraisal's settings say so.
    """

    words: str
    counts: Counted
    of: tuple[tuple[Sign, str], ...] = ()
    borne: bool = True


_SHARED: Mapping[str, Sum] = {
    "pv_costs": Sum(
        "capital and revenue costs, optimism bias included", {"costs": 1.0}
    ),
    "pv_in_kind": Sum("costs in kind", {"in_kind": 1.0}, borne=False),
    "pv_benefits": Sum("fiscal benefits", {"benefits": 1.0}),
    "pv_cashable": Sum("cashable part of the fiscal benefits", {"cashable": 1.0}),
    "pv_payments": Sum("payments received less payments made", {"payments": 1.0}),
    "npv": Sum(
        "fiscal benefits and payments less costs",
        _NET,
        (("+", "pv_benefits"), ("+", "pv_payments"), ("-", "pv_costs")),
    ),
    "npv_cashable": Sum(
        "cash savings and payments less costs",
        _NET_CASH,
        (("+", "pv_cashable"), ("+", "pv_payments"), ("-", "pv_costs")),
    ),
}
#: Every answer that is a sum, by the part of the results that it stands in.
SUMS: Mapping[str, Mapping[str, Sum]] = {
    "financial": _SHARED,
    "agencies": {
        **_SHARED,
        "pv_value": Sum(
            "economic and social value less transfers lost", {"value": 1.0}
        ),
        "public_value_npv": Sum(
            "everything it gains less everything it gives",
            {**_EVERYONE, "payments": 1.0},
            borne=False,
        ),
    },
    "public_value": {
        "pv_costs": Sum(
            "costs of everyone, in kind included",
            {"costs": 1.0, "in_kind": 1.0},
            borne=False,
        ),
        "pv_benefits": Sum(
            "fiscal, economic and social value less transfers",
            {"benefits": 1.0, "value": 1.0},
            borne=False,
        ),
        "npv": Sum(
            "public value less the costs of everyone",
            _EVERYONE,
            (("+", "pv_benefits"), ("-", "pv_costs")),
            borne=False,
        ),
        "pv_benefits_weighted": Sum(
            "fiscal, economic and social value less transfers, weighted by income",
            {"benefits": 1.0, "value": 1.0, "weighting": 1.0},
            borne=False,
        ),
        "npv_weighted": Sum(
            "public value weighted by income, less the costs of everyone",
            {**_EVERYONE, "weighting": 1.0},
            (("+", "pv_benefits_weighted"), ("-", "pv_costs")),
            borne=False,
        ),
    },
}


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What one entry adds to a sum, by year: undiscounted, and as present value."""

    line: str
    agency: int
    category: str
    amounts: Array
    present: Array


def sum_explanation(
    view: View, path: str, agencies: Sequence[int], record: object
) -> Explanation:
    """An answer by what it is made of, by line, by agency, by category and by year.

    ``path`` is its path in the option's results and ``record`` what it stands in.
    """
    above, _, name = path.rpartition(".")
    made = SUMS[above.partition(".")[0]][name]
    figure: float = getattr(record, name)
    parts = counted(view, made, agencies)
    tables = (
        *_components(above, made, record, figure),
        *_groupings(view, parts, figure),
        _by_year(view, parts, figure),
    )
    whose = getattr(record, "name", "")
    return Explanation(
        target=path,
        label=f"Present value: {made.words}{f' of {whose}' if whose else ''}",
        figure=Figure(figure, "money"),
        option=view.option.identifier,
        formula=_formula(made, name),
        tables=tables,
        inputs=origins(view, SETTINGS),
        meets=view.results_path(path),
    )


def counted(view: View, made: Sum, agencies: Sequence[int]) -> list[Part]:
    """The entries that a sum counts, with their signs, in the order of the lines."""
    book, inside = Book(view.option.flows), set(agencies)
    parts = []
    for line, entries in view.entries.items():
        for entry in entries:
            account = entry.account
            if made.borne and account == "in_kind" and book.bears_in_kind(entry.agency):
                account = "costs"
            sign = made.counts.get(account, 0.0)
            if sign and entry.agency in inside:
                parts.append(
                    Part(
                        line,
                        entry.agency,
                        entry.category,
                        entry.amounts[0] * sign,
                        entry.present[0] * sign,
                    )
                )
    return parts


def by_agency(parts: list[Part]) -> list[Part]:
    """The same in the order of the agencies, as every table has them."""
    return sorted(parts, key=lambda part: part.agency)


def _formula(made: Sum, name: str) -> str:
    if not made.of:
        return ""
    signs = {"+": "+", "-": MINUS}
    words = " ".join(f"{signs[sign]} {each}" for sign, each in made.of)
    return f"{name} = {words.removeprefix('+ ')}"


def _components(
    above: str, made: Sum, record: object, figure: float
) -> tuple[Table, ...]:
    if not made.of:
        return ()
    rows = [
        Row(sign, name, money(getattr(record, name)), target=f"{above}.{name}")
        for sign, name in made.of
    ]
    rows.append(Row("=", made.words, money(figure)))
    return (Table("What it is made of", "chain", tuple(rows), ("present value",)),)


def _groupings(view: View, parts: list[Part], figure: float) -> tuple[Table, ...]:
    """The same sum three ways: by line, by agency (if several) and by category."""

    def of_line(part: Part) -> tuple[str, str]:
        return view.title(part.line), view.address(part.line)

    def of_agency(part: Part) -> tuple[str, str]:
        identifier = view.streams.agencies[part.agency]
        return view.agency(part.agency), f"agencies.{identifier}"

    def of_category(part: Part) -> tuple[str, str]:
        return part.category, ""

    several = len({part.agency for part in parts}) > 1
    return (
        _table("By line", parts, of_line, figure),
        *(
            (_table("By agency", by_agency(parts), of_agency, figure),)
            if several
            else ()
        ),
        _table("By category", parts, of_category, figure),
    )


def _table(
    title: str,
    parts: list[Part],
    key: Callable[[Part], tuple[str, str]],
    figure: float,
) -> Table:
    """A sum by label and target of its parts, in the order in which they come."""
    amounts: dict[tuple[str, str], float] = {}
    present: dict[tuple[str, str], float] = {}
    for part in parts:
        name = key(part)
        amounts[name] = amounts.get(name, 0.0) + float(total(part.amounts))
        present[name] = present.get(name, 0.0) + float(total(part.present))
    rows = [
        Row("+", name[0], money(amounts[name], present[name]), target=name[1])
        for name in amounts
    ]
    whole = 0.0
    for amount in amounts.values():
        whole += amount
    rows.append(Row("=", "together", money(whole, figure)))
    return Table(title, "sum", tuple(rows), _COLUMNS)


def _by_year(view: View, parts: list[Part], figure: float) -> Table:
    """The sum by year; every line has been discounted by its own factors."""
    rows = []
    whole = 0.0
    for year, label in enumerate(view.labels):
        amount = present = 0.0
        for part in parts:
            amount += float(part.amounts[year])
            present += float(part.present[year])
        whole += amount
        rows.append(Row("+", label, money(amount, present), target=label))
    rows.append(Row("=", "together", money(whole, figure)))
    return Table("By year", "sum", tuple(rows), _COLUMNS)
