"""What is typed beside a unit cost, and in which prices it is then read (CBA409)."""

from __future__ import annotations

from collections.abc import Iterator

from cba.library.unit_cost import UnitCost
from cba.loading.checks.lines import parts_of
from cba.loading.findings import Address, Finding, listed
from cba.models.cost import Cost
from cba.models.inputs import Input
from cba.models.project import Project
from cba.models.value import Value

_PARTS = ("fiscal", "economic", "social", "transfer")


def check(project: Project) -> Iterator[Finding]:
    """A value typed without its price year, and a library value given another."""
    for identifier, line in project.costs.items():
        yield from _rate(("costs", identifier), line)
    for identifier, benefit in project.benefits.items():
        for path, value, resolved in parts_of(
            project, benefit, ("benefits", identifier)
        ):
            if resolved.unit_cost is not None:
                yield from _prices(path, value, resolved.unit_cost)


def _rate(at: Address, line: Cost) -> Iterator[Finding]:
    """A rate of the library read in the prices of another year."""
    rate = line.rate
    if rate is None or rate.price_year is None:
        return
    if line.price_year not in {None, rate.price_year}:
        yield Finding(
            "CBA409",
            (*at, "price_year"),
            f"the rate of {rate.unit_cost} is in the prices of {rate.price_year}, and "
            f"is now read as in those of {line.price_year}",
            "leave `price_year` out: the library knows it",
            "not the library's price year",
        )


def _prices(at: Address, value: Value, cost: UnitCost) -> Iterator[Finding]:
    typed = [name for name in _PARTS if _is_typed(getattr(value, name))]
    if typed and value.price_year is None:
        names = listed(f"`{name}`" for name in typed)
        yield Finding(
            "CBA409",
            (*at, typed[0]),
            f"{names} beside a unit cost counts as in the prices of {cost.price_year}, "
            "as the library's own values are",
            f"add `price_year: {cost.price_year}`, or the year whose prices it is in",
            "in whose prices?",
        )
    elif not typed and value.price_year not in {None, cost.price_year}:
        yield Finding(
            "CBA409",
            (*at, "price_year"),
            f"the value of {cost.code} is in the prices of {cost.price_year}, and is "
            f"now read as in those of {value.price_year}",
            "leave `price_year` out: the library knows it",
            "not the library's price year",
        )


def _is_typed(part: Input | None) -> bool:
    """Whether the file gives a figure: zero is the same in all prices."""
    return part is not None and not part.is_zero()
