"""The answers for one option, worked out from its flows (method, section 5)."""

from __future__ import annotations

import numpy as np

from cba.calculation.factors import Array, total
from cba.calculation.flows import Flows
from cba.models.line import titled
from cba.models.project import Project
from cba.results.agency import Book, agency_appraisal
from cba.results.appraisal import (
    AgencyAppraisal,
    Financial,
    OptionAppraisal,
    OptionYear,
    PublicValue,
)
from cba.results.lines import line_appraisals
from cba.results.payback import payback
from cba.results.rate_of_return import internal_rate_of_return
from cba.results.ratios import ratio

SAVES_PUBLIC_MONEY = "saves public money"


def option_appraisal(project: Project, flows: Flows) -> OptionAppraisal:
    """Every answer for one option."""
    identifier = flows.streams.option
    declared = project.options.get(identifier)
    book = Book(flows)
    public = [n for n, each in enumerate(flows.streams.members) if each.is_public]
    whole = list(range(len(flows.streams.members)))
    return OptionAppraisal(
        identifier=identifier,
        title=titled(declared.title if declared else None, identifier),
        role=declared.role if declared else "preferred",
        financial=_financial(book, public),
        public_value=_public_value(book, whole, public),
        agencies=_agencies(book, public),
        lines=line_appraisals(flows),
        by_year=_by_year(book, whole, public),
        flows=flows,
    )


def _agencies(book: Book, public: list[int]) -> dict[str, AgencyAppraisal]:
    costs = book.pv("costs", public)
    benefits = book.pv("benefits", public)
    return {
        identifier: agency_appraisal(book, n, costs, benefits)
        for n, identifier in enumerate(book.flows.streams.agencies)
    }


def _financial(book: Book, public: list[int]) -> Financial:
    costs, payments = book.pv("costs", public), book.pv("payments", public)
    benefits, cashable = book.pv("benefits", public), book.pv("cashable", public)
    irr, reason = internal_rate_of_return(book.net("benefits", public).tolist())
    outlay = costs - payments
    return Financial(
        pv_costs=costs,
        pv_in_kind=book.pv("in_kind", public),
        pv_benefits=benefits,
        pv_cashable=cashable,
        pv_payments=payments,
        npv=benefits + payments - costs,
        npv_cashable=cashable + payments - costs,
        fiscal_return=ratio(benefits, outlay),
        cashable_return=ratio(cashable, outlay),
        irr=irr,
        irr_reason=reason,
        payback=book.payback("benefits", public),
        payback_cashable=book.payback("cashable", public),
    )


def _public_value(book: Book, whole: list[int], public: list[int]) -> PublicValue:
    costs = book.resources(whole)
    value = book.public_value(whole)
    pv_costs = float(total(book.resources(whole, present=True)))
    pv_benefits = float(total(book.public_value(whole, present=True)))
    net, pv_net = value - costs, book.public_value(whole, present=True)
    pv_net = pv_net - book.resources(whole, present=True)
    public_costs = float(total(book.resources(public, present=True)))
    net_cost = public_costs - book.pv("benefits", public)
    gains = pv_benefits - book.pv("benefits", public) - (pv_costs - public_costs)
    return PublicValue(
        pv_costs=pv_costs,
        pv_benefits=pv_benefits,
        npv=pv_benefits - pv_costs,
        bcr=ratio(pv_benefits, pv_costs),
        bcr_net_public_cost=ratio(gains, net_cost),
        bcr_net_public_cost_reason=(
            SAVES_PUBLIC_MONEY if ratio(gains, net_cost) is None else None
        ),
        payback=payback(
            net.tolist(),
            pv_net.tolist(),
            book.labels,
            has_cost=book.bears_cost(whole, in_kind=True),
        ),
    )


def _by_year(book: Book, whole: list[int], public: list[int]) -> tuple[OptionYear, ...]:
    streams = book.flows.streams
    fiscal, cashable = book.flow("benefits", whole), book.flow("cashable", whole)
    transfer = book.flow("transfer", whole)
    categories = {name: _category(book, name) for name in ("economic", "social")}
    costs = book.resources(whole)
    financial = book.net("benefits", public)
    net = book.public_value(whole) - costs
    return tuple(
        OptionYear(
            year=label,
            discount_factor=float(streams.discount[n]),
            costs=float(costs[n]),
            fiscal=float(fiscal[n]),
            cashable=float(cashable[n]),
            economic=float(categories["economic"][n]),
            social=float(categories["social"][n]),
            transfer_part=float(transfer[n]),
            net_financial=float(financial[n]),
            net_public_value=float(net[n]),
        )
        for n, label in enumerate(book.labels)
    )


def _category(book: Book, name: str) -> Array:
    """The value of a category by year, over all benefit lines."""
    years = book.flows.streams.horizon.years
    amount = np.zeros(years)
    for flow in book.benefit_flows():
        if name in flow.parts:
            amount = amount + flow.parts[name][0, :years]
    return amount
