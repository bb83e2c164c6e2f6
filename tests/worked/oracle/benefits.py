"""Benefit lines: from volumes to pounds, and to agencies. Method, section 1."""

from __future__ import annotations

from collections.abc import Callable
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


def _net(volumes: list[float], values: list[float], bias: float) -> list[float]:
    """The units of each year after the correction."""
    return [
        volume * (1 + bias if volume * value < 0 else 1 - bias)
        for volume, value in zip(volumes, values, strict=False)
    ]


def _share_at(given: object, agency: str, starts: list[int]) -> list[float]:
    """A share of the saving of an agency by year: one for all, or its own."""
    if isinstance(given, dict) and "value" not in given:
        given = given.get(agency, 0.0)
    return factors(given, starts)


def _cash(
    part: Tree,
    agency: str,
    fiscal: list[float],
    net: list[float],
    setting: Setting,
    pools: dict[str, list[float]],
    steps: Tree,
) -> list[float]:
    """What the whole saving would be in cash if all of it fell to one agency."""
    given = part.get("cashable", 0.0)
    if not isinstance(given, dict) or "value" in given:
        given = {"share": given}
    starts = setting.starts
    values = _unit_values(part, setting)["fiscal"]
    ramped = set(given) & {"share", "at_once", "stepped"} == set()
    share = _share_at(given.get("share", 1.0 if ramped else 0.0), agency, starts)
    at_once = _share_at(given.get("at_once", 0.0), agency, starts)
    stepped = _share_at(given.get("stepped", 0.0), agency, starts)
    released = factors(given.get("by_year", 1.0), starts)
    found = []
    for year, start in enumerate(starts):
        if fiscal[year] == 0 or ("from" in given and start < start_of(given["from"])):
            found.append(0.0)
            continue
        whole = fiscal[year]
        if "in_steps_of" in given:
            whole = _whole_steps(net[year], number(given["in_steps_of"])) * values[year]
        cash = whole * share[year] + fiscal[year] * at_once[year]
        if "step" in given:
            pool = pools[given["step"]][year]
            size = number(steps[given["step"]]["size"])
            part_whole = _whole_steps(pool, size) / pool if pool else 0.0
            cash += fiscal[year] * stepped[year] * part_whole
        found.append(cash * released[year])
    return found


def _entries(
    name: str,
    part: Tree,
    flows: dict[str, list[float]],
    cash: Callable[[str], list[float]],
    weights: list[float],
) -> list[Entry]:
    years = len(weights)
    found = []
    if any(flows["fiscal"][:years]):
        for agency, share in shares(part["falls_to"]).items():
            saved = [amount * share for amount in flows["fiscal"][:years]]
            freed = [amount * share for amount in cash(agency)]
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


def _volumes(
    part: Tree, line: Tree, group: Tree | None, setting: Setting
) -> list[float]:
    if "people" in line or "population" in line:
        units = part.get("units_per_person", 1.0)
        return cohort_volumes(line, group, units, setting.starts)
    return yearly_volumes(line, setting.starts)


def pools_of(lines: Tree, groups: Tree, setting: Setting) -> dict[str, list[float]]:
    """The units after the correction of all savings that fill each step, by year."""
    pools: dict[str, list[float]] = {}
    for name, line in lines.items():
        group = groups[line["people"]] if "people" in line else None
        for part in _parts(name, line).values():
            cashable = part.get("cashable")
            values = _unit_values(part, setting)["fiscal"]
            if (
                not isinstance(cashable, dict)
                or "step" not in cashable
                or not any(values)
            ):
                continue
            bias = bias_of(part, group, setting.how_grades_combine, cost=False)
            net = _net(_volumes(part, line, group, setting), values, bias)
            before = pools.get(cashable["step"], [0.0] * len(net))
            pools[cashable["step"]] = [
                one + other for one, other in zip(before, net, strict=True)
            ]
    return pools


def benefit_line(
    name: str,
    line: Tree,
    groups: Tree,
    setting: Setting,
    pools: dict[str, list[float]],
    steps: Tree,
) -> tuple[dict[str, Tree], list[Entry]]:
    """The results of a benefit line, or of each of its parts, and their entries."""
    group = groups[line["people"]] if "people" in line else None
    years = len(setting.starts)
    results, entries = {}, []
    for key, part in _parts(name, line).items():
        bias = bias_of(part, group, setting.how_grades_combine, cost=False)
        volumes = _volumes(part, line, group, setting)
        values = _unit_values(part, setting)
        flows = _flows(volumes, values, bias)
        fiscal, net = flows["fiscal"][:years], _net(volumes, values["fiscal"], bias)

        def cash(
            agency: str,
            part: Tree = part,
            fiscal: list[float] = fiscal,
            net: list[float] = net,
        ) -> list[float]:
            return _cash(part, agency, fiscal, net, setting, pools, steps)

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
