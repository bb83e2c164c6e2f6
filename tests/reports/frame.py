"""A project with every part of the frame of a business case, and its sections."""

from __future__ import annotations

from cba.reports.business_case import describe
from cba.reports.content import (
    Block,
    Bullets,
    Definitions,
    Paragraph,
    Publication,
    Section,
    Table,
)
from cba.reports.view import View, view_of
from tests.reports.made_projects import TWO, Tree, appraisal_of, flat, saved, spent


def framed() -> Tree:
    """Two bodies over three years, a do-minimum, and everything without a figure."""
    project = flat(
        {
            "team": spent("100k", {"council": "80%", "nhs": "20%"}),
            "more": {**spent("50k"), "options": ["full"], "optimism_bias": "10%"},
        },
        {
            "beds": {
                **saved("130k", "nhs", "50%"),
                "objective": "home",
                "measure": {
                    "indicator": "Days in bed",
                    "baseline": "9",
                    "target": "6",
                    "owner": "nhs",
                    "every": "month",
                    "reviews": ["2027-10-01"],
                },
            },
            "calm": {
                "amount": {"2027-28..": "90k"},
                "category": "social",
                "confidence": 3,
                "options": ["full"],
            },
        },
        TWO,
        years=3,
    )
    project["project"] = {
        "title": "Home soon",
        "summary": "Beds at home.\n\nAnd a nurse.",
        "counterfactual": "People wait",
        "stage": "outline",
        "status": "draft",
        "objectives": {"home": "Fewer days in bed", "proud": "A calm town"},
    }
    project["payments"] = {"p": {"from": "nhs", "to": "council", "amount": "10k"}}
    project["options"] = {
        "now": {"title": "As now", "role": "baseline"},
        "least": {"title": "Beds alone", "role": "do-minimum"},
        "full": {"title": "Beds and calm", "role": "preferred"},
    }
    return project


def view(project: Tree | None = None) -> View:
    """The view of a project; the framed one by default."""
    return view_of(appraisal_of(project or framed()))


def case(project: Tree | None = None) -> Publication:
    """The business case of a project; the framed one by default."""
    return describe(appraisal_of(project or framed()))


def section(identifier: str, project: Tree | None = None) -> Section | None:
    """A section by its identifier; None where there is none."""
    found = [x for x in case(project).sections if x.identifier == identifier]
    return found[0] if found else None


def blocks(identifier: str, project: Tree | None = None) -> tuple[Block, ...]:
    """The blocks of a section that is there."""
    found = section(identifier, project)
    assert found is not None
    return found.blocks


def words(identifier: str, project: Tree | None = None) -> list[str]:
    """Every sentence of a section outside its tables."""
    made: list[str] = []
    for block in blocks(identifier, project):
        if isinstance(block, Paragraph):
            made.append(block.text)
        elif isinstance(block, Bullets):
            made += block.items
        elif isinstance(block, Definitions):
            made += [f"{fact.term}: {fact.words}" for fact in block.items]
    return made


def table(of: str, identifier: str, project: Tree | None = None) -> Table:
    """A table of a section."""
    (found,) = (
        block
        for block in blocks(of, project)
        if isinstance(block, Table) and block.identifier == identifier
    )
    return found


def texts(made: Table) -> list[list[str]]:
    """The rows of a table as texts."""
    return [[cell.text for cell in row.cells] for row in made.rows]
