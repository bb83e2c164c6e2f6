"""The chart of what each public body would pay, save and receive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cba.names import in_sentence
from cba.reports.charts.plots import Bar, BarGroup, Bars, Fill, Kind, Piece
from cba.reports.content import Chart
from cba.reports.formatting import counted, is_nought, listed
from cba.reports.one_unit import OneUnit, one_unit
from cba.reports.outcome_words import capitalised, net_words
from cba.reports.view import View

_KINDS: Mapping[Fill, str] = {
    "cost": "Costs",
    "cash": "Savings that can be taken out of budgets",
    "saving": "Other savings",
    "payment": "Payments between partners",
    "loss": "Further costs elsewhere",
}
#: More names than this do not fit into a title.
_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Side:
    """A public body, with what it pays, saves and receives as present values."""

    name: str
    pieces: tuple[Piece, ...]
    cash: float

    @property
    def pays(self) -> float:
        """Costs and payments made, and savings that are none: a positive sum."""
        return -sum(min(piece.value, 0.0) for piece in self.pieces)

    @property
    def gains(self) -> float:
        """Savings and payments received, and costs that are receipts."""
        return sum(max(piece.value, 0.0) for piece in self.pieces)

    @property
    def net(self) -> float:
        """The net position."""
        return self.gains - self.pays


def pays_and_gains(view: View) -> Chart:
    """What each public body pays against what it saves and receives, present values.

    Costs and payments made stand on one side of nought, savings and payments
    received on the other; what of the savings is cash is set apart. The figures are
    those of the table of public bodies.
    """
    sides = tuple(_side(view, n) for n in view.public)
    finding = _finding(view, sides)
    unit = one_unit(
        (x for side in sides for x in (side.pays, side.gains, side.net)), view.currency
    )
    used = {piece.fill for side in sides for piece in side.pieces}
    return Chart(
        identifier="pays-and-gains",
        finding=finding,
        subtitle=f"Present values, {view.prices} prices, {view.period}",
        sentence=_sentence(view, sides, finding),
        plot=Bars(
            kinds=tuple(
                Kind(name, fill) for fill, name in _KINDS.items() if fill in used
            ),
            groups=tuple(_group(unit, side) for side in sides),
            below="Pays",
            above=capitalised(
                _verb(sides).replace("save", "saves").replace("receive", "receives")
            ),
            figures="Net position",
        ),
        table=None,
        table_identifier="agencies",
    )


def _side(view: View, n: int) -> _Side:
    book = view.book
    saved, cash = book.pv("benefits", (n,)), book.pv("cashable", (n,))
    amounts: tuple[tuple[float, Fill], ...] = (
        (-book.pv("costs", (n,)), "cost"),
        *_savings(saved, cash),
        (book.pv("payments", (n,)), "payment"),
    )
    pieces = tuple(
        Piece(amount, fill) for amount, fill in amounts if not is_nought(amount)
    )
    return _Side(view.name(n), pieces, cash)


def _savings(saved: float, cash: float) -> tuple[tuple[float, Fill], ...]:
    """Savings by whether they are cash, or what is none but a further cost.

    Savings of one year less harm in another may come to less than their cash; they
    are not parted then.
    """
    if saved < 0:
        return ((saved, "loss"),)
    other = saved - cash
    if cash < 0 or other < 0:
        return ((saved, "saving"),)
    return (cash, "cash"), (other, "saving")


def _group(unit: OneUnit, side: _Side) -> BarGroup:
    bar = Bar(
        side.pieces,
        below="" if is_nought(side.pays) else unit.show(side.pays),
        above="" if is_nought(side.gains) else unit.show(side.gains),
        net=side.net if side.pieces else None,
    )
    return BarGroup(side.name, (bar,), unit.signed(side.net))


def _finding(view: View, sides: Sequence[_Side]) -> str:
    verb = _verb(sides)
    pays = [(in_sentence(side.name), side.pays) for side in sides]
    gains = [(in_sentence(side.name), side.gains) for side in sides]
    if len(sides) == 1:
        ((name, paid),), ((_, gained),) = pays, gains
        who = capitalised(name)
        if is_nought(paid) and is_nought(gained):
            return f"{who} would neither pay nor save anything"
        return f"{who} would {_pay(view, paid)} and {_gain(view, verb, gained)}"
    paying, gaining = _most(view, pays), _most(view, gains)
    if paying is None and gaining is None:
        return "No public body would pay or save anything"
    pay = paying or _Most("no public body", "anything")
    gain = gaining or _Most("no public body", "anything")
    if pay.who == gain.who:
        return capitalised(
            f"{pay.who} would pay {pay.how_much}, and {verb} {gain.how_much}"
        )
    return capitalised(
        f"{pay.who} would pay {pay.how_much}; {gain.who} would {verb} {gain.how_much}"
    )


@dataclass(frozen=True, slots=True)
class _Most:
    """Who has the most of something, and how much: "the most, £3.20m"."""

    who: str
    how_much: str


def _most(view: View, amounts: Sequence[tuple[str, float]]) -> _Most | None:
    """Who has the most, those together whose figures read alike; None for nobody."""
    having = [(name, amount) for name, amount in amounts if not is_nought(amount)]
    if not having:
        return None
    much = view.money(max(amount for _, amount in having))
    tied = [name for name, amount in having if view.money(amount) == much]
    if len(having) == 1:
        return _Most(f"{tied[0]} alone", much)
    if len(tied) == 1:
        return _Most(tied[0], f"the most, {much}")
    if len(tied) == len(amounts):
        return _Most("each public body", much)
    if len(tied) <= _NAMED:
        return _Most(listed(tied), f"the most, {much} each")
    return _Most(counted(len(tied), "body", "bodies"), f"the most, {much} each")


def _pay(view: View, amount: float) -> str:
    return "pay nothing" if is_nought(amount) else f"pay {view.money(amount)}"


def _gain(view: View, verb: str, amount: float) -> str:
    return f"{verb} {'nothing' if is_nought(amount) else view.money(amount)}"


def _verb(sides: Sequence[_Side]) -> str:
    """What bodies do on the side of what comes in: savings alone, or money as well."""
    return "save or receive" if _receives(sides) else "save"


def _receives(sides: Sequence[_Side]) -> bool:
    """Whether any body is paid by others, beside what it saves."""
    return any(
        piece.value > 0 and piece.fill in {"payment", "cost"}
        for side in sides
        for piece in side.pieces
    )


def _sentence(view: View, sides: Sequence[_Side], finding: str) -> str:
    verb = _verb(sides)
    each = " ".join(
        f"{words}." for side in sides for words in _in_words(view, side, verb)
    )
    return (
        f"Bar chart of what each public body would pay and {verb}, as present values, "
        f"{view.period}. {finding}. {each}"
    )


def _in_words(view: View, side: _Side, verb: str) -> Iterator[str]:
    if not side.pieces:
        yield f"{side.name}: nothing"
        return
    cash = ""
    if not is_nought(side.cash) and side.gains >= side.cash > 0:
        cash = f", {view.money(side.cash)} of it taken out of budgets"
    yield (
        f"{side.name}: {_pay(view, side.pays)} and "
        f"{_gain(view, verb, side.gains)}{cash}, {net_words(side.net, view.currency)}"
    )
