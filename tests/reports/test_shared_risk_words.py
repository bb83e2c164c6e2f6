"""How an agreement shares risk, in words and a table."""

from __future__ import annotations

from cba.analysis.partners_in_draws import Rules
from cba.analysis.shared_risk import SharedRisk
from cba.analysis.sharing_rules import Trigger
from cba.reports.shared_risk_table import shared_risk_table
from cba.reports.shared_risk_words import agency_findings, findings, rule_words
from tests.reports.made_risk import COUNCIL, NHS, SURE, shared, view_with, with_rules

VIEW = view_with("council", "trust", "police")
#: The gain share brings the council 20,000, and the clawback the health board 30,000.
RULED = shared(
    council=with_rules(COUNCIL, 0.7, 2e5), trust=with_rules(NHS, 1.0, 2e5)
)._replace(
    gain_share_triggered=0.2,
    clawback_triggered=0.0,
    mean_gain_share={"council": 2e4, "trust": -2e4},
    mean_clawback={"council": 0.0, "trust": 0.0},
)


def found(risk: SharedRisk) -> list[str]:
    return list(findings(risk, VIEW))


def test_findings_say_who_is_whole_how_often_and_who_bears_what_is_short() -> None:
    assert found(shared(council=COUNCIL, trust=NHS, police=SURE)) == [
        (
            "The council would be whole by 2028-29 in no draw, and in 62% of draws "
            "with the agreement."
        ),
        (
            "The trust would be whole by 2028-29 in every draw, and in 97% of draws "
            "with the agreement."
        ),
        "The police would be whole by 2028-29 in every draw, with or without it.",
        (
            "On average over all draws partners would be short of £2.00m (all of it at "
            "the council) by 2028-29 without the agreement, and of £400k (75% of it at "
            "the council) with it."
        ),
    ]


def test_rules_are_told_by_what_they_change() -> None:
    first, second, short, gain, claw = found(RULED)

    assert first.endswith(
        "62% of draws with the agreement (70% with its gain share and clawback)."
    )
    assert second.endswith(
        "97% of draws with the agreement (every draw with its gain share and clawback)."
    )
    assert short.endswith("and of £400k (50% of it at the council) with it.")
    assert gain == (
        "The gain share would act in 20% of draws, and bring £20k to the council on "
        "average over all draws."
    )
    assert claw == "The clawback would act in no draw."


def test_rules_that_change_no_chance_are_not_told_beside_it() -> None:
    council = with_rules(COUNCIL, COUNCIL.chance_whole_after, 3e5)
    risk = shared(council=council)._replace(gain_share_triggered=0.0)

    assert found(risk)[0].endswith("and in 62% of draws with the agreement.")


def test_a_rule_that_moves_as_much_there_as_back_only_acts() -> None:
    risk = RULED._replace(clawback_triggered=0.3)

    assert found(risk)[-1] == "The clawback would act in 30% of draws."


def test_what_a_rule_brings_to_many_is_told_as_one_sum() -> None:
    many = {f"body{n}": 1e4 for n in range(5)}
    risk = RULED._replace(mean_gain_share={**many, "trust": -5e4})

    assert found(risk)[3].endswith(
        "and bring £50k to 5 partners on average over all draws."
    )


def test_nobody_short_in_any_draw_is_one_sentence() -> None:
    assert found(shared(council=SURE, trust=SURE)) == [
        (
            "The council and the trust would be whole by 2028-29 in every draw, with "
            "or without it."
        ),
        "No partner would be short by 2028-29 in any draw.",
    ]


def test_a_chance_that_stays_is_said_once() -> None:
    same = COUNCIL._replace(chance_whole_before=0.62)

    assert found(shared(council=same))[0] == (
        "The council would be whole by 2028-29 in 62% of draws, with the agreement or "
        "without it."
    )


def test_of_many_partners_those_least_likely_to_be_whole_are_named() -> None:
    names = [f"body{n}" for n in range(6)]
    risk = shared(
        **{
            name: COUNCIL._replace(chance_whole_before=n / 10)
            for n, name in reversed(list(enumerate(names)))
        }
    )

    words = list(findings(risk, view_with(*names)))

    assert [each.split()[0] for each in words[:4]] == [
        "Body0",
        "Body1",
        "Body2",
        "Body3",
    ]
    assert words[4] == "The table has the 2 others too."


def test_the_page_of_a_partner_says_how_sure_its_cash_is() -> None:
    assert list(agency_findings(RULED, VIEW, "council")) == [
        (
            "The council would be whole by 2028-29 in no draw, and in 62% of draws "
            "with the agreement (70% with its gain share and clawback)."
        ),
        (
            "With the agreement its cumulative cash by 2028-29 would be £100k on "
            "average, and between −£1.00m and £900k in eight draws of ten. Without it: "
            "−£2.00m on average, and between −£2.50m and −£1.50m in eight draws of "
            "ten."
        ),
        (
            "What it would be short of, on average over all draws: £200k with the "
            "agreement, £2.00m without it."
        ),
        "By the gain share it would receive £20k on average over all draws.",
    ]


def test_the_page_of_a_partner_of_whom_nothing_is_unsure_says_so() -> None:
    words = list(agency_findings(shared(police=SURE), VIEW, "police"))

    assert words[1:] == [
        (
            "With the agreement its cumulative cash by 2028-29 would be £5.00m, which "
            "hardly varies. Without it: £5.00m, which hardly varies."
        )
    ]


def test_rules_are_clauses_of_an_agreement() -> None:
    rules = Rules(Trigger(0.1, 0.5), Trigger(0.05, 1.0))
    gain, claw = rule_words(rules, "cashable")

    assert "cash savings of those who pay under the agreement" in gain
    assert "more than 10% above forecast, they give 50% of what is beyond" in gain
    assert "more than 5% below forecast, 100% of what is beyond that goes" in claw
    assert list(rule_words(Rules(), "fiscal")) == []


def test_the_table_has_a_row_for_each_partner_without_with_and_with_rules() -> None:
    table = shared_risk_table(RULED, VIEW)

    assert [row.cells[0].text for row in table.rows] == [
        *("Council", "without agreement", "with agreement", "with its rules"),
        *("Trust", "without agreement", "with agreement", "with its rules"),
    ]
    assert table.unit == "£ thousand"
    assert [each.text for each in table.rows[2].cells[1:]] == [
        *("62%", "−1,000", "100", "900", "300", "75%"),
    ]


def test_a_share_of_no_downside_is_a_dash() -> None:
    sure = SURE._replace(share_of_downside_before=None, share_of_downside_after=None)
    table = shared_risk_table(shared(police=sure), VIEW)

    assert [row.cells[-1].text for row in table.rows[1:]] == ["–", "–"]
