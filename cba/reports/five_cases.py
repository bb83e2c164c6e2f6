"""What a case holds of each of the five cases, and what its stage still expects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from cba.models.cashable import Cashable
from cba.reports.content import Cell, Column, Row, Table
from cba.reports.evidence_words import counted_statuses
from cba.reports.formatting import counted, is_nought, listed
from cba.reports.lines_of_option import benefits_of, cash_plans
from cba.reports.non_monetised_words import effects_of
from cba.reports.outcome_words import capitalised
from cba.reports.risks import risks_of
from cba.reports.texts import tidy
from cba.reports.view import View
from cba.results.appraisal import BenefitLine, CostLine, PaymentLine

Stage = Literal["strategic", "outline", "full"]
_ORDER: tuple[Stage, ...] = ("strategic", "outline", "full")
STAGE_NAMES = {
    "strategic": "a strategic outline case",
    "outline": "an outline business case",
    "full": "a full business case",
}
_NOT_YET = "Nothing is required at this stage."
_CASES = ("Strategic", "Economic", "Commercial", "Financial", "Management")


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a case: what it is where it is there, and from which stage needed."""

    case: str
    there: bool
    held: str
    missing: str
    since: Stage


def five_cases_table(view: View) -> Table:
    """The five cases: what this document holds, and what is still to come.

    Without a stage the case is held to what a full one needs.

    HM Treasury, Green Book: the five case model, by stage.
    """
    stage = view.project.project.stage or "full"
    parts = tuple(_parts(view))
    needed = _ORDER[: _ORDER.index(stage) + 1]
    rows = []
    for case in _CASES:
        held = [each.held for each in parts if each.case == case and each.there]
        missing = [
            each.missing
            for each in parts
            if each.case == case and not each.there and each.since in needed
        ]
        is_needed = any(each.case == case and each.since in needed for each in parts)
        nothing_missing = "Complete for this stage." if is_needed else _NOT_YET
        rows.append(
            Row(
                (
                    Cell(case),
                    Cell(_items(held) or "None of it is in the file."),
                    Cell(_items(missing) or nothing_missing),
                )
            )
        )
    name = STAGE_NAMES[stage]
    return Table(
        "five-cases",
        f"The five cases, held to what {name} needs",
        (
            Column("Case", "heading", 3),
            Column("What this document holds", "text", 9),
            Column("Still to come at this stage", "text", 7),
        ),
        tuple(rows),
    )


def _items(words: Sequence[str]) -> str:
    return f"{capitalised('; '.join(words))}." if words else ""


def _parts(view: View) -> Iterator[_Part]:
    yield from _strategic(view)
    yield from _economic(view)
    yield from _narrative(view)
    yield from _financial(view)
    yield from _management(view)


def _strategic(view: View) -> Iterator[_Part]:
    about = view.project.project
    objectives = len(about.objectives or {})
    yield _Part(
        "Strategic",
        bool(about.summary),
        "a summary of the proposal",
        "a summary of the proposal",
        "strategic",
    )
    yield _Part(
        "Strategic",
        bool(about.counterfactual),
        "what would happen without it",
        "what would happen without it",
        "strategic",
    )
    yield _Part(
        "Strategic",
        objectives > 0,
        counted(objectives, "objective"),
        "objectives",
        "strategic",
    )


