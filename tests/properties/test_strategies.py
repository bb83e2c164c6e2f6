"""The made-up projects use everything a project file may say about a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from tests.properties.spelling import Tree
from tests.properties.strategies import projects, random_project
from tests.worked.oracle.appraisal import appraise

SEEDS = range(40)

KEYS = (
    *("first_year", "price_year", "discounting", "timing", "rate", "bands"),
    *("in_kind_in_financial_case", "optimism_bias", "currency", "public", "tier"),
    *("starting", "starts", "affected", "engagement", "retention", "confidence"),
    *("impact", "deadweight", "points", "attribution", "to_others"),
    *("displacement", "leakage", "substitution", "units_per_person"),
    *("delay", "lasts", "drop_off", "persistence", "outcome"),
    *("population", "quantity", "amount", "people", "each", "hours", "category"),
    *("fiscal", "economic", "social", "transfer", "value", "values", "real_growth"),
    *("falls_to", "enjoyed_by", "cashable", "share", "from", "in_steps_of"),
    *("at_once", "stepped", "step", "by_year", "steps", "size"),
    *("class", "mitigated", "growing", "options", "role", "set", "payments"),
    *("risks", "chance", "cost", "falls_on", "counted", "replaces_bias_of"),
    *("income_groups", "median", "groups", "elasticity"),
    *("share_of", "of", "per", "tariff", "cap", "paid_after"),
)
TEXTS = (
    *("evenly", "end", "mid", "start", "worst", "mean", "product", "green-book-health"),
    *("baseline", "do-minimum", "preferred", "society", "other_public", "in-kind"),
    *("outsourcing", "fiscal", "economic", "social"),
)
WAYS_TO_WRITE = (
    *(r"-?£?[\d.]+k", r"-?£?[\d.]+m", r"\d+_\d+", r"-?£[\d,.]+,\d{3}", r"-£.+"),
    *(r"\d+%", r"\d+\.\d%", r"\d+/\d+", r"0\.\d+", r"-\d+", r"\d+% \(\d+% to \d+%\)"),
    *(r"\d{4}-\d\d", r"\d{4}/\d\d", r"20\d\d", r"20.+\.\.20.+", r"20.+\.\."),
    *(r"costs\..+@20.+", r"benefits\..+", r"people\..+@20.+", r"payments\..+"),
)


def _words(written: object) -> Iterator[str]:
    """Every key and every value of a project, as text."""
    if isinstance(written, dict):
        for key, value in written.items():
            yield str(key)
            yield from _words(value)
    elif isinstance(written, list):
        for value in written:
            yield from _words(value)
    else:
        yield str(written)


@pytest.fixture(scope="module")
def words() -> set[str]:
    return {word for seed in SEEDS for word in _words(random_project(seed))}


@pytest.mark.parametrize("word", sorted({*KEYS, *TEXTS}))
def test_the_everyday_seeds_use_every_key_and_word(word: str, words: set[str]) -> None:
    assert word in words


@pytest.mark.parametrize("way", WAYS_TO_WRITE)
def test_the_everyday_seeds_use_every_way_to_write(way: str, words: set[str]) -> None:
    assert any(re.fullmatch(way, word) for word in words)


def test_a_seed_gives_the_same_project_for_ever() -> None:
    assert random_project(11) == random_project(11)
    assert random_project(11) != random_project(12)


@settings(max_examples=25)
@given(projects())
def test_any_project_that_is_searched_for_can_be_appraised(project: Tree) -> None:
    content = appraise(project)

    assert set(content["options"]) == set(project.get("options", ["preferred"]))
