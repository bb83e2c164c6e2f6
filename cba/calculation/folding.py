"""Blocks of draws without working every line out again for every row.

Most inputs only multiply: where they alone are drawn, a flow is its central flow
times the product of draw / central, the same in every year. Lines with such inputs
are folded into groups that move together; lines in which a draw changes timing,
growth, points or whole steps are worked out row by row. At central values nothing
moves, so that the sums are those of the appraisal to the last bit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from cba.calculation.factors import Array, Draws, Factor
from cba.calculation.flows import Flows, LineFlow, entries, evaluate, evaluate_lines
from cba.calculation.ledger import Account, Entry, Ledger, empty_ledgers
from cba.calculation.streams import (
    BenefitStream,
    CostStream,
    PaymentStream,
    Streams,
    factors_of,
)

Stream = CostStream | PaymentStream | BenefitStream
#: The factors that multiply a flow and are drawn.
Group = tuple[Factor, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Fold:
    """How an option is worked out where some of its inputs are drawn.

    ``ledgers`` have a row for each group of flows that move together; ``full`` has
    the lines that are worked out row by row, ``held`` what they are centrally.
    ``group_of`` has the group of the lines of money that are folded, by id.
    """

    central: Flows
    groups: tuple[Group, ...]
    ledgers: dict[Account, Ledger]
    group_of: dict[str, int]
    full: Streams
    held: Mapping[str, LineFlow]


class Folded(NamedTuple):
    """A block of draws: how far each group moves, and the lines worked out in full.

    ``moved`` is the product of draw / central, less one, of each group by row.
    """

    fold: Fold
    moved: tuple[Array, ...]
    lines: Mapping[str, LineFlow]
    rows: int


def folded(streams: Streams, draws: Draws) -> Folded:
    """The block of draws of an option, folded; nothing drawn is a block of one row.

    Its sums differ from those of `evaluate` by float noise alone.
    """
    fold = _fold(_Same(streams), frozenset(draws))
    rows = max((values.shape[0] for values in draws.values()), default=1)
    ratios = {
        _key(factor): _ratio(factor, draws[factor.address])
        for group in fold.groups
        for factor in group
    }
    moved = tuple(_moved(group, ratios) for group in fold.groups)
    return Folded(fold, moved, evaluate_lines(fold.full, draws), rows)


def _key(factor: Factor) -> tuple[str, bool]:
    return factor.address, factor.lost


def _ratio(factor: Factor, drawn: Array) -> Array:
    """Draw / central; a draw of a series is that ratio already."""
    if factor.is_series:
        return drawn
    central = float(factor.central[0])
    if factor.lost:
        return (1.0 - drawn) / (1.0 - central)
    return drawn / central


def _moved(group: Group, ratios: Mapping[tuple[str, bool], Array]) -> Array:
    product = ratios[_key(group[0])]
    for factor in group[1:]:
        product = product * ratios[_key(factor)]
    return product - 1.0


class _Same:
    """Streams as a key: the same ones, and not equal ones."""

    __slots__ = ("streams",)

    def __init__(self, streams: Streams) -> None:
        self.streams = streams

    def __hash__(self) -> int:
        return id(self.streams)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.streams is self.streams


@lru_cache(maxsize=16)
def _fold(same: _Same, drawn: frozenset[str]) -> Fold:
    streams = same.streams
    central = evaluate(streams)
    years = streams.horizon.years
    groups: dict[tuple[tuple[str, bool], ...], Group] = {}
    held: list[tuple[int, Entry]] = []
    group_of: dict[str, int] = {}
    full: dict[str, LineFlow] = {}
    for identifier, flow in central.lines.items():
        stream = flow.stream
        if not any(factor.address in drawn for factor in _factors_of(stream, drawn)):
            continue
        if not _is_foldable(stream, drawn):
            full[identifier] = flow
            continue
        for entry in entries(flow, years):
            group = _group(stream, entry, drawn)
            if group:
                key = tuple(_key(factor) for factor in group)
                groups.setdefault(key, group)
                position = list(groups).index(key)
                held.append((position, entry))
                group_of[identifier] = position
    ledgers = empty_ledgers(len(groups), len(streams.agencies), years)
    for position, entry in held:
        ledgers[entry.account].row(position).add(entry)
    only = streams._replace(
        costs=tuple(x for x in streams.costs if x.identifier in full),
        benefits=tuple(x for x in streams.benefits if x.identifier in full),
        payments=tuple(x for x in streams.payments if x.identifier in full),
    )
    return Fold(central, tuple(groups.values()), ledgers, group_of, only, full)


def _is_foldable(stream: Stream, drawn: frozenset[str]) -> bool:
    """Whether all that is drawn in a line multiplies its flows."""
    multiplying = {_key(factor) for factor in _multiplying(stream, drawn)}
    for factor in _factors_of(stream, drawn):
        if factor.address not in drawn:
            continue
        if _key(factor) not in multiplying or not _has_ratio(factor):
            return False
    if isinstance(stream, BenefitStream) and stream.cash.step is not None:
        # Whole steps of a volume that moves.
        return not any(factor.address in drawn for factor in stream.starting)
    return True


def _factors_of(stream: Stream, drawn: frozenset[str]) -> Iterator[Factor]:
    """The factors of a line; of a risk whether it happens, where that is drawn."""
    risk = stream.occurs if isinstance(stream, CostStream) else None
    for factor in factors_of(stream):
        yield (
            factor if risk is None or factor is not risk.chance else risk.factor(drawn)
        )


def _multiplying(stream: Stream, drawn: frozenset[str]) -> Iterator[Factor]:
    if isinstance(stream, CostStream):
        yield from stream.factors
        if stream.occurs is not None:
            yield stream.occurs.factor(drawn)
    elif isinstance(stream, PaymentStream):
        yield stream.amount
    else:
        yield from stream.starting
        yield from stream.worth.values()
        yield from (share for _, share in stream.cash.shares)


def _has_ratio(factor: Factor) -> bool:
    """Whether draws of an input are multiples of its central value."""
    if factor.is_series:
        return not factor.lost
    central = float(factor.central[0])
    return central != (1.0 if factor.lost else 0.0)


def _group(stream: Stream, entry: Entry, drawn: frozenset[str]) -> Group:
    """The drawn factors that an entry of a line is multiplied by."""
    if isinstance(stream, BenefitStream):
        worth = {str(name): factor for name, factor in stream.worth.items()}
        factors = [*stream.starting, worth[entry.category]]
        if entry.account == "cashable":
            factors.append(dict(stream.cash.shares)[entry.agency])
    else:
        factors = list(_multiplying(stream, drawn))
    return tuple(factor for factor in factors if factor.address in drawn)
