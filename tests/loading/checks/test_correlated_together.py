from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cba.loading.checks.correlated_together import check_together
from cba.models.correlation import Correlation
from tests.loading.projects import OTHERS, found, project

LINE = f"""\
x: {{population: 5, impact: 12% (6% to 18%), engagement: 50% (40% to 60%),
     retention: 50% (40% to 60%), value: {{social: 5}}, {OTHERS}}}
"""
IMPACT, ENGAGED, STAYED = (
    f"benefits.x.{key}" for key in ("impact", "engagement", "retention")
)


def drawn(rank: float) -> float:
    """The correlation of the normal draws behind a rank correlation."""
    return 2.0 * math.sin(math.pi * rank / 6.0)


def of(*triples: tuple[str, str, float]) -> list[Correlation]:
    return [Correlation(*triple) for triple in triples]


def test_correlations_that_no_inputs_can_have_are_refused_at_their_coefficient() -> (
    None
):
    more = f"""\
        correlations:
          - [{IMPACT}, {ENGAGED}, 0.9]
          - [{ENGAGED}, {STAYED}, 0.9]
        """

    assert found(project(benefits=LINE, more=more)) == [("CBA219", "correlations.0.2")]


def test_three_that_agree_are_accepted() -> None:
    more = f"""\
        correlations:
          - [{IMPACT}, {ENGAGED}, 0.9]
          - [{ENGAGED}, {STAYED}, 0.9]
          - [{IMPACT}, {STAYED}, 0.7]
        """

    assert found(project(benefits=LINE, more=more)) == []


def test_the_pair_that_moves_least_is_named_with_its_bound() -> None:
    # Of normal draws a correlation is the cosine of an angle, and the angle from a
    # to b is no smaller than that from a to c less that from c to b: with 2 sin(π/12)
    # = 0.5176 (58.83°) and 2 sin(0.15π) = 0.9080 (24.77°) it is 34.05°, a cosine of
    # 0.8286, which is a rank correlation of 6/π asin(0.4143) = 0.8157. From 0.9 that
    # is a move of 0.08; a to c, which can be no lower than 0.63, would move further.
    given = of(("a", "b", 0.9), ("b", "c", 0.9), ("a", "c", 0.5))
    cosine = math.cos(math.acos(drawn(0.5)) - math.acos(drawn(0.9)))
    bound = 6 / math.pi * math.asin(cosine / 2)

    (finding,) = check_together(given)

    assert math.isclose(0.8157, bound, abs_tol=1e-4)
    assert finding.path == ("correlations", 0, 2)
    assert finding.message == (
        "the correlation of `a` with `b` cannot be above 0.81 while that of `b` with "
        "`c` is 0.9 and `a` with `c` is 0.5"
    )
    assert finding.hint is not None
    assert finding.hint.endswith("to 0.81, or change another of them")


def test_a_pair_that_is_not_given_may_be_what_is_missing() -> None:
    (finding,) = check_together(of(("a", "b", 0.9), ("b", "c", 0.9)))

    assert finding.hint is not None
    assert finding.hint.endswith("add [a, c, 0.64]")


@pytest.mark.parametrize(
    "pairs",
    [
        of(("a", "b", 1.0), ("b", "c", 1.0), ("a", "c", 1.0)),
        of(("a", "b", 1.0), ("b", "c", -1.0), ("a", "c", -1.0)),
        of(("a", "b", 0.99), ("c", "d", -1.0)),
    ],
)
def test_what_is_just_possible_is_accepted(pairs: list[Correlation]) -> None:
    assert list(check_together(pairs)) == []


def test_each_group_of_linked_inputs_is_told_once() -> None:
    given = of(
        *(("a", "b", 0.9), ("b", "c", 0.9)),
        *(("p", "q", 0.9), ("q", "r", 0.9)),
    )

    assert [each.path[1] for each in check_together(given)] == [0, 2]


def test_inputs_that_play_no_part_are_not_blamed() -> None:
    # d moves with a a little, and is no part of what cannot hold.
    given = of(("a", "d", 0.1), ("a", "b", 0.9), ("b", "c", 0.9))

    (finding,) = check_together(given)

    assert "`d`" not in finding.message


COEFFICIENTS = st.integers(-99, 99).map(lambda hundredths: hundredths / 100)


@given(st.lists(COEFFICIENTS, min_size=6, max_size=6))
def test_the_value_that_is_named_makes_its_inputs_possible(
    coefficients: list[float],
) -> None:
    names = "abcd"
    pairs = [(n, m) for n in range(4) for m in range(n + 1, 4)]
    given = of(
        *(
            (names[n], names[m], r)
            for (n, m), r in zip(pairs, coefficients, strict=True)
        )
    )
    findings = list(check_together(given))
    matrix = np.eye(4)
    for (n, m), one in zip(pairs, given, strict=True):
        matrix[n, m] = matrix[m, n] = drawn(one.coefficient)

    assert bool(findings) == bool(np.linalg.eigvalsh(matrix)[0] < -1e-9)
    for finding in findings:
        at = int(finding.path[1])
        bound = float(finding.message.split(" while ")[0].rpartition(" ")[2])
        blamed = [each for each in names if f"`{each}`" in finding.message]
        n, m = pairs[at]
        matrix[n, m] = matrix[m, n] = drawn(bound)
        kept = [names.index(each) for each in blamed]
        assert np.linalg.eigvalsh(matrix[np.ix_(kept, kept)])[0] >= -1e-9
