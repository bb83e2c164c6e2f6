"""What a payment is made for, in the words of its terms."""

from __future__ import annotations

from cba.models.inputs import Input
from cba.models.line import titled
from cba.models.payment import Followed, Payment
from cba.reports.texts import as_title
from cba.reports.view import View
from cba.reports.written import Form, input_words


def terms_of(view: View, payment: Payment) -> str:
    """How a payment is worked out: `35% of what “Team” costs`, say."""
    followed = payment.follows
    if followed is None:
        return f"{_words(view, payment.amount, 'money')} a year"
    line = followed_words(view, followed)
    if payment.share_of is not None:
        return f"{_words(view, payment.share, 'share')} of {_shared(line, payment)}"
    words = f"{_words(view, payment.tariff, 'money')} for each unit of {line}"
    if payment.paid_after is not None and not payment.paid_after.is_zero():
        words += f", {_words(view, payment.paid_after, 'years')} later"
    if payment.cap is not None:
        words += f", up to {_words(view, payment.cap, 'money')} in all"
    return words


def followed_words(view: View, followed: Followed) -> str:
    """The title of the line that a payment follows, and of one of its values."""
    if followed.section == "costs":
        cost = view.project.costs[followed.identifier]
        return f"“{as_title(titled(cost.title, followed.identifier))}”"
    benefit = view.project.benefits[followed.identifier]
    words = titled(benefit.title, followed.identifier)
    if followed.part is not None:
        part = (benefit.values or {})[followed.part]
        words += f": {titled(part.title, followed.part).lower()}"
    return f"“{as_title(words)}”"


def _shared(line: str, payment: Payment) -> str:
    if payment.share_of is not None and payment.share_of.section == "costs":
        return f"what {line} costs"
    return f"what {line} saves{' in cash' if payment.of == 'cashable' else ''}"


def _words(view: View, given: Input | None, form: Form) -> str:
    if given is None:
        return ""
    financial = view.project.appraisal.first_year.financial
    return input_words(given, form, view.currency, financial=financial)
