"""What holds of every appraisal, whatever the project (method, section 8).

Every day on a few made-up projects, before a release on many (``-m heavy``).
"""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cba.calculation.flows import BenefitFlow
from cba.loading.project_loader import load
from cba.loading.writing import dump
from tests.properties.appraising import (
    appraised,
    content_of,
    leaves,
    loaded,
    unlike,
)
from tests.properties.changing import (
    halved,
    lines_of,
    longer,
    of_one_option,
    reordered,
    shares_changed,
    undiscounted,
    with_money,
    without_following,
    without_steps,
)
from tests.properties.spelling import Tree
from tests.properties.strategies import projects

Property = Callable[[Tree, st.DataObject], None]
PROPERTIES: dict[str, Property] = {}
EVERY_DAY, BEFORE_RELEASE = 20, 400
PENNY = 0.01
#: Figures in proportion to money, beside those that begin with ``pv_``.
MONEY = frozenset(
    {
        *(
            "npv",
            "npv_weighted",
            "npv_cashable",
            "public_value_npv",
            "peak_funding",
            "pv",
        ),
        *("costs", "in_kind", "benefits", "cashable", "payments", "value"),
        *("fiscal", "economic", "social", "transfer_part"),
        *("net", "cumulative", "net_financial", "net_public_value"),
    }
)


def holds(check: Property) -> Property:
    """Count a function among the properties."""
    PROPERTIES[check.__name__] = check
    return check


