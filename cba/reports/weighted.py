"""What people gain, weighted by their income, beside the figures without weights."""

from __future__ import annotations

from collections.abc import Iterator

from cba.calculation.income_weights import elasticity_of, group_weights, groups_of
from cba.models.income import IncomeGroups
from cba.models.inputs import Input
from cba.models.line import titled
from cba.reports.content import Block, Cell, Column, Paragraph, Row, Subheading, Table
from cba.reports.formatting import is_nought, number, ratio, share, unit_for
from cba.reports.texts import as_title, sentence, tidy
from cba.reports.view import View
from cba.reports.written import input_words
from cba.results.appraisal import BenefitLine

_NOTE = (
    "Economic and social value is weighted, less transfers lost; savings of public "
    "bodies and all costs are not. A benefit that names no income group weighs 1."
)


def weighted_by_income(view: View) -> Iterator[Block]:
    """The weights, and the value with and without; nothing where none are declared."""
    given, value = view.project.income_groups, view.option.public_value
    weighted = value.npv_weighted
    if given is None or weighted is None:
        return
    yield Subheading("weighted-by-income", "Weighted by income")
    yield Paragraph(_lead(view, value.npv, weighted))
    yield _groups(view, given)
    yield _benefits(view)


def _lead(view: View, plain: float, weighted: float) -> str:
    words = "Weighted by the incomes of those who gain, the net present social value is"
    if is_nought(weighted - plain):
        return f"{words} the same, {view.money(weighted)}."
    much = view.money(abs(weighted - plain))
    than = f"{'less' if weighted < plain else 'more'} than the {view.money(plain)}"
    return f"{words} {view.money(weighted)}, {much} {than} without weights."


def _groups(view: View, given: IncomeGroups) -> Table:
    """The income and the weight of each group."""
    weights = group_weights(view.project)
    median = _income(view, given.median)
    power = number(elasticity_of(view.project))
    source = sentence(tidy(given.source)) if given.source else ""
    return Table(
        "income-groups",
        "Income groups and the weight of a pound that they gain",
        (
            Column("Income group", "heading", 5),
            Column("Income"),
            Column("Weight"),
        ),
        tuple(
            Row(
                (
                    Cell(as_title(titled(None, group))),
                    Cell(_income(view, income)),
                    Cell(ratio(weights[group])),
                )
            )
            for group, income in given.groups.items()
        ),
        notes=(
            f"A weight is the median income, {median}, over that of the group, to the "
            f"power of {power}: a pound more is worth more to those who have less. "
            f"{source}".strip(),
        ),
    )


def _income(view: View, given: Input) -> str:
    financial = view.project.appraisal.first_year.financial
    return input_words(given, "money", view.currency, financial=financial)


def _benefits(view: View) -> Table:
    """The public value of each benefit, without weights and with them."""
    lines = {
        key: line
        for key, line in view.option.lines.items()
        if isinstance(line, BenefitLine)
    }
    whole = view.option.public_value
    gained = [
        (line.pv_public_value, line.pv_weighted or 0.0) for line in lines.values()
    ]
    totals = (
        ("All benefits", whole.pv_benefits, whole.pv_benefits_weighted or 0.0),
        ("Less all costs", -whole.pv_costs, -whole.pv_costs),
        ("Net present social value (NPSV)", whole.npv, whole.npv_weighted or 0.0),
    )
    unit = unit_for(
        [amount for pair in (*gained, *(x[1:] for x in totals)) for amount in pair],
        view.currency,
    )
    return Table(
        "benefits-weighted",
        "Public value of each benefit, without weights and weighted by income",
        (
            Column("Benefit", "heading", 5),
            Column("Who gains", "text", 4),
            Column("Weight"),
            Column("Without weights"),
            Column("Weighted"),
        ),
        (
            *(
                Row(
                    (
                        Cell(as_title(line.title)),
                        Cell(_who(view, key)),
                        Cell(ratio(line.income_weight)),
                        Cell(unit.show(line.pv_public_value)),
                        Cell(unit.show(line.pv_weighted or 0.0)),
                    )
                )
                for key, line in lines.items()
            ),
            *(
                Row(
                    (
                        Cell(name),
                        Cell(""),
                        Cell(""),
                        Cell(unit.show(plain)),
                        Cell(unit.show(weighted)),
                    ),
                    "total" if name.startswith(("All", "Net")) else "plain",
                )
                for name, plain, weighted in totals
            ),
        ),
        f"{unit.words}, {view.prices} prices",
        (_NOTE,),
    )


def _who(view: View, key: str) -> str:
    """The income groups of a benefit with their shares."""
    identifier, _, part = key.partition("/")
    benefit = view.project.benefits[identifier]
    value = benefit.values[part] if benefit.values is not None else benefit.value
    shares = groups_of(benefit, value) or ()
    return ", ".join(
        f"{titled(None, group).lower()} {share(own)}" for group, own in shares
    )
