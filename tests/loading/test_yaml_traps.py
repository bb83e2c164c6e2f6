from __future__ import annotations

import pytest

from tests.loading.reading import only, problems, tree, underlined


@pytest.mark.parametrize(
    ("text", "part", "write"),
    [
        ("{council:60%}", "council:60%", "council: 60%"),
        ("{council: 60%, nhs:40%}", "nhs:40%", "nhs: 40%"),
        ("a: {2026-27:420k}", "2026-27:420k", "2026-27: 420k"),
        ("a: {2030-31..:90k}", "2030-31..:90k", "2030-31..: 90k"),
        ("a: [council:60%]", "council:60%", "council: 60%"),
        ("a: council:60%", "council:60%", "council: 60%"),
        ("a: council:60%, nhs:40%", "council:60%, nhs:40%", "council: 60%"),
        ("a:\n  council:60%\n  nhs:40%", "council:60%", "council: 60%"),
        (
            "a:\n  title:Small project\n  x:1",
            "title:Small project",
            "title: Small project",
        ),
        ("a:\n  title:Team\n  kind: revenue", "title:Team", "title: Team"),
        ("a:\n  kind: revenue\n  amount:100\n  b: 1", "amount:100", "amount: 100"),
        ("amount:{2026-27: 5}", "amount:{2026-27", "amount: {2026-27"),
        ("a: {b:{c: 1}}", "b:", "b: {…}"),
        ("cba:1", "cba:1", "cba: 1"),
        ("a:\n  title:\u00a0Team", "title:\u00a0Team", "title: Team"),
    ],
)
def test_a_colon_without_a_space_is_refused(text: str, part: str, write: str) -> None:
    found = problems(text)

    assert {problem.code for problem in found} == {"CBA109"}
    assert underlined(found[0]) == part
    hint = f"write `{write}`, or the whole in quotes if it is a text"
    assert found[0].hint == hint


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        (
            "a:\n  source: Budget book\n    price_year:2019-20\n  b: 1",
            3,
            "price_year:2019-20",
        ),
        (
            "a: {x: 1, source: Report\n    price_year:2019-20, z: 2}",
            2,
            "price_year:2019-20",
        ),
        ("{a: 1, source: Report\n real_growth:2%}", 2, "real_growth:2%"),
        ("a: [Report\n  price_year:2019-20, b]", 2, "price_year:2019-20"),
        ("source: A report\n  of\n\n  real_growth:2%", 4, "real_growth:2%"),
    ],
)
def test_a_text_that_swallows_a_key_on_a_further_line_is_refused(
    text: str, line: int, part: str
) -> None:
    problem = only(text)

    assert (problem.code, underlined(problem)) == ("CBA109", part)
    assert problem.place is not None
    assert problem.place.line == line


def test_a_swallowed_key_is_kept_as_it_was_meant() -> None:
    text = "{a: 1, source: A report\n of\n real_growth:2%}"

    assert tree(text) == {"a": "1", "source": "A report of", "real_growth": "2%"}


@pytest.mark.parametrize(
    "rest",
    [
        "and more of it",
        "http://example.org/a:b",
        "doi:10.1000/xyz",
        "2019:393(10) and more",
        "Annex:B",
        "with a:b in it",
        "at 12:30",
    ],
)
def test_a_text_may_go_on_over_lines(rest: str) -> None:
    for text in (f"source: A report\n  {rest}", f"{{source: A report\n  {rest}}}"):
        assert tree(text) == {"source": f"A report {rest}"}
        assert problems(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "title: Ratio 3:1 of staff",
        "note: see a:b",
        "source: https://example.org/a:b?c=1",
        "source: doi:10.1000/xyz",
        "source: file://table",
        "source:\n  https://example.org",
        "dated: 2026-11-22",
        "at: 12:30",
        'a: "council:60%"',
        "a: {b: https://example.org}",
        'a: {"b":60%}',
    ],
)
def test_a_colon_in_a_text_is_left_alone(text: str) -> None:
    assert problems(text) == []


def test_what_lacked_a_space_is_kept_as_it_was_meant() -> None:
    assert tree("a: {council:60%, nhs:40%}") == {"a": {"council": "60%", "nhs": "40%"}}
    assert tree("a:\n  council:60%\n  nhs:40%") == tree("a: {council: 60%, nhs: 40%}")


@pytest.mark.parametrize("word", ["yes", "Yes", "NO", "on", "Off"])
def test_yes_and_no_need_quotes(word: str) -> None:
    for text in (f"a: {word}", f"a: [{word}]", f"{{a: {word}}}", f"{word}: 1"):
        problem = only(text)

        assert (problem.code, underlined(problem)) == ("CBA107", word)


def test_what_to_write_for_no() -> None:
    assert only("a: No").hint == 'write "No" in quotes for the text, or false'


@pytest.mark.parametrize("text", ['a: "no"', "a: 'yes'", "a: none", "a: true", "a: y"])
def test_other_words_and_quoted_ones_are_left_alone(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("a: !!str 5", "!!str"),
        ("a: !important", "!important"),
        ("a: !!python/object/apply:os.system [x]", "!!python/object/apply:os.system"),
        ("a: !!map {b: 1}", "!!map"),
        ("!!set {a: 1}", "!!set"),
    ],
)
def test_a_tag_is_refused_and_named(text: str, tag: str) -> None:
    problem = only(text)

    assert (problem.code, underlined(problem)) == ("CBA108", tag)
    assert f"`{tag}`" in problem.message


def test_a_tag_with_a_handle_is_refused() -> None:
    assert only("a: !urgent!now x").code == "CBA108"


def test_a_key_given_twice_is_refused_with_both_lines() -> None:
    problem = only("""\
        team:
          amount: 100
          title: Team
          amount: 120
        """)

    assert (problem.code, underlined(problem)) == ("CBA104", "amount")
    message = "`amount` is given twice: on line 2 and again on line 4"
    assert problem.message == message


def test_a_mapping_given_twice_is_refused() -> None:
    assert only("a: {x: 1}\na: {x: 2}").code == "CBA104"


def test_keys_in_different_mappings_may_be_the_same() -> None:
    assert problems("a: {x: 1}\nb: {x: 2}") == []
