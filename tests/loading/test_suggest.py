from __future__ import annotations

import pytest

from cba.loading.suggest import clipped, closest

_KEYS = ["deadweight", "paid_by", "first_year"]


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("deadwieght", "deadweight"),
        ("Paid-By", "paid_by"),
        ("FIRST YEAR", "first_year"),
        ("zebra", None),
        ("", None),
        ("d" * 1_000_000, None),
    ],
)
def test_the_nearest_known_word_is_suggested(word: str, known: str | None) -> None:
    assert closest(word, _KEYS) == known


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert closest("deadweight", []) is None


def test_a_long_text_is_quoted_in_part() -> None:
    assert clipped("a" * 100) == "a" * 60 + "…"


def test_a_text_of_several_lines_is_quoted_as_one() -> None:
    assert clipped("two\n  lines") == "two lines"


@pytest.mark.parametrize("word", ["axency_1234_x", "agency_1234x", "Agency 1234 x"])
def test_the_nearest_of_thousands_is_suggested(word: str) -> None:
    assert closest(word, [f"agency_{n}_x" for n in range(5_000)]) == "agency_1234_x"


def test_thousands_of_words_are_not_each_compared_with_thousands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[int] = []

    def count(_: str, near: list[str], **_kwargs: float) -> list[str]:
        compared.append(len(near))
        return []

    monkeypatch.setattr("cba.loading.suggest.difflib.get_close_matches", count)

    assert closest("unknown", [f"agency_{n}" for n in range(5_000)]) is None
    assert max(compared) <= 48
