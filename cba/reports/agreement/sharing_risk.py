"""Gain share, clawback and limits, and how sure the parties can be of the outcome."""

from __future__ import annotations

from collections.abc import Iterator

from cba.reports.agreement.deal import Deal
from cba.reports.agreement.order import section, see
from cba.reports.agreement.payments import payments_that_stay
from cba.reports.apportionment_view import GAINS
from cba.reports.content import Block, Bullets, Cell, Column, Row, Section, Table
from cba.reports.formatting import NO_FIGURE, exact, listed, percentage
from cba.reports.outcome_words import capitalised
from cba.reports.shared_risk_table import shared_risk_table
from cba.reports.shared_risk_words import findings, rule_words
from cba.reports.texts import sentence


def gain_share_section(deal: Deal) -> Section:
    """What happens where savings are far above forecast, or far below it."""
    return section("gain-share", _rules(deal))


def limits_section(deal: Deal) -> Section:
    """The most that is asked of each party, and who may pay whom."""
    return section("limits", _limits(deal))


def how_sure_section(deal: Deal) -> Section:
    """The chance that each party is whole, and who bears what is short."""
    return section("how-sure", _how_sure(deal))


def _rules(deal: Deal) -> Iterator[Block | str]:
    from cba.analysis.shared_risk import rules_of

    rules = rules_of(deal.project)
    clauses = tuple(rule_words(rules, deal.agreed.terms.to))
    yield from clauses
    if rules.gain_share is not None:
        yield _example(deal, above=True, trigger=rules.gain_share)
    else:
        yield (
            "There is no gain share: a party whose savings come to more than forecast "
            "keeps what is above."
        )
    if rules.clawback is not None:
        yield _example(deal, above=False, trigger=rules.clawback)
    else:
        yield (
            "There is no clawback: sums paid stay paid where savings come to less than "
            "forecast."
        )
    if clauses:
        yield (
            f"Savings here are the {GAINS[deal.agreed.terms.to]} of the parties that "
            f"pay, as counted under {see('outcomes')}, in the prices of the price "
            "year. What is owed is worked out once a year, within [90] days of its "
            "end, by [who], and paid with the next invoice."
        )


def _example(deal: Deal, *, above: bool, trigger: tuple[float, float]) -> str:
    """The rule in figures, on a forecast of a million pounds."""
    beyond, part = trigger
    forecast = 1_000_000.0
    sign = 1.0 if above else -1.0
    actual = forecast * (1.0 + sign * (beyond + 0.1))
    moved = part * 0.1 * forecast
    who = "is given on" if above else "goes back"
    name = "gain share" if above else "clawback"
    return (
        f"An example of the {name}: if savings of {deal.money(forecast)} are forecast "
        f"for a year and {deal.money(max(actual, 0.0))} is counted, "
        f"{deal.money(0.1 * forecast)} lies beyond {percentage(beyond)}, and "
        f"{percentage(part)} of it, {deal.money(moved)}, {who}."
    )


def _limits(deal: Deal) -> Iterator[Block | str]:
    table = limits_table(deal)
    if table is None:
        yield (
            "No party has set a limit on what it may pay, and none may be asked for "
            f"more than {see('payments')} and {see('gain-share')} say."
        )
    else:
        yield table
        stay = payments_that_stay(deal)
        already = " Payments that there are already count towards it." if stay else ""
        yield (
            "No party may be asked for more than the table allows it, whatever else "
            f"this agreement says.{already}"
        )
    may_pay = deal.agreed.terms.may_pay
    if may_pay is not None:
        allowed = [
            f"{deal.called(payer)} may pay {listed(map(deal.called, payees))}"
            for payer, payees in may_pay.items()
            if payer in deal.names and payees
        ]
        if allowed:
            yield sentence(capitalised("; ".join(allowed)) + ", and nobody else")
    yield (
        "Each party's sums are subject to its budget for the year being set by law; it "
        "tells the others at once if they cannot be met."
    )


def limits_table(deal: Deal) -> Table | None:
    """The limits that the file sets each party; None where it sets none."""
    terms, currency = deal.agreed.terms, deal.before.currency

    def sums(of: dict[str, float], key: str) -> str:
        return exact(of[key], currency) if key in of else NO_FIGURE

    columns: list[tuple[str, list[str]]] = [
        (
            "At most in a year",
            [sums(dict(terms.limits), key) for key in deal.parties],
        ),
        ("At most in all", [sums(dict(terms.caps), key) for key in deal.parties]),
        (
            "Deepest deficit",
            [sums(dict(terms.deficits), key) for key in deal.parties],
        ),
        ("Share of the costs", [_bounds(deal, key) for key in deal.parties]),
    ]
    used = [each for each in columns if any(x != NO_FIGURE for x in each[1])]
    if not used:
        return None
    return Table(
        "limits-of-parties",
        "The most that may be asked of each party",
        (Column("Party", "heading", 4), *(Column(head, width=3) for head, _ in used)),
        tuple(
            Row((Cell(deal.names[key]), *(Cell(cells[n]) for _, cells in used)))
            for n, key in enumerate(deal.parties)
        ),
        f"{deal.before.prices} prices",
    )


def _bounds(deal: Deal, key: str) -> str:
    bounds = deal.agreed.terms.shares.get(key)
    if bounds is None:
        return NO_FIGURE
    low, high = map(percentage, bounds)
    return low if low == high else f"{low} to {high}"


def _how_sure(deal: Deal) -> Iterator[Block | str]:
    if deal.risk is None:
        yield (
            "No input of the project file has a range, so that nothing can be said of "
            "how sure the forecast is. [Ranges for the inputs that matter most.]"
        )
        return
    yield "What follows is for information, and binds nobody."
    notes = (sentence(capitalised(note)) for note in deal.risk.notes)
    yield Bullets((*findings(deal.risk, deal.before), *notes))
    yield shared_risk_table(deal.risk, deal.before)
    yield (
        f"Beyond {see('gain-share')} each party bears the risk of its own costs and of "
        "its own savings."
    )
