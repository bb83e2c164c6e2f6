"""The agreement that a project file asks for, in short: a part of its business case."""

from __future__ import annotations

from collections.abc import Iterator

from cba.loading.document import Document
from cba.reports.agreement.deal import Deal, deal_of
from cba.reports.agreement.flow_chart import flow_chart
from cba.reports.agreement.gains_chart import gains_charts, gains_finding
from cba.reports.agreement.payments import schedule_tables
from cba.reports.agreement.positions import cash_of_parties, position_table
from cba.reports.agreement.rule_words import rule_words
from cba.reports.apportionment_words import findings
from cba.reports.content import Block, Bullets, Paragraph, Subheading
from cba.reports.shared_risk_table import shared_risk_table
from cba.reports.shared_risk_words import findings as risk_findings
from cba.reports.texts import sentence
from cba.reports.uncertainty import DRAWS, SEED
from cba.results.appraisal import Appraisal


def deal_of_file(appraisal: Appraisal, document: Document | None = None) -> Deal | None:
    """The agreement on the terms of the project file; None where it has none.

    It is worked out for the preferred option, with its risk where inputs have ranges.
    """
    if appraisal.project.sharing is None:
        return None
    from cba.analysis.apportionment import apportion
    from cba.analysis.draws import Plan
    from cba.analysis.shared_risk import shared_risk

    agreed = apportion(appraisal.project, seed=SEED)
    risk = (
        shared_risk(appraisal.project, agreed, Plan(DRAWS, SEED))
        if agreed.feasible
        else None
    )
    return deal_of(appraisal, agreed, risk, document)


def agreement_in_short(deal: Deal) -> Iterator[Block]:
    """Positions before and after, who pays whom and when, and the pictures of both."""
    terms = deal.agreed.terms
    yield Subheading("agreement", "An agreement between the partners")
    yield Paragraph(
        f"The project file asks who should pay what. {rule_words(terms.rule, terms.to)}"
    )
    # How sure it is stands with the other risks.
    yield Bullets(tuple(findings(deal.sides._replace(risk=None))))
    if not deal.agreed.feasible:
        return
    yield position_table(deal)
    yield from gains_charts(deal)
    yield from cash_of_parties(deal, "cash-with-agreement")
    if not deal.is_empty:
        yield from schedule_tables(deal)
        yield flow_chart(deal, "agreement-flows")


def risk_of_agreement(deal: Deal) -> Iterator[Block]:
    """How sure each partner is with the agreement; nothing where no input varies."""
    if deal.risk is None:
        return
    yield Subheading("risk-shared", "Risk with an agreement between the partners")
    yield Bullets(tuple(risk_findings(deal.risk, deal.before)))
    yield shared_risk_table(deal.risk, deal.before)


def agreement_in_a_sentence(deal: Deal) -> str:
    """What the agreement does, for the page in brief."""
    if not deal.agreed.feasible:
        return f"No agreement meets its terms. {sentence(deal.agreed.reason or '')}"
    if deal.is_empty:
        return f"{gains_finding(deal)}."
    return (
        f"An agreement between the partners would move {deal.money(deal.in_all)} (not "
        f"discounted). {gains_finding(deal)}."
    )
