"""The business case: from an appraisal to a document in words and figures.

`describe` decides everything that a reader sees; the formats only lay it out. A
section is present only where it has something to say.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cba.loading.document import Document
from cba.reports.agreement.deal import Deal
from cba.reports.agreement.in_short import deal_of_file
from cba.reports.annex import annex_section
from cba.reports.assumptions import assumptions_section
from cba.reports.benefits import benefits_section
from cba.reports.case_for_change import case_for_change
from cba.reports.content import Publication, Section
from cba.reports.costs import costs_section
from cba.reports.decision import decision_section
from cba.reports.delivery import delivery_section
from cba.reports.financial_case import financial_section
from cba.reports.front import front_matter
from cba.reports.in_brief import in_brief
from cba.reports.options import options_section
from cba.reports.public_value import public_value_section
from cba.reports.realisation import realisation_section
from cba.reports.risk import risk_section
from cba.reports.uncertainty import Uncertainty, uncertainty_of
from cba.reports.view import View, view_of
from cba.reports.who_pays import who_pays_and_gains
from cba.results.appraisal import Appraisal

__all__ = ["PROJECT", "Publication", "command_for", "describe"]

PROJECT = "project.yaml"


def command_for(
    file: str,
    arguments: Sequence[str] = (),
    outputs: Sequence[str] = ("case.html", "case.pdf"),
) -> str:
    """What to type to get the document of a project file, settings included.

    >>> command_for("project.yaml", ["--set", "appraisal.timing=mid"])
    'cba report project.yaml --set appraisal.timing=mid -o case.html -o case.pdf'
    """
    written = (word for each in outputs for word in ("-o", each))
    return shlex.join(("cba", "report", file, *arguments, *written))


def describe(  # noqa: PLR0913 - each of them may be left out
    appraisal: Appraisal,
    command: str = "",
    document: Document | None = None,
    dressed: str = "",
    *,
    uncertainty: Uncertainty | None = None,
    agreement: Deal | None = None,
) -> Publication:
    """The business case for the preferred option of an appraisal.

    Every figure is the appraisal's, rounded once and finished as text. ``command``
    is what to type to get the document again; ``document`` the project as it was
    read, for the lines of its inputs; ``dressed`` the house style it is in. What is
    known of its ``uncertainty``, and the ``agreement`` that its file asks for, are
    worked out where they are not given.

    HM Treasury, Green Book (2026): net present social value first, with the
    benefit-cost ratio beside it and no verdict on either.
    """
    known = uncertainty or uncertainty_of(appraisal)
    deal = agreement or deal_of_file(appraisal, document)
    view = replace(view_of(appraisal, document), uncertainty=known, agreement=deal)
    command = command or command_for(PROJECT)
    present = (s for s in _sections(view, command, dressed) if s.blocks)
    brief, *others = present
    numbered = (
        replace(section, number=str(n)) for n, section in enumerate(others, start=1)
    )
    return Publication(front_matter(view), (brief, *numbered))


def _sections(view: View, command: str, dressed: str) -> Iterator[Section]:
    """The sections in order; those with nothing to say are left out."""
    yield in_brief(view)
    yield decision_section(view)
    yield case_for_change(view)
    yield options_section(view)
    yield who_pays_and_gains(view)
    yield costs_section(view)
    yield benefits_section(view)
    yield financial_section(view)
    yield public_value_section(view)
    yield risk_section(view)
    yield assumptions_section(view)
    yield realisation_section(view)
    yield delivery_section(view, command, dressed)
    yield annex_section(view)
