from __future__ import annotations

import pytest

from cba.loading.project_loader import option_project
from cba.results.appraise import appraise
from cba.results.cash_flow_table import rows
from cba.results.cash_ledger import CashLedger, CashLine, cash_ledger
from tests.loading.projects import valid

#: Prices rise by a tenth a year, and by a fifth for the team. Of the savings of the
#: department a half is cash.
PROJECT = """
    cba: 1
    project: {title: A ledger}
    appraisal:
      first_year: 2026-27
      years: 3
      deflator: {2026-27: 100, 2027-28: 110, 2028-29: 121}
    agencies:
      council: {sector: local-authority, spend: 1000}
      dwp: {sector: work-and-pensions}
      charity: {sector: voluntary}
    costs:
      build: {kind: capital, paid_by: council, amount: {2027-28: 1000},
              optimism_bias: 0%, budget_code: C1,
              financing: {borrow: 2 years, rate: 10%}}
      team: {kind: revenue, paid_by: {council: 75%, charity: 25%}, amount: 400,
             optimism_bias: 0%, inflation: 20%, budget_code: R7}
      launch: {kind: revenue, paid_by: council, amount: {2026-27: 50},
               optimism_bias: 0%}
      fees: {kind: revenue, paid_by: council, amount: {2026-27..2027-28: 10},
             optimism_bias: 0%, recurrent: false}
    benefits:
      jobs: {quantity: 10, value: {fiscal: 100}, falls_to: {dwp: 90%, council: 10%},
             cashable: 50%, deadweight: 0%, optimism_bias: 0%}
    payments:
      share: {from: dwp, to: council, amount: {2027-28..: 100}}
    funding:
      fund: {title: The fund, to: council, from: A ministry, kind: capital,
             amount: {2026-27: 200, 2027-28: 300}}
      lottery: {to: charity, from: A lottery, amount: {2026-27: 90}, public: false}
      home: {to: charity, from: A ministry, amount: {2026-27: 10}}
"""


def ledger_of(text: str = PROJECT, option: str | None = None) -> CashLedger:
    appraisal = appraise(valid(text))
    chosen = appraisal.options[option] if option else appraisal.preferred
    return cash_ledger(option_project(appraisal.project, chosen.identifier), chosen)


def line_of(ledger: CashLedger, agency: str, line: str, account: str) -> CashLine:
    (found,) = (
        each
        for each in (*ledger.lines, *ledger.lines_of_others)
        if (each.agency, each.line, each.account) == (agency, line, account)
    )
    return found


def test_a_loan_is_in_the_money_of_the_year_of_the_capital() -> None:
    council = ledger_of().agencies["council"]

    # 1,000 in real terms is 1,100 then; repaid by 1,100 × 0.1 ÷ (1 − 1.1⁻²).
    assert council.capital == pytest.approx((0.0, -1100.0, 0.0))
    assert council.borrowed == pytest.approx((0.0, 1100.0, 0.0))
    assert council.debt == pytest.approx((0.0, 0.0, -633.809524))


def test_what_is_owed_at_the_end_stands_beside_the_ledger() -> None:
    # 1,100 and a tenth, less the 633.81 paid.
    assert ledger_of().debt_outstanding == pytest.approx({"council": 576.190476})


def test_a_cost_moves_by_the_inflation_of_its_own() -> None:
    team = line_of(ledger_of(), "council", "team", "revenue")

    # 300 in real terms, a fifth more each year, whatever the index does.
    assert team.amounts == pytest.approx((-300.0, -360.0, -432.0))
    # The first year's effect, and that of a full year.
    assert team.first_year_effect == pytest.approx(-300.0)
    assert team.full_year_effect == pytest.approx(-360.0)


def test_own_inflation_counts_from_the_price_year() -> None:
    text = PROJECT.replace("years: 3", "years: 3\n      price_year: 2027-28")
    team = line_of(ledger_of(text), "council", "team", "revenue")

    assert team.amounts == pytest.approx((-250.0, -300.0, -360.0))


def test_a_grant_is_in_the_money_of_each_year_already() -> None:
    ledger = ledger_of()

    assert ledger.agencies["council"].grants == pytest.approx((200.0, 300.0, 0.0))
    assert line_of(ledger, "council", "fund", "grants").is_capital
    assert line_of(ledger, "charity", "lottery", "grants").is_capital is False


def test_a_grant_changes_nothing_but_the_ledger() -> None:
    with_grants = appraise(valid(PROJECT)).preferred
    without = appraise(valid(PROJECT.partition("    funding:")[0])).preferred

    assert with_grants.financial == without.financial
    assert with_grants.public_value == without.public_value
    assert with_grants.agencies == without.agencies


def test_net_cash_is_parted_into_budgets_and_into_what_recurs() -> None:
    council = ledger_of().agencies["council"]

    # Capital: the grant, the building and the loan for it.
    assert council.capital_cash == pytest.approx((200.0, 300.0, 0.0))
    # Revenue: in the first year 300, 50 and 10 out, 50 saved; in the second 360 and
    # 11 out, 55 saved and 110 received; in the third 432 and the loan's 633.81 out,
    # 60.5 saved and 121 received.
    assert council.revenue_cash == pytest.approx((-310.0, -206.0, -884.309524))
    # Once: the launch in its one year, the fees as typed, the grant, and the only
    # repayment within the appraisal.
    assert council.one_off == pytest.approx((140.0, 289.0, -633.809524))
    assert council.recurrent == pytest.approx((-250.0, -195.0, -250.5))
    assert council.cash == pytest.approx((-110.0, 94.0, -884.309524))


