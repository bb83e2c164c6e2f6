"""The Appraisal Summary Table: every option by the measures of the Green Book."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cba.reports.content import Cell, Column, Row, Table
from cba.reports.formatting import NO_FIGURE, counted, is_nought, ratio
from cba.reports.input_names import input_names, name_of
from cba.reports.key_figures import one_unit
from cba.reports.non_monetised_words import effect_words, effects_of
from cba.reports.outcome_words import payback_cell
from cba.reports.risks import risks_of
from cba.reports.switch_words import switching_words
from cba.reports.switching_values import nearest
from cba.reports.texts import as_title, tidy
from cba.reports.view import View
from cba.results.appraisal import BenefitLine, CostLine, OptionAppraisal
from cba.results.optimism import optimism_bias_of

_ROLES = {
    "baseline": "business as usual",
    "do-minimum": "do-minimum",
    "preferred": "preferred",
}
_NONE = "none"
_PORTRAIT_OPTIONS = 3
#: As many switching values are named.
_SWITCHING = 3

_NO_VERDICT = (
    "NPSV and BCR count everyone's costs and benefits. The BCR says nothing of size, "
    "and no figure here is a pass or a fail: the effects without a price belong to the "
    "comparison as much as the sums."
)
_NET_COST = (
    "Economic and social value, less others' costs, divided by what public bodies "
    "spend and do not save."
)

Show = Callable[[OptionAppraisal], Cell]


def summary_table(view: View) -> Table:
    """Measures down, options across; the NPSV first, and no verdict on any.

    HM Treasury, Green Book (2026), Appraisal Summary Table. Switching values are
    those of the preferred option, where an input has a range.
    """
    options = tuple(view.appraisal.options.values())
    return Table(
        "option-table",
        "Appraisal Summary Table, present values",
        (
            Column("Measure", "heading", 6),
            *(Column(_head(option), "text", 5) for option in options),
        ),
        tuple(
            Row((Cell(name, detail), *(show(option) for option in options)))
            for name, detail, show in _measures(view)
        ),
        f"{view.prices} prices",
        (_NO_VERDICT,),
        is_wide=len(options) > _PORTRAIT_OPTIONS,
    )


def _head(option: OptionAppraisal) -> str:
    title = as_title(option.title)
    role = _ROLES[option.role] if option.role else ""
    # An option may be called what it is.
    return f"{title} ({role})" if role and role != title.casefold() else title


def _measures(view: View) -> Iterator[tuple[str, str, Show]]:
    one = one_unit(view.currency)
    yield (
        "Net present social value (NPSV)",
        "All benefits less all costs, whoever has them.",
        lambda x: Cell(view.money(x.public_value.npv)),
    )
    yield (
        "Public sector cost",
        "What public bodies spend, with the correction for optimism.",
        lambda x: Cell(view.money(x.financial.pv_costs), _in_kind(view, x)),
    )
    yield (
        "Benefit-cost ratio (BCR)",
        "All benefits divided by all costs, in kind included.",
        lambda x: Cell(ratio(x.public_value.bcr)),
    )
    yield (
        f"Wider value for each {one} of net public cost",
        _NET_COST,
        lambda x: Cell(_net_cost_ratio(x)),
    )
    yield (
        "Net position of public bodies",
        "Savings and payments received, less costs and payments made.",
        lambda x: Cell(
            view.money(x.financial.npv),
            f"{view.money(x.financial.npv_cashable)} in cash",
        ),
    )
    yield (
        "Payback of public money",
        "The years are not discounted.",
        lambda x: Cell(payback_cell(x.financial.payback, view.labels)),
    )
    if view.project.non_monetised:
        yield (
            "Significant effects without a price",
            "They can be counted, but not put into money (unmonetisable).",
            lambda x: _effects(view, x, counted_ones=True),
        )
        yield (
            "Effects that cannot be counted",
            "They can only be described (unquantifiable).",
            lambda x: _effects(view, x, counted_ones=False),
        )
    yield (
        "Risk costs",
        "Those counted are in the figures above, the others in none.",
        lambda x: Cell(_risks(view, x)),
    )
    yield (
        "Residual optimism bias",
        "The correction that is left in the figures above.",
        lambda x: _bias(view, x),
    )
    if view.uncertainty is not None:
        yield (
            "Switching values",
            "The nearest values at which the NPSV of the preferred option is zero.",
            lambda x: _switching(view, x),
        )
    yield (
        "Time horizon",
        "Why so long, and no longer.",
        lambda x: Cell(f"{view.length}, {view.period}", _horizon(view, x)),
    )


def _in_kind(view: View, option: OptionAppraisal) -> str:
    given = option.financial.pv_in_kind
    if is_nought(given):
        return ""
    counts = view.project.appraisal.in_kind_in_financial_case
    return f"{'of which' if counts else 'and'} {view.money(given)} in kind"


def _net_cost_ratio(option: OptionAppraisal) -> str:
    value = option.public_value
    if value.bcr_net_public_cost is not None:
        return ratio(value.bcr_net_public_cost)
    if not any((option.financial.pv_costs, option.financial.pv_benefits)):
        return ratio(None)
    return value.bcr_net_public_cost_reason or ratio(None)


def _effects(view: View, option: OptionAppraisal, *, counted_ones: bool) -> Cell:
    found = [
        effect_words(key, effect)
        + (f": {tidy(effect.quantity)}" if counted_ones else "")
        for key, effect in effects_of(view.project, option.identifier)
        if bool(effect.quantity) == counted_ones
    ]
    return Cell("; ".join(found) or _NONE)


def _risks(view: View, option: OptionAppraisal) -> str:
    borne = risks_of(view.project, option.identifier)
    if not borne:
        is_known = view.project.risks or option.role == "baseline"
        return _NONE if is_known else "none in the file"
    register = f"{counted(len(borne), 'risk')} in the register"
    entered = [
        line.pv_cost
        for line in option.lines.values()
        if isinstance(line, CostLine) and line.chance is not None
    ]
    if not entered:
        return f"{register}, not in these sums"
    which = "all " if len(entered) == len(borne) else f"{len(entered)} "
    which = "" if len(borne) == 1 else which
    return f"{register}, {which}in these sums at {view.money(sum(entered))} expected"


def _bias(view: View, option: OptionAppraisal) -> Cell:
    bias = optimism_bias_of(option)
    if is_nought(bias.on_costs) and is_nought(bias.on_benefits):
        return Cell(_NONE)
    return Cell(
        f"{view.money(bias.on_costs)} on costs, "
        f"{view.money(bias.on_benefits)} off benefits"
    )


def _switching(view: View, option: OptionAppraisal) -> Cell:
    if view.uncertainty is None or option is not view.option:
        return Cell(NO_FIGURE)
    names = input_names(view)
    near = nearest(view.uncertainty.sensitivity)[:_SWITCHING]
    found = [
        (name_of(names, each.address), switching_words(view, each, each.switching))
        for each in near
        if each.switching is not None
    ]
    lines = {name.line for name, _ in found}
    if len(lines) == 1:
        # The line that all are of is named once.
        of_line = lines.pop()
        words = "; ".join(f"{name.what}: {value}" for name, value in found)
        return Cell(words, of_line)
    words = "; ".join(f"{name.title}: {value}" for name, value in found)
    return Cell(words or _NONE)


def _horizon(view: View, option: OptionAppraisal) -> str:
    lines = [x for x in option.lines.values() if isinstance(x, BenefitLine)]
    if not lines:
        return ""
    left_out = sum(line.pv_cut_off for line in lines)
    if not is_nought(left_out):
        return f"Effects worth {view.money(left_out)} come later and are left out."
    last = option.by_year[-1]
    if all(is_nought(x) for x in (last.fiscal, last.economic, last.social)):
        return "Every effect has run out before the last year."
    return "Nothing is counted after the last year."
