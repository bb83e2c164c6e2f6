from __future__ import annotations

import pytest

from cba.reports.headline import (
    for_society,
    payments_between,
    spending,
    what_comes_back,
)
from cba.reports.key_figures import key_figures
from cba.reports.view import View, view_of
from cba.reports.who_pays import agency_table
from cba.reports.winners import winners_and_losers
from tests.reports.made_projects import TWO, Tree, appraisal_of, flat, saved, spent


def view(project: Tree) -> View:
    return view_of(appraisal_of(project))


def test_a_saving_that_pays_back() -> None:
    # 300 spent in the first year; 120 saved in each of the other three: 360.
    project = flat(
        {"team": spent({"2026-27": "300k"})},
        {"less": saved({"2027-28..": "120k"}, cashable="50%")},
    )

    assert list(spending(view(project))) == [
        "Over the 4 years 2026-27 to 2029-30, the council would spend £300k."
    ]
    assert list(what_comes_back(view(project))) == [
        (
            "The council would save £360k, of which £180k could be taken out of "
            "budgets (cashable)."
        ),
        (
            "The council would be £60k better off, with £1.20 saved for each £1 spent; "
            "in cash alone, £120k worse off."
        ),
        (
            "The council would be paid back in 2029-30, the fourth year (in cash, not "
            "by 2029-30)."
        ),
    ]
    assert list(for_society(view(project))) == [
        (
            "The net present social value (NPSV) is £60k and the benefit-cost ratio "
            "(BCR) 1.20."
        )
    ]


def test_several_payers_are_named_from_the_largest_on() -> None:
    project = flat({"team": spent("1m", {"council": "25%", "nhs": "75%"})}, {}, TWO, 1)

    assert list(spending(view(project))) == [
        (
            "In 2026-27, public bodies would spend £1.00m: the integrated care board "
            "£750k and the council £250k."
        )
    ]


def test_more_than_four_payers_are_summed_up() -> None:
    agencies: Tree = {
        f"a{n}": {"name": f"Body {n}", "sector": "police"} for n in range(6)
    }
    costs: Tree = {f"c{n}": spent(1000 * (n + 1), f"a{n}") for n in range(6)}

    (words,) = spending(view(flat(costs, {}, agencies, 1)))

    # 6,000 + 5,000 + 4,000 by name, and 3,000 + 2,000 + 1,000 of the others.
    assert words == (
        "In 2026-27, public bodies would spend £21k: Body 5 £6,000, Body 4 £5,000, "
        "Body 3 £4,000 and 3 others together £6,000."
    )


def test_a_discounted_payback_is_told_where_it_is_another() -> None:
    # Undiscounted 100 - 50 - 52; at 3.5% the two are worth 48.3 + 48.5.
    project = flat(
        {"team": spent({"2026-27": "100k"})},
        {"less": saved({"2027-28": "50k", "2028-29": "52k", "2029-30": "9k"})},
    )
    project["appraisal"] = {"first_year": "2026-27", "years": 4}

    assert list(what_comes_back(view(project)))[2] == (
        "The council would be paid back in 2028-29, the third year (in cash, not by "
        "2029-30; with later years discounted, in 2029-30, the fourth year)."
    )


def test_a_loss_is_never_a_negative_saving() -> None:
    project = flat({"team": spent("300k")}, {"less": saved("-20k")}, years=1)

    assert list(what_comes_back(view(project))) == [
        "The council would have £20k of further costs elsewhere.",
        "The council would be £320k worse off; in cash alone, £300k worse off.",
        "The council would not be paid back by 2026-27, nor in cash.",
    ]


def test_nothing_at_stake_is_neither_gain_nor_loss() -> None:
    project = flat({"team": spent("10k")}, {"less": saved("10k")}, years=1)

    words = list(what_comes_back(view(project)))

    assert words[1] == (
        "The council would be neither better nor worse off, with £1.00 saved for each "
        "£1 spent; in cash alone, £10k worse off."
    )
    assert list(winners_and_losers(view(project))) == [
        "Neither better nor worse off: the council."
    ]


def test_savings_without_costs_have_nothing_to_pay_back() -> None:
    project = flat({}, {"less": saved("10k", cashable="100%")}, years=1)

    assert list(spending(view(project))) == [
        "In 2026-27, no public body would spend any money."
    ]
    assert list(what_comes_back(view(project))) == [
        (
            "The council would save £10k, all of which could be taken out of budgets "
            "(cashable)."
        ),
        "The council would be £10k better off, in cash as well.",
    ]
    assert list(for_society(view(project))) == [
        (
            "The net present social value (NPSV) is £10k; with no costs there is no "
            "benefit-cost ratio (BCR)."
        )
    ]


