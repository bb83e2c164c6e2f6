"""What the project means for one agency, line by line."""

from __future__ import annotations

from cba.results.agency import Book
from cba.results.appraisal import AgencyAppraisal, AgencyYear
from cba.results.explanation.figures import Explanation, Figure, Row, Table, money
from cba.results.explanation.origins import SETTINGS, origins
from cba.results.explanation.view import View

_ACCOUNTS = ("benefits", "payments", "costs", "cashable", "value", "in_kind")
_COLUMNS = (
    "savings",
    "payments",
    "costs",
    "net",
    "of which cash",
    "value enjoyed",
    "in kind",
)
_NEGATIVE = {"costs", "in_kind"}
