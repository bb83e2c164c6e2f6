"""The agreement: from what has been worked out to a document in words and figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cba.reports.agreement.agency_page import agency_page
from cba.reports.agreement.brief import agreement_front, agreement_in_brief
from cba.reports.agreement.closing import (
    disputes_section,
    exit_section,
    general_section,
    review_section,
    signatures_section,
)
from cba.reports.agreement.deal import Deal
from cba.reports.agreement.outcomes import outcomes_section
from cba.reports.agreement.parties import parties_section, purpose_section
from cba.reports.agreement.payments import payments_section, prices_section
from cba.reports.agreement.positions import positions_section
from cba.reports.agreement.sharing_risk import (
    gain_share_section,
    how_sure_section,
    limits_section,
)
from cba.reports.content import Block, Command, Fact, Paragraph, Publication, Section
from cba.reports.library_table import credit_texts, library_blocks
from cba.reports.payments_block import payments_block


def describe_agreement(
    deal: Deal, command: str = "", agency: str | None = None
) -> Publication:
    """The agreement as a draft that lawyers and directors of finance can edit.

    ``command`` is what to type to get it again. With an ``agency`` the document is
    the page for that party alone.
    """
    sections = (
        (agency_page(deal, agency),)
        if agency is not None
        else tuple(_sections(deal, command))
    )
    front = agreement_front(deal)
    credit = credit_texts(deal.project) if agency is not None else ()
    if credit:
        # The page is full, and goes nowhere without its cover.
        front = replace(
            front, facts=(*front.facts, Fact("Values from", " ".join(credit)))
        )
    return Publication(front, sections)


def _sections(deal: Deal, command: str) -> Iterator[Section]:
    yield agreement_in_brief(deal)
    yield parties_section(deal)
    yield purpose_section(deal)
    yield positions_section(deal)
    yield payments_section(deal)
    yield prices_section(deal)
    yield outcomes_section(deal)
    yield gain_share_section(deal)
    yield limits_section(deal)
    yield how_sure_section(deal)
    yield review_section(deal)
    yield exit_section(deal)
    yield disputes_section(deal)
    yield general_section()
    yield signatures_section(deal)
    for party in deal.parties:
        yield agency_page(deal, party)
    values = tuple(library_blocks(deal.before))
    if values:
        yield Section("values", "Where values come from", values, is_apart=True)
    yield _how_it_is_made(deal, command)


def _how_it_is_made(deal: Deal, command: str) -> Section:
    """The payments as a project file has them, and how to get this document again."""
    blocks: list[Block] = []
    payments, currency = deal.agreed.payments, deal.before.currency
    if payments:
        blocks += [
            Paragraph(
                "With these lines under `payments:` in the project file, its appraisal "
                "gives the positions of this agreement to the penny."
            ),
            Command("\n".join(["payments:", *payments_block(payments, currency)])),
        ]
    if command:
        blocks += [
            Paragraph("This draft is made again from the project file by:"),
            Command(command),
        ]
    return Section("how-made", "How it is made", tuple(blocks), is_apart=True)