def _searched(check: Property, examples: int) -> None:
    @settings(
        max_examples=examples,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    @given(projects(), st.data())
    def search(project: Tree, data: st.DataObject) -> None:
        check(project, data)

    search()


def is_money(path: str) -> bool:
    name = path.rpartition(".")[2]
    return name in MONEY or name.startswith("pv_")


@holds
def every_total_is_the_sum_of_its_parts(project: Tree, data: st.DataObject) -> None:
    del data
    for option in content_of(project)["options"].values():
        agencies, lines = option["agencies"].values(), option["lines"].values()
        financial, value = option["financial"]["npv"], option["public_value"]["npv"]
        public = [each for each in agencies if each["public"]]
        by_line = [x.get("pv_public_value", 0) - x.get("pv_cost", 0) for x in lines]
        routes = (
            (financial, [each["npv"] for each in public]),
            (value, [each["public_value_npv"] for each in agencies]),
            (value, by_line),
        )

        for whole, parts in routes:
            assert math.fsum(parts) == pytest.approx(whole, abs=PENNY)


@holds
def payments_sum_to_nought(project: Tree, data: st.DataObject) -> None:
    del data
    for option in content_of(project)["options"].values():
        agencies = option["agencies"].values()

        assert math.fsum(x["pv_payments"] for x in agencies) == pytest.approx(
            0.0, abs=PENNY
        )
        for year in zip(*(each["by_year"] for each in agencies), strict=True):
            assert math.fsum(x["payments"] for x in year) == pytest.approx(
                0.0, abs=PENNY
            )


@holds
def k_times_the_money_is_k_times_every_sum(project: Tree, data: st.DataObject) -> None:
    times = data.draw(st.sampled_from([2.0, 3.0, 10.0]), label="times")
    one = content_of(project)
    many = content_of(with_money(project, lambda amount: amount * times))
    sums = [
        float(str(x))
        for path, x in leaves(one["options"])
        if is_money(path) and x is not None
    ]
    # A sum about half a penny counts as nought at the one scale, not at the other.
    assume(not any(1e-4 < abs(x) < 0.01 for x in sums))
    scaled = _with_sums(one["options"], times)

    assert unlike(scaled, many["options"], penny=1e-5 * times) == []


def _with_sums(node: object, times: float, key: str = "") -> object:
    if isinstance(node, dict):
        return {name: _with_sums(item, times, name) for name, item in node.items()}
    if isinstance(node, list):
        return [_with_sums(item, times, key) for item in node]
    return node * times if isinstance(node, float) and is_money(key) else node


@holds
def order_changes_nothing(project: Tree, data: st.DataObject) -> None:
    def shuffled(names: list[str]) -> list[str]:
        return data.draw(st.permutations(names))

    one, other = content_of(project), content_of(reordered(project, shuffled))

    assert unlike(one, other) == []


@holds
def more_deadweight_never_raises_npv(project: Tree, data: st.DataObject) -> None:
    _worth_no_more_with(project, data, "deadweight", _more)


@holds
def less_attribution_never_raises_npv(project: Tree, data: st.DataObject) -> None:
    _worth_no_more_with(project, data, "attribution", _less)


def _more(share: float) -> float:
    return share + (1.0 - share) * 0.3


def _less(share: float) -> float:
    return share * 0.7


def _worth_no_more_with(
    project: Tree, data: st.DataObject, key: str, change: Callable[[float], float]
) -> None:
    """Change one share of one benefit whose value is positive in every year.

    Payments that follow the line are left out: what one partner loses by them another
    gains. Savings that fill steps together are cash to the pound: less of one line may
    leave more of a step to another whose units are worth more.
    """
    plain = without_following(without_steps(of_one_option(project)))
    benefits = plain["benefits"]
    name = data.draw(st.sampled_from(sorted(benefits)), label="benefit")
    if "outcome" in benefits[name] and key == "deadweight":
        return
    before = appraised(plain).preferred
    flows = [
        flow
        for identifier, flow in before.flows.lines.items()
        if identifier.partition("/")[0] == name and isinstance(flow, BenefitFlow)
    ]
    if any((part < 0).any() for flow in flows for part in flow.parts.values()):
        return
    given = benefits[name].get(key, {"deadweight": "0%", "attribution": "100%"}[key])
    if isinstance(given, dict) and "points" in given:
        given = {"points": shares_changed(given["points"], lambda p: p + 0.05)}
    elif isinstance(given, dict) and "to_others" in given:
        given = {"to_others": shares_changed(given["to_others"], _more)}
    else:
        given = shares_changed(given, change)
    benefits[name][key] = given
    after = appraised(plain).preferred

    assert after.public_value.npv <= before.public_value.npv + PENNY
    assert after.financial.npv <= before.financial.npv + PENNY
    assert after.financial.npv_cashable <= before.financial.npv_cashable + PENNY
    for identifier, agency in after.agencies.items():
        assert agency.npv <= before.agencies[identifier].npv + PENNY


@holds
def at_a_rate_of_nought_present_values_are_sums(
    project: Tree, data: st.DataObject
) -> None:
    del data
    for option in content_of(undiscounted(project))["options"].values():
        for agency in option["agencies"].values():
            years = agency["by_year"]
            for name in ("costs", "benefits", "cashable", "payments", "value"):
                summed = math.fsum(year[name] for year in years)
                assert summed == pytest.approx(agency[f"pv_{name}"], abs=PENNY)
            assert years[-1]["cumulative"] == pytest.approx(agency["npv"], abs=PENNY)
        summed = math.fsum(year["net_public_value"] for year in option["by_year"])
        assert summed == pytest.approx(option["public_value"]["npv"], abs=PENNY)


@holds
def cash_is_part_of_the_saving(project: Tree, data: st.DataObject) -> None:
    del data
    for option in appraised(project).options.values():
        for flow in option.flows.lines.values():
            if not isinstance(flow, BenefitFlow) or "fiscal" not in flow.parts:
                continue
            shares = dict(flow.stream.falls_to)
            years = option.flows.streams.horizon.years
            fiscal = flow.parts["fiscal"][0, :years]
            for agency, cash in flow.cashable:
                for saved, cashed in zip(fiscal * shares[agency], cash[0], strict=True):
                    assert min(saved, 0.0) - 1e-6 <= cashed <= max(saved, 0.0) + 1e-6


@holds
def two_halves_of_a_line_are_the_line(project: Tree, data: st.DataObject) -> None:
    plain = without_following(without_steps(of_one_option(project)))
    known = [(section, name) for section, name, _ in lines_of(plain)]
    section, name = data.draw(st.sampled_from(known), label="line")
    one, other = content_of(plain), content_of(halved(plain, section, name))
    for content in (one, other):
        del content["options"]["preferred"]["lines"]
        for hours in content.get("hours", {}).values():
            del hours["lines"]

    assert unlike(one, other) == []


@holds
def more_years_change_no_earlier_one(project: Tree, data: st.DataObject) -> None:
    by = data.draw(st.integers(1, 5), label="more years")
    years = project["appraisal"]["years"]
    one, other = content_of(project), content_of(longer(project, by))
    for name, option in one["options"].items():
        later = other["options"][name]

        assert unlike(option["by_year"], later["by_year"][:years]) == []
        for agency, answers in option["agencies"].items():
            earlier = later["agencies"][agency]["by_year"][:years]
            assert unlike(answers["by_year"], earlier) == []


@holds
def what_is_written_reads_back_the_same(project: Tree, data: st.DataObject) -> None:
    del data
    first = loaded(project)
    again = load(None, stdin_text=dump(first))

    assert again.project == first


@pytest.mark.parametrize("name", PROPERTIES)
def test_every_day(name: str) -> None:
    _searched(PROPERTIES[name], EVERY_DAY)


@pytest.mark.heavy
@pytest.mark.parametrize("name", PROPERTIES)
def test_before_a_release(name: str) -> None:
    _searched(PROPERTIES[name], BEFORE_RELEASE)
