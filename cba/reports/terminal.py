"""An appraisal as an analyst would paste it into an e-mail.

The text is a list of lines with a role each, so that a terminal may show the
roles in colour and a pipe gets the same characters without it.
"""

from __future__ import annotations

from collections.abc import Iterator

from cba.discounting import label
from cba.library.in_use import editions_of, schedule_of
from cba.reports.formatting import is_nought, money, per_unit, ratio
from cba.reports.key_figures import one_unit
from cba.reports.library_words import in_one_line
from cba.reports.outcome_words import crossing_words
from cba.reports.terminal_tables import table_by
from cba.reports.text_table import HANG, Line, width
from cba.reports.texts import tidy
from cba.reports.view import View, view_of
from cba.reports.winners import winners_and_losers
from cba.results.appraisal import Appraisal, OptionAppraisal, Payback, PublicValue
from cba.results.library_values import library_values
from cba.results.payback import NO_COST

_WIDTH = 80
_LABEL = 18
_FIGURE = 18


def appraisal_text(
    appraisal: Appraisal, option: str | None = None, by: str = "agency"
) -> list[Line]:
    """The headline of an option, one table, and who gains and loses in words."""
    chosen = appraisal.options[option] if option else appraisal.preferred
    currency = appraisal.project.appraisal.currency
    view = view_of(appraisal, option=chosen.identifier)
    text = [
        *title_lines(appraisal, chosen),
        Line(""),
        *_headline(chosen, currency),
        Line(""),
        *_table(view, by),
        Line(""),
    ]
    credit = in_one_line(library_values(appraisal.project))
    sentences = (*_notes(view), *winners_and_losers(view), *filter(None, (credit,)))
    return [*text, *(Line(words, hang=HANG) for words in sentences)]


def _table(view: View, by: str) -> list[Line]:
    """The table that was asked for; that by grade needs the grades of the project."""
    if by == "hours":
        from cba.reports.hours_text import hours_text

        return hours_text(view)
    if by != "grade":
        return table_by(by, view.option, view.currency)
    from cba.reports.evidence_text import evidence_text

    return evidence_text(view)


def _notes(view: View) -> Iterator[str]:
    """What the figures above count, where it could be taken otherwise."""
    financial = view.option.financial
    if financial.payback.undiscounted.reason != NO_COST:
        yield "Payback is not discounted."
    received = financial.pv_payments
    if financial.fiscal_return is not None and not is_nought(received):
        what = "received from" if received > 0 else "made to"
        yield (
            f"What comes back for each {one_unit(view.currency)} is after payments of "
            f"{view.money(abs(received))} {what} others."
        )


def title_lines(appraisal: Appraisal, option: OptionAppraisal) -> list[Line]:
    """The title of an option, its years, prices and discounting."""
    project = appraisal.project
    horizon = project.appraisal.horizon
    first, last = horizon.labels[0], horizon.labels[-1]
    frame = " · ".join(
        (
            first if first == last else f"{first} to {last}",
            f"{project.appraisal.prices_of} prices",
            discounting_words(appraisal),
        )
    )
    title = tidy(project.project.title)
    if len(appraisal.options) > 1:
        title = f"{title}: {tidy(option.title)}"
    one = f"{title} · {frame}"
    if width(one) <= _WIDTH:
        return [Line(one, "title", HANG)]
    return [Line(title, "title", HANG), Line(frame, hang=HANG)]


def discounting_words(appraisal: Appraisal) -> str:
    """The schedule of the appraisal in words, such as Green Book 3.5%."""
    settings = appraisal.project.appraisal
    words = label(schedule_of(settings.discounting, editions_of(appraisal.project)))
    timing = {"start": "", "mid": ", mid-year", "end": ", end of year"}
    return words + timing[settings.timing]


def _headline(option: OptionAppraisal, currency: str) -> list[Line]:
    financial, value = option.financial, option.public_value
    if financial.npv > 0 or is_nought(financial.npv):
        verb = f"save {money(financial.npv, currency)}"
    else:
        verb = f"net cost {money(-financial.npv, currency)}"
    returns = ""
    if financial.fiscal_return is not None and financial.cashable_return is not None:
        returned = per_unit(financial.fiscal_return, currency)
        cash = per_unit(financial.cashable_return, currency)
        one = one_unit(currency)
        returns = f"{returned} for each {one}, of which {cash} cashable"
    bcr = "" if value.bcr is None else f"BCR {ratio(value.bcr)}"
    labels = option.flows.streams.horizon.labels
    first = _payback(financial.payback, labels)
    cash_words = _payback(financial.payback_cashable, labels)
    if cash_words != first:
        first = f"{first} · in cash: {cash_words}"
    return [
        _pair("Public bodies", verb, returns),
        _pair("Society", f"NPSV {money(value.npv, currency)}", bcr),
        *_weighted(value, currency),
        Line(f"  {'Payback':<{_LABEL - 2}}{first}".rstrip(), hang=_LABEL),
    ]


def _weighted(value: PublicValue, currency: str) -> list[Line]:
    """The NPSV weighted by income, beside the one without weights."""
    if value.npv_weighted is None:
        return []
    words = f"NPSV {money(value.npv_weighted, currency)}"
    return [_pair("  by income", words, "what people gain, weighted by their income")]


def _payback(payback: Payback, labels: tuple[str, ...]) -> str:
    """When it pays back, in the words of the business case."""
    crossing = payback.undiscounted
    if crossing.reason == NO_COST:
        return "nothing to pay back"
    return crossing_words(crossing, labels)


def _pair(label: str, figure: str, more: str) -> Line:
    # A very long figure keeps its distance all the same.
    figure = f"{figure:<{_FIGURE - 1}} "
    return Line(f"  {label:<{_LABEL - 2}}{figure}{more}".rstrip(), hang=_LABEL)
