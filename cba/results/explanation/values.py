"""What stands at an address of a project, as one figure."""

from __future__ import annotations

from collections.abc import Mapping

from cba.models.discount import Discounting
from cba.models.evidence import CapitalBias
from cba.models.inputs import Input
from cba.models.payment import Followed
from cba.models.years import Year
from cba.results.explanation.figures import Figure, Form
from cba.results.explanation.view import View

_MONEY = ("amount", "each", "rate", "tariff", "cap", "spend", "limit", "cost")
#: The limits of an agency, and what an agreement holds by agency or by line.
_LIMITS = ("a_year", "deficit")
_SUMS = ("sharing.caps.", "sharing.tariffs.")
_INCOMES = "income_groups."
#: Of a cost `rate` is money an hour, of its financing a percentage.
_INTEREST = ".financing.rate"
_WORTH = ("fiscal", "economic", "social", "transfer")
_COUNTS = ("starting", "population", "quantity", "hours", "units_per_person")
_FORMS: Mapping[str, Form] = {
    **dict.fromkeys((*_MONEY, *_WORTH, *_LIMITS), "price"),
    **dict.fromkeys((*_COUNTS, "in_steps_of", "size"), "number"),
    **dict.fromkeys(("delay", "lasts", "paid_after", "borrow"), "years"),
}
BY_YEAR = "by year"


def form_at(address: str) -> Form:
    """How an input reads, by the key it stands under; most are shares."""
    if address.startswith(_INCOMES):
        return "number" if address.endswith(".elasticity") else "price"
    if address.startswith(_SUMS):
        return "price"
    if address.endswith(_INTEREST):
        return "share"
    return _FORMS.get(address.rpartition(".")[2], "share")


def figure_of(view: View, address: str, found: object, year: int | None) -> Figure:
    """What was found at an address as one figure: in one year, or in all alike."""
    if isinstance(found, Input):
        form = form_at(address)
        if year is not None:
            return Figure(found.by_year(view.streams.horizon)[year], form)
        if found.is_series:
            return Figure(BY_YEAR, "text")
        return Figure(found.constant(), form)
    if isinstance(found, float):
        return Figure(found, "share")
    return Figure(_words(found), "text")


def _words(found: object) -> str:
    """What is no number, as text."""
    match found:
        case bool():
            return "true" if found else "false"
        case Discounting():
            return found.name or _bands(found)
        case CapitalBias():
            return found.name
        case str() | int() | Year() | Followed():
            return str(found)
        case tuple():
            return ", ".join(_pair(each) for each in found)
    return ""


def _pair(pair: object) -> str:
    """An agency with its share, or what is graded with its grade."""
    match pair:
        case (str() as name, float() as share):
            return name if share == 1.0 else f"{name} {share * 100:.6g}%"
        case (str() as name, int() as grade):
            return f"{name} {grade}"
    return str(pair)


def _bands(how: Discounting) -> str:
    (_, first), *later = how.bands
    steps = (f", {rate * 100:.6g}% from year {year}" for year, rate in later)
    return f"{first * 100:.6g}% a year{''.join(steps)}"
