"""The tables of an agreement: positions, tariffs, and what leaving would cost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from cba.reports.apportionment_view import Agreed
from cba.reports.formatting import NO_FIGURE, Unit, exact, share, unit_for
from cba.reports.simulation_words import chance
from cba.reports.text_table import HANG, Line, Row, text_table
from cba.reports.texts import as_title

if TYPE_CHECKING:
    from cba.analysis.apportionment import Position

_COUNTED = {"cashable": "Cash", "fiscal": "Savings", "public-value": "Value"}


def positions(agreed: Agreed) -> Iterator[Line]:
    """Each partner without the agreement, and below it with it."""
    found = agreed.found
    if not agreed.partners:
        return
    shown = [
        position
        for positions in (found.before, found.after)
        for position in positions.values()
    ]
    unit = unit_for(
        (x for each in shown for x in (each.cash, each.worth, each.peak_funding)),
        agreed.view.currency,
    )
    year = found.terms.whole_by
    heads = [f"By {year}", "NPV", "Deficit", "Whole from"]
    if agreed.risk is not None:
        heads.append("Chance")
    rows: list[Row | None] = []
    for key in agreed.partners:
        before, after = found.before[key], found.after[key]
        rows.append(
            Row(
                agreed.view.names[key],
                _position(agreed, before, unit, _before(agreed, key)),
            )
        )
        if agreed.moves:
            rows.append(
                Row(
                    "  with the agreement" if found.feasible else "  shared so",
                    _position(agreed, after, unit, _after(agreed, key)),
                )
            )
    counted = _COUNTED[found.terms.to]
    yield from text_table(f"{counted}, {unit.words}", heads, rows)
    yield Line(_position_note(agreed), "note", HANG)


def _position(
    agreed: Agreed, position: Position, unit: Unit, likely: float | None
) -> tuple[str, ...]:
    cells = (
        unit.show(position.cash),
        unit.show(position.worth),
        unit.show(position.peak_funding),
        position.whole_from or f"not by {agreed.view.labels[-1]}",
    )
    if agreed.risk is None:
        return cells
    return (*cells, NO_FIGURE if likely is None else chance(likely))


def _before(agreed: Agreed, key: str) -> float | None:
    if agreed.risk is None or key not in agreed.risk.agencies:
        return None
    return agreed.risk.agencies[key].chance_whole_before


def _after(agreed: Agreed, key: str) -> float | None:
    """The chance with the rules of gain share and clawback, where there are some."""
    if agreed.risk is None or key not in agreed.risk.agencies:
        return None
    found = agreed.risk.agencies[key]
    with_rules = found.chance_whole_with_rules
    return found.chance_whole_after if with_rules is None else with_rules


def _position_note(agreed: Agreed) -> str:
    year = agreed.found.terms.whole_by
    words = f"{_COUNTED[agreed.found.terms.to]} is {agreed.gains}, payments received"
    words += " and grants, less costs and payments made, not discounted. NPV is"
    words += " the same over all years, discounted. Deficit is how deep it gets."
    if agreed.risk is not None:
        words += f" Chance is that of being whole by {year}"
        each = agreed.risk.agencies.values()
        has_rules = any(one.chance_whole_with_rules is not None for one in each)
        words += ", with gain share and clawback." if has_rules else "."
    return words


def stakes(agreed: Agreed) -> Iterator[Line]:
    """What each gains and bears, what it has alone, and what leaving would cost it."""
    found = agreed.found
    if not found.stakes:
        return
    keys = [key for key in agreed.partners if key in found.stakes]
    unit = unit_for(
        (
            x
            for key in keys
            for x in (
                found.after[key].pv_gains,
                found.after[key].pv_contribution,
                found.stakes[key].gain,
            )
        ),
        agreed.view.currency,
    )
    rows = [
        Row(
            agreed.view.names[key],
            (
                unit.show(found.after[key].pv_gains),
                unit.show(found.after[key].pv_contribution),
                share(found.after[key].cost_share),
                unit.show(found.stakes[key].alone),
                unit.show(found.stakes[key].gain),
            ),
        )
        for key in keys
    ]
    heads = ("Gains", "Bears", "Share", "Alone", "Loses by leaving")
    yield from text_table(f"PV, {unit.words}", heads, rows)
    yield Line(
        "Bears is costs and payments made, less payments received and grants. "
        "Alone is what it would be worth to one who paid for all of it, or nothing.",
        "note",
        HANG,
    )


class Tariff(NamedTuple):
    """What one partner pays another for each unit of an outcome, in words."""

    payer: str
    payee: str
    outcome: str
    price: str


def tariffs_of(agreed: Agreed) -> Iterator[Tariff]:
    """The prices of outcomes that are agreed, if any."""
    for each in agreed.found.payments.values():
        if "per" in each:
            yield Tariff(
                str(each["from"]),
                str(each["to"]),
                _outcome(agreed, str(each["per"])),
                _price(agreed, each.get("tariff")),
            )


def tariffs(agreed: Agreed) -> Iterator[Line]:
    """What is paid for each unit of an outcome, by who pays and who is paid."""
    priced = tuple(tariffs_of(agreed))
    if not priced:
        return
    rows: list[Row | None] = []
    for pair in dict.fromkeys((each.payer, each.payee) for each in priced):
        payer, payee = pair
        who = f"{agreed.view.names[payer]} to {agreed.called(payee)}"
        rows.append(Row(who, ("",)))
        rows += [
            Row(f"  {each.outcome}", (each.price,))
            for each in priced
            if (each.payer, each.payee) == pair
        ]
    corner = f"Paid for each, {agreed.view.prices} prices"
    yield from text_table(corner, ("Tariff",), rows)
    yield Line(
        "What is paid follows what is measured; sums by year are as forecast.",
        "note",
        HANG,
    )


def _outcome(agreed: Agreed, address: str) -> str:
    """The title of the line that is paid for."""
    line = agreed.view.option.lines.get(address.partition(".")[2])
    return address if line is None else as_title(line.title)


def _price(agreed: Agreed, tariff: object) -> str:
    if not isinstance(tariff, float):
        return str(tariff)
    return exact(tariff, agreed.view.currency)
