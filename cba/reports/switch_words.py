"""The value of an input at which the answer changes, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cba.reports.varied_words import Shown
from cba.reports.view import View

if TYPE_CHECKING:
    from cba.analysis.sensitivity import Swing
    from cba.analysis.switching import Switching

_BY_YEAR = "given by year"


def worth_words(view: View, swing: Swing, value: float) -> str:
    """A value of an input in its own unit; of one by year, its change."""
    return Shown(swing.form, swing.is_series, view.currency).value(value)


def switching_words(view: View, swing: Swing, found: Switching) -> str:
    """A switching value in the unit of its input; of one by year, the change."""
    words = worth_words(view, swing, found.value)
    return f"{words} in every year" if swing.is_series else words


def central_words(view: View, swing: Swing) -> str:
    """The value that an input has in this document."""
    return _BY_YEAR if swing.is_series else worth_words(view, swing, swing.central)


def overtaking_words(view: View, swing: Swing, option: str, found: Switching) -> str:
    """On which side of a value of the input another option is the better one.

    One that is the better one already ceases to be so there.
    """
    at = switching_words(view, swing, found)
    side = "above" if found.value > swing.central else "below"
    theirs = view.appraisal.options[option].public_value.npv
    is_better = theirs > view.option.public_value.npv
    return f"{'no longer better' if is_better else 'better'} {side} {at}"
