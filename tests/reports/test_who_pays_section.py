from __future__ import annotations

from cba.reports.content import Bullets, Paragraph
from cba.reports.who_pays import who_pays_and_gains
from tests.reports.made_projects import TWO, flat, saved, spent
from tests.reports.sections import tables, texts, view

TEAM = spent("100k", {"council": "80%", "nhs": "20%"})
PAYS = {
    **flat({"team": TEAM}, {"less": saved("60k", "nhs", "50%")}, TWO, 2),
    "payments": {"grant": {"from": "nhs", "to": "council", "amount": "15k"}},
}


def test_a_loser_is_named_with_the_reason() -> None:
    (_, first, *_) = who_pays_and_gains(view(PAYS)).blocks

    assert isinstance(first, Bullets)
    # Two years of 80 of costs, less 15 received.
    assert first.items[0] == (
        "The council would be £130k worse off, with 80% of the public costs and none "
        "of the public savings, even with £30k received from partners."
    )


def test_a_loser_that_pays_a_partner_is_said_to() -> None:
    project = {
        **flat({"team": TEAM}, {"less": saved("10k", "nhs")}, TWO, 1),
        "payments": {"grant": {"from": "nhs", "to": "council", "amount": "15k"}},
    }
    (_, first, *_) = who_pays_and_gains(view(project)).blocks

    assert isinstance(first, Bullets)
    assert (
        "The integrated care board would be £25k worse off, with 20% of the public "
        "costs, all of the public savings and payments of £15k to partners."
    ) in first.items


def test_the_years_of_each_body_add_up_to_its_position() -> None:
    found = tables(who_pays_and_gains(view(PAYS)))

    # The care board: 60 less 20 and 15; in cash 30 less 20 and 15.
    assert texts(found["net-by-year"].rows) == [
        ["With all savings"],
        ["The council", "−65", "−65", "−130"],
        ["Integrated care board", "25", "25", "50"],
        ["All public bodies", "−40", "−40", "−80"],
        ["In cash alone"],
        ["The council", "−65", "−65", "−130"],
        ["Integrated care board", "−5", "−5", "−10"],
        ["All public bodies", "−70", "−70", "−140"],
    ]


def test_what_has_to_be_found_is_told_below_the_cash() -> None:
    found = tables(who_pays_and_gains(view(PAYS)))

    assert found["net-by-year"].notes[1] == (
        "The most that would have to be found in cash, added up since the first year: "
        "the council £130k and the integrated care board £10k. The cash does not come "
        "back within the appraisal."
    )


def test_cash_that_does_not_come_back_is_said_of_whom() -> None:
    # The care board pays 20 in the first year and has 30 of cash in the second.
    project = flat(
        {
            "team": spent("80k"),
            "nurses": {**spent({"2026-27": "20k"}, "nhs")},
        },
        {"less": saved({"2027-28": "60k"}, "nhs", "50%")},
        TWO,
        2,
    )
    found = tables(who_pays_and_gains(view(project)))

    assert found["net-by-year"].notes[1] == (
        "The most that would have to be found in cash, added up since the first year: "
        "the council £160k and the integrated care board £20k. The cash does not come "
        "back to the council within the appraisal."
    )


def test_sums_in_sentences_are_said_to_be_present_values() -> None:
    (lead, *_) = who_pays_and_gains(view(PAYS)).blocks

    assert isinstance(lead, Paragraph)
    assert lead.text.startswith("Sums in sentences are present values in 2026-27 ")


def test_where_all_savings_are_cash_the_years_stand_once() -> None:
    project = flat({"team": TEAM}, {"less": saved("60k", "nhs", "100%")}, TWO, 2)
    table = tables(who_pays_and_gains(view(project)))["net-by-year"]

    assert "group" not in {row.role for row in table.rows}


def test_the_words_of_the_health_service_stand_where_cash_is_first_named() -> None:
    notes = tables(who_pays_and_gains(view(PAYS)))["agencies"].notes

    assert any("cash-releasing" in note for note in notes)


def test_without_public_bodies_the_section_says_so() -> None:
    people = {"people": {"name": "Residents", "sector": "community"}}
    blocks = who_pays_and_gains(view(flat({"x": spent("1k", "people")}, {}, people)))

    assert Paragraph("The project names no public body.") in blocks.blocks