def _economic(view: View) -> Iterator[_Part]:
    options, longlist = len(view.appraisal.options), len(view.project.longlist)
    project = view.project
    yield _Part(
        "Economic",
        bool(view.option.lines),
        "the net present social value and the benefit-cost ratio",
        "costs and benefits in money",
        "strategic",
    )
    yield _Part(
        "Economic",
        longlist > 0,
        f"a longlist of {longlist}, sifted",
        "a longlist with the reasons of the sift",
        "strategic",
    )
    yield _Part(
        "Economic",
        options > 1,
        f"{counted(options, 'option')} appraised",
        "options to compare the preferred one with",
        "strategic",
    )
    effects = len(dict(effects_of(project, view.option.identifier)))
    yield _Part(
        "Economic",
        effects > 0,
        f"{counted(effects, 'effect')} without a price",
        "effects that have no price",
        "outline",
    )
    tried = len(project.scenarios)
    yield _Part(
        "Economic",
        tried > 0,
        counted(tried, "scenario"),
        "scenarios that test the result",
        "outline",
    )
    statuses = counted_statuses(view)
    stand_in, unsaid = statuses["illustrative"], statuses[""]
    yield _Part(
        "Economic",
        not stand_in and not unsaid,
        "evidence for every line",
        f"evidence in place of the illustrative figures of {counted(stand_in, 'line')}"
        if stand_in
        else f"how far the figures of {counted(unsaid, 'line')} can be trusted",
        "outline",
    )


def _narrative(view: View) -> Iterator[_Part]:
    """The commercial case: its headings, or that it is a single text."""
    given = view.project.commercial
    names = (
        []
        if given is None or isinstance(given, str)
        else [tidy(key.replace("_", " ")).lower() for key in given]
    )
    yield _Part(
        "Commercial",
        bool(given),
        listed(names) if names else "a text",
        "how services are bought, on what contract, and who bears which risk",
        "outline",
    )


def _kinds_of_flow(view: View) -> list[str]:
    """What money moves; benefits beyond budgets are no part of the financial case."""
    lines = tuple(view.option.lines.values())
    kinds = {
        "costs": any(isinstance(line, CostLine) for line in lines),
        "savings": any(
            isinstance(line, BenefitLine) and not is_nought(line.pv_fiscal)
            for line in lines
        ),
        "payments": any(isinstance(line, PaymentLine) for line in lines),
    }
    return [kind for kind, is_there in kinds.items() if is_there]


def _financial(view: View) -> Iterator[_Part]:
    kinds = _kinds_of_flow(view)
    yield _Part(
        "Financial",
        bool(kinds),
        f"{listed(kinds)} of each body by year" if kinds else "",
        "costs by body and year",
        "strategic",
    )
    plans = [plan.given for plan in cash_plans(view) if _is_cash(plan.given)]
    unplanned = sum(not (plan.mechanism and plan.owner) for plan in plans)
    if plans:
        yield _Part(
            "Financial",
            unplanned == 0,
            "how each cashable saving leaves a budget, and who sees to it",
            "how budgets are reduced, and by whom, for "
            f"{counted(unplanned, 'cashable saving')}",
            "full",
        )


def _is_cash(plan: Cashable) -> bool:
    shares = [plan.share, *(share for _, share in plan.by_agency)]
    return any(share is not None and not share.is_zero() for share in shares)


def _management(view: View) -> Iterator[_Part]:
    given = view.project.management
    project = view.project
    names = (
        []
        if given is None or isinstance(given, str)
        else [tidy(key.replace("_", " ")).lower() for key in given]
    )
    yield _Part(
        "Management",
        bool(given),
        listed(names) if names else "a text",
        "governance and a plan with milestones",
        "outline",
    )
    risks = len(risks_of(project, view.option.identifier))
    yield _Part(
        "Management",
        risks > 0,
        f"a register of {counted(risks, 'risk')}",
        "a register of risks",
        "outline",
    )
    benefits = [benefit for _, benefit in benefits_of(view)]
    unmeasured = sum(benefit.measure is None for benefit in benefits)
    if benefits:
        yield _Part(
            "Management",
            unmeasured == 0,
            "a measure for every benefit",
            f"a measure for {counted(unmeasured, 'benefit')}",
            "outline",
        )
    yield _Part(
        "Management",
        bool(project.sign_off)
        and all(each.name and each.date for each in project.sign_off.values()),
        "sign-off by name and date",
        "sign-off by name and date",
        "full",
    )
