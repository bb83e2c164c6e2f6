"""The diagram of who pays whom, with the table of its figures."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from cba.reports.agreement.deal import Deal, Pair, Years
from cba.reports.charts.plots import Arrow, Arrows, Side
from cba.reports.content import Cell, Chart, Column, Row, Table
from cba.reports.formatting import counted, is_nought, listed, unit_for
from cba.reports.one_unit import one_unit
from cba.reports.outcome_words import capitalised
from cba.reports.table_parts import rounding_note

#: So many on one side can be told apart, and so many arrows in all; of more, the
#: smallest on each side are drawn as one.
_MOST, _FEWEST, _MOST_ARROWS = 6, 3, 16
_OTHERS = "\x00others"


def flow_chart(deal: Deal, identifier: str = "flows") -> Chart:
    """What flows between the parties over all years, in prices of the appraisal.

    Made for an agreement in which anything is paid.
    """
    flows = {pair: math.fsum(years) for pair, years in deal.flows.items()}
    payers, payees, drawn = _drawn(deal, flows)
    left = _present(payers, (payer for payer, _ in drawn))
    right = _present(payees, (payee for _, payee in drawn))
    unit = one_unit(drawn.values(), deal.before.currency)
    ordered = sorted(
        drawn, key=lambda pair: (left.index(pair[0]), right.index(pair[1]))
    )
    finding = _finding(deal, flows)
    return Chart(
        identifier,
        finding,
        f"All years together, {deal.before.prices} prices, not discounted",
        _sentence(deal, flows, finding),
        Arrows(
            tuple(_side(deal, key, 0, flows, payers) for key in left),
            tuple(_side(deal, key, 1, flows, payees) for key in right),
            tuple(
                Arrow(
                    left.index(payer),
                    right.index(payee),
                    drawn[payer, payee],
                    unit.show(drawn[payer, payee]),
                )
                for payer, payee in ordered
            ),
            ("Pays", "Is paid"),
        ),
        flow_table(deal, f"{identifier}-figures"),
    )


def _drawn(
    deal: Deal, flows: Mapping[Pair, float]
) -> tuple[list[str], list[str], dict[Pair, float]]:
    """Who is named on each side, and the arrows between them and all others."""
    for most in range(_MOST, _FEWEST - 1, -1):
        payers, payees = (_sides(deal, side, flows, most) for side in (0, 1))
        drawn: dict[Pair, float] = {}
        for (payer, payee), amount in flows.items():
            pair = (
                payer if payer in payers else _OTHERS,
                payee if payee in payees else _OTHERS,
            )
            drawn[pair] = drawn.get(pair, 0.0) + amount
        if len(drawn) <= _MOST_ARROWS:
            break
    return payers, payees, drawn


def _sides(deal: Deal, side: int, flows: Mapping[Pair, float], most: int) -> list[str]:
    """Those on one side by name, in the order of the file; of many, the largest."""
    sums: dict[str, float] = {}
    for pair, amount in flows.items():
        sums[pair[side]] = sums.get(pair[side], 0.0) + amount
    named = set(sums)
    if len(sums) > most:
        named = set(sorted(sums, key=lambda key: -sums[key])[: most - 1])
    return [key for key in deal.parties if key in named]


def _present(named: Sequence[str], drawn: Iterable[str]) -> list[str]:
    return [*named, *([_OTHERS] if _OTHERS in set(drawn) else [])]


def _side(
    deal: Deal, key: str, side: int, flows: Mapping[Pair, float], named: Sequence[str]
) -> Side:
    if key == _OTHERS:
        rest = {pair[side] for pair in flows} - set(named)
        name = f"{counted(len(rest), 'other')} together".capitalize()
    else:
        rest, name = {key}, deal.names[key]
    whole = math.fsum(amount for pair, amount in flows.items() if pair[side] in rest)
    return Side(name, f"{deal.money(whole)} in all")


def flow_table(deal: Deal, identifier: str) -> Table:
    """What each pays each over all years, and from when to when."""
    flows = deal.flows
    in_money = {pair: _nominal(deal, years) for pair, years in flows.items()}
    has_money = all(each is not None for each in in_money.values())
    amounts = {
        pair: (math.fsum(years), *((in_money[pair] or 0.0,) if has_money else ()))
        for pair, years in flows.items()
    }
    whole = tuple(map(math.fsum, zip(*amounts.values(), strict=True)))
    unit = unit_for([*whole, *(x for each in amounts.values() for x in each)],
                    deal.before.currency)  # fmt: skip
    rows = [
        Row(
            (
                Cell(deal.names[payer]),
                Cell(deal.names[payee]),
                Cell(_span(deal, flows[payer, payee])),
                *(Cell(unit.show(x)) for x in amounts[payer, payee]),
            )
        )
        for payer, payee in flows
    ]
    if len(rows) > 1:
        total = (Cell("All payments"), Cell(""), Cell(""))
        rows.append(Row((*total, *(Cell(unit.show(x)) for x in whole)), "total"))
    return Table(
        identifier,
        "Who pays whom, all years together",
        (
            Column("Payer", "heading", 5),
            Column("Payee", "text", 5),
            Column("Years", "text", 4),
            Column(f"{deal.before.prices} prices", width=3),
            *((Column("Money of each year", width=3),) if has_money else ()),
        ),
        tuple(rows),
        f"{unit.words}, not discounted",
        rounding_note(unit, [*amounts.values()], whole) if len(amounts) > 1 else (),
    )


def _nominal(deal: Deal, years: Years) -> float | None:
    """The sum in the money of each year; None where a payment has no price index."""
    moved = 0.0
    for amount, factor in zip(years, deal.nominal, strict=True):
        if amount and factor is None:
            return None
        moved += amount * (factor or 0.0)
    return moved


def _span(deal: Deal, years: Years) -> str:
    paid = [n for n, amount in enumerate(years) if amount]
    first, last = deal.labels[paid[0]], deal.labels[paid[-1]]
    return first if first == last else f"{first} to {last}"


def _finding(deal: Deal, flows: Mapping[Pair, float]) -> str:
    payers = list(dict.fromkeys(payer for payer, _ in flows))
    payees = list(dict.fromkeys(payee for _, payee in flows))
    whole = deal.money(math.fsum(flows.values()))
    if len(payers) <= 2 and len(payees) <= 2:
        who = listed(map(deal.called, payers))
        whom = listed(map(deal.called, payees))
        return capitalised(f"{who} would pay {whom} {whole} in all")
    (payer, payee), most = max(flows.items(), key=lambda item: item[1])
    return capitalised(
        f"{counted(len(payers), 'party', 'parties')} would pay {whole} in all; "
        f"the largest sum, {deal.money(most)}, goes from {deal.called(payer)} to "
        f"{deal.called(payee)}"
    )


def _sentence(deal: Deal, flows: Mapping[Pair, float], finding: str) -> str:
    each = " ".join(
        f"{deal.names[payer]} to {deal.names[payee]}: {deal.money(amount)}."
        for (payer, payee), amount in flows.items()
        if not is_nought(amount)
    )
    return f"Diagram of payments between the parties. {finding}. {each}"
