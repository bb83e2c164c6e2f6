"""What a simulation says in a terminal: words, tables and bars."""

from __future__ import annotations

import textwrap

import pytest

from cba.analysis.draws import Plan
from cba.analysis.information import NOTHING, Information
from cba.analysis.simulation import Simulation, simulate
from cba.reports.simulation_text import shown_years, simulation_text
from cba.reports.simulation_words import (
    bias_words,
    chance,
    findings,
    information_words,
    method_words,
)
from cba.reports.view import View, view_of
from tests.results.appraising import TWO_PARTNERS, appraised_text
from tests.results.counted_risk import COUNTED

#: The NHS saves 200 or 280, for sure or perhaps, where the council spends 200.
RANGED = TWO_PARTNERS.replace("fiscal: 10", "fiscal: 10 (5 to 12)").replace(
    "cashable: 1/3", "cashable: 100%"
)


def simulated(text: str, draws: int = 1000, **asked: str) -> tuple[Simulation, View]:
    appraisal = appraised_text(text)
    made = simulate(appraisal.project, Plan(draws), option=asked.get("option"))
    return made, view_of(appraisal, option=made.option)


def printed(text: str, *metrics: str) -> list[str]:
    appraisal = appraised_text(text)
    made = simulate(appraisal.project, Plan(1000), metrics=metrics or None)
    lines = simulation_text(made, view_of(appraisal), metrics)
    return [line.text for line in lines]


@pytest.mark.parametrize(
    ("fraction", "words"),
    [(0.0, "0%"), (0.0001, "<1%"), (0.006, "1%"), (0.9951, ">99%"), (1.0, "100%")],
)
def test_a_chance_is_nought_or_sure_only_where_no_draw_says_otherwise(
    fraction: float, words: str
) -> None:
    assert chance(fraction) == words


def test_findings_say_how_likely_it_is_to_be_worth_its_cost_and_paid_back() -> None:
    words = list(findings(*simulated(RANGED)))

    assert words[0] == "Chance that public value exceeds its cost: 100%."
    assert words[1].startswith("Chance that public bodies get their money back by 2028")
    assert words[1].endswith("% (in cash as well).")
    assert words[2] == "By payer: the council 0% (in cash as well)."
    assert words[3].startswith("The net present social value is £")
    assert "(£160 at central values); in nine draws of ten it lies between" in words[3]


def test_one_body_gets_its_own_money_back() -> None:
    text = RANGED.replace("falls_to: nhs", "falls_to: council").replace(
        "      nhs: {name: Health board, sector: nhs}\n", ""
    )

    words = list(findings(*simulated(text)))

    assert words[1].startswith("Chance that the council gets its money back by 2028-29")
    assert words[2].startswith("The net present social value")


def test_what_costs_no_public_body_anything_has_nothing_to_pay_back() -> None:
    text = RANGED.replace("paid_by: council", "paid_by: residents")

    words = " ".join(findings(*simulated(text)))

    assert "money back" not in words


FOUND = Information(
    {"preferred": 50_000.0, NOTHING: 0.0},
    "preferred",
    0.08,
    41_200.0,
    {"benefits.falls.value.fiscal": 30_100.0},
)


def words_of(found: Information) -> str:
    made, view = simulated(RANGED, 100)
    return " ".join(information_words(made._replace(information=found), view))


def test_the_value_of_information_is_a_sentence() -> None:
    assert words_of(FOUND) == (
        "The choice would change in 8% of draws: going ahead has the highest public "
        "value on average, and knowing everything first is worth at most £41k. "
        "What is worth measuring first is the fiscal value of a unit of “Falls” "
        "(`benefits.falls.value.fiscal`): knowing it alone is worth at most £30k."
    )


def test_a_choice_that_nothing_would_change_is_said_to_be_one() -> None:
    found = FOUND._replace(changes=0.0, evpi=0.0, by_input={})

    assert words_of(found) == (
        "The choice would change in none of the draws: going ahead has the highest "
        "public value in each, so that knowing more would not be worth paying for."
    )


def test_inputs_that_decide_only_together_are_said_to_do_so() -> None:
    found = FOUND._replace(by_input={"a": 0.0, "b": 0.0})

    assert words_of(found).endswith(
        "Knowing any one input alone would not change the choice."
    )


def test_doing_nothing_may_be_the_best() -> None:
    assert "draws: doing nothing has the highest" in words_of(
        FOUND._replace(best=NOTHING)
    )


def test_options_are_called_by_their_titles() -> None:
    text = (
        RANGED
        + """
    options:
      now: {title: As now, role: baseline}
      wardens: {title: Wardens by day, role: preferred}
    """
    )

    made, view = simulated(text)

    assert "“Wardens by day” has the highest" in " ".join(information_words(made, view))


def test_draws_seed_sequence_and_bias_are_stated() -> None:
    made, _ = simulated(RANGED, 1000)

    assert next(method_words(made)) == (
        "1,000 draws of 1 input with a range; pseudo-random, seed 1."
    )
    assert "together can count prudence twice" in bias_words(made)
    assert "left out of every draw" in bias_words(made._replace(optimism_bias="drop"))


