"""Delivery: the commercial and management cases, sign-off, review and assurance."""

from __future__ import annotations

from collections.abc import Iterator

from cba.reports.assurance import assurance_blocks
from cba.reports.content import Block, Paragraph, Section, Subheading
from cba.reports.five_cases import five_cases_table
from cba.reports.narrative import narrative_blocks
from cba.reports.reviewer import reviewer_table
from cba.reports.sign_off import sign_off_table
from cba.reports.view import View


def delivery_section(view: View, command: str, dressed: str = "") -> Section:
    """What the file gives of delivery, and what a reviewer needs to trust the rest."""
    blocks = tuple(_blocks(view, command, dressed))
    return Section("delivery", "Delivery", blocks, "management")


def _blocks(view: View, command: str, dressed: str) -> Iterator[Block]:
    project = view.project
    yield from narrative_blocks("commercial", "The commercial case", project.commercial)
    yield from narrative_blocks("management", "The management case", project.management)
    yield Subheading("stage", "Where the five cases stand")
    yield five_cases_table(view)
    yield Subheading("review", "What a reviewer asks")
    yield Paragraph(
        "Answered from the project file itself, so that each answer can be looked up. "
        "Sums of money are present values."
    )
    yield reviewer_table(view)
    yield from assurance_blocks(view, command, dressed)
    if project.sign_off:
        yield Subheading("sign-off", "Sign-off")
        yield sign_off_table(view)
