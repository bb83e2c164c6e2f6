"""The answers of an option, worked out for every row of a block at once.

The appraisal is a block of one row: what it prints and what a simulation counts
are the same figures, from here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np

from cba.calculation.factors import Array, Draws, running_sums
from cba.calculation.flows import Flows
from cba.calculation.folded import Folded, folded
from cba.calculation.ledger import Account
from cba.calculation.streams import Streams
from cba.results.accounts import Accounts, Savings, Truths, accounts_of
from cba.results.folded_accounts import FoldedAccounts, Key
from cba.results.payback import Positions, whole_from, years_until
from cba.results.rate_of_return import internal_rate_of_return
from cba.results.ratios import ratios

#: What is to pay back: money, or everyone's value.
PaidBack = Literal["payback", "payback_cashable", "public_value"]
#: Ends the name of whose savings are those in cash: no id has a space.
IN_CASH = " in cash"
_BOTH: tuple[PaidBack, ...] = ("payback", "payback_cashable")
_VALUES: dict[str, Account] = {
    "pv_costs": "costs",
    "pv_in_kind": "in_kind",
    "pv_benefits": "benefits",
    "pv_cashable": "cashable",
    "pv_payments": "payments",
}
_PURSE = (*_VALUES, "npv", "npv_cashable")
_FINANCIAL = (*_PURSE, "fiscal_return", "cashable_return", "irr")
_PUBLIC_VALUE = ("pv_costs", "pv_benefits", "npv", "bcr", "bcr_net_public_cost")
_WEIGHTED = ("pv_benefits_weighted", "npv_weighted")
_AGENCY = (*_PURSE, "pv_value", "public_value_npv", "peak_funding")
_SHARES = ("share_of_costs", "share_of_benefits")
_PAYBACKS = ("years", "elapsed_years", "discounted.years", "discounted.elapsed_years")
_HEADLINES = {
    "financial": ("npv", "npv_cashable", "fiscal_return", "cashable_return"),
    "public_value": ("npv", "bcr"),
    "agency": ("npv", "npv_cashable", "public_value_npv"),
}


class Measures(NamedTuple):
    """Figures of every row: nan where there is none, as null is in an appraisal.

    ``metrics`` are by the path that `cba appraise --json` has them at, below an
    option. ``whole_from`` is the first year, counted from 0, from which the
    cumulative net flow stays at nought or more to the end of the appraisal, and
    the number of years where there is none: of ``financial``, ``public_value``
    and each agency, and of those with `IN_CASH` for the savings that are cash.
    """

    metrics: dict[str, Array]
    whole_from: dict[str, Array]


def measures(flows: Flows | Folded, metrics: Sequence[str] | None = None) -> Measures:
    """The metrics of every row of a block (None: those of `headlines`), and paybacks.

    Raises `KeyError` for a path that is none of `measurable`.
    """
    figures = Figures(flows)
    streams = figures.accounts.streams
    wanted = headlines(streams) if metrics is None else metrics
    scopes = _payback_scopes(streams)
    return Measures(
        {path: figures.metric(path) for path in wanted},
        {scope: figures.whole_from(scope) for scope in scopes},
    )


def measured(
    streams: Streams, draws: Draws, metrics: Sequence[str] | None = None
) -> Measures:
    """`measures` of a block of draws, folded: the fast way for many draws."""
    return measures(folded(streams, draws), metrics)


def headlines(streams: Streams) -> tuple[str, ...]:
    """The metrics that a decision is made by: of the whole and of each agency."""
    found = []
    for scope in _scopes(streams):
        kind = "agency" if scope.startswith("agencies.") else scope
        found += [f"{scope}.{name}" for name in _HEADLINES[kind]]
        found.append(f"{scope}.payback.years")
        if kind != "public_value":
            found.append(f"{scope}.payback_cashable.years")
    return tuple(found)


def measurable(streams: Streams) -> tuple[str, ...]:
    """The path of every metric that `measures` can give of an option."""
    found = []
    for scope in _scopes(streams):
        found += [f"{scope}.{name}" for name in _names(scope, streams)]
        kinds = ("payback",) if scope == "public_value" else _BOTH
        found += [f"{scope}.{kind}.{name}" for kind in kinds for name in _PAYBACKS]
    return tuple(found)


def _scopes(streams: Streams) -> tuple[str, ...]:
    agencies = (f"agencies.{each}" for each in streams.agencies)
    return ("financial", "public_value", *agencies)


def _names(scope: str, streams: Streams) -> tuple[str, ...]:
    if scope == "financial":
        return _FINANCIAL
    if scope == "public_value":
        weighted = _WEIGHTED if streams.has_income_groups else ()
        return (*_PUBLIC_VALUE, *weighted)
    agency = streams.members[streams.agencies.index(scope.partition(".")[2])]
    return (*_AGENCY, *_SHARES) if agency.is_public else _AGENCY


def _payback_scopes(streams: Streams) -> tuple[str, ...]:
    found = ["financial", f"financial{IN_CASH}", "public_value"]
    for agency in streams.agencies:
        found += [agency, f"{agency}{IN_CASH}"]
    return tuple(found)


class Figures:
    """The figures of a block, each worked out when it is asked for."""

    def __init__(self, flows: Flows | Folded) -> None:
        self.accounts: Accounts
        if isinstance(flows, Folded):
            self.accounts, self.rows = FoldedAccounts(flows), flows.rows
        else:
            self.accounts = accounts_of(flows)
            self.rows = flows.ledgers["costs"].amounts.shape[0]
        self._wholes: dict[Key, tuple[Array, Positions]] = {}
        self._costly: dict[tuple[bool, tuple[int, ...]], Truths] = {}
        self._agencies = self.accounts.streams.agencies

    def metric(self, path: str) -> Array:
        """A metric of every row, by its path below an option; `KeyError` for none."""
        scope, _, name = path.partition(".")
        found = self._figure(scope, name, path)
        return np.broadcast_to(found, (self.rows,))

    def _figure(self, scope: str, name: str, path: str) -> Array:
        agencies = self.accounts.public
        kind: PaidBack | None = None
        if scope == "agencies":
            agency, _, name = name.partition(".")
            agencies = (self._position(agency, path),)
        for each in _BOTH:
            if name.startswith(f"{each}."):
                kind, name = each, name.removeprefix(f"{each}.")
        if scope == "public_value":
            if kind is None:
                return self._public_value(name, path)
            if kind == "payback_cashable":
                raise KeyError(path)
            kind, agencies = "public_value", self.accounts.whole
        if kind is not None:
            return self._payback(kind, name, agencies, path)
        if scope == "agencies":
            return self._of_agency(name, agencies[0], path)
        if scope == "financial":
            return self._financial(name, path)
        raise KeyError(path)

    def _position(self, agency: str, path: str) -> int:
        if agency not in self._agencies:
            raise KeyError(path)
        return self._agencies.index(agency)

    def _purse(self, name: str, agencies: tuple[int, ...], path: str) -> Array:
        """What one agency, or several together, pays and gains."""
        if name in _VALUES:
            return self.accounts.pv(_VALUES[name], agencies)
        if name not in {"npv", "npv_cashable"}:
            raise KeyError(path)
        saved: Account = "benefits" if name == "npv" else "cashable"
        gained = self.accounts.pv(saved, agencies)
        paid = self.accounts.pv("payments", agencies)
        return gained + paid - self.accounts.pv("costs", agencies)

    def _financial(self, name: str, path: str) -> Array:
        public = self.accounts.public
        if name in {"fiscal_return", "cashable_return"}:
            saved: Account = "benefits" if name == "fiscal_return" else "cashable"
            outlay = self.accounts.pv("costs", public)
            outlay = outlay - self.accounts.pv("payments", public)
            return ratios(self.accounts.pv(saved, public), outlay)
        if name == "irr":
            rates = map(internal_rate_of_return, self.net("payback", public).tolist())
            return np.array([np.nan if rate is None else rate for rate, _ in rates])
        return self._purse(name, public, path)

    def _public_value(self, name: str, path: str) -> Array:
        accounts = self.accounts
        whole, public = accounts.whole, accounts.public
        costs = accounts.pv_resources(whole)
        benefits = accounts.pv_public_value(whole)
        match name:
            case "pv_costs":
                return costs
            case "pv_benefits":
                return benefits
            case "npv":
                return benefits - costs
            case "bcr":
                return ratios(benefits, costs)
            case "pv_benefits_weighted" | "npv_weighted" if accounts.is_weighted:
                weighted = benefits + accounts.pv("weighting", whole)
                return weighted if name == "pv_benefits_weighted" else weighted - costs
            case "bcr_net_public_cost":
                fiscal = accounts.pv("benefits", public)
                public_costs = accounts.pv_resources(public)
                gains = benefits - fiscal - (costs - public_costs)
                return ratios(gains, public_costs - fiscal)
        raise KeyError(path)

    def _of_agency(self, name: str, n: int, path: str) -> Array:
        accounts = self.accounts
        match name:
            case "pv_value":
                return accounts.pv("value", (n,))
            case "public_value_npv":
                worth = self._purse("npv", (n,), path) + accounts.pv("value", (n,))
                if accounts.bears_in_kind(n):
                    return worth - 0.0
                return worth - accounts.pv("in_kind", (n,))
            case "peak_funding":
                lowest = running_sums(accounts.net("cashable", (n,))).min(axis=1)
                deepest: Array = np.maximum(-lowest, 0.0)
                return deepest
            case "share_of_costs" | "share_of_benefits" if n in accounts.public:
                account: Account = "costs" if name == "share_of_costs" else "benefits"
                of_all = accounts.pv(account, accounts.public)
                return ratios(accounts.pv(account, (n,)), of_all)
        return self._purse(name, (n,), path)

    def net(
        self, kind: PaidBack, agencies: tuple[int, ...], *, present: bool = False
    ) -> Array:
        """The flow by year that is to pay back: of everyone's value, or of money."""
        if kind == "public_value":
            return self.accounts.net_value(agencies, present=present)
        savings: Savings = "cashable" if kind == "payback_cashable" else "benefits"
        return self.accounts.net(savings, agencies, present=present)

    def _whole(
        self, kind: PaidBack, agencies: tuple[int, ...], *, present: bool = False
    ) -> tuple[Array, Positions]:
        """The running sums of that flow, and from when each row is whole."""
        key = (kind, agencies, present)
        if key not in self._wholes:
            sums = running_sums(self.net(kind, agencies, present=present))
            self._wholes[key] = (sums, whole_from(sums))
        return self._wholes[key]

    def has_cost(self, kind: PaidBack, agencies: tuple[int, ...]) -> Truths:
        """Whether there is anything to pay back, in each row."""
        everyone = kind == "public_value"
        key = (everyone, agencies)
        if key not in self._costly:
            found = self.accounts.bears_cost(agencies, in_kind=everyone)
            if not everyone:
                found = found | self.accounts.pays_out(agencies)
            self._costly[key] = found
        return self._costly[key]

    def _payback(
        self, kind: PaidBack, name: str, agencies: tuple[int, ...], path: str
    ) -> Array:
        if name not in _PAYBACKS:
            raise KeyError(path)
        present = name.startswith("discounted.")
        net = self.net(kind, agencies, present=present)
        years = years_until(net, *self._whole(kind, agencies, present=present))
        if name.endswith("elapsed_years"):
            years = np.where(years > 0.0, years + 1.0, years)
        return np.where(self.has_cost(kind, agencies), years, np.nan)

    def whole_from(self, scope: str) -> Array:
        """The year from which an agency, or the whole, is no longer out of pocket."""
        name = scope.removesuffix(IN_CASH)
        kind: PaidBack = "payback" if name == scope else "payback_cashable"
        if scope == "public_value":
            kind, agencies = "public_value", self.accounts.whole
        elif name == "financial":
            agencies = self.accounts.public
        else:
            agencies = (self._position(name, scope),)
        _, found = self._whole(kind, agencies)
        return np.broadcast_to(found.astype(np.float64), (self.rows,))
