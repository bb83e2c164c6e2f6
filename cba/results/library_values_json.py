"""The values of libraries behind an answer, in its JSON document."""

from __future__ import annotations

from cba.library.licences import may_pass_on
from cba.models.project import Project
from cba.results.bearer_json import bearer_json
from cba.results.library_values import (
    Credit,
    LibraryValue,
    PartValue,
    Use,
    credits_of,
    library_values,
)
from cba.results.licensed_values import (
    LicensedValue,
    credits_of_licensed,
    licensed_values,
)
from cba.results.numbers import money

Json = dict[str, object]


def pedigree_json(project: Project) -> Json:
    """``values``, ``licensed`` and ``attributions``, those that hold something."""
    values, licensed = library_values(project), licensed_values(project)
    given = (*credits_of(values), *credits_of_licensed(licensed))
    found = {
        "values": [_value(value) for value in values],
        "licensed": [_licensed(value) for value in licensed],
        "attributions": [_credit(credit) for credit in given],
    }
    return {key: each for key, each in found.items() if each}


def _value(value: LibraryValue) -> Json:
    cost = value.cost
    return {
        "code": cost.code,
        "library": cost.library or None,
        "edition": cost.edition,
        "title": cost.title,
        "unit": cost.unit,
        "parts": {part.part: _part(part) for part in value.parts},
        "price_year": value.prices,
        "bearers": [bearer_json(bearer) for bearer in cost.bearers],
        "robustness": cost.robustness or None,
        "standing": cost.standing,
        "superseded_by": cost.superseded_by,
        "status": cost.status,
        "source": cost.source,
        "publisher": cost.publisher,
        "licence": cost.licence,
        "passes_on": may_pass_on(cost.licence),
        "used_by": [_use(use) for use in value.uses],
    }


def _licensed(value: LicensedValue) -> Json:
    return {
        "path": value.address,
        "options": list(value.options),
        "price_year": value.price_year,
        "source": value.source,
        "licence": value.licence,
        "passes_on": value.passes_on,
    }


def _part(part: PartValue) -> Json:
    found: Json = {
        "original": money(part.original),
        "original_price_year": part.price_year,
        "value": money(part.rebased),
        "low": None if part.low is None else money(part.low),
        "high": None if part.high is None else money(part.high),
    }
    if part.by_year:
        found["by_year"] = [
            {
                "year": each.year,
                "original": money(each.original),
                "value": money(each.rebased),
            }
            for each in part.by_year
        ]
    return found


def _use(use: Use) -> Json:
    return {
        "path": use.address,
        "options": list(use.options),
        "replaced": {
            each.part: {
                "library": money(each.library),
                "written": None if each.written is None else money(each.written),
            }
            for each in use.replaced
        },
    }


def _credit(credit: Credit) -> Json:
    return {
        "text": credit.text,
        "licence": credit.licence,
        "codes": list(credit.codes),
        "changed": credit.is_changed,
    }
