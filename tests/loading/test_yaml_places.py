from __future__ import annotations

from cba.loading.document import Document
from tests.loading.reading import read

_TEXT = """\
project:
  title: Small project
costs:
  team:
    paid_by: {council: 60%, nhs: 40%}
    amount: [420k, 380k]
    source:
    notes: |
      Two
      lines
  van: &van {title: Van}
  bus: *van
expect:
  - npv > 0
  - {a: 1}
"""


def at(*path: str | int, key: bool = False) -> tuple[int, int, int]:
    place = read(_TEXT).place(path, key=key)
    return place.line, place.column, place.length


def test_a_value_is_underlined_whole() -> None:
    assert at("project", "title") == (2, 10, len("Small project"))


def test_a_key_has_a_place_of_its_own() -> None:
    assert at("project", "title", key=True) == (2, 3, len("title"))


def test_braces_are_underlined_from_end_to_end() -> None:
    assert at("costs", "team", "paid_by") == (5, 14, len("{council: 60%, nhs: 40%}"))


def test_an_item_of_a_list_is_found_by_its_number() -> None:
    assert at("costs", "team", "amount", 1) == (6, 20, len("380k"))


def test_a_block_of_lines_is_shown_at_its_key() -> None:
    assert at("costs", "team") == (4, 3, len("team"))


def test_an_empty_value_is_shown_at_its_key() -> None:
    assert at("costs", "team", "source") == (7, 5, len("source"))


def test_a_text_of_several_lines_is_shown_at_its_first() -> None:
    assert at("costs", "team", "notes") == (8, 12, 1)


def test_what_is_missing_is_shown_at_its_nearest_ancestor() -> None:
    assert at("costs", "team", "kind", "x") == (4, 3, len("team"))


def test_what_an_alias_stands_for_is_shown_at_the_alias() -> None:
    assert at("costs", "bus", "title") == (12, 8, len("*van"))


def test_a_mapping_in_a_list_is_shown_at_its_braces() -> None:
    assert at("expect", 1) == (15, 5, len("{a: 1}"))


def test_the_project_itself_is_shown_at_its_start() -> None:
    assert at() == (1, 1, 1)


def test_the_excerpt_is_the_line_and_the_caret_under_the_value() -> None:
    place = read(_TEXT).place(("project", "title"))

    assert (place.excerpt, place.start) == ("  title: Small project", 9)


def test_lines_are_counted_as_editors_count_them() -> None:
    document = read("a: 1\r\nb: 2\rc: 3\n\nd: 4")

    lines = [document.place((key,)).line for key in "abcd"]
    assert lines == [1, 2, 3, 5]


def test_an_address_is_known_to_be_in_the_tree_or_not() -> None:
    document: Document = read(_TEXT)

    addresses: list[tuple[str | int, ...]] = [
        ("costs", "team", "source"),
        ("costs", "bus", "title"),
        ("expect", 0),
        ("costs", "team", "kind"),
        ("expect", 7),
        ("expect", "first"),
        ("project", "title", "x"),
    ]
    assert [document.has(address) for address in addresses] == [
        *(True, True, True),
        *(False, False, False, False),
    ]