def test_the_table_has_the_whole_and_then_each_agency() -> None:
    lines = printed(RANGED)

    start = next(n for n, line in enumerate(lines) if line.startswith("PV, £"))
    labels = [line[:23].strip() for line in lines[start + 2 : start + 9]]
    assert labels == [
        "Net present social valu",
        "Public bodies",
        "in cash",
        "Council",
        "in cash",
        "Health board",
        "in cash",
    ]
    assert lines[start].split()[-7:] == ["P5", "P10", "P50", "P90", "P95", "Above", "0"]


def test_those_with_nothing_to_pay_back_are_not_in_the_table_of_paybacks() -> None:
    lines = printed(RANGED)

    start = next(n for n, x in enumerate(lines) if x.startswith("Chance to be paid"))
    rows = [line.split()[0] for line in lines[start + 2 : start + 6]]
    assert rows == ["Society", "Public", "─" * len(lines[start + 1]), "Council"]
    assert lines[start].split()[-3:] == ["2026-27", "2027-28", "2028-29"]


@pytest.mark.parametrize(("paid", "listed"), [("10", True), ("0", False)])
def test_who_only_pays_others_has_that_to_be_paid_back(
    paid: str, *, listed: bool
) -> None:
    pays = f"    payments: {{grant: {{from: nhs, to: council, amount: {paid}}}}}\n"
    lines = printed(RANGED + pays)

    start = next(n for n, x in enumerate(lines) if x.startswith("Chance to be paid"))
    end = lines.index("Payback is not discounted.")
    rows = [line for line in lines[start:end] if line.startswith("Health board")]
    assert bool(rows) is listed


def test_metrics_that_are_asked_for_are_the_only_ones_in_the_table() -> None:
    lines = printed(RANGED, "agencies.nhs.npv_cashable", "financial.payback.years")

    text = "\n".join(lines)
    assert "Benefit-cost ratio" not in text
    assert "Payback of public bodies" in text
    assert "Net position of the health board in cash" in text
    assert "What drives the payback of public bodies (rank correlation)" in text


def test_bars_are_as_long_as_the_correlation_is_large() -> None:
    text = RANGED + "    ranges: {costs.wardens.amount: -40% to +40%}\n"
    lines = printed(text)

    start = next(
        n for n, line in enumerate(lines) if line.startswith("What drives the")
    )
    first, second = lines[start + 2], lines[start + 4]
    assert first.count("█") > second.count("█") > 0
    assert {"+" in first, "+" in second} == {True, False}


@pytest.mark.parametrize("years", [1, 6, 7, 10, 60, 100])
def test_a_few_years_are_shown_with_the_last_among_them(years: int) -> None:
    shown = shown_years(years)

    assert 1 <= len(shown) <= 6
    assert shown[-1] == years - 1


def test_hostile_names_stay_in_their_line() -> None:
    name = '"\\u202eBoard\\nof <script>"'
    text = textwrap.dedent(RANGED).replace("Health board", name.replace("\\\\", "\\"))

    lines = printed(text)

    assert [line for line in lines if "\n" in line] == []


def test_notes_come_last() -> None:
    made, view = simulated(RANGED, 100)
    lines = simulation_text(made._replace(notes=("few draws",)), view)

    assert lines[-1].text == "Note: few draws."


def test_indices_say_of_which_metric_they_are() -> None:
    appraisal = appraised_text(RANGED)
    made = simulate(appraisal.project, Plan(200), sobol_metric="agencies.nhs.npv")
    lines = [line.text for line in simulation_text(made, view_of(appraisal))]

    head = "Shares of the variance of the net position of the health board "
    start = lines.index(f"{head}(Sobol' indices)")
    assert lines[start + 1].split() == ["Alone", "With", "others"]
    assert lines[start + 3].split() == ["benefits.falls.value.fiscal", "100%", "100%"]


def test_inputs_that_chance_alone_makes_matter_are_only_counted() -> None:
    made, view = simulated(RANGED, 400)
    drawn = ("impact", "lasts", "deadweight", "delay")
    correlations = (0.9, -0.2, 0.09, 0.0)
    addresses = (f"benefits.falls.{each}" for each in drawn)
    strengths = {"public_value.npv": dict(zip(addresses, correlations, strict=True))}

    lines = simulation_text(made._replace(influence=strengths), view)
    text = "\n".join(line.text for line in lines)

    assert (
        "Falls: impact · benefits.falls.impact\n"
        "  +0.90  ██████████████████\n"
        "Falls: duration · benefits.falls.lasts\n"
        "  −0.20  ████\n"
        "and 2 others, which matter less\n"
    ) in text


def test_whether_a_risk_happens_is_named_in_words() -> None:
    made, view = simulated(COUNTED, 400)
    address = "risks.staff.occurs"
    found = FOUND._replace(by_input={address: 30_100.0})

    lines = [line.text for line in simulation_text(made, view)]
    words = " ".join(information_words(made._replace(information=found), view))

    assert f"Posts stay empty: whether it happens · {address}" in lines
    assert f"first is whether “Posts stay empty” happens (`{address}`): k" in words


def test_payers_who_are_all_alike_are_not_told_one_by_one() -> None:
    text = RANGED.replace("paid_by: council", "paid_by: {council: 50%, nhs: 50%}")
    made, view = simulated(text, 100)
    sure = (0.0, 0.5, 1.0)
    for whose in ("council", "nhs"):
        made.payback[whose] = made.payback_cashable[whose] = sure

    assert list(findings(made, view))[2] == (
        "Each of the 2 who pay: 100% (in cash as well)."
    )
