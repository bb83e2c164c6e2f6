"""Blocks of draws without working every line out again for every row.

Most inputs only multiply: where they alone are drawn, a flow is its central flow
times the product of draw / central, the same in every year. What shapes a benefit
over time gives it another volume in each year, and what each unit brings stays the
same. Flows that move alike are folded into a group; only lines in which a draw
changes growth or whole steps are worked out row by row. At central values nothing
moves, so that the sums are those of the appraisal to the last bit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from cba.calculation.factors import Array, Draws, Factor, times
from cba.calculation.flows import (
    BenefitFlow,
    Flows,
    LineFlow,
    entries,
    evaluate,
    evaluate_lines,
    of_one_unit,
    volume_of,
)
from cba.calculation.ledger import Account, Entry, Ledger, empty_ledgers
from cba.calculation.streams import (
    BenefitStream,
    CostStream,
    PaymentStream,
    Streams,
    factors_of,
)

Stream = CostStream | PaymentStream | BenefitStream


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
        return (shaped, *(_key(factor) for factor in self.factors))


@dataclass(frozen=True, eq=False, slots=True)
class Fold:
    """How an option is worked out where some of its inputs are drawn.

    ``ledgers`` have a row for each group: its central flows, or what one unit brings
    where volumes are drawn. ``full`` has the lines that are worked out row by row,
    ``held`` what they are centrally. ``group_of`` has the group of the lines of money
    that are folded, by id; ``volumes`` the central volumes of what is shaped.
    """

    central: Flows
    groups: tuple[Group, ...]
    ledgers: dict[Account, Ledger]
    group_of: dict[str, int]
    full: Streams
    held: Mapping[str, LineFlow]
    volumes: dict[str, Array]


class Folded(NamedTuple):
    """A block of draws: how far each group moves, and the lines worked out in full.

    ``moved`` is by how much each group moves: the product of draw / central, less
    one (rows), or the volume less the central one (rows × years).
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
        for factor in group.factors
    }
    years = streams.horizon.years
    volumes = {
        stream.identifier: _shaped(stream, group.by, draws, years)
        for group in fold.groups
        if (stream := group.shaped)
    }
    moved = tuple(_moved(fold, group, ratios, volumes) for group in fold.groups)
    return Folded(fold, moved, evaluate_lines(fold.full, draws), rows)


def _shaped(
    stream: BenefitStream, by: frozenset[str], draws: Draws, years: int
) -> Array:
    """The volume of a line with what shapes it drawn, and all else central."""
    some = {address: values for address, values in draws.items() if address in by}
    volume: Array = volume_of(stream, years, some)[:, :years]
    return volume


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


def _moved(
    fold: Fold,
    group: Group,
    ratios: Mapping[tuple[str, bool], Array],
    volumes: Mapping[str, Array],
) -> Array:
    product: Array | None = None
    for factor in group.factors:
        ratio = ratios[_key(factor)]
        product = ratio if product is None else product * ratio
    if group.shaped is None:
        return np.zeros(1) if product is None else product - 1.0
    volume = volumes[group.shaped.identifier]
    if product is not None:
        volume = times(volume, product[:, np.newaxis])
    return volume - fold.volumes[group.shaped.identifier]


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
    groups: dict[tuple[object, ...], Group] = {}
    held: list[tuple[int, Entry]] = []
    group_of: dict[str, int] = {}
    volumes: dict[str, Array] = {}
    full: dict[str, LineFlow] = {}
    for identifier, flow in central.lines.items():
        stream = flow.stream
        if not any(factor.address in drawn for factor in factors_of(stream)):
            continue
        by = _shaping(stream, drawn)
        if by is None:
            full[identifier] = flow
            continue
        unit = flow
        if by and isinstance(flow, BenefitFlow):
            volumes[identifier] = flow.volume_before_bias[:, :years]
            unit = of_one_unit(flow, years)
        for entry in entries(unit, years):
            group = _group(stream, entry, drawn, by)
            if group.factors or group.shaped:
                groups.setdefault(group.key, group)
                position = list(groups).index(group.key)
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
    return Fold(central, tuple(groups.values()), ledgers, group_of, only, full, volumes)


def _shaping(stream: Stream, drawn: frozenset[str]) -> frozenset[str] | None:
    """What is drawn of a line that shapes its volume; None where it cannot be folded.

    Nothing where all that is drawn multiplies.
    """
    multiplying = {_key(factor) for factor in _multiplying(stream)}
    volume: set[tuple[str, bool]] = set()
    stepped: set[tuple[str, bool]] = set()
    if isinstance(stream, BenefitStream):
        timing = stream.profile.factors() if stream.profile else []
        points = stream.points or ()
        volume = {_key(factor) for factor in (*stream.starting, *points, *timing)}
        if stream.cash.step is not None:
            # Whole steps of a volume that moves, or steps that do.
            stepped = volume | {_key(stream.cash.step)}
    found = set()
    for factor in factors_of(stream):
        key = _key(factor)
        if factor.address not in drawn:
            continue
        if key in stepped:
            return None
        if key not in multiplying or not _has_ratio(factor):
            if key not in volume:
                return None
            found.add(factor.address)
    return frozenset(found)


def _multiplying(stream: Stream) -> Iterator[Factor]:
    if isinstance(stream, CostStream):
        yield from stream.factors
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


def _group(
    stream: Stream, entry: Entry, drawn: frozenset[str], by: frozenset[str]
) -> Group:
    """The group of an entry of a line, by the drawn factors that multiply it."""
    if not isinstance(stream, BenefitStream):
        factors = tuple(_multiplying(stream))
        return Group(tuple(each for each in factors if each.address in drawn))
    worth = {str(name): factor for name, factor in stream.worth.items()}
    factors = (*stream.starting, worth[entry.category])
    if entry.account == "cashable":
        factors = (*factors, dict(stream.cash.shares)[entry.agency])
    multiplied = tuple(x for x in factors if x.address in drawn and x.address not in by)
    return Group(multiplied, stream if by else None, by)
