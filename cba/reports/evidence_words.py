"""How far the figures of a case can be relied on, and what is open, in words."""

from __future__ import annotations

from collections.abc import Iterator

from cba.reports.formatting import counted, is_nought, listed
from cba.reports.lines_of_option import benefits_of, lines_of, status_of
from cba.reports.outcome_words import capitalised
from cba.reports.view import View
from cba.reports.winners import losers_outside_government

_KINDS = (
    ("published", "published figures"),
    ("local", "the partners' own figures"),
    ("illustrative", "illustrative figures"),
    ("unverified", "unverified figures"),
    ("", "figures whose status the file does not give"),
)


def counted_statuses(view: View) -> dict[str, int]:
    """How many lines of the option are published, local, illustrative and so on."""
    found = dict.fromkeys((kind for kind, _ in _KINDS), 0)
    for _, line in lines_of(view):
        found[status_of(line)] += 1
    return found


def counted_lines(view: View) -> str:
    """How many lines rest on what, in a sentence; empty where nothing says.

    Of a project whose lines have no status, nothing can be said.
    """
    found = counted_statuses(view)
    whole = sum(found.values())
    if not whole or found[""] == whole:
        return ""
    kinds = [(found[kind], what) for kind, what in _KINDS if found[kind]]
    lines = "of costs, benefits and payments"
    (first, what), *others = kinds
    if not others:
        if whole == 1:
            return f"The one line {lines} rests on {what}."
        return f"All {counted(whole, 'line')} {lines} rest on {what}."
    rests = "rests" if first == 1 else "rest"
    words = [f"{first} {rests} on {what}", *(f"{n} on {other}" for n, other in others)]
    return f"Of {counted(whole, 'line')} {lines}, {listed(words)}."


def open_points(view: View) -> Iterator[str]:
    """What a decision should settle, or know to be unsettled."""
    yield from _society(view)
    yield from _losers(view)
    yield from losers_outside_government(view)
    yield from _cash(view)
    stand_in = counted_statuses(view)["illustrative"]
    if stand_in:
        rests = "rests" if stand_in == 1 else "rest"
        yield (
            f"{counted(stand_in, 'line')} {rests} on illustrative figures, which stand "
            "in for evidence that is still to come."
        )
    warnings = sum(
        p.severity == "warning" and p.accepted is None for p in view.appraisal.problems
    )
    if warnings:
        stands = "stands" if warnings == 1 else "stand"
        yield (
            f"{counted(warnings, 'warning')} {stands} against the project file; "
            "the section on delivery lists what is open."
        )
    unmeasured = sum(benefit.measure is None for _, benefit in benefits_of(view))
    if unmeasured:
        has = "has" if unmeasured == 1 else "have"
        yield (
            f"{counted(unmeasured, 'benefit')} {has} no measure yet, so that nobody "
            "could tell whether the effect came."
        )


def _losers(view: View) -> Iterator[str]:
    losers = [
        view.called(n)
        for n in view.public
        if view.agencies[n].npv < 0 and not is_nought(view.agencies[n].npv)
    ]
    if not losers:
        return
    who = capitalised(listed(losers))
    if any(view.agencies[n].npv >= 0.5 for n in view.public):
        yield (
            f"{who} would be worse off while other public bodies are better off: the "
            "partners have to agree how this is made good, or that it is borne."
        )
    else:
        yield f"{who} would be worse off, and no public body better off."


def _society(view: View) -> Iterator[str]:
    loss = -view.option.public_value.npv
    if loss > 0 and not is_nought(loss):
        yield (
            f"Costs would exceed all benefits to society by {view.money(loss)} "
            "in present value."
        )


def _cash(view: View) -> Iterator[str]:
    financial = view.option.financial
    short = -financial.npv_cashable
    if short <= 0 or is_nought(short):
        return
    words = (
        f"In cash alone public budgets would be {view.money(short)} short over "
        f"{view.length}, in present value"
    )
    elsewhere = financial.pv_benefits - financial.pv_cashable
    if elsewhere > 0 and not is_nought(elsewhere):
        words += ": savings that cannot be taken out of budgets do not pay for costs"
    yield f"{words}."
