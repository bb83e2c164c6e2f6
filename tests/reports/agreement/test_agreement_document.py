from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from cba.reports.agreement.deal import Deal
from cba.reports.agreement.document import describe_agreement
from cba.reports.agreement.order import ORDER
from cba.reports.content import (
    Block,
    Bullets,
    Chart,
    Clauses,
    Command,
    Definitions,
    KeyFigures,
    Paragraph,
    Publication,
    Section,
    Subheading,
    Table,
)
from tests.reports.agreement.made_deals import (
    RANGED,
    SHARED,
    deal,
    hostile_terms,
    integrated_care,
    twelve_parties,
)
from tests.reports.made_agreement import WARDENS


@cache
def made(text: str, draws: int = 0) -> Publication:
    return describe_agreement(deal(text, draws=draws), "cba apportion project.yaml")


def section(of: Publication, identifier: str) -> Section:
    (found,) = [each for each in of.sections if each.identifier == identifier]
    return found


def texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Every text that is no figure of a table."""
    for block in blocks:
        match block:
            case Paragraph() | Subheading() | Command():
                yield block.text
            case Bullets():
                yield from block.items
            case Clauses():
                yield from (each.text for each in block.items)
            case Definitions():
                yield from (each.words for each in block.items)
            case KeyFigures():
                yield from (f"{x.label}: {x.figure} {x.words}" for x in block.items)
            case Chart():
                yield block.finding
            case Table():
                yield block.caption


def words(of: Publication, identifier: str) -> str:
    return "\n".join(texts(section(of, identifier).blocks))


def tables(of: Publication) -> Iterator[Table]:
    for each in of.sections:
        for block in each.blocks:
            table = block.table if isinstance(block, Chart) else block
            if isinstance(table, Table):
                yield table


def rows(of: Publication, identifier: str) -> list[list[str]]:
    (table,) = [each for each in tables(of) if each.identifier == identifier]
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_sections_stand_in_the_order_of_an_agreement() -> None:
    identifiers = [each.identifier for each in made(WARDENS).sections]

    ends = ["for-council", "for-trust", "how-made"]
    assert identifiers == ["in-brief", *ORDER, *ends]


def test_clauses_are_numbered_through_each_section() -> None:
    numbered = 0
    for each in made(SHARED).sections:
        numbers = [
            clause.number
            for block in each.blocks
            if isinstance(block, Clauses)
            for clause in block.items
        ]
        numbered += len(numbers)
        expected = [f"{each.number}.{n}" for n in range(1, len(numbers) + 1)]
        assert expected == numbers

    assert numbered > 40


def test_a_section_that_is_pointed_at_is_there() -> None:
    numbers = {each.number for each in made(SHARED).sections}
    found = {
        number
        for each in made(SHARED).sections
        for text in texts(each.blocks)
        for number in re.findall(r"section (\d+)(?! of the)", text)
    }

    # The other sections that are named are those of Acts.
    assert {"3", "4", "6", "7", "10", "11", "12"} <= found & numbers


def test_the_positions_are_those_before_and_after() -> None:
    # The council spends 200,000; the trust saves 240,000 and pays it all.
    assert rows(made(WARDENS), "positions") == [
        ["Borough council", "200", "0", "−200", "200", "0", "0%"],
        ["Hospital trust", "0", "240", "240", "−200", "40", "100%"],
        ["All parties", "200", "240", "40", "0", "40", ""],
    ]


def test_the_schedule_is_in_the_prices_of_the_appraisal_and_in_money() -> None:
    (real,) = rows(made(WARDENS), "schedule")
    (money,) = rows(made(WARDENS), "schedule-in-money")

    assert real == ["Hospital trust to the borough council", "100", "100", "0", "200"]
    # Prices rise: the money of the second year is more.
    assert money[1] == "100"
    assert int(money[2]) > 100


def test_the_forecast_of_cash_is_told_with_its_trough_and_its_end() -> None:
    chart = next(
        block
        for block in section(made(WARDENS), "pays-and-gains").blocks
        if isinstance(block, Chart)
    )

    assert chart.finding == (
        "The borough council would be short of cash in 2028-29 without the agreement; "
        "with it nobody would"
    )
    assert "Hospital trust: lowest −£50k in 2027-28, no deficit from 2028-29" in (
        chart.sentence
    )


def test_what_the_file_says_of_sharing_stands_in_its_place() -> None:
    case = made(SHARED)

    assert "No older person should wait for a warden." in words(case, "purpose")
    assert "The trust's own counts decide." in words(case, "outcomes")
    assert "1 October 2027 and 1 October 2028" in words(case, "review")
    assert "more than 5% from forecast" in words(case, "review")
    assert "ends on 31 March 2029" in words(case, "exit")
    assert "A year's notice by either." in words(case, "exit")
    assert "The health and wellbeing board hears it first." in words(case, "disputes")


def test_what_the_file_does_not_say_is_left_in_square_brackets() -> None:
    case = made(WARDENS)

    assert "[dates, at least once a year]" in words(case, "review")
    assert "[Whose data decides" in words(case, "outcomes")
    assert "[10%] from forecast" in words(case, "review")
    assert "ends at the end of 2028-29" in words(case, "exit")


def test_gain_share_and_clawback_are_clauses_with_an_example() -> None:
    said = words(made(SHARED), "gain-share")

    assert "Gain share" in said
    assert "Clawback" in said
    # 10% beyond the trigger of 5%: 40% of 100,000 of the forecast million.
    assert (
        "if savings of £1.00m are forecast for a year and £850k is counted, £100k lies "
        "beyond 5%, and 40% of it, £40k, goes back" in said
    )
    assert "There is no gain share" in words(made(WARDENS), "gain-share")


def test_limits_are_a_table_and_who_may_pay_whom_a_sentence() -> None:
    case = made(SHARED)

    assert rows(case, "limits-of-parties") == [
        ["Borough council", "–", "–", "–", "–"],
        ["Hospital trust", "£150,000", "£250,000", "£150,000", "60% to 100%"],
    ]
    assert "The hospital trust may pay the borough council, and nobody else." in (
        words(case, "limits")
    )
    assert "No party has set a limit" in words(made(WARDENS), "limits")


def test_how_sure_it_is_comes_of_the_draws() -> None:
    case = made(RANGED, 200)

    assert "would be whole by 2028-29 in" in words(case, "how-sure")
    assert rows(case, "shared-risk")
    assert "Chance to be whole" in words(case, "for-trust")
    assert "No input of the project file has a range" in words(
        made(WARDENS), "how-sure"
    )


def test_a_partys_page_says_what_it_pays_and_what_is_asked() -> None:
    said = words(made(WARDENS), "for-trust")

    assert "We pay: £200k to the borough council, over all years" in said
    assert "To pay £200k in all, at most £100k in a year, as section 4 of" in said
    # Its savings, what it pays, what is left, and that added up with and without.
    assert rows(made(WARDENS), "years-trust") == [
        ["2026-27", "60", "−100", "−40", "−40", "60"],
        ["2027-28", "90", "−100", "−10", "−50", "150"],
        ["2028-29", "90", "0", "90", "40", "240"],
        ["All years", "240", "−200", "40", "", ""],
    ]


def test_what_walking_away_would_mean_is_told_of_each() -> None:
    # The trust would have as much if it did all of it alone: 240,000 less 200,000.
    assert rows(made(WARDENS), "walking-away") == [
        ["Borough council", "£0", "£0", "loses nothing"],
        ["Hospital trust", "+£40k", "+£40k", "loses nothing"],
    ]
    assert "Walking away would leave us £3.50m worse off, as present value." in words(
        describe_agreement(deal(integrated_care())), "for-council"
    )


def test_the_page_of_one_party_is_a_document_of_its_own() -> None:
    case = describe_agreement(deal(WARDENS), agency="trust")

    assert [each.heading for each in case.sections] == ["For the hospital trust"]


def test_a_long_appraisal_has_its_later_years_together_on_a_partys_page() -> None:
    found = rows(made(twelve_parties()), "years-a6")

    assert [each[0] for each in found[-3:]] == [
        "2034-35",
        "2035-36 to 2085-86",
        "All years",
    ]


def test_the_payments_can_be_pasted_and_the_command_typed() -> None:
    said = words(made(WARDENS), "how-made")

    assert "payments:\n  agreement_trust_to_council:" in said
    assert "cba apportion project.yaml" in said


@pytest.mark.parametrize("text", [WARDENS, RANGED, hostile_terms(), twelve_parties()])
def test_names_are_given_once(text: str) -> None:
    case = made(text, 100 if text == RANGED else 0)
    anchors = [each.identifier for each in case.sections]
    anchors += [each.identifier for each in tables(case)]
    anchors += [
        block.identifier
        for each in case.sections
        for block in each.blocks
        if isinstance(block, (Subheading, Chart))
    ]
    # Tables and pictures are landmarks, told apart by what they are called.
    captions = [each.caption for each in tables(case)]
    captions += [
        block.finding
        for each in case.sections
        for block in each.blocks
        if isinstance(block, Chart)
    ]

    assert [name for name, count in Counter(anchors).items() if count > 1] == []
    assert [name for name, count in Counter(captions).items() if count > 1] == []
    for table in tables(case):
        for row in table.rows:
            expected = 1 if row.role == "group" else len(table.columns)
            assert expected == len(row.cells)


def test_an_agreement_by_outcomes_has_a_tariff_for_each() -> None:
    text = f"{WARDENS}\n    sharing: {{rule: outcome-based, paid_after: 1}}\n"
    text = text.replace("years: 3", "years: 5")

    (tariff,) = rows(made(text), "tariffs")

    assert tariff[:3] == ["Falls", "Hospital trust", "Borough council"]
    assert tariff[4] == "a year later"
    assert "What triggers a payment is the outcome" in words(made(text), "payments")


def test_several_partners_are_told_by_name() -> None:
    case = describe_agreement(deal(integrated_care()))

    assert (
        "The county council and the integrated care board would lose without the "
        "agreement; with it no party does"
    ) in words(case, "in-brief")
    assert "section 75 of the National Health Service Act 2006" in words(
        case, "parties"
    )


def test_nothing_need_be_paid_where_each_is_whole_already() -> None:
    text = WARDENS.replace("falls_to: trust", "falls_to: council").replace(
        "cashable: {share: 100%, mechanism: A bay closes, owner: trust}",
        "cashable: 100%",
    )
    found: Deal = deal(
        f"{text}\n    sharing: {{rule: least-payments, partners: [council, trust]}}\n"
    )

    said = words(describe_agreement(found), "payments")

    assert "No payment between the parties is needed" in said
