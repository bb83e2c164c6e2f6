"""The assumptions about steps: how many units a year close a ward, a wing, a team."""

from __future__ import annotations

from collections.abc import Iterator

from cba.reports.assumption import Subject, of_input, source_words
from cba.reports.cash_words import step_title
from cba.reports.lines_of_option import cash_plans, owner_words, steps_of
from cba.reports.outcome_words import capitalised
from cba.reports.texts import sentence, tidy
from cba.reports.view import View


def step_subjects(view: View) -> Iterator[Subject]:
    """The steps that savings of the option fill together."""
    for key, step in steps_of(view):
        unit = tidy(step.unit)
        size = f"Units a year that make one step{f' ({unit})' if unit else ''}"
        owner = owner_words(view, step.owner)
        said = (tidy(step.mechanism), f"by {owner}" if owner else "")
        words = "; ".join(each for each in said if each)
        address = f"steps.{key}"
        yield Subject(
            address,
            capitalised(step_title(view, key)),
            sentence(capitalised(words)),
            source_words(step.source, step.notes),
            step.status or "",
            tuple(of_input(view, size, step.size, "count", address=f"{address}.size")),
            tuple(plan.title for plan in cash_plans(view) if plan.given.step == key),
        )
