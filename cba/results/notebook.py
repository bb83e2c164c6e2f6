"""How an appraisal shows itself in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cba.results.appraisal import Appraisal


def to_html(appraisal: Appraisal) -> str:
    """The headline and the agency table, as a fragment of HTML.

    The one place where an answer asks a report how it looks: a notebook puts the
    question to the answer itself.
    """
    from cba.reports import notebook

    return notebook.to_html(appraisal)
