"""The made-up projects together use every part of the calculation."""

from __future__ import annotations

from collections.abc import Iterator

from cba.calculation.flows import BenefitFlow, CostFlow, LineFlow, PaymentFlow
from cba.calculation.profiles import Curve, Decay, Gap
from cba.models.evidence import CapitalBias
from cba.models.project import Project
from cba.models.series import Series
from cba.results.appraisal import Appraisal
from cba.results.explanation.view import View
from tests.reports.workbook.samples import SEEDS, by_cohort, made_up

FEATURES = {
    *(
        "cost",
        "payment",
        "capital class",
        "growth",
        "prices",
        "drop-off",
        "persistence",
    ),
    *("outcome", "points", "by year", "cohorts", "steps", "later cash", "transfer"),
    *("several values", "pounds", "quantity", "grown series", "option sets", "bands"),
    *("start", "mid", "end", "worst", "mean", "product", "harm", "cut off"),
    *("in kind counts", "typed bias", "pooled steps", "at once and in steps", "ramp"),
}


def test_the_seeds_cover_every_part_of_the_calculation() -> None:
    appraisals = (by_cohort(), *map(made_up, SEEDS))
    found = {feature for each in appraisals for feature in _features(each)}

    assert sorted(FEATURES - found) == []


def _features(appraisal: Appraisal) -> Iterator[str]:
    settings = appraisal.project.appraisal
    yield from (settings.timing, settings.optimism_bias)
    if len(settings.discounting.bands) > 1:
        yield "bands"
    if settings.in_kind_in_financial_case:
        yield "in kind counts"
    for option, answer in appraisal.options.items():
        declared = appraisal.project.options.get(option)
        if declared is not None and declared.set:
            yield "option sets"
        for line, flow in answer.flows.lines.items():
            yield from _of_line(flow)
            yield from _of_project(View.of(appraisal, option).project, line)


def _of_line(flow: LineFlow) -> Iterator[str]:
    escalation = flow.stream.escalation
    if escalation.growth is not None:
        yield "growth"
    if escalation.rebase != 1.0:
        yield "prices"
    if isinstance(flow, PaymentFlow):
        yield "payment"
    elif isinstance(flow, CostFlow):
        yield "cost"
    else:
        yield from _of_benefit(flow)


def _of_benefit(flow: BenefitFlow) -> Iterator[str]:
    stream = flow.stream
    kinds = {Decay: "drop-off", Curve: "persistence", Gap: "outcome"}
    if stream.profile is None:
        yield "pounds" if stream.in_pounds else "quantity"
    else:
        yield kinds[type(stream.profile.left)]
        if stream.profile.weights(3).shape[1] > 1:
            yield "cohorts"
    has = {
        "points": stream.points is not None,
        "by year": any(each.is_series for each in stream.starting[1:]),
        "steps": stream.cash.step is not None,
        "pooled steps": stream.cash.pool is not None,
        "at once and in steps": bool(stream.cash.shares and stream.cash.stepped),
        "ramp": stream.cash.released is not None,
        "later cash": stream.cash.start > 0,
        "transfer": "transfer" in stream.worth,
        "several values": "/" in stream.identifier,
        "harm": bool((flow.volume < 0).any()),
        "cut off": stream.beyond > 0,
    }
    yield from (feature for feature, is_there in has.items() if is_there)


def _of_project(project: Project, line: str) -> Iterator[str]:
    cost = project.costs.get(line)
    if cost is not None and isinstance(cost.optimism_bias, CapitalBias):
        yield "capital class"
    elif cost is not None and cost.optimism_bias is not None:
        yield "typed bias"
    amount = cost.amount.value if cost is not None and cost.amount else None
    if isinstance(amount, Series) and amount.growing is not None:
        yield "grown series"
