"""Payments, given or by what a line costs, saves or brings. Method, section 2."""

from __future__ import annotations

from math import floor

from tests.worked.oracle.ledger import Entry, by_year, entry
from tests.worked.oracle.reading import Tree, amounts, number
from tests.worked.oracle.setting import Setting


def payment_line(
    name: str, line: Tree, lines: Tree, ledger: list[Entry], setting: Setting
) -> tuple[Tree, list[Entry]]:
    """The result of a payment and its two entries, which net to zero.

    ``lines`` and ``ledger`` are those of all costs and benefits.
    """
    years = len(setting.starts)
    prices = setting.prices(line)
    late = 0
    if "amount" in line:
        own = amounts(line["amount"], setting.starts)
        moved = [amount * price for amount, price in zip(own, prices, strict=True)]
    elif "share_of" in line:
        share = amounts(line["share"], setting.starts)
        whole = _shared(line, lines, ledger, years)
        moved = [part * amount for part, amount in zip(share, whole, strict=True)]
    else:
        moved = _for_results(line, lines, prices, setting)
        late = len(moved) - years
    weights = setting.discounts(line, years + late)
    result: Tree = {"kind": "payment"}
    if "per" in line:
        after = zip(moved[years:], weights[years:], strict=True)
        result["pv_cut_off"] = sum(amount * weight for amount, weight in after)
    moved, weights = moved[:years], weights[:years]
    paid = [-amount for amount in moved]
    entries = [
        entry(name, "payment", line["to"], moved, weights),
        entry(name, "payment", line["from"], paid, weights),
    ]
    return {**result, "pv": sum(entries[0]["pv"])}, entries


def _followed(address: str, lines: Tree) -> list[str]:
    """The line, or the values of it, that an address names."""
    named = address.partition(".")[2]
    return [line for line in lines if line == named or line.startswith(f"{named}/")]


def _shared(line: Tree, lines: Tree, ledger: list[Entry], years: int) -> list[float]:
    """What the line costs, or saves the payer, or all where the payer saves none."""
    followed = _followed(line["share_of"], lines)
    entries = [each for each in ledger if each["line"] in followed]
    everyone = {each["agency"] for each in entries}
    if line["share_of"].startswith("costs."):
        return by_year(entries, {"cash", "in-kind"}, everyone, "amounts", years)
    what = line.get("of", "fiscal")
    savers = {each["agency"] for each in entries if each["what"] == "fiscal"}
    whose = {line["from"]} if line["from"] in savers else savers
    return by_year(entries, {what}, whose, "amounts", years)


def _for_results(
    line: Tree, lines: Tree, prices: list[float], setting: Setting
) -> list[float]:
    """A tariff for each unit, paid later, until the cap is reached."""
    (followed,) = _followed(line["per"], lines)
    volume = lines[followed]["volume"]
    tariff = amounts(line["tariff"], setting.starts)
    after = number(line.get("paid_after", 0))
    whole = floor(after)
    part = after - whole
    paid = [0.0] * (len(volume) + whole + (1 if part else 0))
    for year, units in enumerate(volume):
        due = units * tariff[year] * prices[year]
        paid[year + whole] += due * (1 - part)
        if part:
            paid[year + whole + 1] += due * part
    if "cap" not in line:
        return paid
    written = {key: each for key, each in line.items() if key != "real_growth"}
    room = number(line["cap"]) * setting.prices(written)[0]
    capped = []
    for amount in paid:
        capped.append(min(amount, room))
        room -= capped[-1]
    return capped
