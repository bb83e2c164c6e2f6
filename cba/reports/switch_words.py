"""The value of an input at which the answer changes, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cba.reports.input_names import value_words
from cba.reports.simulation_words import option_words
from cba.reports.view import View

if TYPE_CHECKING:
    from cba.analysis.sensitivity import Swing
    from cba.analysis.switching import Switching

_BY_YEAR = "given by year"


def switching_words(view: View, swing: Swing, found: Switching) -> str:
    """A switching value in the unit of its input; of one by year, the change."""
    words = value_words(
        found.value, swing.form, view.currency, is_series=swing.is_series
    )
    return f"{words} in every year" if swing.is_series else words


def central_words(view: View, swing: Swing) -> str:
    """The value that an input has in this document."""
    if swing.is_series:
        return _BY_YEAR
    return value_words(swing.central, swing.form, view.currency, is_series=False)


def overtaking_words(view: View, swing: Swing, option: str, found: Switching) -> str:
    """On which side of a value of the input another option is the better one.

    One that is the better one already ceases to be so there.
    """
    at = switching_words(view, swing, found)
    side = "above" if found.value > swing.central else "below"
    theirs = view.appraisal.options[option].public_value.npv
    is_better = theirs > view.option.public_value.npv
    verb = "is no longer better" if is_better else "is better"
    return f"{option_words(option, view)} {verb} {side} {at}"
