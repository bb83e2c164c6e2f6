"""The page for one partner, from an agreement whose figures are known."""

from __future__ import annotations

from cba.analysis.apportionment import apportion, terms_of
from cba.reports.apportionment_agency import agency_text
from tests.reports.made_agreement import BEFORE, WARDENS, agreed, apportionment
from tests.results.appraising import loaded_text


def page(agency: str) -> list[str]:
    return [line.text for line in agency_text(agreed(), agency)]


def section(lines: list[str], heading: str) -> list[str]:
    """The sentences below a heading."""
    start = lines.index(heading) + 1
    return [line.strip() for line in lines[start : lines.index("", start)]]


def test_the_page_says_who_it_is_for() -> None:
    assert page("trust")[1].startswith("For the hospital trust. Costs shared in")


def test_one_who_pays_reads_what_for_and_what_back() -> None:
    lines = page("trust")

    assert section(lines, "What we pay") == [
        "To the borough council: £200k from 2026-27 to 2027-28."
    ]
    assert section(lines, "What we get") == [
        "Cashable savings of our own: £240k from 2026-27 to 2028-29."
    ]
    assert " ".join(section(lines, "When")) == (
        "The money is back from 2028-29 with the agreement, and back from 2026-27 "
        "without it. "
        "Out of pocket by £50k at the deepest with the agreement, and never out of "
        "pocket without it."
    )
    assert section(lines, "What we are asked to agree") == [
        "To pay the borough council £100k a year from 2026-27 to 2027-28.",
        "Walking away would lose £40k, in present value.",
    ]


def test_one_who_is_paid_reads_what_it_bears_and_takes() -> None:
    lines = page("council")

    assert section(lines, "What we pay") == [
        "Our own costs: £200k from 2026-27 to 2027-28."
    ]
    assert section(lines, "What we get") == [
        "From the hospital trust: £200k from 2026-27 to 2027-28."
    ]
    assert section(lines, "What we are asked to agree") == [
        "To receive £100k a year from 2026-27 to 2027-28 from the hospital trust.",
        "Walking away would lose nothing and gain nothing, in present value.",
    ]


def test_without_ranges_nothing_is_said_to_be_sure() -> None:
    (said,) = section(page("trust"), "How sure")

    assert said.startswith("No input has a range")


def test_the_years_add_up_to_the_net_and_run_on() -> None:
    rows = {line[:26].strip(): line[26:].split() for line in page("trust")[-5:]}

    assert rows == {
        "Cashable savings": ["60", "90", "90", "240"],
        "To the borough council": ["−100", "−100", "0", "−200"],
        "Net": ["−40", "−10", "90", "40"],
        "Cumulative": ["−40", "−50", "40"],
        "without agreement": ["60", "150", "240"],
    }


def test_tariffs_are_asked_for_by_outcome() -> None:
    payment: dict[str, object] = {
        "from": "trust",
        "to": "council",
        "per": "benefits.falls",
        "tariff": 83.25,
    }
    found = apportionment(loaded_text(WARDENS))._replace(payments={"x": payment})

    lines = [line.text for line in agency_text(agreed(found), "council")]

    price, forecast, _ = section(lines, "What we are asked to agree")
    assert (
        price == "To receive £83.25 for each unit of “Falls” from the hospital trust."
    )
    assert forecast.endswith("from the hospital trust, as forecast.")


def test_where_there_is_no_agreement_nothing_is_asked() -> None:
    found = apportionment(loaded_text(WARDENS))._replace(
        feasible=False, reason="Short", transfers=(), after=BEFORE
    )

    lines = [line.text for line in agency_text(agreed(found), "trust")]

    assert lines[3] == "There is no agreement on these terms. Short."
    assert section(lines, "When") == [
        "The money is back from 2026-27.",
        "Never out of pocket.",
    ]
    assert section(lines, "What we are asked to agree") == [
        "Nothing: no payments meet the terms."
    ]


#: The council has a grant, and gives rooms besides, which count in public value.
GIVEN = WARDENS.replace(
    "    benefits:",
    """\
      rooms:
        kind: in-kind
        paid_by: council
        amount: [10k, 10k]
        optimism_bias: 0%
    funding:
      seed: {to: council, from: A foundation, amount: {2026-27: 50k}}
    benefits:""",
)


def test_what_is_granted_and_given_in_kind_are_rows_of_their_own() -> None:
    project = loaded_text(GIVEN)
    found = apportion(project, terms_of(project, to="public-value"))

    lines = [
        line.text for line in agency_text(agreed(found, GIVEN), "council") if line.text
    ]

    rows = {line[:24].strip(): line[24:].split() for line in lines}
    assert rows["Our own costs"] == ["−100", "−100", "0", "−200"]
    assert rows["Given in kind"] == ["−10", "−10", "0", "−20"]
    assert rows["Grants"] == ["50", "0", "0", "50"]
    assert "  Given in kind: £20k from 2026-27 to 2027-28." in lines
    assert "  Grants: £50k in 2026-27." in lines
