"""What the project means for one agency, or for several taken together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cba.calculation.factors import Array
from cba.calculation.flows import BenefitFlow, Flows
from cba.calculation.ledger import Account
from cba.models.line import titled
from cba.results.accounts import Accounts, Savings
from cba.results.appraisal import AgencyAppraisal, AgencyYear, Payback
from cba.results.measures import Figures, PaidBack
from cba.results.payback import payback, running

__all__ = ["Book", "Savings", "agency_appraisal"]


class Book:
    """The accounts of one appraisal (the first row of its flows), by agency."""

    def __init__(self, flows: Flows) -> None:
        self.flows = flows
        self.labels = flows.streams.horizon.labels
        self.figures = Figures(flows)
        self._accounts: Accounts = self.figures.accounts

    def flow(
        self, account: Account, agencies: Sequence[int], *, present: bool = False
    ) -> Array:
        """An account by year, over some agencies; ``costs`` as the settings count them.

        A public body's in-kind cost belongs to its costs where the appraisal says so.
        """
        return self._first(self._accounts.flow(account, agencies, present=present))

    def _first(self, by_year: Array) -> Array:
        amounts: Array = by_year[0]
        return amounts

    def bears_in_kind(self, agency: int) -> bool:
        """Whether an agency's in-kind costs count among its costs."""
        return self._accounts.bears_in_kind(agency)

    def pv(self, account: Account, agencies: Sequence[int]) -> float:
        """The present value of an account, over some agencies."""
        return float(self._accounts.pv(account, agencies)[0])

    def net(
        self, savings: Savings, agencies: Sequence[int], *, present: bool = False
    ) -> Array:
        """Savings + payments - costs by year."""
        return self._first(self._accounts.net(savings, agencies, present=present))

    def resources(self, agencies: Sequence[int], *, present: bool = False) -> Array:
        """Costs with everything given in kind, by year."""
        return self._first(self._accounts.resources(agencies, present=present))

    def public_value(self, agencies: Sequence[int], *, present: bool = False) -> Array:
        """Fiscal, economic and social value less the transfer part, by year."""
        return self._first(self._accounts.public_value(agencies, present=present))

    def benefit_flows(self) -> Iterator[BenefitFlow]:
        """The flows of the benefit lines."""
        for flow in self.flows.lines.values():
            if isinstance(flow, BenefitFlow):
                yield flow

    def payback(self, kind: PaidBack, agencies: tuple[int, ...]) -> Payback:
        """When some agencies have their money back, or everyone their value."""
        return payback(
            self._first(self.figures.net(kind, agencies)).tolist(),
            self._first(self.figures.net(kind, agencies, present=True)).tolist(),
            self.labels,
            has_cost=bool(self.figures.has_cost(kind, agencies)[0]),
        )

    def money(self, path: str) -> float:
        """A sum of money by the path of its metric, such as ``financial.npv``."""
        return float(self.figures.metric(path)[0])

    def figure(self, path: str) -> float | None:
        """A figure by the path of its metric; None where there is none."""
        found = float(self.figures.metric(path)[0])
        return found if found == found else None  # noqa: PLR0124 - not a number


def agency_appraisal(book: Book, n: int) -> AgencyAppraisal:
    """The answers for the agency at a position."""
    agency = book.flows.streams.members[n]
    identifier = book.flows.streams.agencies[n]

    def money(name: str) -> float:
        return book.money(f"agencies.{identifier}.{name}")

    def share(name: str) -> float | None:
        if not agency.is_public:
            return None
        return book.figure(f"agencies.{identifier}.{name}")

    return AgencyAppraisal(
        name=titled(agency.name, identifier),
        sector=agency.sector,
        public=agency.is_public,
        tier=agency.in_tier,
        pv_costs=money("pv_costs"),
        pv_in_kind=money("pv_in_kind"),
        pv_benefits=money("pv_benefits"),
        pv_cashable=money("pv_cashable"),
        pv_value=money("pv_value"),
        pv_payments=money("pv_payments"),
        npv=money("npv"),
        npv_cashable=money("npv_cashable"),
        public_value_npv=money("public_value_npv"),
        payback=book.payback("payback", (n,)),
        payback_cashable=book.payback("payback_cashable", (n,)),
        peak_funding=money("peak_funding"),
        share_of_costs=share("share_of_costs"),
        share_of_benefits=share("share_of_benefits"),
        by_year=_by_year(book, n),
    )


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
