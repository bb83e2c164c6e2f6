"""Cost lines and risks. Method, section 2."""

from __future__ import annotations

from tests.worked.oracle.effects import people_kept
from tests.worked.oracle.ledger import Entry, entry
from tests.worked.oracle.prudence import bias_of, raised
from tests.worked.oracle.reading import Tree, amounts, factors, number
from tests.worked.oracle.setting import Setting, shares


def _in_own_prices(line: Tree, group: Tree | None, starts: list[int]) -> list[float]:
    if "amount" in line:
        return amounts(line["amount"], starts)
    if "hours" in line:
        volumes = amounts(line["hours"], starts)
        price = factors(line["rate"], starts)
    else:
        assert group is not None
        starting = amounts(group["starting"], starts)
        kept = people_kept(group, starts)
        volumes = [
            0.0 if people == 0 else people * share
            for people, share in zip(starting, kept, strict=True)
        ]
        price = factors(line["each"], starts)
    return [
        0.0 if volume == 0 else volume * pounds
        for volume, pounds in zip(volumes, price, strict=True)
    ]


def cost_line(
    name: str, line: Tree, groups: Tree, setting: Setting
) -> tuple[Tree, list[Entry]]:
    """The result of a cost line and its entries."""
    group = groups[line["people"]] if "people" in line else None
    bias = bias_of(line, group, setting.how_grades_combine, cost=True)
    own = _in_own_prices(line, group, setting.starts)
    prices = setting.prices(line)
    before = [amount * price for amount, price in zip(own, prices, strict=True)]
    after = [raised(amount, bias) for amount in before]
    weights = setting.discounts(line, len(setting.starts))

    what = "in-kind" if line["kind"] == "in-kind" else "cash"
    entries = [
        entry(name, what, agency, [amount * share for amount in after], weights)
        for agency, share in shares(line["paid_by"]).items()
    ]
    result = {
        "kind": "cost",
        "cost_kind": line["kind"],
        "optimism_bias": bias,
        "pv_cost": sum(a * w for a, w in zip(after, weights, strict=True)),
        "pv_before_optimism_bias": sum(
            a * w for a, w in zip(before, weights, strict=True)
        ),
    }
    return result, entries


def risk_line(name: str, risk: Tree, setting: Setting) -> tuple[Tree, list[Entry]]:
    """A counted risk: a cost of its chance times what it would cost, without bias."""
    chance = number(risk["chance"])
    own = [amount * chance for amount in amounts(risk["cost"], setting.starts)]
    line = {key: each for key, each in risk.items() if key not in {"chance", "cost"}}
    line |= {"kind": risk.get("kind", "revenue"), "paid_by": risk["falls_on"]}
    line |= {"amount": own, "optimism_bias": 0}
    result, entries = cost_line(name, line, {}, setting)
    return {**result, "chance": chance}, entries
