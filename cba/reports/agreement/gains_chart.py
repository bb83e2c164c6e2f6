"""The chart of what each party pays and gains, before and with the agreement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cba.reports.agreement.deal import Deal
from cba.reports.charts.plots import Bar, BarGroup, Bars, Fill, Kind, Piece
from cba.reports.content import Chart
from cba.reports.formatting import counted, is_nought, listed
from cba.reports.one_unit import OneUnit, one_unit
from cba.reports.outcome_words import capitalised, net_words
from cba.reports.view import View

if TYPE_CHECKING:
    from cba.analysis.apportionment import Position

_KINDS: Mapping[Fill, str] = {
    "cost": "Costs",
    "loss": "Given in kind, and further costs",
    "cash": "Savings that can be taken out of budgets",
    "saving": "Other savings",
    "social": "Wider public value",
    "payment": "Payments between partners",
}
_WITH_GRANTS = "Payments between partners, and grants"
#: More names than this do not fit into a title.
_NAMED = 3
#: So many parties have a place in one picture.
_MOST = 10
Pieces = tuple[Piece, ...]


class _Party(NamedTuple):
    key: str
    name: str
    before: Pieces
    after: Pieces


def gains_charts(deal: Deal) -> Iterator[Chart]:
    """What each party pays against what it gains, without the agreement and with it.

    Present values of what the agreement counts: costs and payments made on one side
    of zero, savings, payments received and grants on the other. Ten parties to a
    picture.
    """
    starts = range(0, len(deal.parties), _MOST)
    for number, start in enumerate(starts, start=1):
        sides = [
            _Party(
                key,
                deal.names[key],
                _pieces(deal, deal.before, deal.agreed.before, key),
                _pieces(deal, deal.after, deal.agreed.after, key),
            )
            for key in deal.parties[start : start + _MOST]
        ]
        part = f" (part {number} of {len(starts)})" if len(starts) > 1 else ""
        name = "gains" if number == 1 else f"gains-{number}"
        yield _chart(deal, sides, name, f"{gains_finding(deal)}{part}")


def _chart(deal: Deal, sides: Sequence[_Party], name: str, finding: str) -> Chart:
    ends = [
        x
        for side in sides
        for pieces in (side.before, side.after)
        for x in (*_ends(pieces), _net(pieces))
    ]
    unit = one_unit(ends, deal.before.currency)
    used = {
        piece.fill
        for side in sides
        for pieces in (side.before, side.after)
        for piece in pieces
        if not is_nought(piece.value)
    }
    granted = any(deal.agreed.before[side.key].pv_grants for side in sides)
    kinds = {**_KINDS, "payment": _WITH_GRANTS} if granted else _KINDS
    return Chart(
        name,
        finding,
        f"Present values, {deal.before.prices} prices, {deal.before.period}",
        _sentence(deal, sides, finding),
        Bars(
            tuple(Kind(name, fill) for fill, name in kinds.items() if fill in used),
            tuple(
                BarGroup(
                    side.name,
                    (
                        _bar(unit, side.before, "before"),
                        _bar(unit, side.after, "after"),
                    ),
                )
                for side in sides
            ),
            "Pays",
            "Gains",
            "Net",
        ),
        None,
        "positions",
    )


def _pieces(
    deal: Deal, view: View, positions: Mapping[str, Position], key: str
) -> Pieces:
    """What a party pays and gains, in the order in which it is laid out."""
    if key not in view.option.agencies:
        return ()
    at = (tuple(view.option.agencies).index(key),)
    book, to = view.book, deal.agreed.terms.to
    cash, saved = book.pv("cashable", at), book.pv("benefits", at)
    pieces: list[tuple[float, Fill]] = [(-book.pv("costs", at), "cost")]
    if to == "cashable":
        pieces.append((cash, "cash" if cash >= 0 else "loss"))
    elif saved < 0 or not 0 <= cash <= saved:
        pieces.append((saved, "saving" if saved >= 0 else "loss"))
    else:
        pieces += [(cash, "cash"), (saved - cash, "saving")]
    if to == "public-value":
        wider = book.pv("value", at)
        pieces.append((wider, "social" if wider >= 0 else "loss"))
        if not book.bears_in_kind(at[0]):
            pieces.append((-book.pv("in_kind", at), "loss"))
    pieces.append((book.pv("payments", at), "payment"))
    pieces.append((positions[key].pv_grants, "payment"))
    return tuple(Piece(value, fill) for value, fill in pieces)


def _ends(pieces: Pieces) -> tuple[float, float]:
    """What is paid and what is gained, both positive."""
    return (
        -sum(min(piece.value, 0.0) for piece in pieces),
        sum(max(piece.value, 0.0) for piece in pieces),
    )


def _net(pieces: Pieces) -> float:
    pays, gains = _ends(pieces)
    return gains - pays


def _bar(unit: OneUnit, pieces: Pieces, name: str) -> Bar:
    pays, gains = _ends(pieces)
    return Bar(
        pieces,
        "" if is_nought(pays) else unit.show(pays),
        "" if is_nought(gains) else unit.show(gains),
        _net(pieces),
        name,
        unit.signed(_net(pieces)),
    )


def gains_finding(deal: Deal) -> str:
    """Who loses without the agreement, and whether anybody does with it."""
    lose = {
        when: [key for key in deal.parties if _loses(positions[key].worth)]
        for when, positions in (
            ("before", deal.agreed.before),
            ("after", deal.agreed.after),
        )
    }
    before, after = lose["before"], lose["after"]
    if not before and not after:
        return "No party would lose, with the agreement or without it"
    if not before:
        return capitalised(f"{_names(deal, after)} would lose by the agreement")
    sums = f" by {deal.money(-deal.agreed.before[before[0]].worth)}"
    words = f"{_names(deal, before)} would lose{sums if len(before) == 1 else ''}"
    if not after:
        return capitalised(f"{words} without the agreement; with it no party does")
    if after == before:
        less = sum(deal.agreed.after[key].worth for key in after) > sum(
            deal.agreed.before[key].worth for key in before
        )
        return capitalised(
            f"{words} without the agreement, and {'less' if less else 'more'} with it"
        )
    return capitalised(
        f"{words} without the agreement, and {_names(deal, after)} with it"
    )


def _loses(net: float) -> bool:
    return net < 0 and not is_nought(net)


def _names(deal: Deal, keys: Sequence[str]) -> str:
    if len(keys) > _NAMED:
        return counted(len(keys), "party", "parties")
    return listed(map(deal.called, keys))


def _sentence(deal: Deal, sides: Sequence[_Party], finding: str) -> str:
    currency = deal.before.currency
    each = " ".join(
        f"{side.name}: {net_words(_net(side.before), currency)} before, "
        f"{net_words(_net(side.after), currency)} after."
        for side in sides
    )
    return (
        "Bar chart of what each party would pay and gain, as present values, "
        f"{deal.before.period}, before and after the agreement. {finding}. {each}"
    )
