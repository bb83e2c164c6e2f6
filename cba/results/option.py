"""The answers for one option, worked out from its flows."""

from __future__ import annotations

import numpy as np

from cba.calculation.factors import Array
from cba.calculation.flows import Flows
from cba.models.line import titled
from cba.models.project import Project
from cba.results.agency import Book, agency_appraisal
from cba.results.appraisal import (
    Financial,
    OptionAppraisal,
    OptionYear,
    PublicValue,
)
from cba.results.lines import line_appraisals
from cba.results.rate_of_return import internal_rate_of_return

SAVES_PUBLIC_MONEY = "saves public money"


def option_appraisal(project: Project, flows: Flows) -> OptionAppraisal:
    """Every answer for one option."""
    identifier = flows.streams.option
    declared = project.options.get(identifier)
    book = Book(flows)
    public, whole = book.figures.accounts.public, book.figures.accounts.whole
    return OptionAppraisal(
        identifier=identifier,
        title=titled(declared.title if declared else None, identifier),
        role=declared.role if declared else "preferred",
        financial=_financial(book, public),
        public_value=_public_value(book, whole),
        agencies={
            agency: agency_appraisal(book, n)
            for n, agency in enumerate(flows.streams.agencies)
        },
        lines=line_appraisals(flows),
        by_year=_by_year(book, whole, public),
        flows=flows,
    )


def _financial(book: Book, public: tuple[int, ...]) -> Financial:
    irr, reason = internal_rate_of_return(book.net("benefits", public).tolist())
    return Financial(
        pv_costs=book.money("financial.pv_costs"),
        pv_in_kind=book.money("financial.pv_in_kind"),
        pv_benefits=book.money("financial.pv_benefits"),
        pv_cashable=book.money("financial.pv_cashable"),
        pv_payments=book.money("financial.pv_payments"),
        npv=book.money("financial.npv"),
        npv_cashable=book.money("financial.npv_cashable"),
        fiscal_return=book.figure("financial.fiscal_return"),
        cashable_return=book.figure("financial.cashable_return"),
        irr=irr,
        irr_reason=reason,
        payback=book.payback("payback", public),
        payback_cashable=book.payback("payback_cashable", public),
    )


def _public_value(book: Book, whole: tuple[int, ...]) -> PublicValue:
    on_net_cost = book.figure("public_value.bcr_net_public_cost")
    return PublicValue(
        pv_costs=book.money("public_value.pv_costs"),
        pv_benefits=book.money("public_value.pv_benefits"),
        npv=book.money("public_value.npv"),
        bcr=book.figure("public_value.bcr"),
        bcr_net_public_cost=on_net_cost,
        bcr_net_public_cost_reason=SAVES_PUBLIC_MONEY if on_net_cost is None else None,
        payback=book.payback("public_value", whole),
        pv_benefits_weighted=_weighted(book, "pv_benefits_weighted"),
        npv_weighted=_weighted(book, "npv_weighted"),
    )


def _weighted(book: Book, name: str) -> float | None:
    """A figure weighted by income; None where no income groups are declared."""
    if not book.figures.accounts.is_weighted:
        return None
    return book.money(f"public_value.{name}")


def _by_year(
    book: Book, whole: tuple[int, ...], public: tuple[int, ...]
) -> tuple[OptionYear, ...]:
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
