from __future__ import annotations

import pytest

from tests.loading.reading import only, problems, tree, underlined


@pytest.mark.parametrize(
    ("text", "part", "write"),
    [
        (
            "{amount: £250,000}",
            "£250,000",
            'write "£250,000" in quotes, £250000 or £250k',
        ),
        (
            "{amount: £1,250,000}",
            "£1,250,000",
            'write "£1,250,000" in quotes, £1250000 or £1.25m',
        ),
        (
            "{fiscal: 1,500, social: 20}",
            "1,500",
            'write "1,500" in quotes, 1500 or 1.5k',
        ),
        ("{a: £1,250k}", "£1,250k", 'write "£1,250k" in quotes or £1250k'),
        ("{a: -£1,000}", "-£1,000", 'write "-£1,000" in quotes, -£1000 or -£1k'),
        ("{a: 1,234.50}", "1,234.50", 'write "1,234.50" in quotes or 1234.50'),
        ("{rate: 1,5}", "1,5", "write 1.5, with a decimal point"),
        (
            "{source: PSSRU 2025, table 3}",
            "PSSRU 2025, table 3",
            'write "PSSRU 2025, table 3" in quotes',
        ),
        (
            "{a: 10,000 (8,000 to 12,000)}",
            "10,000 (8,000 to 12,000)",
            'write "10,000 (8,000 to 12,000)" in quotes',
        ),
        (
            "{title: Health, care}",
            "Health, care",
            'write "Health, care" in quotes, or give `care` a value: `care: …`',
        ),
        (
            "{2026-27: 250,000: x}",
            "250,000",
            'write "250,000" in quotes, 250000 or 250k',
        ),
    ],
)
def test_a_value_in_braces_that_falls_apart_is_refused(
    text: str, part: str, write: str
) -> None:
    problem = only(text)

    assert (problem.code, underlined(problem), problem.hint) == ("CBA105", part, write)


def test_the_label_says_what_it_was_read_as() -> None:
    assert only("{amount: £250,000}").label == "read as `£250` and a key `000`"


@pytest.mark.parametrize(
    ("text", "write"),
    [
        ("{council, nhs}", "write `council: …`, or [council, nhs] for a list"),
        ('{a: "x", y}', "write `y: …`, or [y] for a list"),
        ("{a: {b: 1}, 000}", "write `000: …`, or [000] for a list"),
        ("{a: x,\n 000}", "write `000: …`, or [000] for a list"),
    ],
)
def test_a_text_without_a_value_is_refused(text: str, write: str) -> None:
    problem = only(text)

    assert problem.code == "CBA105"
    assert problem.hint == f"{write}; a text with a comma needs quotes"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a: [£250,000, £380,000]", ["£250,000", "£380,000"]),
        ("a: [420,380]", ["420,380"]),
        ("a: [1,234,567, 5]", ["1,234,567"]),
        ("a: [-1,000, 2]", ["-1,000"]),
        ("a: [2026-27: 250,000]", ["250,000"]),
        ("a: [npv > £250,000]", ["npv > £250,000"]),
        ("a: [1,250k]", ["1,250k"]),
        ("a: [12,500%]", ["12,500%"]),
    ],
)
def test_a_number_in_a_list_that_falls_apart_is_refused(
    text: str, parts: list[str]
) -> None:
    found = problems(text)

    assert [problem.code for problem in found] == ["CBA105"] * len(parts)
    assert [underlined(problem) for problem in found] == parts


def test_three_digits_after_a_comma_may_be_two_values_or_one() -> None:
    hint = 'write [420, 380] for 2 values; for one, "420,380" in quotes or 420380'

    assert only("a: [420,380]").hint == hint


@pytest.mark.parametrize(
    "text",
    [
        "a: [420, 380]",
        "a: [100%,60%,36%]",
        "a: [1,2,3]",
        "a: [2026,2027]",
        'a: ["250,000", 5]',
        "a: £250,000",
        "a: PSSRU 2025, table 3",
        "a: {0: 3,31: 4, 2019: 5,2020: 6}",
        "a: {b: , c: 1}",
        "a: {b: 12% (6% to 18%)}",
        "a:\n  - £250,000\n  - 1,500",
    ],
)
def test_commas_that_part_values_or_stand_in_texts_are_left_alone(text: str) -> None:
    assert problems(text) == []


def test_in_json_a_comma_parts_values() -> None:
    assert problems('{"a": [420,380,250], "b": {"c": 1}}') == []


def test_braces_alone_do_not_make_a_text_json() -> None:
    assert only("{a: [420,380]}").code == "CBA105"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("{a: £250,000, b: 1}", {"a": "£250,000", "b": "1"}),
        ("{a: PSSRU 2025, table 3}", {"a": "PSSRU 2025, table 3"}),
        ("{a: 1,5}", {"a": "1.5"}),
        ("{a: [£250,000, £380,000]}", {"a": ["£250,000", "£380,000"]}),
    ],
)
def test_what_was_meant_is_kept_so_that_no_other_error_follows(
    text: str, meant: object
) -> None:
    assert tree(text) == meant
