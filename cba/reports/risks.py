"""The risks of the register, as the project file gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cba.models.inputs import Input
from cba.models.line import titled
from cba.models.project import Project
from cba.models.risk import Risk
from cba.reports.content import Block, Cell, Column, Row, Table
from cba.reports.formatting import share
from cba.reports.texts import as_name, as_title, sentence, tidy
from cba.reports.view import View
from cba.reports.written import Form, input_words, range_words


def risk_register(view: View) -> Iterator[Block]:
    """The risks of the option; nothing where there are none."""
    risks = risks_of(view.project, view.option.identifier)
    if not risks:
        return
    yield Table(
        "risk-register",
        "The risks of the preferred option",
        (
            Column("Risk", "heading", 6),
            Column("Chance", "text", 2),
            Column("Cost if it happens", "text", 3),
            Column("Falls on", "text", 3),
            Column("Owner", "text", 3),
            Column("What is done about it", "text", 6),
        ),
        tuple(_row(view, key, risk) for key, risk in risks.items()),
        notes=("Chances and costs of risks do not enter any figure of this document.",),
    )


def risks_of(project: Project, option: str) -> dict[str, Risk]:
    """The risks of an option by id."""
    return {
        key: risk
        for key, risk in project.risks.items()
        if project.has_line(option, risk)
    }


def _row(view: View, key: str, risk: Risk) -> Row:
    told = (risk.description, risk.notes, risk.source)
    words = " ".join(sentence(tidy(text)) for text in told if text)
    cost = _given(view, risk.cost, "money")
    if risk.cost is not None and risk.price_year is not None:
        cost = replace(cost, text=f"{cost.text} ({risk.price_year} prices)")
    bearers = ""
    if risk.falls_on:
        shares = ((agency, share(part)) for agency, part in risk.falls_on)
        bearers = view.share_words(shares)
    owner = view.names.get(risk.owner, as_name(risk.owner)) if risk.owner else ""
    return Row(
        (
            Cell(as_title(titled(risk.title, key)), words, risk.status or ""),
            _given(view, risk.chance, "share"),
            cost,
            Cell(bearers),
            Cell(owner),
            Cell(tidy(risk.mitigation)),
        )
    )


def _given(view: View, given: Input | None, form: Form) -> Cell:
    """An input of a risk with its range, or that it is not given."""
    if given is None:
        return Cell("not given")
    financial = view.project.appraisal.first_year.financial
    words = input_words(given, form, view.currency, financial=financial)
    spread = range_words(given.range, form, view.currency)
    return Cell(words, f"range {spread}" if spread else "")
