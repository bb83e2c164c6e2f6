from __future__ import annotations

from cba.reports.cash_text import cash_text
from tests.results.appraising import appraised_text

#: Prices rise by a tenth; what the tests say of it is worked out beside the tests of
#: the ledger itself.
PROJECT = """
    cba: 1
    project: {title: A unit}
    appraisal:
      first_year: 2026-27
      years: 3
      deflator: {2026-27: 100, 2027-28: 110, 2028-29: 121}
    agencies:
      council: {name: County council, sector: local-authority}
      dwp: {name: Benefits office, sector: work-and-pensions, spend: £10m}
      charity: {name: Home Again, sector: voluntary}
    costs:
      build: {kind: capital, paid_by: council, amount: {2026-27: £1m},
              optimism_bias: 0%, financing: {borrow: 2 years, rate: 0%}}
      team: {kind: revenue, paid_by: {council: 50%, charity: 50%},
             amount: {2026-27: £200k}, optimism_bias: 0%}
    benefits:
      jobs: {quantity: 10, value: {fiscal: £100k}, falls_to: dwp, cashable: 50%,
             deadweight: 0%, optimism_bias: 0%}
    payments:
      share: {from: dwp, to: council, amount: {2027-28: £300k}}
    funding:
      fund: {title: The fund, to: council, from: A ministry, amount: {2026-27: £80k},
             conditions: Spend it by March}
      lottery: {to: charity, from: The lottery, amount: {2026-27: £40k}, public: false}
"""


def text_of(project: str = PROJECT, option: str | None = None) -> list[str]:
    return [line.text for line in cash_text(appraised_text(project), option)]


def test_findings_come_first_in_sentences() -> None:
    lines = text_of()

    assert lines[0] == "A unit · cash, 2026-27 to 2028-29 · money of each year"
    # In thousands, local: 20 and 170 and 500 out; central: 500, 220 and 605 in.
    assert lines[2:10] == [
        (
            "In the money of each year, public bodies would be £635k ahead in cash by "
            "the end of 2028-29: local bodies £690k short, central bodies £1.32m ahead."
        ),
        (
            "The county council would be £690k short in all by the end of 2028-29, the "
            "deepest it gets."
        ),
        (
            "Benefits office would never be short of cash, and £1.32m ahead by the end "
            "of 2028-29."
        ),
        (
            "Home Again would be £60k short in all in 2026-27, the deepest it gets, "
            "and still £60k short by the end of 2028-29."
        ),
        (
            "A ministry would give the county council £80k of revenue grant (The "
            "fund), on conditions: Spend it by March."
        ),
        "The lottery would give Home Again £40k of revenue grant (Lottery).",
        (
            "Grants out of public money are no gain to the public purse: net to the "
            "Exchequer, the project would be £555k ahead."
        ),
        (
            "In 2028-29 the savings of Benefits office would be 10.0% of what it "
            "spends, 5.0% in cash."
        ),
    ]


def test_each_body_has_its_years_in_thousands() -> None:
    lines = text_of()
    at = lines.index("County council")

    assert lines[at + 1 : at + 8] == [
        "£ thousand  Capital  Loans  Revenue  Payments  Grants  Net cash  Running",
        "────────────────────────────────────────────────────────────────────────",
        "2026-27      −1,000  1,000     −100         0      80       −20      −20",
        "2027-28           0   −500        0       330       0      −170     −190",
        "2028-29           0   −500        0         0       0      −500     −690",
        "────────────────────────────────────────────────────────────────────────",
        "All years    −1,000      0     −100       330      80      −690",
    ]


def test_public_bodies_are_summed_up_by_tier_and_for_the_exchequer() -> None:
    lines = text_of()
    at = lines.index("Public bodies")

    assert lines[at + 1 : at + 4] == [
        "£ thousand  Revenue  Capital  Local  Central  Net cash  Exchequer  Running",
        "──────────────────────────────────────────────────────────────────────────",
        "2026-27         480        0    −20      500       480        400      480",
    ]


def test_the_bridge_ends_at_the_cash_of_public_bodies() -> None:
    lines = text_of()
    at = lines.index("From net public value to cash")

    assert lines[at + 3].split()[-1] == "1,800"  # 3,000 saved, 1,200 spent
    assert any(line.startswith("Grants  ") for line in lines[at:])
    (last,) = (line for line in lines[at:] if "in the money of each year" in line)
    assert last.split()[-1] == "635"


def test_a_body_that_is_not_public_is_said_to_be_none() -> None:
    assert "Home Again (no public body)" in text_of()


def test_one_body_is_named_once() -> None:
    text = PROJECT.partition("    benefits:")[0]
    one = text.replace("{council: 50%, charity: 50%}", "council").replace(
        "      dwp: {name: Benefits office, sector: work-and-pensions, spend: £10m}\n",
        "",
    )
    lines = text_of(one)

    assert [line for line in lines if "county council" in line] == [
        (
            "The county council would be £1.20m short in all by the end of 2028-29, "
            "the deepest it gets."
        )
    ]
    assert "Net cash is net to the place as well." in lines[-2]


def test_what_is_still_owed_is_told() -> None:
    lines = text_of(PROJECT.replace("borrow: 2 years", "borrow: 10 years"))

    # Eight of ten years are left.
    assert (
        "Still owed for what is borrowed, and in no total here, at the end of 2028-29: "
        "the county council £800k."
    ) in lines


def test_years_without_an_index_are_told_with_the_cash_they_hold() -> None:
    lines = text_of(PROJECT.replace(", 2028-29: 121}", "}"))

    # 500 of savings in real terms.
    assert (
        "No price index reaches 2028-29: £500k of net cash then, in real terms, is in "
        "no figure here."
    ) in lines


def test_without_a_price_index_there_is_no_ledger() -> None:
    text = PROJECT.replace(
        "deflator: {2026-27: 100, 2027-28: 110, 2028-29: 121}", "currency: EUR"
    ).replace("£", "")

    assert text_of(text)[2:] == [
        "No price index gives the money of any year, so there is no cash ledger."
    ]


def test_very_large_sums_are_in_millions() -> None:
    lines = text_of(PROJECT.replace("£1m}", "£9000m}"))

    assert any(line.startswith("£ million") for line in lines)
