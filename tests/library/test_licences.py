"""Licences by their tags, titles and other names."""

from __future__ import annotations

import pytest

from cba.library.licences import LICENCES, licence, may_pass_on
from cba.library.unit_costs import packaged_library


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OGL v3.0", "OGL v3.0"),
        ("Open Government Licence v3.0", "OGL v3.0"),
        ("ogl-uk-3.0", "OGL v3.0"),
        ("CC-BY-4.0", "CC BY 4.0"),
        ("Creative Commons Attribution 4.0 International (CC BY 4.0)", "CC BY 4.0"),
        ("CC BY-SA 4.0", "CC BY-SA 4.0"),
        ("Internal use only", "internal"),
        ("All rights reserved", "licensed"),
    ],
)
def test_a_licence_is_known_by_any_of_its_names(text: str, expected: str) -> None:
    found = licence(text)

    assert found is not None
    assert found.tag == expected


@pytest.mark.parametrize("text", ["", "CC BY", "Terms of the shop", "v3.0", "()"])
def test_any_other_text_is_no_licence(text: str) -> None:
    assert licence(text) is None


def test_some_licences_forbid_passing_figures_on() -> None:
    texts = ("OGL v3.0", "own", "internal", "licensed", "Terms of the shop")

    assert [may_pass_on(each) for each in texts] == [True, True, False, False, None]


def test_every_tag_and_title_is_of_one_licence() -> None:
    for each in LICENCES:
        assert [licence(each.tag), licence(each.title)] == [each, each]


def test_the_licence_of_every_packaged_value_is_known() -> None:
    texts = {cost.licence for cost in packaged_library().costs.values()}

    assert [text for text in texts if licence(text) is None] == []
