"""Which numbers of a project get a cell of their own, line by line.

A need is an input that formulas lead back to; a setting is what only the project
file can change (years, delays, names), printed so that the sheet is complete.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from cba.calculation.factors import Factor
from cba.calculation.streams import factors_of
from cba.models.inputs import Input
from cba.models.series import Series
from cba.reports.workbook.facts import Bias, Facts, Rates
from cba.results.explanation.addresses import standing_at, steps
from cba.results.explanation.values import figure_of, form_at
from cba.results.explanation.view import View

UnitName = Literal["money", "share", "number", "grade", "rate", "years", "text"]
#: Lengths of time shape the formulas themselves, so they cannot be inputs of them.
_STRUCTURE = frozenset({"delay", "lasts", "paid_after"})
_SETTINGS = {
    "appraisal": (
        *("first_year", "years", "price_year", "discounting", "timing"),
        *("optimism_bias", "in_kind_in_financial_case", "currency"),
    ),
    "people": ("starts",),
    "costs": ("kind", "paid_by", "price_year", "discounting", "timing", "options"),
    "benefits": (
        *("starts", "falls_to", "enjoyed_by", "price_year"),
        *("discounting", "timing", "options"),
    ),
    "payments": (
        *("from", "to", "share_of", "of", "per"),
        *("price_year", "discounting", "timing", "options"),
    ),
    "risks": (
        *("kind", "falls_on", "replaces_bias_of"),
        *("price_year", "discounting", "timing", "options"),
    ),
}
_SPLITS = frozenset({"paid_by", "falls_to", "enjoyed_by", "falls_on"})


@dataclass(frozen=True, slots=True)
class Need:
    """An input: its address, its unit, and its number or its numbers by year.

    ``grown_from`` is the first year that follows from the year before it by
    ``growing``. ``fixed`` is a number that shapes formulas, or cannot be other.
    """

    address: str
    unit: UnitName
    values: tuple[float | None, ...]
    by_year: bool = False
    growing: float | None = None
    grown_from: int | None = None
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What is fixed in the workbook, as text."""

    address: str
    text: str


def needs_of(view: View, facts: Facts) -> Iterator[Need | Setting]:
    """Everything that the formulas of a line lead back to, in reading order."""
    for factor in factors_of(facts.flow.stream):
        if factor.address:
            yield of_factor(view, factor)
    for split in facts.splits.values():
        if split.address and not split.sole:
            for agency, share in split.shares:
                yield Need(f"{split.address}.{agency}", "share", (share,))
    if facts.bias is not None:
        yield from _of_bias(view, facts.bias)
    yield from of_rates(facts.rates)


def of_factor(view: View, factor: Factor) -> Need:
    """A factor of the chain, as it is given: by year, growing, or one number."""
    last = factor.address.rpartition(".")[2]
    fixed = last in _STRUCTURE or factor.address.endswith(".persistence.0")
    found = _input_at(view, factor.address)
    if found is None and factor.is_series:  # a library has a value for each year
        values = tuple(factor.central.tolist())
        return Need(factor.address, unit_of(factor.address), values, by_year=True)
    if found is None or not isinstance(found.value, Series):
        central = (float(factor.central[0]),)
        return Need(factor.address, unit_of(factor.address), central, fixed=fixed)
    return _by_year(view, factor.address, found, found.value, fixed=fixed)


def of_input(view: View, address: str) -> Need:
    """An input that no factor holds, as it is given."""
    found = _input_at(view, address)
    assert found is not None  # noqa: S101 - the file gives it
    if not isinstance(found.value, Series):
        return Need(address, unit_of(address), (found.value,))
    return _by_year(view, address, found, found.value)


def _by_year(
    view: View, address: str, found: Input, series: Series, *, fixed: bool = False
) -> Need:
    values = found.by_year(view.streams.horizon)
    grown_from = None
    if series.growing is not None:
        first, end, _ = series.spans[-1]
        named = first if end is None else end
        grown_from = view.streams.horizon.position(named) + 1
    return Need(
        address,
        unit_of(address),
        values,
        by_year=True,
        growing=series.growing,
        grown_from=grown_from,
        fixed=fixed,
    )


def _input_at(view: View, address: str) -> Input | None:
    try:
        found = standing_at(view.project, address)
    except KeyError:
        return None
    return found if isinstance(found, Input) else None


def unit_of(address: str) -> UnitName:
    """The unit of the number at an address."""
    keys = address.split(".")
    last = keys[-1]
    if last == "real_growth" or "discounting" in keys:
        return "rate"
    if "confidence" in keys:
        return "grade"
    if "cashable" in keys and not is_step(address):
        return "share"
    form = form_at(address)
    if form == "price":
        return "money"
    if form in {"number", "years"}:
        return "number" if form == "number" else "years"
    return "share"


def is_step(address: str) -> bool:
    """Whether an input is the size of a step, which cannot be zero."""
    return address.endswith((".in_steps_of", ".size"))


def _of_bias(view: View, bias: Bias) -> Iterator[Need]:
    if bias.capital is not None:
        if bias.capital.mitigated is not None:
            share = bias.capital.mitigated.constant()
            yield Need(f"{bias.typed}.mitigated", "share", (share,))
    elif bias.typed:
        given = standing_at(view.project, bias.typed)
        if isinstance(given, Input):
            yield Need(bias.typed, "share", (given.constant(),))
    for address, graded in bias.grades:
        yield Need(address, "grade", (float(graded.grade),))


def of_rates(rates: Rates) -> Iterator[Need]:
    """The rates that a project writes itself; none for a named schedule."""
    for address, rate in own_rates(rates):
        yield Need(address, "rate", (rate,))


def own_rates(rates: Rates) -> Sequence[tuple[str, float]]:
    """The address and the rate of each band that a project writes itself."""
    bands = rates.how.bands
    if len(bands) == 1:
        return ((f"{rates.address}.rate", bands[0][1]),)
    return tuple((f"{rates.address}.bands.{n}", rate) for n, rate in bands)


def settings_of(view: View, base: str) -> Iterator[Setting]:
    """What is fixed about the appraisal, a group of people or a line."""
    section = base.partition(".")[0]
    yield from given(view, base, _SETTINGS[section])
    if section == "benefits":
        yield from _of_benefit(view, base)


def given(view: View, base: str, keys: Iterable[str]) -> Iterator[Setting]:
    """What is fixed under some keys of a line, of those that the project gives."""
    for key in keys:
        address = f"{base}.{key}"
        try:
            *_, found = steps(view.project, address)
        except KeyError:
            continue
        if key in _SPLITS and not _is_sole(found):
            continue
        words = figure_of(view, address, found, None).value
        yield Setting(address, str(words))


def _of_benefit(view: View, base: str) -> Iterator[Setting]:
    for key in ("lasts", "cashable.from", "cashable.step"):
        address = f"{base}.{key}"
        try:
            *_, found = steps(view.project, address)
        except KeyError:
            continue
        if not isinstance(found, Input):
            yield Setting(address, str(figure_of(view, address, found, None).value))


def _is_sole(found: object) -> bool:
    return isinstance(found, tuple) and len(found) == 1
