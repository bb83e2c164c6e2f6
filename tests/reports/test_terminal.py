from __future__ import annotations

import pytest

from cba.reports.terminal import appraisal_text, discounting_words
from cba.reports.terminal_tables import table_by
from tests.results.appraising import TWO_PARTNERS, appraised_text

OPTIONS = """
    options:
      nothing: {title: As now, role: baseline}
      chosen: {title: Wardens everywhere, role: preferred}
"""


def text_of(project: str, option: str | None = None, by: str = "agency") -> list[str]:
    return [line.text for line in appraisal_text(appraised_text(project), option, by)]


def test_the_whole_answer() -> None:
    assert text_of(TWO_PARTNERS) == [
        "Wardens · 2026-27 to 2028-29 · 2026-27 prices · 0% a year",
        "",
        # 240 saved for 200 spent, a third of it in cash.
        (
            "  Public bodies   save £40          "
            "£1.20 for each £1, of which £0.40 cashable"
        ),
        "  Society         NPSV £160         BCR 1.80",
        "  Payback         in 2028-29, the third year · in cash: not by 2028-29",
        "",
        "PV, £          Costs  Savings  cashable  Payments   Net  Payback  in cash",
        "─────────────────────────────────────────────────────────────────────────",
        "Council          200        0         0         0  −200     none     none",
        "Health board       0      240        80         0   240  no cost  no cost",
        "─────────────────────────────────────────────────────────────────────────",
        "Public bodies    200      240        80         0    40  2028-29     none",
        "Payback none: not by 2028-29.",
        "",
        "Payback is not discounted.",
        (
            "The council would be £200 worse off, with all of the public costs and "
            "none of the public savings."
        ),
        "Better off: the health board by £240.",
        "Outside government, residents would enjoy £120 of value.",
    ]


def test_the_option_is_named_where_there_are_several() -> None:
    first = text_of(TWO_PARTNERS + OPTIONS)[0]
    other = text_of(TWO_PARTNERS + OPTIONS, "nothing")[0]

    assert first.startswith("Wardens: Wardens everywhere · ")
    assert other.startswith("Wardens: As now · ")


def test_a_long_title_has_a_line_of_its_own() -> None:
    title = "A very long title of a project that goes on and on"
    lines = text_of(TWO_PARTNERS.replace("title: Wardens", f"title: {title}"))

    assert lines[0] == title
    assert lines[1] == "2026-27 to 2028-29 · 2026-27 prices · 0% a year"


def test_one_year_is_no_range() -> None:
    text = TWO_PARTNERS.replace("years: 3", "years: 1").replace("[100, 100]", "100")

    assert "· 2026-27 · 2026-27 prices" in text_of(text.replace("[6, 9, 9]", "6"))[0]


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("discounting: green-book", "Green Book 3.5%"),
        ("discounting: green-book, timing: mid", "Green Book 3.5%, mid-year"),
        ("discounting: {rate: 4%}, timing: end", "4% a year, end of year"),
    ],
)
def test_how_it_is_discounted(settings: str, words: str) -> None:
    text = TWO_PARTNERS.replace("discounting: {rate: 0%}", settings)

    assert discounting_words(appraised_text(text)) == words


def test_a_loss_is_a_net_cost() -> None:
    text = TWO_PARTNERS.replace("[100, 100]", "[£1m, £1m]")

    assert text_of(text)[2].strip().startswith("Public bodies   net cost £2.00m")


def test_next_to_nothing_is_no_loss() -> None:
    # 240.40 spent for 240 saved: 40p, which is £0.
    text = TWO_PARTNERS.replace("[100, 100]", "[100, 140.40]")

    assert "save £0 " in text_of(text)[2]


def test_ratios_without_anything_under_them_are_left_out() -> None:
    lines = text_of(TWO_PARTNERS + OPTIONS, "nothing")

    assert lines[2:5] == [
        "  Public bodies   save £0",
        "  Society         NPSV £0",
        "  Payback         nothing to pay back",
    ]


def test_a_long_figure_keeps_its_distance() -> None:
    text = TWO_PARTNERS.replace("fiscal: 10", "fiscal: £90bn")
    lines = text_of(text.replace("[6, 9, 9]", "[900, 900, 900]"))

    assert "save £243,000bn   £1,215,000,000,000.00 for each £1" in lines[2]


def test_tables_in_another_currency_name_it() -> None:
    text = TWO_PARTNERS.replace("years: 3,", "years: 3, currency: EUR,")

    assert text_of(text)[6].startswith("PV, €")


def rows(project: str, by: str) -> list[list[str]]:
    appraisal = appraised_text(project)
    lines = table_by(by, appraisal.preferred, "GBP")
    return [line.text.split() for line in lines if line.role != "rule"]


def test_lines_add_up_to_the_social_value() -> None:
    table = rows(TWO_PARTNERS, "line")

    assert table == [
        ["PV,", "£", "Kind", "Before", "bias", "Bias", "Public", "value"],
        ["Wardens", "revenue", "−200", "0%", "−200"],
        ["Falls", "benefit", "360", "0%", "360"],
        ["Net", "present", "social", "value", "160"],
    ]


def test_bias_is_shown_with_its_sign() -> None:
    text = TWO_PARTNERS.replace("optimism_bias: 0%", "optimism_bias: 10%")

    assert [row[-3:] for row in rows(text, "line")[1:3]] == [
        ["−200", "+10%", "−220"],
        ["360", "−10%", "324"],
    ]


def test_categories_add_up_to_the_social_value() -> None:
    text = TWO_PARTNERS.replace("fiscal: 10,", "fiscal: 10, transfer: 1,")

    assert rows(text, "category") == [
        ["PV,", "£", "Everyone"],
        ["Fiscal", "benefits", "240"],
        ["of", "which", "cashable", "80"],
        ["Social", "benefits", "120"],
        ["Less", "transfer", "payments", "−24"],
        ["Revenue", "costs", "−200"],
        ["Net", "present", "social", "value", "136"],
    ]


def test_years_are_not_discounted() -> None:
    text = TWO_PARTNERS.replace("{rate: 0%}", "green-book")

    assert rows(text, "year")[2:] == [
        ["2026-27", "100", "60", "20", "0", "30", "−40", "−10"],
        ["2027-28", "100", "90", "30", "0", "45", "−10", "35"],
        ["2028-29", "0", "90", "30", "0", "45", "90", "135"],
    ]


def test_local_and_central_bodies_have_subtotals() -> None:
    text = TWO_PARTNERS.replace("sector: local-authority", "sector: justice")

    assert [row[0] for row in rows(text, "agency")] == [
        *("PV,", "Council", "Health", "Public", "local", "central", "Payback"),
    ]


def test_a_project_without_public_bodies_has_an_empty_table() -> None:
    text = """
    cba: 1
    project: {title: Neighbours}
    appraisal: {first_year: 2026-27, years: 1}
    agencies: {residents: {sector: community}}
    costs:
      time: {kind: in-kind, paid_by: residents, amount: 9, optimism_bias: 0%}
    """

    assert [row[0] for row in rows(text, "agency")] == ["PV,"]
    assert "Outside government, residents would give £9 in kind." in text_of(text)
