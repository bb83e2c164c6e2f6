"""Discount schedules, the GDP deflator and optimism-bias tables, by edition.

Every function takes the name of an edition; None asks for the current one.
What there is not raises `UnknownReference`.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from cba.discounting import DiscountSchedule
from cba.library.bias_tables import CapitalClass, Grade, GradeTable
from cba.library.catalogue import DataEdition, data_edition
from cba.library.names import look_up
from cba.library.rows import number_or_none, published_year, read_rows
from cba.prices import Deflator, PriceIndex

_UNVERIFIED = "unverified"


def discount_schedule(name: str, edition: str | None = None) -> DiscountSchedule:
    """A published discount schedule by its name, such as ``green-book``.

    A schedule is unverified where any of its bands is; `unverified_from` tells
    from which year on.
    """
    schedules = _schedules(data_edition("discount_schedules", edition))
    return look_up("discount schedule", name, schedules)


def schedule_names(edition: str | None = None) -> tuple[str, ...]:
    """The names of the discount schedules, in the order of their file."""
    return tuple(_schedules(data_edition("discount_schedules", edition)))


def gdp_deflator(edition: str | None = None) -> Deflator:
    """The GDP deflator of the United Kingdom, by financial year."""
    return _deflator(data_edition("gdp_deflator", edition))


def bias_grades(edition: str | None = None) -> GradeTable:
    """The confidence grades 1 to 6 with their corrections for optimism bias."""
    return _grades(data_edition("optimism_bias", edition))


def capital_class(name: str, edition: str | None = None) -> CapitalClass:
    """A class of capital project, such as ``standard-buildings``."""
    classes = _classes(data_edition("capital_bias", edition))
    return look_up("capital class", name, classes)


class IncomeElasticity(NamedTuple):
    """The elasticity of the marginal utility of income, and where it comes from."""

    value: float
    source: str
    status: str
    edition: str


def income_elasticity(edition: str | None = None) -> IncomeElasticity:
    """How fast a pound loses its worth as income rises, for distributional weights."""
    return _elasticity(data_edition("distributional_weights", edition))


@cache
def _elasticity(entry: DataEdition) -> IncomeElasticity:
    (file,) = entry.files
    (row,) = read_rows(file)
    return IncomeElasticity(
        float(row["elasticity"]), row["source"], row["status"], entry.edition
    )


@cache
def _schedules(entry: DataEdition) -> dict[str, DiscountSchedule]:
    (file,) = entry.files
    rows = read_rows(file)
    return {
        name: _schedule([row for row in rows if row["schedule"] == name], entry.edition)
        for name in dict.fromkeys(row["schedule"] for row in rows)
    }


def _schedule(rows: list[dict[str, str]], edition: str) -> DiscountSchedule:
    unverified = [
        int(row["first_year"]) for row in rows if row["status"] == _UNVERIFIED
    ]
    return DiscountSchedule(
        name=rows[0]["schedule"],
        bands=tuple((int(row["first_year"]), float(row["rate"])) for row in rows),
        source=rows[0]["source"],
        status=_UNVERIFIED if unverified else rows[0]["status"],
        edition=edition,
        title=rows[0]["title"],
        unverified_from=min(unverified, default=None),
    )


@cache
def _deflator(entry: DataEdition) -> Deflator:
    (file,) = entry.files
    indices = tuple(
        PriceIndex(published_year(row["year"]), float(row["index"]), row["status"])
        for row in read_rows(file)
    )
    return Deflator(entry.title, entry.edition, entry.source, indices, entry.status)


@cache
def _grades(entry: DataEdition) -> GradeTable:
    (file,) = entry.files
    grades = tuple(
        Grade(
            grade=int(row["grade"]),
            benefits_lowered=float(row["benefits_lowered"]),
            costs_raised=float(row["costs_raised"]),
            population=row["population"],
            evidence=row["evidence"],
            cost=row["cost"],
            age=row["age"],
            known_error=row["known_error"],
        )
        for row in read_rows(file)
    )
    return GradeTable(grades, entry.source, entry.status, entry.edition)


@cache
def _classes(entry: DataEdition) -> dict[str, CapitalClass]:
    (file,) = entry.files
    return {
        row["class"]: CapitalClass(
            name=row["class"],
            title=row["title"],
            expenditure=row["expenditure"],
            upper=float(row["upper"]),
            lower=float(row["lower"]),
            works_duration_upper=number_or_none(row["works_duration_upper"]),
            works_duration_lower=number_or_none(row["works_duration_lower"]),
            source=row["source"],
            status=row["status"],
            edition=entry.edition,
        )
        for row in read_rows(file)
    }
