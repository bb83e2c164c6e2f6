"""What a terminal says of an agreement, from one whose figures are known."""

from __future__ import annotations

from cba.analysis.apportionment import Apportionment, Core, Shapley, Stake
from cba.analysis.shared_risk import AgencyRisk, SharedRisk, Spread
from cba.reports.apportionment_text import apportionment_text
from cba.reports.apportionment_view import Agreed
from tests.reports.made_agreement import (
    BEFORE,
    WARDENS,
    agreed,
    apportionment,
)
from tests.results.appraising import loaded_text


def found() -> Apportionment:
    return apportionment(loaded_text(WARDENS))


def text(made: Agreed) -> str:
    return "\n".join(line.text for line in apportionment_text(made))


def refused(*, shared: bool) -> Apportionment:
    """No agreement; with what is short shared all the same, or not."""
    made = found()._replace(feasible=False, reason="The council is £212k short")
    if shared:
        return made
    return made._replace(transfers=(), after=BEFORE, payments={})


def risk(*, draws: int = 1000) -> SharedRisk:
    """The council is whole in a tenth of draws, and with the agreement in all."""

    def of(before: float, after: float) -> AgencyRisk:
        spread = Spread(0.0, 0.0, 0.0, 0.0)
        return AgencyRisk(
            before, after, None, spread, spread, None, 0.0, 0.0, None, None, None
        )

    agencies = {"council": of(0.1, 1.0), "trust": of(1.0, 0.95)}
    return SharedRisk(draws, 1, "2028-29", agencies, None, None, {}, {}, ())


def test_findings_come_first_in_the_order_of_a_talk() -> None:
    lines = [line.text for line in apportionment_text(agreed())]

    assert lines[1] == "Costs shared in proportion to cashable savings."
    assert "\n".join(lines[3:8]) == (
        "Without an agreement the borough council would be £200k out of pocket in "
        "cash by 2028-29.\n"
        "From 2026-27 to 2027-28 the hospital trust would pay the borough council "
        "£200k, in 2026-27 prices.\n"
        "With it the borough council would have the money back in cash from 2026-27.\n"
        "No partner would be better off walking away: the borough council would lose "
        "nothing by it.\n"
        "Nor would any group of partners: the split is in the core."
    )


def test_positions_stand_before_and_after() -> None:
    table = text(agreed()).partition("\nCash, ")[2].splitlines()

    assert [line.split() for line in table[2:6]] == [
        ["Borough", "council", "−200", "−200", "200", "not", "by", "2028-29"],
        ["with", "the", "agreement", "0", "0", "0", "2026-27"],
        ["Hospital", "trust", "240", "240", "0", "2026-27"],
        ["with", "the", "agreement", "40", "40", "50", "2028-29"],
    ]


def test_payments_are_in_real_and_in_nominal_money() -> None:
    lines = text(agreed()).splitlines()
    real, nominal = (n for n, line in enumerate(lines) if line.startswith("Paid, "))

    assert lines[real].split()[-3:] == ["2027-28", "In", "all"]
    assert lines[real + 2] == "Hospital trust to"
    assert lines[real + 3].split() == ["Borough", "council", "100", "100", "200"]
    # £100,000 of 2026-27 is some £102,000 of the year after.
    assert lines[nominal + 3].split() == ["Borough", "council", "100", "102", "202"]


def test_years_beyond_the_price_index_are_told() -> None:
    made = agreed()._replace(nominal=(1.0, None, None))
    printed = text(made)

    assert "No price index reaches 2027-28: `inflation_after: 2%`" in printed
    # The one year that it reaches has no sum beside it that would leave one out.
    (head,) = (x for x in printed.splitlines() if "money of each year" in x)
    assert head.split()[-1] == "2026-27"


def test_a_currency_without_a_price_index_is_told() -> None:
    euros = WARDENS.replace("years: 3,", "years: 3, currency: EUR,")
    printed = text(agreed(text=euros))

    assert "There is no price index for EUR: `appraisal.deflator` takes one" in printed
    assert "money of each year  " not in printed


def test_tariffs_stand_by_who_pays_whom() -> None:
    payment: dict[str, object] = {
        "from": "trust",
        "to": "council",
        "per": "benefits.falls",
        "tariff": 83.25,
    }
    made = found()._replace(payments={"for_falls": payment})
    table = text(agreed(made)).partition("Paid for each")[2].splitlines()

    assert table[0].split()[-1] == "Tariff"
    assert table[2] == "Hospital trust to the borough council"
    assert table[3].split() == ["Falls", "£83.25"]


def test_what_leaving_would_cost_is_a_column() -> None:
    table = text(agreed()).partition("Loses by leaving")[2].splitlines()

    assert table[3].split() == ["Hospital", "trust", "240", "200", "100%", "0", "40"]


def test_who_would_do_better_alone_is_named() -> None:
    made = found()._replace(
        stakes={"council": Stake(0.0, 0.0), "trust": Stake(60e3, -20e3)},
        core=Core(in_core=False, blocking=("trust", "council"), short_by=20e3),
    )
    printed = text(agreed(made))

    assert "Better off walking away: the hospital trust by £20k." in printed
    assert (
        "The hospital trust and the borough council would be £20k better off on their "
        "own: the split is not in the core."
    ) in printed


def test_what_rounding_leaves_blocks_nobody() -> None:
    core = Core(in_core=False, blocking=("trust", "council"), short_by=15.0)
    printed = text(agreed(found()._replace(core=core)))

    assert "but for £15 that rounding leaves: the split is in the core." in printed


def test_no_agreement_begins_with_its_reason() -> None:
    lines = [line.text for line in apportionment_text(agreed(refused(shared=False)))]

    assert lines[3] == (
        "There is no agreement on these terms. The council is £212k short."
    )
    assert "with the agreement" not in "\n".join(lines)
    assert "To paste" not in "\n".join(lines)


def test_a_shortfall_shared_all_the_same_is_called_that() -> None:
    printed = text(agreed(refused(shared=True)))

    assert "Were it shared by this rule all the same, from 2026-27 to" in printed
    assert "  shared so" in printed
    assert "with the agreement" not in printed
    assert "walking away" not in printed


def test_chances_stand_beside_the_positions_and_in_words() -> None:
    printed = text(agreed()._replace(risk=risk()))
    table = printed.partition("\nCash, ")[2].splitlines()

    assert [line.split()[-1] for line in table[2:6]] == ["10%", "100%", "100%", "95%"]
    assert "The borough council would be whole by 2028-29 in 10% of draws" in printed


def test_where_there_is_no_agreement_nobody_is_said_to_be_sure_of_it() -> None:
    made = agreed(refused(shared=True))._replace(risk=risk())
    sentences = text(made).partition("\nCash, ")[0]

    assert "would be whole" not in sentences


def test_the_error_of_a_sample_is_told() -> None:
    sampled = Shapley(
        {"council": 1.0, "trust": 2.0}, {"council": 10, "trust": 250}, 500
    )
    printed = text(agreed(found()._replace(shapley=sampled)))

    assert "500 orders" in printed
    assert "the standard error is at most £250" in printed


def test_a_long_block_is_for_a_file() -> None:
    payment = found().payments["trust_to_council"]
    many = {f"share_{n}": payment for n in range(20)}
    printed = text(agreed(found()._replace(payments=many)))

    assert "The payments take 100 lines under `payments:`" in printed
    assert "share_3" not in printed


def test_no_line_of_a_table_is_wider_than_a_terminal() -> None:
    made = agreed()._replace(risk=risk())
    tables = [line for line in apportionment_text(made) if line.hang is None]

    assert max(len(line.text) for line in tables) <= 80