def test_winners_and_losers_are_named_with_their_shares() -> None:
    project = flat(
        {"team": spent("100k", {"council": "80%", "nhs": "20%"})},
        {"less": saved("150k", {"council": "10%", "nhs": "90%"})},
        TWO,
        1,
    )

    # The council: 15 - 80 = -65. The care board: 135 - 20 = 115, and in cash -20.
    assert list(winners_and_losers(view(project))) == [
        (
            "The council would be £65k worse off, with 80% of the public costs and 10% "
            "of the public savings."
        ),
        "Better off: the integrated care board by £115k.",
        "Better off, but not in cash: the integrated care board.",
    ]


def test_those_outside_government_give_and_gain() -> None:
    agencies: Tree = {**TWO, "people": {"name": "Residents", "sector": "community"}}
    hours = {**spent("20k", "people"), "kind": "in-kind"}
    better = {
        "amount": "50k",
        "category": "social",
        "enjoyed_by": "people",
        "optimism_bias": "0%",
    }
    project = flat({"hours": hours}, {"better": better}, agencies, 1)

    assert list(winners_and_losers(view(project)))[-1] == (
        "Outside government, residents would give £20k in kind and enjoy £50k of value."
    )
    assert list(for_society(view(project))) == [
        (
            "Outside public budgets, there would be £50k of social value (in the NHS, "
            "societal benefits)."
        ),
        (
            "The net present social value (NPSV) is £30k and the benefit-cost ratio "
            "(BCR) 2.50."
        ),
    ]


def test_what_public_bodies_give_in_kind_is_told_apart() -> None:
    seconded = {**spent("20k", "nhs"), "kind": "in-kind"}
    project = flat({"team": spent("5k"), "seconded": seconded}, {}, TWO, 1)

    assert list(spending(view(project)))[1] == (
        "In kind, the integrated care board would give £20k, which is shown apart."
    )


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, ("Payments between partners would move £5,000 from the council to "
            "the integrated care board, in present value.")),
        (5, "5 payments would move money between partners."),
    ],
)  # fmt: skip
def test_payments_are_named_while_they_are_few(number: int, words: str) -> None:
    project = flat({"team": spent("5k")}, {}, TWO, 1)
    project["payments"] = {
        f"p{n}": {"from": "council", "to": "nhs", "amount": 5000} for n in range(number)
    }

    assert list(payments_between(view(project))) == [words]


def test_key_figures_begin_with_social_value_and_pass_no_verdict() -> None:
    project = flat(
        {"team": spent({"2026-27": "300k"})},
        {"less": saved({"2027-28..": "120k"}, cashable="100%")},
    )

    figures = [(each.label, each.figure) for each in key_figures(view(project)).items]

    assert figures == [
        ("Net present social value (NPSV)", "£60k"),
        ("Benefit-cost ratio (BCR)", "1.20"),
        ("Net position of public bodies", "£60k"),
        ("Payback of public money, not discounted", "2029-30"),
    ]
    assert key_figures(view(project)).items[3].words == "the fourth year; in cash too"


def test_a_payback_that_fell_back_is_told() -> None:
    # 10 - 10 = 0 after one year, -5 after two, +15 after three.
    project = flat(
        {"team": spent({"2026-27": "10k", "2027-28": "5k"})},
        {"less": saved({"2026-27": "15k", "2028-29": "20k"})},
        years=3,
    )
    project["costs"] = {"team": spent({"2026-27": "10k", "2027-28": "10k"})}

    assert (
        "The council would first be paid back in 2026-27, but would fall behind again "
        "in 2027-28."
    ) in agency_table(view(project)).notes


@pytest.mark.parametrize(
    ("cashable", "words"),
    [
        # Of 3m saved, a third is the cost of 1m: what is left in cash is nothing.
        ("1/3", "Better off, but not in cash: the council."),
        ("50%", ""),
    ],
)
def test_a_gain_that_leaves_no_cash_is_told(cashable: str, words: str) -> None:
    project = flat({"c": spent("1m")}, {"b": saved("3m", cashable=cashable)})

    told = [each for each in winners_and_losers(view(project)) if "cash" in each]
    assert told == ([words] if words else [])


def test_money_that_does_not_come_back_is_told_by_the_last_year() -> None:
    project = flat({"team": spent("100k")}, {"less": saved("40k", cashable="50%")})
    payback = key_figures(view(project)).items[3]

    assert payback.figure == "No payback"
    assert payback.words == "by 2029-30; nor in cash"


def test_a_ratio_below_nought_is_told_as_a_loss() -> None:
    # Four years of 8 lost to society, beside 100 spent.
    project = flat({"team": spent("100k")}, {"harm": saved("-8k")})
    ratio = key_figures(view(project)).items[1]

    assert ratio.figure == "\u22120.08"
    assert ratio.words == "£0.08 lost to society besides each £1 of cost"


def test_what_is_level_in_every_year_says_what_cash_does() -> None:
    project = flat({"team": spent("100k")}, {"less": saved("100k", cashable="50%")})

    assert list(what_comes_back(view(project)))[-1] == (
        "The council would be neither ahead nor behind in any year (in cash, not paid "
        "back by 2029-30)."
    )
