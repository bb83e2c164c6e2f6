"""What is asked of an apportionment, and what it answers.

All money is in pounds of the appraisal's price year, as payments are written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cba.models.project import Project
from cba.models.sharing import Gains, Rule

Years = tuple[float, ...]


class Terms(NamedTuple):
    """The rule, which gains count, and what may be asked of whom.

    ``partners`` left empty are the public bodies of the option with a cost, a saving
    or a payment. ``limits`` are the most a partner may pay in a year and ``caps`` in
    all; ``deficits`` the deepest it may be out of pocket, which `least-payments`
    keeps to and of which other rules tell. ``shares`` are the floor and the ceiling
    of a partner's share of the costs, ``may_pay`` who may pay whom (None: anybody
    anybody), ``tariffs`` the prices of outcomes by the address of their line.
    """

    rule: Rule
    to: Gains
    whole_by: str
    partners: tuple[str, ...]
    limits: Mapping[str, float]
    deficits: Mapping[str, float]
    caps: Mapping[str, float]
    shares: Mapping[str, tuple[float, float]]
    may_pay: Mapping[str, tuple[str, ...]] | None
    tariffs: Mapping[str, float]
    paid_after: float


class Transfer(NamedTuple):
    """What one partner pays another in a year: positive, in whole pennies."""

    year: str
    payer: str
    payee: str
    amount: float


class Position(NamedTuple):
    """Where an agency stands, without an agreement or with it.

    ``npv``, ``npv_cashable`` and ``public_value_npv`` are those of the appraisal.
    All others count the gains that the terms count, and grants: ``net_cash`` is what
    is left in each year, ``cumulative`` its running sum, ``cash`` that sum in the
    year by which partners should be whole, ``peak_funding`` the deepest it gets, and
    ``whole_from`` the year from which it is nothing or more for good.
    ``pv_contribution`` is what the agency puts in, costs less payments and grants
    received; ``pv_gains`` less that is ``worth``; ``cost_share`` is its share of what
    all partners put in, None for others and where that is nothing. Gains that come to
    less than nothing count among what is put in there: they are shared like costs.
    ``grants`` are what it is granted in each year, empty where that is nothing, and
    ``pv_grants`` what they are worth.
    """

    npv: float
    npv_cashable: float
    public_value_npv: float
    net_cash: Years
    cumulative: Years
    cash: float
    peak_funding: float
    whole_from: str | None
    pv_contribution: float
    pv_gains: float
    cost_share: float | None
    grants: Years = ()
    pv_grants: float = 0.0

    @property
    def worth(self) -> float:
        """The net present value of the gains that count, grants included."""
        return self.pv_gains - self.pv_contribution


class Stake(NamedTuple):
    """What a partner would lose by walking away.

    ``alone`` is what the project would be worth to it if it paid for all of it, or
    nothing where that is less; ``gain`` what it has under the agreement beyond that.
    """

    alone: float
    gain: float


class Core(NamedTuple):
    """Whether any partners together would do better by themselves.

    ``blocking`` are those who would do so most, by ``short_by``.
    """

    in_core: bool
    blocking: tuple[str, ...]
    short_by: float


class Shapley(NamedTuple):
    """The average of what each partner adds to the coalitions that it may join.

    Where partners are many, ``orders`` in which they may join were drawn, and each
    value has a standard error.
    """

    values: Mapping[str, float]
    standard_errors: Mapping[str, float] | None
    orders: int | None


class Apportionment(NamedTuple):
    """Who should pay what, and where that leaves each agency.

    ``feasible`` says that the rule and all its constraints are kept and that the
    gains that count pay for the costs; ``reason`` is why not. `proportional` and
    `equal-return` then still say how the shortfall would be shared: their
    ``transfers`` may be there beside a reason. ``notes`` are what a partner must know
    before it signs. ``payments`` paste into a project file, and ``agreed`` is the
    project with them, from which ``after`` was appraised.
    """

    option: str
    terms: Terms
    feasible: bool
    reason: str | None
    notes: tuple[str, ...]
    transfers: tuple[Transfer, ...]
    before: Mapping[str, Position]
    after: Mapping[str, Position]
    stakes: Mapping[str, Stake]
    core: Core | None
    shapley: Shapley | None
    payments: Mapping[str, dict[str, object]]
    agreed: Project
