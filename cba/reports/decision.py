"""The decision: what is asked of whom, what they get, and what is still open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from cba.calculation.factors import total
from cba.reports.content import (
    Block,
    Bullets,
    Column,
    Definitions,
    Fact,
    Paragraph,
    Row,
    Section,
    Subheading,
    Table,
)
from cba.reports.evidence_words import counted_lines, open_points
from cba.reports.formatting import Unit, is_nought, listed, unit_for
from cba.reports.headline import payments_between
from cba.reports.outcome_words import capitalised, net_words
from cba.reports.table_parts import rounding_note, row
from cba.reports.texts import as_title
from cba.reports.view import View
from cba.reports.winners import asked_outside_government
from cba.results.nominal import nominal_years

#: As many years have a column of their own; the rest stand together.
_YEARS = 5
_ASKED = {
    "strategic": "{who} {is_asked} to agree that work should go on to an outline "
    "business case, with {option} as the preferred way forward. The sums below show "
    "what it would ask of them.",
    "outline": "{who} {is_asked} to agree {option} as the preferred option, and to "
    "plan for the sums below while the full business case is prepared.",
    "full": "{who} {is_asked} to approve {option} and to commit the sums below.",
    None: "{who} {is_asked} to agree to {option}, and to find the sums below.",
}
#: What is asked where there is nothing to choose between.
_ASKED_OF_ONE = {
    **_ASKED,
    "strategic": "{who} {is_asked} to agree that work on {option} should go on to an "
    "outline business case. The sums below show what it would ask of them.",
    "outline": "{who} {is_asked} to agree to {option}, and to plan for the sums below "
    "while the full business case is prepared.",
}
_STAGES = {
    "strategic": "Strategic outline case: the first of three. It makes the case for "
    "change and narrows the options; no money is committed.",
    "outline": "Outline business case: the second of three. It chooses the preferred "
    "option and how to buy and run it; money is planned, and not yet committed.",
    "full": "Full business case: the last of three. Approval commits the money.",
}
_COSTS = "Costs with the correction for optimism"
_NET_CASH = (
    f"{_COSTS}, and payments to partners less those received. Below zero, the body "
    "receives more than it pays."
)
_IN_BUDGETS = (
    "The section “Financial case” has what budgets would show, in the money of each "
    "year."
)
_STATUSES = {
    "draft": "Draft: figures and words may still change.",
    "review": "For review: complete, and open to challenge.",
    "approved": "Approved.",
}


@dataclass(frozen=True, slots=True)
class _Asked:
    """What one body is asked for by year; below nought it receives."""

    position: int
    costs: tuple[float, ...]
    payments: tuple[float, ...]

    @property
    def net(self) -> tuple[float, ...]:
        return tuple(
            cost + paid for cost, paid in zip(self.costs, self.payments, strict=True)
        )

    @property
    def is_nothing(self) -> bool:
        # Pennies of many years may be pounds together.
        return all(
            is_nought(amount)
            for flow in (self.costs, self.payments)
            for amount in (*flow, _sum(flow))
        )

    @property
    def pays(self) -> bool:
        """Whether anything is asked of the body, in some year or over all."""
        return any(
            amount > 0 and not is_nought(amount)
            for amount in (*self.net, _sum(self.net))
        )


def decision_section(view: View) -> Section:
    """What is asked, the cash asked of each by year, what they get, what is open."""
    return Section("decision", "The decision", tuple(_blocks(view)))


def _blocks(view: View) -> Iterator[Block]:
    asked = [each for each in _asked(view) if not each.is_nothing]
    yield Paragraph(_request(view, asked), "lead")
    if asked:
        yield cash_table(view, asked)
        for words in payments_between(view):
            yield Paragraph(words)
    for words in asked_outside_government(view):
        yield Paragraph(words)
    yield Paragraph(_return(view, is_asked=bool(asked)))
    facts = tuple(_standing(view))
    if facts:
        yield Definitions(facts)
    points = tuple(open_points(view))
    if points:
        yield Subheading("conditions", "What is to be settled first")
        yield Bullets(points)


def _asked(view: View) -> Iterator[_Asked]:
    for n in range(len(view.agencies)):
        costs = view.book.flow("costs", (n,))
        yield _Asked(
            n,
            tuple(costs.tolist()),
            tuple((-view.book.flow("payments", (n,))).tolist()),
        )


def _request(view: View, asked: list[_Asked]) -> str:
    """Who is asked for what: those who would pay anything in some year."""
    payers = [
        each.position
        for each in asked
        if view.agencies[each.position].public and each.pays
    ]
    option = f"“{as_title(view.option.title)}”"
    if len(view.appraisal.options) == 1:
        option = "this project"
    if not payers:
        asks = "No public body is asked for any money"
        if asked:
            asks += "; what others would find stands below"
        return f"Agreement to {option} is sought. {asks}."
    who = capitalised(listed(view.called(n) for n in payers))
    stage = view.project.project.stage
    texts = _ASKED if len(view.appraisal.options) > 1 else _ASKED_OF_ONE
    text = texts[stage].format(
        who=who,
        is_asked="is asked" if len(payers) == 1 else "are asked",
        option=option,
    )
    if len(payers) == 1:
        text = text.replace("of them.", "of it.")
    return text


def _return(view: View, *, is_asked: bool) -> str:
    """What public bodies and society get; in return, where something is asked."""
    financial = view.option.financial
    saved, cash = financial.pv_benefits, financial.pv_cashable
    if not view.public:
        return f"{capitalised(_society(view))} (present value over {view.length})."
    words = f"{view.public_words} would "
    if is_nought(saved):
        words += "save nothing"
    elif saved < 0:
        words += f"have {view.money(-saved)} of further costs elsewhere"
    else:
        words = f"{'in return ' if is_asked else ''}{words}save {view.money(saved)}"
        if is_nought(cash):
            words += ", none of it in cash"
        elif is_nought(saved - cash):
            words += ", all of it in cash"
        else:
            words += f", of which {view.money(cash)} in cash"
    whole = f"{capitalised(words)}; {_society(view)}"
    return f"{whole} (present values over {view.length})."


def _society(view: View) -> str:
    net = net_words(view.option.public_value.npv, view.currency)
    return f"society as a whole would be {net}"


def _standing(view: View) -> Iterator[Fact]:
    about = view.project.project
    if about.stage:
        yield Fact("Stage", _STAGES[about.stage])
    if about.status:
        yield Fact("Status", _STATUSES[about.status])
    lines = counted_lines(view)
    if lines:
        yield Fact("Evidence", lines)


def cash_table(view: View, asked: list[_Asked]) -> Table:
    """The cash asked of each body: the first years, those after them, and the whole."""
    public = [each for each in asked if view.agencies[each.position].public]
    others = [each for each in asked if not view.agencies[each.position].public]
    heads, cut = _years(view.labels)
    shown = [(each, _columns(each.net, cut)) for each in asked]
    together = _columns(_net_of(view, view.public), cut)
    unit = unit_for([x for _, each in shown for x in each], view.currency)
    rows: list[Row] = []
    for each in public:
        rows += _rows(view, each, cut, unit)
    if len(public) > 1:
        rows.append(row("All public bodies", unit, together, role="total"))
    for each in others:
        rows += _rows(view, each, cut, unit)
    counts = view.project.appraisal.in_kind_in_financial_case
    in_kind = "by public bodies is counted" if counts else "is left out"
    has_payments = any(not is_nought(x) for each in asked for x in each.payments)
    sums = _NET_CASH if has_payments else f"{_COSTS}."
    notes = [f"{sums} What is given in kind {in_kind}."]
    if public and any(each is not None for each in nominal_years(view.project)):
        notes.append(_IN_BUDGETS)
    parts = [_columns(each.net, cut) for each in public]
    if len(public) > 1:
        notes += rounding_note(unit, parts, together)
    return Table(
        "cash-asked",
        "Cash asked of each body, by year",
        (Column("Body", "heading", 5), *(Column(head) for head in heads)),
        tuple(rows),
        f"{unit.words}, {view.prices} prices, not discounted",
        tuple(notes),
    )


def _rows(view: View, each: _Asked, cut: int, unit: Unit) -> Iterator[Row]:
    """The net sum, and below it costs and payments where there are both."""
    yield row(view.name(each.position), unit, _columns(each.net, cut))
    if all(any(not is_nought(x) for x in flow) for flow in (each.costs, each.payments)):
        yield row("of which costs", unit, _columns(each.costs, cut), role="part")
        paid = "of which payments made, less received"
        yield row(paid, unit, _columns(each.payments, cut), role="part")


def _net_of(view: View, positions: tuple[int, ...]) -> tuple[float, ...]:
    costs = view.book.flow("costs", positions)
    return tuple((costs - view.book.flow("payments", positions)).tolist())


def _years(labels: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    """The heads of the columns, and how many years have one of their own."""
    if len(labels) == 1:
        return labels, 1
    if len(labels) <= _YEARS + 1:
        return (*labels, "In all"), len(labels)
    later = f"{labels[_YEARS]} to {labels[-1]}"
    return (*labels[:_YEARS], later, "In all"), _YEARS


def _columns(flow: tuple[float, ...], cut: int) -> tuple[float, ...]:
    if len(flow) == 1:
        return flow
    first, later = flow[:cut], flow[cut:]
    whole = _sum(flow)
    return (*first, _sum(later), whole) if later else (*first, whole)


def _sum(flow: tuple[float, ...]) -> float:
    return float(total(np.array(flow)))
