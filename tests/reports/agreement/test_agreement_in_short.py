"""What a business case says of the agreement that its file asks for."""

from __future__ import annotations

from functools import cache

from cba.reports.business_case import describe
from cba.reports.content import Bullets, Chart, Paragraph, Publication, Subheading
from cba.results.appraise import appraise
from tests.reports.agreement.made_deals import RANGED, SHARED, loaded
from tests.reports.made_agreement import WARDENS

NOT_ENOUGH = SHARED.replace("share: 100%, mechanism", "share: 10%, mechanism")


@cache
def case(text: str) -> Publication:
    given = loaded(text)
    assert given.project is not None
    return describe(appraise(given.project, given.problems))


def blocks(text: str, identifier: str) -> tuple[object, ...]:
    (section,) = [x for x in case(text).sections if x.identifier == identifier]
    return section.blocks


def names(text: str, identifier: str) -> list[str]:
    found = blocks(text, identifier)
    return [x.identifier for x in found if isinstance(x, (Subheading, Chart))]


def words(text: str, identifier: str) -> str:
    found = blocks(text, identifier)
    said = [x.text for x in found if isinstance(x, Paragraph)]
    said += [item for x in found if isinstance(x, Bullets) for item in x.items]
    return "\n".join(said)


def test_cumulative_cash_is_a_picture_of_every_business_case() -> None:
    (chart,) = [
        x
        for x in blocks(WARDENS, "who-pays")
        if isinstance(x, Chart) and x.identifier == "cumulative-cash"
    ]

    # The council spends 200,000 and never gets it back.
    assert (
        chart.finding == "The borough council would still be short of cash in 2028-29"
    )
    assert "agreement" not in names(WARDENS, "who-pays")


def test_the_agreement_of_the_file_stands_under_who_pays() -> None:
    found = names(SHARED, "who-pays")

    assert found == [
        "cumulative-net",
        "agreement",
        "gains",
        "cash-with-agreement",
        "agreement-flows",
    ]
    assert "the hospital trust would pay the borough council £200k" in words(
        SHARED, "who-pays"
    )


def test_a_sentence_of_it_stands_in_brief() -> None:
    assert "with it no party does" in words(SHARED, "in-brief")
    assert "party" not in words(WARDENS, "in-brief")


def test_its_risk_stands_with_the_other_risks() -> None:
    assert "risk-shared" in names(RANGED, "sensitivity-and-risk")


def test_terms_that_cannot_be_met_are_told_with_the_reason() -> None:
    assert "There is no agreement on these terms." in words(NOT_ENOUGH, "who-pays")
    assert "No agreement meets its terms." in words(NOT_ENOUGH, "in-brief")
    assert "cumulative-cash" in names(NOT_ENOUGH, "who-pays")
