"""What the inputs of an option are called: as the register of assumptions has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cba.reports.assumption import Subject
from cba.reports.assumptions_of_benefits import benefit_subjects
from cba.reports.assumptions_of_payments import payment_subjects
from cba.reports.assumptions_of_spending import (
    cost_subjects,
    people_subjects,
)
from cba.reports.assumptions_of_steps import step_subjects
from cba.reports.outcome_words import capitalised
from cba.reports.risks import risk_title
from cba.reports.view import View

#: What of a counted risk is an input, or is drawn.
_OF_RISK = {
    "chance": "Chance",
    "cost": "Cost if it happens",
    "occurs": "Whether it happens",
}


class InputName(NamedTuple):
    """What an input is, in a few words, and the line or the group that it is of."""

    what: str
    line: str = ""

    @property
    def words(self) -> str:
        """The name in the middle of a sentence.

        >>> InputName("Impact", "Fewer falls").words
        'impact (Fewer falls)'
        """
        what = f"{self.what[:1].lower()}{self.what[1:]}"
        return f"{what} ({self.line})" if self.line else what

    @property
    def title(self) -> str:
        """The name at the beginning of a sentence, or in a table."""
        return capitalised(self.words)


def subjects_of(view: View) -> Iterator[Subject]:
    """Everything that the register of assumptions is about."""
    yield from people_subjects(view)
    yield from cost_subjects(view)
    yield from benefit_subjects(view)
    yield from payment_subjects(view)
    yield from step_subjects(view)


def input_names(view: View) -> dict[str, InputName]:
    """What each input of the registers is called, by its address."""
    risks = {
        f"risks.{key}.{name}": InputName(what, risk_title(view, key))
        for key in view.project.counted_risks(view.option.identifier)
        for name, what in _OF_RISK.items()
    }
    return risks | {
        each.address: InputName(_short(each.what), subject.title)
        for subject in subjects_of(view)
        for each in subject.assumptions
        if each.address
    }


def _short(what: str) -> str:
    """What an input is, without its explanation.

    >>> _short("Impact: share who change (kept)")
    'Impact'
    """
    return what.partition(" (")[0].partition(":")[0]


def name_of(names: Mapping[str, InputName], address: str) -> InputName:
    """The name of the input at an address: its own, or that of what it is a part of.

    >>> names = {"benefits.x.outcome.with": InputName("Outcome", "Fewer falls")}
    >>> name_of(names, "benefits.x.outcome.with.2").words
    'outcome, year 2 (Fewer falls)'
    """
    whole, year = address, ""
    while whole not in names:
        whole, _, part = whole.rpartition(".")
        if not whole:
            return InputName(f"`{address}`")
        if part.isdigit():
            year = f", year {int(part) + whole.endswith('.persistence')}"
    found = names[whole]
    return found._replace(what=f"{found.what}{year}")
