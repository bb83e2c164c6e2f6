"""The business case: from an appraisal to a document in words and figures.

`describe` decides everything that a reader sees; the formats only lay it out. A
section is present only where it has something to say.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cba.reports.assumptions import assumptions_section
from cba.reports.assurance import assurance_section
from cba.reports.by_year import costs_and_benefits_by_year
from cba.reports.content import (
    Block,
    BusinessCase,
    Paragraph,
    Section,
    Subheading,
)
from cba.reports.front import front_matter
from cba.reports.headline import (
    for_society,
    what_comes_back,
    who_pays,
)
from cba.reports.key_figures import key_figures
from cba.reports.line_tables import lines_section
from cba.reports.option_table import options_section
from cba.reports.terms import terms_section
from cba.reports.texts import paragraphs, sentence, tidy
from cba.reports.view import View, view_of
from cba.reports.who_pays import who_pays_and_gains
from cba.results.appraisal import Appraisal

__all__ = ["PROJECT", "BusinessCase", "command_for", "describe"]

PROJECT = "project.yaml"


def command_for(file: str, arguments: Sequence[str] = ()) -> str:
    """What to type to get the document of a project file, settings included.

    >>> command_for("project.yaml", ["--set", "appraisal.timing=mid"])
    'cba report project.yaml --set appraisal.timing=mid -o case.html -o case.pdf'
    """
    words = ("cba", "report", file, *arguments, "-o", "case.html", "-o", "case.pdf")
    return shlex.join(words)


def describe(
    appraisal: Appraisal, command: str = "", dressed: str = ""
) -> BusinessCase:
    """The business case for the preferred option of an appraisal.

    Every figure is the appraisal's, rounded once and finished as text. ``command``
    is what to type to get the document again, ``dressed`` the house style it is in.

    HM Treasury, Green Book (2026): net present social value first, with the
    benefit-cost ratio beside it and no verdict on either.
    """
    view = view_of(appraisal)
    command = command or command_for(PROJECT)
    brief, *others = _sections(view, command, dressed)
    numbered = (
        replace(section, number=str(n)) for n, section in enumerate(others, start=1)
    )
    return BusinessCase(front_matter(view), (brief, *numbered))


def _sections(view: View, command: str, dressed: str) -> Iterator[Section]:
    yield Section("in-brief", "In brief", tuple(_in_brief(view)))
    yield who_pays_and_gains(view)
    if len(view.appraisal.options) > 1:
        yield options_section(view)
    yield costs_and_benefits_by_year(view)
    if view.option.lines:
        yield lines_section(view)
    yield assumptions_section(view)
    yield assurance_section(view, command, dressed)
    yield terms_section(view)


def _in_brief(view: View) -> Iterator[Block]:
    about = view.project.project
    for text in paragraphs(about.summary):
        yield Paragraph(text, "lead")
    if about.counterfactual:
        yield Paragraph(f"Without the project: {sentence(tidy(about.counterfactual))}")
    yield key_figures(view)
    for name, words, sentences in (
        ("brief-who-pays", "Who pays", who_pays(view)),
        (
            "brief-comes-back",
            "What comes back to public budgets",
            what_comes_back(view),
        ),
        ("brief-society", "What it means for society", for_society(view)),
    ):
        yield Subheading(name, words)
        yield Paragraph(" ".join(sentences))
    yield Paragraph(
        f"Sums are present values in {view.prices} prices; savings are counted after a "
        "correction for optimism.",
        "note",
    )
