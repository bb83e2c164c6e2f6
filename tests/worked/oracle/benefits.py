"""Benefit lines: from volumes to pounds, and to agencies. Method, section 1."""

from __future__ import annotations

from math import floor

from tests.worked.oracle.effects import cohort_volumes, yearly_volumes
from tests.worked.oracle.ledger import Entry, entry
from tests.worked.oracle.prudence import bias_of
from tests.worked.oracle.reading import Tree, factors, number, start_of
from tests.worked.oracle.setting import Setting, shares

CATEGORIES = ("fiscal", "economic", "social", "transfer")


def _parts(name: str, line: Tree) -> dict[str, Tree]:
    """The line as one value or several: what a part leaves out is the line's.

    A part knows its unit values (``worth``) and the price year they are in.
    """
    if "amount" in line:
        return {name: {**line, "worth": {line["category"]: 1.0}}}
    if "value" in line:
        value = line["value"]
        own = {"price_year": value["price_year"]} if "price_year" in value else {}
        return {name: {**line, **own, "worth": value}}
    return {
        f"{name}/{part}": {**line, **value, "worth": value}
        for part, value in line["values"].items()
    }


def _unit_values(part: Tree, setting: Setting) -> dict[str, list[float]]:
    prices = setting.prices(part)
    worth = part["worth"]
    return {
        category: [
            value * price
            for value, price in zip(
                factors(worth.get(category, 0.0), setting.starts), prices, strict=True
            )
        ]
        for category in CATEGORIES
    }


def _flow(volume: float, value: float, bias: float, *, harm: bool) -> float:
    """A year's volume before bias, in pounds after bias."""
    if volume == 0:
        return 0.0
    return volume * (1 + bias if harm else 1 - bias) * value


def _flows(
    volumes: list[float], values: dict[str, list[float]], bias: float
) -> dict[str, list[float]]:
    """Each part of value by year; past the last year at the last year's values.

    The part that is only a transfer belongs to the fiscal value and takes its
    correction, so that what one side saves the other loses.
    """
    found: dict[str, list[float]] = {category: [] for category in CATEGORIES}
    for year, volume in enumerate(volumes):
        for category in CATEGORIES:
            by_year = values[category]
            value = by_year[min(year, len(by_year) - 1)]
            deciding = values["fiscal"] if category == "transfer" else by_year
            harm = volume * deciding[min(year, len(by_year) - 1)] < 0
            found[category].append(_flow(volume, value, bias, harm=harm))
    return found


def _whole_steps(volume: float, step: float) -> float:
    """Whole multiples of a step, towards zero."""
    steps = floor(abs(volume) / step + 1e-9)
    return step * steps if volume >= 0 else -step * steps


def _cash_by_year(
    part: Tree, volumes: list[float], fiscal: list[float], bias: float, setting: Setting
) -> list[float]:
    """The fiscal part that could be cash: from its year on, in whole steps."""
    cashable = part.get("cashable", 0.0)
    if not isinstance(cashable, dict):
        return fiscal
    values = _unit_values(part, setting)["fiscal"]
    result = []
    for year, start in enumerate(setting.starts):
        amount = fiscal[year]
        if "in_steps_of" in cashable and amount != 0:
            before = volumes[year]
            harm = before * values[year] < 0
            biased = before * (1 + bias if harm else 1 - bias)
            whole = _whole_steps(biased, number(cashable["in_steps_of"]))
            amount = whole * values[year]
        if "from" in cashable and start < start_of(cashable["from"]):
            amount = 0.0
        result.append(amount)
    return result


def _cashable_share(part: Tree, agency: str) -> float:
    cashable = part.get("cashable", 0.0)
    if isinstance(cashable, dict):
        share = cashable.get("share", 0.0)
        if isinstance(share, dict):
            return number(share.get(agency, 0.0))
        return number(share)
    return number(cashable)


def _entries(
    name: str,
    part: Tree,
    flows: dict[str, list[float]],
    cash: list[float],
    weights: list[float],
) -> list[Entry]:
    years = len(cash)
    found = []
    if any(flows["fiscal"][:years]):
        for agency, share in shares(part["falls_to"]).items():
            saved = [amount * share for amount in flows["fiscal"][:years]]
            c = _cashable_share(part, agency)
            freed = [amount * share * c for amount in cash]
            found.append(entry(name, "fiscal", agency, saved, weights))
            found.append(entry(name, "cashable", agency, freed, weights))
    for agency, share in shares(part.get("enjoyed_by", "society")).items():
        for category in ("economic", "social", "transfer"):
            enjoyed = [amount * share for amount in flows[category][:years]]
            if any(enjoyed):
                found.append(entry(name, category, agency, enjoyed, weights))
    return found


def _pv(amounts: list[float], weights: list[float]) -> float:
    return sum(a * w for a, w in zip(amounts, weights, strict=False))


def _public_value(flows: dict[str, list[float]]) -> list[float]:
    return [
        fiscal - transfer + economic + social
        for fiscal, economic, social, transfer in zip(*flows.values(), strict=True)
    ]


def benefit_line(
    name: str, line: Tree, groups: Tree, setting: Setting
) -> tuple[dict[str, Tree], list[Entry]]:
    """The results of a benefit line, or of each of its parts, and their entries."""
    group = groups[line["people"]] if "people" in line else None
    years = len(setting.starts)
    results, entries = {}, []
    for key, part in _parts(name, line).items():
        bias = bias_of(part, group, setting.how_grades_combine, cost=False)
        if "people" in line or "population" in line:
            units = part.get("units_per_person", 1.0)
            volumes = cohort_volumes(line, group, units, setting.starts)
        else:
            volumes = yearly_volumes(line, setting.starts)
        values = _unit_values(part, setting)
        flows = _flows(volumes, values, bias)
        cash = _cash_by_year(part, volumes, flows["fiscal"][:years], bias, setting)
        weights = setting.discounts(part, len(volumes))
        own = _entries(key, part, flows, cash, weights[:years])
        entries += own
        in_units = "amount" not in line
        public_value = _public_value(flows)
        unbiased = _public_value(_flows(volumes, values, 0.0))
        results[key] = {
            "kind": "benefit",
            "volume": [v * (1 - bias) for v in volumes[:years]] if in_units else None,
            "volume_before_bias": volumes[:years] if in_units else None,
            "optimism_bias": -bias,
            "pv_fiscal": _pv(flows["fiscal"][:years], weights),
            "pv_cashable": sum(
                sum(each["pv"]) for each in own if each["what"] == "cashable"
            ),
            "pv_economic": _pv(flows["economic"][:years], weights),
            "pv_social": _pv(flows["social"][:years], weights),
            "pv_transfer_part": _pv(flows["transfer"][:years], weights),
            "pv_public_value": _pv(public_value[:years], weights),
            "pv_before_optimism_bias": _pv(unbiased[:years], weights),
            "pv_cut_off": _pv(public_value[years:], weights[years:]),
        }
    return results, entries
