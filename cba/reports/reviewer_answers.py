"""What the project's data say to each of a reviewer's questions."""

from __future__ import annotations

from collections.abc import Iterable

from cba.discounting import label
from cba.library.in_use import deflator_of, editions_of, schedule_of
from cba.reports.assumption import timing_words
from cba.reports.cashable_words import mechanism_of, owner_of
from cba.reports.evidence_words import counted_lines, counted_statuses
from cba.reports.formatting import counted, is_nought, listed, share
from cba.reports.how_sure import how_sure
from cba.reports.lines_of_option import (
    benefits_of,
    cash_plans,
    lines_of,
    ranged_inputs,
    status_of,
    statuses_of,
    title_of,
)
from cba.reports.outcome_words import capitalised
from cba.reports.risks import risks_of
from cba.reports.texts import sentence, tidy
from cba.reports.view import View
from cba.results.appraisal import BenefitLine, CostLine
from cba.results.optimism import optimism_bias_of

Found = tuple[str, Iterable[str]]


def base_case(view: View) -> Found:
    """The counterfactual, and the options beside the preferred one."""
    about = view.project.project
    words = (
        f"What would happen without it: {sentence(tidy(about.counterfactual))}"
        if about.counterfactual
        else "The file does not say what would happen without the project."
    )
    others = sum(
        option is not view.option and option.role != "baseline"
        for option in view.appraisal.options.values()
    )
    if others:
        are = "is" if others == 1 else "are"
        words += (
            f" {counted(others, 'other option')} {are} appraised beside the preferred "
            "one."
        )
    return words, ("project.counterfactual", "options")


def evidence(view: View) -> Found:
    """How many lines rest on what."""
    words = counted_lines(view)
    if not words:
        words = (
            "No line says whether its figures are published, local or illustrative; "
            "the register has the grades of evidence there are."
            if any(getattr(line, "confidence", None) for _, line in lines_of(view))
            else "The file does not say how far its figures can be trusted."
        )
    weak = counted_statuses(view)
    if weak["illustrative"]:
        words += " What is illustrative has to be replaced before money is committed."
    weakest = [
        next(where for where, said in statuses_of(address, line) if said == status)
        for address, line in lines_of(view)
        if (status := status_of(line)) in {"illustrative", "unverified"}
    ]
    sources = [f"{address}.source" for address, line in lines_of(view) if line.source]
    return words, weakest or sources


def optimism(view: View) -> Found:
    """How much the correction takes, of costs and of benefits."""
    bias = optimism_bias_of(view.option)
    corrected = [
        key.partition("/")[0]
        for key, line in view.option.lines.items()
        if isinstance(line, (CostLine, BenefitLine)) and line.optimism_bias
    ]
    ways = ("confidence", "optimism_bias")
    addresses = [
        f"{address}.{way}"
        for address, line in lines_of(view)
        for way in ways
        if address.partition(".")[2] in corrected and getattr(line, way) is not None
    ]
    if is_nought(bias.on_costs) and is_nought(bias.on_benefits):
        return "No correction is made.", addresses
    parts = [
        f"{what} by {view.money(taken)} ({share(taken / _before_bias(view, kind))})"
        for what, taken, kind in (
            ("costs are raised", bias.on_costs, CostLine),
            ("benefits are lowered", bias.on_benefits, BenefitLine),
        )
        if not is_nought(taken)
    ]
    return f"Yes: {listed(parts)}.", addresses


def _before_bias(view: View, kind: type[CostLine | BenefitLine]) -> float:
    """The size of what is corrected: a gain and a loss are each made worse."""
    return sum(
        abs(line.pv_before_optimism_bias)
        for line in view.option.lines.values()
        if isinstance(line, kind)
    )


def who_pays(view: View) -> Found:
    """Which public bodies would be worse and which better off."""
    better, worse = (
        [
            f"{view.called(n)} by {view.money(abs(view.agencies[n].npv))}"
            for n in view.public
            if sign * view.agencies[n].npv >= 0.5
        ]
        for sign in (1, -1)
    )
    parts = []
    if worse:
        parts.append(f"Worse off: {listed(worse)}.")
    if better:
        parts.append(f"Better off: {listed(better)}.")
    words = " ".join(parts) or "No public body would be better or worse off."
    moved = tuple(f"payments.{key}" for key in view.project.payments)
    return words, ("agencies", *moved)


