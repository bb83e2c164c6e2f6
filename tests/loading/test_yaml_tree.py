from __future__ import annotations

import copy

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cba.loading import yaml_reader
from cba.loading.document import Scalar
from cba.loading.yaml_reader import read_yaml
from tests.loading.reading import read, tree


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def _each_reader(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_reader, "_LOADER", getattr(yaml, request.param))


def test_every_value_stays_the_text_that_was_written() -> None:
    held = tree("""
        share: 0.3
        rate: 1e3
        year: 2026
        octal: 010
        minutes: 1:30
        dated: 2026-11-22
        version: "0.3"
        flag: true
        infinite: .inf
        """)

    assert held == {
        "share": "0.3",
        "rate": "1e3",
        "year": "2026",
        "octal": "010",
        "minutes": "1:30",
        "dated": "2026-11-22",
        "version": "0.3",
        "flag": "true",
        "infinite": ".inf",
    }


def test_nothing_tilde_and_null_are_none_and_quotes_keep_them_texts() -> None:
    held = tree("""
        a:
        b: ~
        c: null
        d: "null"
        e: ""
        f: {g: , h: 1}
        """)

    none = {"a": None, "b": None, "c": None}
    assert held == {**none, "d": "null", "e": "", "f": {"g": None, "h": "1"}}


def test_a_text_knows_whether_it_stood_in_quotes() -> None:
    held = read("""
        a: 5
        b: "5"
        c: |
          5
        """).tree

    plain = {key: value.plain for key, value in held.items() if type(value) is Scalar}
    assert plain == {"a": True, "b": False, "c": False}


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("title: Plan #3 of the team", True),
        ("title: #3", True),
        ("title: Plan # a comment", False),
        ("title: Plan ## a comment", False),
        ("title: Plan", False),
        ("title: Plan#3", False),
        ('title: "Plan #3"', False),
        ("{title: Plan, rest: x}", False),
    ],
)
def test_a_text_knows_whether_a_hash_cut_it_short(line: str, *, cut: bool) -> None:
    title = read(line).tree["title"]

    assert isinstance(title, Scalar)
    assert title.cut is cut


def test_a_text_keeps_what_it_knows_when_copied() -> None:
    made = copy.deepcopy(Scalar("5", plain=True, cell=True))

    assert (made, made.plain, made.cut, made.cell) == ("5", True, False, True)


def test_a_mark_at_the_start_is_no_part_of_the_first_key() -> None:
    from cba.loading.files import decode

    assert decode(b"\xef\xbb\xbfcba: 1", "project.yaml") == "cba: 1"


def test_json_is_read_with_its_halved_characters() -> None:
    held = tree('{"a": "\\ud83d\\ude00", "b": "\\\\ud83d\\\\ude00", "c": [1,null]}')

    assert held == {"a": "\U0001f600", "b": "\\ud83d\\ude00", "c": ["1", None]}


def test_an_alias_stands_for_what_it_names() -> None:
    held = tree("""
        a: &shares {council: 60%, nhs: 40%}
        b: *shares
        """)

    assert held == {"a": {"council": "60%", "nhs": "40%"}, "b": held_a(held)}


def held_a(held: object) -> object:
    assert isinstance(held, dict)
    return held["a"]


def test_a_merge_key_is_a_key_like_any_other() -> None:
    held = tree("""
        a: &base {x: 1}
        b: {<<: *base}
        """)

    assert held == {"a": {"x": "1"}, "b": {"<<": {"x": "1"}}}


_TEXTS = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=12)
_TREES = st.recursive(
    _TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXTS, inner),
    max_leaves=12,
)


@settings(max_examples=40)
@given(st.dictionaries(_TEXTS, _TREES))
def test_what_is_written_with_quotes_comes_back(written: dict[str, object]) -> None:
    text = yaml.safe_dump(written, default_style='"')
    reading = read_yaml(text, "project.yaml")

    assert (reading.tree, reading.problems) == (written, ())


_PIECES = st.sampled_from(
    [
        "a",
        "no",
        "000",
        "£250",
        ",",
        ", ",
        ":",
        ": ",
        "{",
        "}",
        "[",
        "]",
        "\n",
        "\n  ",
        "- ",
        "#x",
        " #",
        "'",
        '"',
        "*a",
        "&a ",
        "!t ",
        "|",
        ">",
        "?",
        "%",
        "\t",
        "---",
    ]
)


@given(st.lists(_PIECES, max_size=30).map("".join) | st.text(max_size=40))
def test_no_text_is_too_broken_for_a_message(text: str) -> None:
    reading = read_yaml(text, "project.yaml")

    # Either the tree is there, or a problem with a place says why not.
    assert reading.tree is not None or reading.problems
    assert all(problem.place is not None for problem in reading.problems)
    assert all(problem.hint for problem in reading.problems)
