from __future__ import annotations

import pytest

from cba.reports.agency_words import (
    is_plural,
    outside_government,
    payback_words,
    winners_and_losers,
)
from cba.results.appraisal import Crossing, OptionAppraisal, Payback
from tests.results.appraising import TWO_PARTNERS, appraised_text

LABELS = ("2026-27", "2027-28", "2028-29")


def payback(year: str | None, years: float | None, reason: str | None) -> Payback:
    crossing = Crossing(year, years, years, year is not None, reason, None)
    return Payback(crossing, crossing)


def option(text: str) -> OptionAppraisal:
    return appraised_text(text).preferred


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (payback("2028-29", 1.6, None), "in 2028-29, the third year"),
        (payback("2026-27", 0.0, None), "from the first year"),
        (payback(None, None, "no cost"), "nothing to pay back"),
        (
            payback(None, None, "not within the appraisal period"),
            "not within the period",
        ),
    ],
)
def test_payback_in_words(found: Payback, words: str) -> None:
    assert payback_words(found, LABELS) == words


@pytest.mark.parametrize(
    "name",
    [
        *("Residents", "The three boroughs", "Residents and volunteers"),
        *("Older people", "Children", "Housing associations"),
    ],
)
def test_names_of_many_take_the_plural(name: str) -> None:
    assert is_plural(name)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Council",
            "The NHS",
            "Police service",
            "Ministry of Justice",
            "Jobcentre Plus",
        ),
        *("Fire and rescue services", "Society", "Probation (all areas)", "", " "),
    ],
)
def test_names_of_one_take_the_singular(name: str) -> None:
    assert not is_plural(name)


def test_who_is_better_off_and_who_is_worse_off() -> None:
    # The council spends 200 and saves nothing, the NHS saves 240.
    assert winners_and_losers(option(TWO_PARTNERS), "GBP") == [
        "Better off: Health board by £240.",
        "Worse off: Council by £200.",
        "Council pays 100% of the costs and receives 0% of the savings.",
    ]


def test_the_largest_stands_first() -> None:
    text = TWO_PARTNERS.replace("falls_to: nhs", "falls_to: {police: 60%, nhs: 40%}")
    text = text.replace(
        "      residents:",
        "      police: {name: Police, sector: police}\n      residents:",
    )

    assert winners_and_losers(option(text), "GBP")[0] == (
        "Better off: Police by £144 and Health board by £96."
    )


def test_those_at_nought_are_neither() -> None:
    text = TWO_PARTNERS.replace("paid_by: council", "paid_by: nhs")

    assert winners_and_losers(option(text), "GBP") == [
        "Better off: Health board by £40."
    ]


def test_what_those_outside_government_gain() -> None:
    assert outside_government(option(TWO_PARTNERS), "GBP") == ["Residents gain £120."]


def test_what_they_give_pay_receive_and_lose() -> None:
    text = (
        TWO_PARTNERS.replace("social: 5", "social: -5")
        + """
    payments:
      grant: {from: nhs, to: residents, amount: 30}
    """
    )
    given = "paid_by: residents, optimism_bias: 0%"
    text = text.replace(
        "    benefits:",
        f"      time: {{kind: in-kind, amount: 9, {given}}}\n"
        f"      fees: {{kind: revenue, amount: 4, {given}}}\n"
        "    benefits:",
    )

    # Three years of 9 in kind, of 4 in fees and of a grant of 30; 24 times 5 lost.
    assert outside_government(option(text), "GBP") == [
        "Residents give £27 in kind, pay £12, receive £90 from partners and lose £120."
    ]


def test_one_body_outside_government_takes_the_singular() -> None:
    text = (
        TWO_PARTNERS.replace("name: Residents", "name: The parish")
        + """
    payments:
      gift: {from: residents, to: nhs, amount: 10}
    """
    )

    assert outside_government(option(text), "EUR") == [
        "The parish pays €30 to partners and gains €120."
    ]


def test_a_name_in_two_lines_is_one() -> None:
    text = TWO_PARTNERS.replace("name: Council", 'name: "Borough\\n  council"')

    assert winners_and_losers(option(text), "GBP")[1] == (
        "Worse off: Borough council by £200."
    )
