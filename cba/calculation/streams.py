"""The lines of one option as arrays: what the kernel evaluates.

Made once by `compile_option`; nothing here depends on a draw. Arrays by year
cover the appraisal and, for the value that the last year cuts off, as many
years more as the line's effect reaches.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from cba.calculation.factors import Array, Factor, Occurrence
from cba.calculation.profiles import Profile
from cba.library.brought import Part
from cba.models.agency import Agency
from cba.models.cost import CostKind, Work
from cba.models.horizon import Horizon

#: The positions of agencies with their shares.
Split = tuple[tuple[int, float], ...]


class Escalation(NamedTuple):
    """From the prices a value is written in to the appraisal's, year by year.

    ``rebase`` is index[to] / index[from]; ``growth`` the real growth a year, from
    ``since`` years before the first year of the appraisal.
    """

    rebase: float
    growth: Factor | None
    since: int


class GivenHours(NamedTuple):
    """Hours that those outside government give, and the work that they replace.

    ``replaces`` are the ids of the benefit lines that count that work.
    """

    work: Work
    replaces: tuple[str, ...]


class CostStream(NamedTuple):
    """A cost line: amounts a year before prices, bias and shares.

    ``occurs`` makes it a risk: what it costs times whether it happens. ``given`` are
    hours of volunteers, carers or communities, whose factors are hours and a rate.
    """

    identifier: str
    title: str
    kind: CostKind
    factors: tuple[Factor, ...]
    escalation: Escalation
    bias: float
    paid_by: Split
    discount: Array
    occurs: Occurrence | None = None
    given: GivenHours | None = None


#: What of a line a payment follows.
What = Literal["cost", "fiscal", "cashable", "volume"]


class Source(NamedTuple):
    """The lines that a payment follows: what they cost, save or bring about.

    ``agency`` is the one whose own part of a saving counts, None for the whole.
    Payments for a volume stop at the ``cap`` and are made ``after`` so many years;
    ``late`` are the discount factors of the years after the last in which some are.
    ``factors`` are the inputs of the lines, whose draws move the payment.
    """

    lines: tuple[str, ...]
    what: What
    factors: tuple[Factor, ...]
    late: Array
    agency: int | None = None
    cap: Factor | None = None
    after: Factor | None = None

    @property
    def own(self) -> tuple[Factor, ...]:
        """The inputs of the payment itself beside its share or tariff."""
        return tuple(each for each in (self.cap, self.after) if each is not None)


class PaymentStream(NamedTuple):
    """Money from one agency to another.

    ``amount`` is money a year; with a ``source`` it is the share of what the source
    comes to, or the tariff for a unit of it.
    """

    identifier: str
    title: str
    amount: Factor
    escalation: Escalation
    payer: int
    payee: int
    discount: Array
    source: Source | None = None


class Pool(NamedTuple):
    """A step that lines fill together: its id, and how many units make one."""

    step: str
    size: Factor


class Cash(NamedTuple):
    """What is cash at each agency, from which year, and in what steps.

    ``shares`` are cash as they are saved, in whole multiples of a ``step`` of the
    line's own; those ``stepped`` in the whole steps of a ``pool``. ``released`` is
    the part of both that is cash by each year.
    """

    shares: tuple[tuple[int, Factor], ...] = ()
    start: int = 0
    step: Factor | None = None
    stepped: tuple[tuple[int, Factor], ...] = ()
    pool: Pool | None = None
    released: Factor | None = None

    def positions(self) -> tuple[int, ...]:
        """The agencies that have cash, each once."""
        both = (*self.shares, *self.stepped)
        return tuple(dict.fromkeys(position for position, _ in both))

    def stepping(self) -> tuple[Factor, ...]:
        """What makes whole steps, or adds to what comes in them: none multiplies."""
        if self.pool is None:
            return () if self.step is None else (self.step,)
        shares = (share for _, share in (*self.shares, *self.stepped))
        return (self.pool.size, *shares)

    def factors(self) -> list[Factor]:
        """What it is made of."""
        shares = [share for _, share in (*self.shares, *self.stepped)]
        pool = self.pool.size if self.pool else None
        given = (self.step, pool, self.released)
        return [*shares, *(each for each in given if each is not None)]


class BenefitStream(NamedTuple):
    """A benefit line, or one part of a line with several values.

    ``starting`` multiplies to what starts in each year, ``points`` is taken off
    the impact before that, ``profile`` (None for quantities and pounds) carries
    cohorts forward. ``worth`` holds the value of a unit by category, and the part
    of the fiscal value that is only a transfer. ``income_weight`` is what a pound
    is worth to those who enjoy it, by their incomes. ``own_prices`` has the parts of
    the value that are written in the prices of another year than the rest.
    """

    identifier: str
    title: str
    starting: tuple[Factor, ...]
    points: tuple[Factor, Factor] | None
    profile: Profile | None
    in_pounds: bool
    worth: dict[Part, Factor]
    escalation: Escalation
    bias: float
    falls_to: Split
    enjoyed_by: Split
    cash: Cash
    discount: Array
    beyond: int
    income_weight: float = 1.0
    own_prices: Mapping[Part, Escalation] = MappingProxyType({})


#: A line of any kind.
Stream = CostStream | PaymentStream | BenefitStream


class Streams(NamedTuple):
    """All lines of an option, and the agencies that their positions count.

    The lines that are ``unseen`` are there for payments to follow, and bring nothing
    themselves.
    """

    option: str
    horizon: Horizon
    agencies: tuple[str, ...]
    members: tuple[Agency, ...]
    costs: tuple[CostStream, ...]
    benefits: tuple[BenefitStream, ...]
    payments: tuple[PaymentStream, ...]
    discount: Array
    in_kind_is_financial: bool
    has_income_groups: bool = False
    unseen: frozenset[str] = frozenset()

    def without_bias(self) -> Streams:
        """The same lines with every correction for optimism left out."""
        return self._replace(
            costs=tuple(each._replace(bias=0.0) for each in self.costs),
            benefits=tuple(each._replace(bias=0.0) for each in self.benefits),
        )

    def without_given_hours(self) -> Streams:
        """The option without hours given from outside, and the paid work they replace.

        What else comes of them stays, but for payments that follow either.
        """
        gone = {x for cost in self.costs if cost.given for x in cost.given.replaces}
        gone |= {each.identifier for each in self.costs if each.given}
        lines = {each.identifier for each in self.lines()}
        left = {each for each in lines if each.partition("/")[0] not in gone}
        return self.only(left - self.following(lines - left))

    def lines(self) -> tuple[Stream, ...]:
        """Costs, benefits and payments, in this order."""
        return (*self.costs, *self.benefits, *self.payments)

    def only(self, identifiers: Collection[str]) -> Streams:
        """The option with no other lines than those of these ids.

        What payments among them follow stays as well, unseen, and whatever fills a
        step together with that.
        """
        followed = {
            line
            for each in self.payments
            if each.identifier in identifiers and each.source is not None
            for line in each.source.lines
        }
        kept = self.with_pools(followed).union(identifiers)
        return self._replace(
            costs=tuple(x for x in self.costs if x.identifier in kept),
            benefits=tuple(x for x in self.benefits if x.identifier in kept),
            payments=tuple(x for x in self.payments if x.identifier in kept),
            unseen=frozenset(kept.difference(identifiers)),
        )

    def following(self, identifiers: Collection[str]) -> set[str]:
        """The payments that follow any of these lines."""
        return {
            each.identifier
            for each in self.payments
            if each.source is not None
            and any(line in identifiers for line in each.source.lines)
        }

    def with_pools(self, identifiers: Collection[str]) -> set[str]:
        """These lines of it, and all that fill a step together with one of them."""
        pools = {
            each.cash.pool.step
            for each in self.benefits
            if each.cash.pool and each.identifier in identifiers
        }
        filling = {
            each.identifier
            for each in self.benefits
            if each.cash.pool and each.cash.pool.step in pools
        }
        lines = (each.identifier for each in self.lines())
        return filling | {each for each in lines if each in identifiers}

    def factors(self) -> dict[str, Factor]:
        """Every input that a draw may change, by address."""
        return {
            one.address: one
            for each in self.lines()
            for one in factors_of(each)
            if one.address
        }

    def occurrences(self) -> dict[str, Occurrence]:
        """Whether each risk happens, by the address at which draws give it."""
        risks = (each.occurs for each in self.costs)
        return {one.address: one for one in risks if one is not None}


def factors_of(stream: Stream) -> list[Factor]:
    """The factors that a line is made of."""
    growth = [stream.escalation.growth] if stream.escalation.growth else []
    if isinstance(stream, CostStream):
        chance = [stream.occurs.chance] if stream.occurs else []
        return [*chance, *stream.factors, *growth]
    if isinstance(stream, PaymentStream):
        source = stream.source
        rest = (*source.own, *source.factors) if source is not None else ()
        return [stream.amount, *rest, *growth]
    points = list(stream.points or ())
    timing = stream.profile.factors() if stream.profile else []
    worth = list(stream.worth.values())
    cash = stream.cash.factors()
    return [*stream.starting, *points, *timing, *worth, *growth, *cash]
