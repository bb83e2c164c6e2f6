"""What the project means for one agency, or for several taken together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np

from cba.calculation.factors import Array, total
from cba.calculation.flows import BenefitFlow, CostFlow, Flows, PaymentFlow
from cba.calculation.ledger import Account
from cba.results.appraisal import AgencyAppraisal, AgencyYear, Payback
from cba.results.payback import payback, running
from cba.results.ratios import ratio

Savings = Literal["benefits", "cashable"]


class Book:
    """The accounts of one appraisal (the first row of its flows), by agency."""

    def __init__(self, flows: Flows) -> None:
        self.flows = flows
        self.labels = flows.streams.horizon.labels
        self._members = flows.streams.members

    def flow(
        self, account: Account, agencies: Sequence[int], *, present: bool = False
    ) -> Array:
        """An account by year, over some agencies; ``costs`` as the settings count them.

        A public body's in-kind cost belongs to its costs where the appraisal says so.
        """
        amount = np.zeros(len(self.labels))
        for n in agencies:
            amount = amount + self._of(account, n, present=present)
            if account == "costs" and self.bears_in_kind(n):
                amount = amount + self._of("in_kind", n, present=present)
        return amount

    def _of(self, account: Account, agency: int, *, present: bool) -> Array:
        ledger = self.flows.ledgers[account]
        amounts: Array = (ledger.present if present else ledger.amounts)[0, agency]
        return amounts

    def bears_in_kind(self, agency: int) -> bool:
        """Whether an agency's in-kind costs count among its costs."""
        return (
            self.flows.streams.in_kind_is_financial and self._members[agency].is_public
        )

    def pv(self, account: Account, agencies: Sequence[int]) -> float:
        """The present value of an account, over some agencies."""
        return float(total(self.flow(account, agencies, present=True)))

    def net(
        self, savings: Savings, agencies: Sequence[int], *, present: bool = False
    ) -> Array:
        """Savings + payments - costs by year."""
        saved = self.flow(savings, agencies, present=present)
        paid = self.flow("payments", agencies, present=present)
        return saved + paid - self.flow("costs", agencies, present=present)

    def payback(self, savings: Savings, agencies: Sequence[int]) -> Payback:
        """When the savings have paid back costs and payments."""
        return payback(
            self.net(savings, agencies).tolist(),
            self.net(savings, agencies, present=True).tolist(),
            self.labels,
            has_cost=self.bears_cost(agencies) or self.pays_out(agencies),
        )

    def bears_cost(self, agencies: Sequence[int], *, in_kind: bool = False) -> bool:
        """Whether any line costs these agencies money, or (``in_kind``) anything."""
        for flow in self.flows.lines.values():
            if not isinstance(flow, CostFlow) or not np.any(flow.amount > 0):
                continue
            counts = in_kind or flow.stream.kind != "in-kind"
            if any(
                share > 0 and n in agencies and (counts or self.bears_in_kind(n))
                for n, share in flow.stream.paid_by
            ):
                return True
        return False

    def pays_out(self, agencies: Sequence[int]) -> bool:
        """Whether these agencies pay anything to others."""
        inside = set(agencies)
        for flow in self.flows.lines.values():
            if not isinstance(flow, PaymentFlow):
                continue
            payer, payee = flow.stream.payer, flow.stream.payee
            if payer in inside and payee not in inside and np.any(flow.amount > 0):
                return True
            if payee in inside and payer not in inside and np.any(flow.amount < 0):
                return True
        return False

    def resources(self, agencies: Sequence[int], *, present: bool = False) -> Array:
        """Costs with everything given in kind, by year."""
        amount = np.zeros(len(self.labels))
        for account in ("costs", "in_kind"):
            for n in agencies:
                amount = amount + self._of(account, n, present=present)
        return amount

    def public_value(self, agencies: Sequence[int], *, present: bool = False) -> Array:
        """Fiscal, economic and social value less the transfer part, by year."""
        fiscal = self.flow("benefits", agencies, present=present)
        return fiscal + self.flow("value", agencies, present=present)

    def benefit_flows(self) -> Iterator[BenefitFlow]:
        """The flows of the benefit lines."""
        for flow in self.flows.lines.values():
            if isinstance(flow, BenefitFlow):
                yield flow


def agency_appraisal(
    book: Book, n: int, public_costs: float, public_benefits: float
) -> AgencyAppraisal:
    """The answers for the agency at a position, with its shares of the public whole."""
    agency = book.flows.streams.members[n]
    costs, in_kind = book.pv("costs", [n]), book.pv("in_kind", [n])
    benefits, cashable = book.pv("benefits", [n]), book.pv("cashable", [n])
    payments, value = book.pv("payments", [n]), book.pv("value", [n])
    npv = benefits + payments - costs
    borne_apart = 0.0 if book.bears_in_kind(n) else in_kind
    return AgencyAppraisal(
        name=agency.name
        or book.flows.streams.agencies[n].replace("_", " ").capitalize(),
        sector=agency.sector,
        public=agency.is_public,
        tier=agency.in_tier,
        pv_costs=costs,
        pv_in_kind=in_kind,
        pv_benefits=benefits,
        pv_cashable=cashable,
        pv_value=value,
        pv_payments=payments,
        npv=npv,
        npv_cashable=cashable + payments - costs,
        public_value_npv=npv + value - borne_apart,
        payback=book.payback("benefits", [n]),
        payback_cashable=book.payback("cashable", [n]),
        peak_funding=_peak_funding(book, n),
        share_of_costs=ratio(costs, public_costs) if agency.is_public else None,
        share_of_benefits=ratio(benefits, public_benefits)
        if agency.is_public
        else None,
        by_year=_by_year(book, n),
    )


def _peak_funding(book: Book, n: int) -> float:
    """The deepest cumulative deficit of cash: what must be found until it is back."""
    deepest = min(running(book.net("cashable", [n]).tolist()), default=0.0)
    return max(-deepest, 0.0)


def _by_year(book: Book, n: int) -> tuple[AgencyYear, ...]:
    accounts: tuple[Account, ...] = (
        "costs",
        "in_kind",
        "benefits",
        "cashable",
        "payments",
        "value",
    )
    flows = {account: book.flow(account, [n]).tolist() for account in accounts}
    net = book.net("benefits", [n]).tolist()
    pv_net = book.net("benefits", [n], present=True).tolist()
    cumulative = running(net)
    return tuple(
        AgencyYear(
            year=label,
            **{account: flows[account][year] for account in accounts},
            net=net[year],
            cumulative=cumulative[year],
            pv_net=pv_net[year],
        )
        for year, label in enumerate(book.labels)
    )
