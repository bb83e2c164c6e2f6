"""What of a saving is cash, in words: how much, how, by whom, and why no more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cba.models.cash_shares import CashShares
from cba.models.cashable import Cashable
from cba.models.inputs import Input
from cba.models.line import titled
from cba.reports.formatting import listed, number
from cba.reports.texts import as_title, sentence, tidy
from cba.reports.view import View
from cba.reports.written import input_words

_FIRST = re.compile(r"([A-Z])([a-z]*)\b")


def step_title(view: View, step: str) -> str:
    """The title of a step that savings fill."""
    return as_title(titled(view.project.steps[step].title, step))


def how_much(view: View, given: Cashable) -> str:
    """The shares that are cash, for every body or by name; empty where none are."""
    if given.only_ramps:
        return "all of it"
    ways = {"share": "", "at_once": " at once", "stepped": ""}
    if given.step is not None:
        ways["stepped"] = f" in whole steps of “{step_title(view, given.step)}”"
    parts = [
        f"{words}{ways[key]}"
        for key, shares in given.shares()
        if (words := listed_shares(view, shares))
    ]
    # Lists of bodies are parted by more than the "and" within them.
    if any(" and " in each for each in parts):
        return "; ".join(parts)
    return listed(parts) if parts else ""


def listed_shares(view: View, shares: CashShares) -> str:
    """One share, or those of the bodies that have any; empty where there is none."""
    found = [(agency, _share(view, each)) for agency, each in _each(shares)]
    positive = [(agency, words) for agency, words in found if words != "0%"]
    named = (f"{view.names[a]} {words}" if a else words for a, words in positive)
    return listed(named) if positive else ""


def _each(shares: CashShares) -> Iterator[tuple[str, Input]]:
    if isinstance(shares, Input):
        yield "", shares
    else:
        yield from shares


def _share(view: View, given: Input) -> str:
    financial = view.project.appraisal.first_year.financial
    return input_words(given, "share", view.currency, financial=financial)


def when_words(view: View, given: Cashable) -> str:
    """From when it is cash, in what steps of its own, and how it is released."""
    words = ""
    if given.start is not None:
        words += f", from {given.start}"
    if given.in_steps_of is not None:
        size = number(given.in_steps_of.constant())
        words += f", only in whole steps of {size} units a year"
    if given.by_year is not None:
        words += f", released by year: {_share(view, given.by_year)}"
    return words


def mechanism_of(view: View, given: Cashable) -> str:
    """How budgets are reduced: as the saving says, or else its step."""
    step = view.project.steps[given.step] if given.step is not None else None
    return tidy(given.mechanism or (step.mechanism if step else None))


def owner_of(view: View, given: Cashable) -> str | None:
    """Who reduces the budgets: as the saving says, or else its step."""
    step = view.project.steps[given.step] if given.step is not None else None
    return given.owner or (step.owner if step else None)


def because_words(view: View, given: Cashable, *, some: bool) -> str:
    """Why it is not cash, or why the rest is not; empty where nobody says.

    ``some`` says that a part of it is.
    """
    reason = tidy(given.because)
    if not reason:
        return ""
    what = "The rest is not cashable" if some else "Not cashable"
    return sentence(f"{what} because {_lowered(view, reason)}")


def _lowered(view: View, reason: str) -> str:
    """A reason after "because": its first word small, unless it is part of a name."""
    first = _FIRST.match(reason)
    about = view.project.project
    names = (*view.names.values(), about.title, about.place or "")
    if first is None or any(re.search(rf"\b{first[0]}\b", name) for name in names):
        return reason
    return f"{first[1].lower()}{reason[1:]}"
