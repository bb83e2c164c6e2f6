"""What the register of assumptions says of payments between partners."""

from __future__ import annotations

from collections.abc import Iterator

from cba.models.line import titled
from cba.models.payment import Payment
from cba.reports.assumption import (
    Assumption,
    Subject,
    of_input,
    of_line,
    source_words,
)
from cba.reports.payment_words import followed_words
from cba.reports.texts import as_title
from cba.reports.view import View
from cba.reports.written import Form

#: What is given of a payment, and whether it is in the prices of some year.
_GIVEN: tuple[tuple[str, str, Form, bool], ...] = (
    ("amount", "Amount a year", "money", True),
    ("share", "Share paid", "share", False),
    ("tariff", "Tariff for each unit", "money", True),
    ("cap", "Most paid in all", "money", True),
    ("paid_after", "Paid after the results", "years", False),
)


def payment_subjects(view: View) -> Iterator[Subject]:
    """The payments of the option."""
    for key, payment in view.project.payments.items():
        if key in view.option.lines:
            yield _subject(view, key, payment)


def _subject(view: View, key: str, payment: Payment) -> Subject:
    payer, payee = view.names[payment.payer], view.names[payment.payee]
    base = f"payments.{key}"
    between = Assumption("From and to", f"{payer} to {payee}", is_about_line=True)
    return Subject(
        base,
        as_title(titled(payment.title, key)),
        "",
        source_words(payment.source, payment.notes),
        payment.status or "",
        (
            between,
            *_followed(view, payment, base),
            *_inputs(view, payment, base),
            *of_line(view, payment, base),
        ),
    )


def _followed(view: View, payment: Payment, base: str) -> Iterator[Assumption]:
    """The line that a share is paid of, or whose units are paid for."""
    if payment.follows is None:
        return
    words = followed_words(view, payment.follows)
    what, key = "Share of", "share_of"
    if payment.per is not None:
        what, key = "For each unit of", "per"
    elif payment.follows.section == "benefits":
        what = f"Share of the {payment.of or 'fiscal'} saving of"
    yield Assumption(
        what, words, written=view.written.words(f"{base}.{key}"), is_about_line=True
    )


def _inputs(view: View, payment: Payment, base: str) -> Iterator[Assumption]:
    prices = str(payment.price_year or view.prices)
    for key, what, form, has_prices in _GIVEN:
        yield from of_input(
            view,
            what,
            getattr(payment, key),
            form,
            address=f"{base}.{key}",
            prices=prices if has_prices else "",
        )
