"""Which lines of an option move alike where some of its inputs are drawn.

Most inputs only multiply: where they alone are drawn, a flow is its central flow
times the product of draw / central, the same in every year. What shapes a benefit
over time gives it another volume in each year, and what each unit brings stays the
same. Flows that move alike make a group; only lines in which a draw changes growth
or whole steps are left to be worked out row by row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from cba.calculation.factors import Array, Factor
from cba.calculation.flows import (
    BenefitFlow,
    Flows,
    LineFlow,
    entries,
    evaluate,
    of_one_unit,
)
from cba.calculation.ledger import Account, Entry, Ledger, empty_ledgers
from cba.calculation.streams import (
    BenefitStream,
    CostStream,
    PaymentStream,
    Stream,
    Streams,
    factors_of,
)


class Group(NamedTuple):
    """Flows that move together: the drawn factors that multiply them.

    ``shaped`` is the benefit whose volume by year is drawn as well, with the
    addresses that shape it.
    """

    factors: tuple[Factor, ...]
    shaped: BenefitStream | None = None
    by: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[object, ...]:
        """What tells groups apart."""
        shaped = self.shaped.identifier if self.shaped else None
        return (shaped, *(key_of(factor) for factor in self.factors))


@dataclass(frozen=True, eq=False, slots=True)
class Fold:
    """How an option is worked out where some of its inputs are drawn.

    ``ledgers`` have a row for each of ``plain``, with its central flows, and then
    for each of ``shaped``, with what one unit brings. ``full`` has the lines that are
    worked out row by row, ``held`` what they are centrally. ``group_of`` is the plain
    group of each folded line of money, ``volumes`` the central ones of what is
    shaped, both by the id of the line.
    """

    central: Flows
    plain: tuple[Group, ...]
    shaped: tuple[Group, ...]
    ledgers: dict[Account, Ledger]
    group_of: dict[str, int]
    full: Streams
    held: Mapping[str, LineFlow]
    volumes: dict[str, Array]


class _Same:
    """Streams as a key: the same ones, and not equal ones."""

    __slots__ = ("streams",)

    def __init__(self, streams: Streams) -> None:
        self.streams = streams

    def __hash__(self) -> int:
        return id(self.streams)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.streams is self.streams


def fold_of(streams: Streams, drawn: frozenset[str]) -> Fold:
    """How an option is worked out with the inputs at some addresses drawn.

    Kept for the next block of the same draws.
    """
    return _fold(_Same(streams), drawn)


@lru_cache(maxsize=16)
def _fold(same: _Same, drawn: frozenset[str]) -> Fold:
    streams = same.streams
    central = evaluate(streams)
    years = streams.horizon.years
    plain: dict[tuple[object, ...], Group] = {}
    shaped: dict[tuple[object, ...], Group] = {}
    held: list[tuple[Group, Entry]] = []
    group_of: dict[str, int] = {}
    volumes: dict[str, Array] = {}
    full: dict[str, LineFlow] = {}
    in_full = streams.with_pools(
        {x.identifier for x in streams.lines() if _shaping(x, drawn) is None}
    )
    for identifier, flow in central.lines.items():
        stream = flow.stream
        by = None if identifier in in_full else _shaping(stream, drawn)
        if by is None:
            full[identifier] = flow
            continue
        if not any(factor.address in drawn for factor in _factors_of(stream, drawn)):
            continue
        unit = flow
        if by and isinstance(flow, BenefitFlow):
            volumes[identifier] = flow.volume_before_bias[:, :years]
            unit = of_one_unit(flow, years)
        for entry in entries(unit, years):
            group = _group(stream, entry, drawn, by)
            if group.factors or group.shaped:
                (shaped if group.shaped else plain).setdefault(group.key, group)
                held.append((group, entry))
                if not isinstance(stream, BenefitStream):
                    group_of[identifier] = list(plain).index(group.key)
    rows = {key: row for row, key in enumerate((*plain, *shaped))}
    ledgers = empty_ledgers(len(rows), len(streams.agencies), years)
    for group, entry in held:
        ledgers[entry.account].row(rows[group.key]).add(entry)
    return Fold(
        central,
        tuple(plain.values()),
        tuple(shaped.values()),
        ledgers,
        group_of,
        streams.only(full),
        full,
        volumes,
    )


def key_of(factor: Factor) -> tuple[str, bool]:
    """What tells factors apart: a share kept is not that share lost."""
    return factor.address, factor.lost


def _shaping(stream: Stream, drawn: frozenset[str]) -> frozenset[str] | None:
    """What is drawn of a line that shapes its volume; None where it cannot be folded.

    Nothing where all that is drawn multiplies.
    """
    multiplying = {key_of(factor) for factor in _multiplying(stream, drawn)}
    volume: set[tuple[str, bool]] = set()
    stepped: set[tuple[str, bool]] = set()
    if isinstance(stream, BenefitStream):
        timing = stream.profile.factors() if stream.profile else []
        points = stream.points or ()
        volume = {key_of(factor) for factor in (*stream.starting, *points, *timing)}
        stepping = {key_of(factor) for factor in stream.cash.stepping()}
        # Whole steps of a volume that moves, or steps that do.
        stepped = volume | stepping if stepping else set()
    found = set()
    for factor in _factors_of(stream, drawn):
        key = key_of(factor)
        if factor.address not in drawn:
            continue
        if key in stepped:
            return None
        if key not in multiplying or not _has_ratio(factor):
            if key not in volume:
                return None
            found.add(factor.address)
    return frozenset(found)


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
        # Up to a cap, twice the tariff is not twice the payment.
        if stream.source is None or stream.source.cap is None:
            yield stream.amount
    else:
        yield from stream.starting
        yield from stream.worth.values()
        yield from (share for _, share in stream.cash.shares)
        if stream.cash.released is not None:
            yield stream.cash.released


def _has_ratio(factor: Factor) -> bool:
    """Whether draws of an input are multiples of its central value."""
    if factor.is_series:
        return not factor.lost
    central = float(factor.central[0])
    return central != (1.0 if factor.lost else 0.0)


def _group(
    stream: Stream, entry: Entry, drawn: frozenset[str], by: frozenset[str]
) -> Group:
    """The group of an entry of a line, by the drawn factors that multiply it."""
    if not isinstance(stream, BenefitStream):
        factors = tuple(_multiplying(stream, drawn))
        return Group(tuple(each for each in factors if each.address in drawn))
    worth = {str(name): factor for name, factor in stream.worth.items()}
    factors = (*stream.starting, worth[entry.category])
    if entry.account == "cashable":
        cash = stream.cash
        share, released = dict(cash.shares).get(entry.agency), cash.released
        factors = (*factors, *(x for x in (share, released) if x is not None))
    multiplied = tuple(x for x in factors if x.address in drawn and x.address not in by)
    return Group(multiplied, stream if by else None, by)