def cashability(view: View) -> Found:
    """The share of savings that is cash, and whether it is said how and by whom."""
    financial = view.option.financial
    plans = tuple(cash_plans(view))
    addresses = [
        f"benefits.{plan.identifier.replace('/', '.values.')}.cashable"
        for plan in plans
    ]
    saved, cash = financial.pv_benefits, financial.pv_cashable
    if saved <= 0 or is_nought(saved):
        return "There are no savings.", addresses
    part = f"{view.money(cash)} of {view.money(saved)}"
    words = f"{share(cash / saved)} of the savings: {part}."
    if is_nought(cash):
        words = f"No: none of the {view.money(saved)} could be taken out of budgets."
    named = sum(
        bool(mechanism_of(view, plan.given) and owner_of(view, plan.given))
        for plan in plans
    )
    if named:
        has = "has" if named == 1 else "have"
        words += (
            f" {capitalised(counted(named, 'saving'))} {has} a mechanism and an owner."
        )
    return words, addresses


def prices(view: View) -> Found:
    """The price year, and the index by which other years' prices are moved."""
    words = f"All are in {view.prices} prices, with general inflation taken out."
    if view.project.appraisal.deflator is not None or (
        "gdp_deflator" in view.appraisal.run.data
    ):
        name = sentence(deflator_of(view.project).name)
        words += f" Amounts of other years are moved by an index: {name}"
    return words, ("appraisal.price_year", "appraisal.first_year")


def discounting(view: View) -> Found:
    """The years, the schedule, and what lies beyond the last year."""
    settings = view.project.appraisal
    schedule = label(schedule_of(settings.discounting, editions_of(view.project)))
    words = (
        f"Over {view.length}, {view.period}, at {schedule}, with flows "
        f"{timing_words(settings.timing)}."
    )
    lines = view.option.lines.values()
    beyond = sum(x.pv_cut_off for x in lines if isinstance(x, BenefitLine))
    if not is_nought(beyond):
        words += f" Effects worth {view.money(beyond)} come later and are left out."
    own = [
        f"{address}.discounting"
        for address, line in lines_of(view)
        if line.discounting is not None
    ]
    return words, ("appraisal.years", "appraisal.discounting", *own)


def sensitivity(view: View) -> Found:
    """The scenarios, ranges and risks that the file declares."""
    project = view.project
    ranges = tuple(ranged_inputs(view))
    risks = risks_of(project, view.option.identifier)
    declared = (
        (len(project.scenarios), "scenario", "scenarios"),
        (len(ranges), "input with a range", "inputs with a range"),
        (len(risks), "risk", "risks"),
    )
    parts = [counted(number, one, many) for number, one, many in declared if number]
    if not parts:
        return "The file declares no range, no scenario and no risk.", ()
    words = " ".join((f"The file declares {listed(parts)}.", *how_sure(view)))
    return words, (
        "scenarios",
        "ranges",
        "risks",
        *ranges,
    )


def monitoring(view: View) -> Found:
    """How many benefits have an indicator, a baseline, a target and an owner."""
    benefits = tuple(benefits_of(view))
    measures = {key: each.measure for key, each in benefits if each.measure is not None}
    if not benefits:
        return "There are no benefits to measure.", ()
    if not measures:
        return "No benefit has a measure yet.", ()
    whole = [
        each
        for each in measures.values()
        if each.baseline and each.target and each.owner
    ]
    if len(benefits) == 1:
        words = "The one benefit has an indicator"
    elif len(measures) == len(benefits):
        words = f"Each of the {counted(len(benefits), 'benefit')} has an indicator"
    else:
        has = "has" if len(measures) == 1 else "have"
        words = f"{len(measures)} of {len(benefits)} benefits {has} an indicator"
    if len(whole) == len(measures):
        words += ", with a baseline, a target and an owner."
    else:
        words += (
            "; its baseline, target or owner is still to come."
            if len(measures) == 1
            else f"; {len(whole)} of them with a baseline, a target and an owner."
        )
    missing = [title_of(each, key) for key, each in benefits if each.measure is None]
    if missing:
        words += f" Without: {listed(missing)}."
    return words, [f"benefits.{key}.measure" for key in measures]