def test_what_is_borrowed_recurs_as_what_it_pays_for_does() -> None:
    text = PROJECT.replace("budget_code: C1,", "budget_code: C1, recurrent: true,")

    assert not line_of(ledger_of(), "council", "build", "borrowed").recurrent
    assert line_of(ledger_of(text), "council", "build", "borrowed").recurrent


def test_cumulative_cash_has_its_trough_and_its_break_even() -> None:
    ledger = ledger_of()
    council, dwp = ledger.agencies["council"], ledger.agencies["dwp"]

    assert council.cumulative == pytest.approx((-110.0, -16.0, -900.309524))
    assert council.trough == pytest.approx(-900.309524)
    assert council.trough_year == "2028-29"
    assert council.break_even is None
    assert (dwp.trough, dwp.trough_year, dwp.break_even) == (0.0, None, "2026-27")


def test_cash_below_nothing_that_comes_back_has_both() -> None:
    text = PROJECT.partition("    costs:")[0] + (
        "    costs:\n"
        "      build: {kind: capital, paid_by: council, optimism_bias: 0%,\n"
        "              amount: {2026-27: 100, 2027-28: -50, 2028-29: -50}}\n"
    )
    council = ledger_of(text).agencies["council"]

    # -100, -45 and then +15.5, since 50 is 55 and 60.5 in the money of those years.
    assert (council.trough, council.trough_year) == (-100.0, "2026-27")
    assert council.break_even == "2028-29"


def test_tiers_add_up_and_the_exchequer_bears_grants_out_of_public_money() -> None:
    ledger = ledger_of()

    assert ledger.local.cash == ledger.agencies["council"].cash
    assert ledger.central.cash == ledger.agencies["dwp"].cash
    assert ledger.whole.cash == pytest.approx((340.0, 479.0, -460.809524))
    # Less 200 and 300 to the council, and 10 to a charity; the lottery's is not public.
    assert ledger.exchequer == pytest.approx((130.0, 179.0, -460.809524))


def test_others_have_their_cash_and_are_in_no_total() -> None:
    ledger = ledger_of()

    assert set(ledger.others) == {"charity"}
    assert ledger.others["charity"].cash == pytest.approx((0.0, -120.0, -144.0))
    assert {line.agency for line in ledger.lines} == {"council", "dwp"}


def test_savings_are_shares_of_the_spend_that_a_body_names() -> None:
    ledger = ledger_of()

    assert set(ledger.spend) == {"council"}
    share = ledger.spend["council"]
    assert share.spend == pytest.approx((1000.0, 1100.0, 1210.0))
    # 100 of 1,000, of which 50 is cash, in each year.
    assert share.saving == pytest.approx((0.1, 0.1, 0.1))
    assert share.cashable == pytest.approx((0.05, 0.05, 0.05))


def test_a_year_without_a_spend_has_no_share() -> None:
    text = PROJECT.replace("spend: 1000", "spend: {2027-28: 1000}")
    share = ledger_of(text).spend["council"]

    assert share.spend[0] is share.saving[0] is share.cashable[0] is None
    assert share.saving[1] == pytest.approx(0.1)


def test_the_bridge_has_steps_for_what_only_budgets_know() -> None:
    bridge = ledger_of().bridge

    # The council's 300 of the team: 330 by the index in the second year, and 360.
    assert bridge.own_inflation == pytest.approx((0.0, -30.0, -69.0))
    assert bridge.financing == pytest.approx((0.0, 1100.0, -633.809524))
    # That of the charity is no public body's.
    assert bridge.grants == pytest.approx((200.0, 300.0, 0.0))


def test_lines_carry_their_budget_codes_and_loans_that_of_the_capital() -> None:
    codes = {line.line: line.budget_code for line in ledger_of().lines}

    assert codes["team"] == "R7"
    assert line_of(ledger_of(), "council", "build", "debt").budget_code == "C1"
    assert codes["jobs"] is codes["fund"] is None


def test_an_option_has_the_grants_that_name_it_and_may_set_their_amounts() -> None:
    text = PROJECT.replace(
        "    funding:",
        "    options:\n"
        "      small: {role: preferred}\n"
        "      large: {set: {funding.fund.amount: {2026-27: 900}}}\n"
        "    funding:",
    ).replace("from: A lottery,", "from: A lottery, options: [small],")

    assert ledger_of(text).others["charity"].grants == pytest.approx((100.0, 0.0, 0.0))
    large = ledger_of(text, "large")
    assert large.others["charity"].grants == pytest.approx((10.0, 0.0, 0.0))
    assert large.agencies["council"].grants == pytest.approx((900.0, 0.0, 0.0))


def test_a_year_without_an_index_is_in_no_line() -> None:
    text = PROJECT.replace(", 2028-29: 121}", "}")
    ledger = ledger_of(text)

    assert ledger.left_out == ("2028-29",)
    assert {len(line.amounts) for line in ledger.lines} == {2}
    # At the end of the last year that there is, all of the loan is owed.
    assert ledger.debt_outstanding == pytest.approx({"council": 1100.0})


def test_the_table_of_flows_has_a_line_by_its_own_inflation_too() -> None:
    paid = [
        row.nominal
        for row in rows(appraise(valid(PROJECT)))
        if (row.line, row.agency) == ("team", "council")
    ]

    assert paid == pytest.approx([-300.0, -360.0, -432.0])
