"""A folded block has the sums of one worked out in full, whatever the project."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cba.calculation.compile_option import compile_option
from cba.calculation.factors import Array, Factor
from cba.calculation.flows import BenefitFlow, evaluate
from cba.calculation.folded import folded
from cba.calculation.ledger import ACCOUNTS
from cba.calculation.streams import Streams
from cba.results.accounts import accounts_of
from cba.results.folded_accounts import FoldedAccounts
from cba.results.measures import measurable, measured, measures
from tests.properties.appraising import loaded
from tests.properties.spelling import Tree
from tests.properties.strategies import projects

EVERY_DAY, BEFORE_RELEASE = 25, 500
ROWS = 5


def drawn(streams: Streams, data: st.DataObject) -> dict[str, Array]:
    """Values of some inputs; those of the first row are central.

    A risk that happens has the value 1, and one that does not 0.
    """
    factors, risks = streams.factors(), streams.occurrences()
    addresses = sorted({*factors, *risks})
    if not addresses:
        return {}
    some = data.draw(st.sets(st.sampled_from(addresses), min_size=1))
    moves = st.floats(-0.5, 0.8)
    happens = st.sampled_from([0.0, 1.0])
    return {
        address: np.array(
            [
                float(risks[address].chance.central[0]),
                *(data.draw(happens) for _ in range(ROWS - 1)),
            ]
        )
        for address in sorted(some & risks.keys())
    } | {
        address: values_of(
            factors[address], [0.0, *(data.draw(moves) for _ in range(ROWS - 1))]
        )
        for address in sorted(some & factors.keys())
    }


def values_of(factor: Factor, moves: list[float]) -> Array:
    central = 1.0 if factor.is_series else float(factor.central[0])
    values = central + np.array(moves) * (abs(central) or 0.5)
    if factor.is_series:
        return values
    return np.clip(values, *factor.bounds)


def same_sums(tree: Tree, data: st.DataObject) -> None:
    project = loaded(tree)
    for option in project.option_ids:
        streams = compile_option(project, option)
        draws = drawn(streams, data)

        full, block = accounts_of(evaluate(streams, draws)), folded(streams, draws)

        found = FoldedAccounts(block)
        central = accounts_of(evaluate(streams))
        for account in ACCOUNTS:
            for n in found.whole:
                for present in (False, True):
                    expected = full.flow(account, (n,), present=present)
                    actual = found.flow(account, (n,), present=present)
                    before = central.flow(account, (n,), present=present)
                    gross = np.abs(expected).max() + np.abs(before).max()
                    assert np.abs(actual - expected).max() <= 1e-9 * gross
                    assert actual[0].tolist() == before[0].tolist()


def central_row(tree: Tree, data: st.DataObject) -> None:
    project = loaded(tree)
    for option in project.option_ids:
        streams = compile_option(project, option)
        draws = drawn(streams, data)
        paths = measurable(streams)

        appraised = measures(evaluate(streams), paths)
        block = measured(streams, draws, paths)

        for path in paths:
            np.testing.assert_array_equal(
                appraised.metrics[path][0], block.metrics[path][0], path
            )
        for scope, years in appraised.whole_from.items():
            assert years[0] == block.whole_from[scope][0]


def cash_within_the_saving(tree: Tree, data: st.DataObject) -> None:
    """Whatever is drawn, no agency has more in cash than it saves, nor less than 0."""
    project = loaded(tree)
    for option in project.option_ids:
        streams = compile_option(project, option)
        flows = evaluate(streams, _possible(streams, drawn(streams, data)))
        for flow in flows.lines.values():
            if isinstance(flow, BenefitFlow) and flow.cashable:
                falls_to = dict(flow.stream.falls_to)
                fiscal = flow.parts["fiscal"][:, : streams.horizon.years]
                for position, cash in flow.cashable:
                    saved, cashed = np.broadcast_arrays(
                        fiscal * falls_to[position], cash
                    )
                    noise = 1e-8 * np.abs(saved)
                    assert (np.minimum(saved, 0.0) - noise <= cashed).all()
                    assert (cashed <= np.maximum(saved, 0.0) + noise).all()


def _possible(streams: Streams, draws: dict[str, Array]) -> dict[str, Array]:
    """Draws of shares by year kept to what a share may be, as simulations keep them."""
    factors = streams.factors()
    return {
        address: np.minimum(values, _most(factors.get(address)))
        for address, values in draws.items()
    }


def _most(factor: Factor | None) -> float:
    """The largest multiplier that leaves every year of a share at 100% or less."""
    if factor is None or not factor.is_series or factor.bounds[1] != 1.0:
        return float("inf")
    largest = float(factor.central.max())
    return 1.0 / largest if largest > 0.0 else 1.0


SHARED = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@settings(SHARED, max_examples=EVERY_DAY)
@given(projects(), st.data())
def test_folded_sums_are_those_worked_out_in_full(
    tree: Tree, data: st.DataObject
) -> None:
    same_sums(tree, data)


@settings(SHARED, max_examples=EVERY_DAY)
@given(projects(), st.data())
def test_cash_is_part_of_the_saving_in_every_draw(
    tree: Tree, data: st.DataObject
) -> None:
    cash_within_the_saving(tree, data)


@settings(SHARED, max_examples=EVERY_DAY)
@given(projects(), st.data())
def test_a_row_at_central_values_is_the_appraisal(
    tree: Tree, data: st.DataObject
) -> None:
    central_row(tree, data)


@pytest.mark.heavy
@settings(SHARED, max_examples=BEFORE_RELEASE)
@given(projects(), st.data())
def test_folding_holds_for_many_projects(tree: Tree, data: st.DataObject) -> None:
    same_sums(tree, data)
    central_row(tree, data)
    cash_within_the_saving(tree, data)
