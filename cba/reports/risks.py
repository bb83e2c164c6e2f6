"""The risks of the register, as the project file gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cba.models.inputs import Input
from cba.models.line import titled
from cba.models.project import Project
from cba.models.risk import Risk
from cba.reports.content import Block, Cell, Column, Row, Table
from cba.reports.formatting import listed, share
from cba.reports.texts import as_name, as_title, sentence, tidy
from cba.reports.view import View
from cba.reports.written import Form, input_words, range_words
from cba.results.appraisal import CostLine

_OUTSIDE = "Chances and costs of risks do not enter any figure of this document."
_IN_PART = (
    "A risk in the figures enters as a cost, its chance times what it would cost, as "
    "present value and without optimism bias. The others enter no figure."
)
#: What no risk of the register is given has no column.
_OPTIONAL = (
    Column("Falls on", "text", 3),
    Column("Owner", "text", 3),
    Column("What is done about it", "text", 6),
)
_COLUMNS = (
    Column("Risk", "heading", 6),
    Column("Chance", "text", 2),
    Column("Cost if it happens", "text", 3),
    *_OPTIONAL,
)
_ENTERED = Column("In the figures", "text", 4)


def risk_register(view: View) -> Iterator[Block]:
    """The risks of the option; nothing where there are none."""
    risks = risks_of(view.project, view.option.identifier)
    if not risks:
        return
    has_counted = bool(_counted(view))
    columns = (*_COLUMNS, *((_ENTERED,) if has_counted else ()))
    rows = [
        _row(view, key, risk, (_entered(view, key),) if has_counted else ())
        for key, risk in risks.items()
    ]
    kept = [
        n
        for n, column in enumerate(columns)
        if column not in _OPTIONAL or any(row.cells[n].text for row in rows)
    ]
    yield Table(
        "risk-register",
        "The risks of the preferred option",
        tuple(columns[n] for n in kept),
        tuple(Row(tuple(row.cells[n] for n in kept)) for row in rows),
        notes=(_IN_PART if has_counted else _OUTSIDE,),
    )


def risk_title(view: View, key: str) -> str:
    """The title of a risk as a document shows it."""
    return as_title(titled(view.project.risks[key].title, key))


def replaced_words(view: View, line: str) -> str:
    """What stands for a line's correction for optimism, where risks do."""
    risks = view.project.bias_replaced(view.option.identifier).get(line, ())
    if not risks:
        return ""
    which = "a risk" if len(risks) == 1 else "risks"
    titles = listed(risk_title(view, risk) for risk in risks)
    return f"Replaced by {which} in the figures: {titles}"


def _counted(view: View) -> dict[str, Risk]:
    return view.project.counted_risks(view.option.identifier)


def _entered(view: View, key: str) -> Cell:
    """What a risk brings into the figures, and the correction that it replaces."""
    line = view.option.lines.get(key)
    if key not in _counted(view) or not isinstance(line, CostLine):
        return Cell("no, printed only")
    replaced = _counted(view)[key].replaces_bias_of or ()
    titles = [title for name in replaced if (title := _title_of(view, name))]
    words = f"instead of optimism bias on: {listed(titles)}" if titles else ""
    return Cell(f"yes, {view.money(line.pv_cost)} expected", words)


def _title_of(view: View, name: str) -> str:
    """The title of a cost or of a benefit of the option; empty where it has none."""
    project = view.project
    line = project.costs.get(name) or project.benefits.get(name)
    if line is None or not project.has_line(view.option.identifier, line):
        return ""
    return as_title(titled(line.title, name))


def risks_of(project: Project, option: str) -> dict[str, Risk]:
    """The risks of an option by id."""
    return {
        key: risk
        for key, risk in project.risks.items()
        if project.has_line(option, risk)
    }


def _row(view: View, key: str, risk: Risk, entered: tuple[Cell, ...]) -> Row:
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
            *entered,
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
