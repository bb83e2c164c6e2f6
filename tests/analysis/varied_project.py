"""A small project whose switching values can be worked out by hand."""

from __future__ import annotations

import textwrap

from cba.loading.project_loader import load
from cba.models.project import Project

#: Undiscounted and without bias: 2 years × (100 × £15 × (1 - 20%) - £1,000) = £400.
PROJECT = textwrap.dedent(
    """
    cba: 1
    project: {title: A small project}
    appraisal: {first_year: 2026-27, years: 2, discounting: {rate: 0%}}
    agencies:
      council: {name: Council, sector: local-authority}
      nhs: {name: Health board, sector: nhs}
    costs:
      team: {title: The team, kind: revenue, paid_by: council, amount: 1000}
    benefits:
      visits:
        title: Visits that need not happen
        quantity: 100
        deadweight: 20% (10% to 40%)
        value: {per: visit, fiscal: 15, source: Audit}
        falls_to: nhs
        cashable: 50%
    """
)


def project_of(text: str = PROJECT, **settings: str) -> Project:
    """The project of a text, with inputs set as ``section__line__key``."""
    pairs = [(key.replace("__", "."), value) for key, value in settings.items()]
    found = load(None, stdin_text=text, settings=pairs)
    assert found.project is not None, found.problems
    return found.project
