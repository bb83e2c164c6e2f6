from __future__ import annotations

import pytest

from tests.loading.reading import only, problems


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        (
            "a:\n\tb: 1",
            (2, 1),
            "a tab stands where the line is indented",
            "indent with spaces, not tabs",
        ),
        (
            "a:\n  b: 1\n\tc: 2",
            (3, 1),
            "a tab stands where the line is indented",
            "indent with spaces, not tabs",
        ),
        (
            "title: Costs: the team",
            (1, 13),
            "a text with a colon and a space in it needs quotes",
            'write `title: "Costs: the team"`',
        ),
        (
            "a: {b: 1\nc: 2",
            (1, 4),
            "the `{` that opens here is not closed",
            (
                "close it with `}`; over several lines, each entry but the last"
                " ends with a comma"
            ),
        ),
        (
            "a: [1, 2\nc: 2",
            (1, 4),
            "the `[` that opens here is not closed",
            (
                "close it with `]`; over several lines, each entry but the last"
                " ends with a comma"
            ),
        ),
        (
            "a: {b: 1 c: 2}",
            (1, 11),
            "a second colon stands in this entry, after `c`",
            "put a comma before `c`, or the text with the colon in quotes",
        ),
        (
            "a: {b: 5 #note}\nc: 4",
            (1, 10),
            (
                "everything after ` #` is a comment, with the `}` that should close the"
                " braces"
            ),
            "put a text with ` #` in quotes, or move the comment to the end",
        ),
        (
            'a: "open\nb: 2',
            (1, 4),
            'the quote " that opens here is not closed',
            'close it with " at the end of the text',
        ),
        (
            "a: 'Lambeth's plan'",
            (1, 13),
            "text follows the closing quote of this value",
            "put the whole in quotes: \"'Lambeth's plan'\"",
        ),
        (
            'a: "Team" costs',
            (1, 11),
            "text follows the closing quote of this value",
            'put the whole in quotes: "Team costs"',
        ),
        (
            "a: [Draft] plan",
            (1, 12),
            "text follows the closing bracket of this value",
            'put the whole in quotes: "[Draft] plan"',
        ),
        (
            'a: "C:\\path"',
            (1, 7),
            "a backslash inside double quotes begins a special character",
            "put the text in single quotes, or write each backslash twice",
        ),
        (
            "a: @home # x",
            (1, 4),
            "a text cannot begin with `@` outside quotes",
            'write "@home", in quotes',
        ),
        (
            "a: {b: `x`, c: 1}",
            (1, 8),
            "a text cannot begin with ``` outside quotes",
            'write "`x`", in quotes',
        ),
        (
            "a: %20",
            (1, 4),
            "a percentage is written with its sign last",
            "write 20%",
        ),
        (
            "a: * note",
            (1, 4),
            "a text cannot begin with `*` outside quotes",
            'write "* note", in quotes',
        ),
        (
            "a: & others",
            (1, 4),
            "a text cannot begin with `&` outside quotes",
            'write "& others", in quotes',
        ),
        (
            "a: > 100",
            (1, 4),
            "a text cannot begin with `>` outside quotes",
            'write "> 100", in quotes',
        ),
        (
            "a: >5",
            (1, 4),
            "a text cannot begin with `>` outside quotes",
            'write ">5", in quotes',
        ),
        (
            "a: *team",
            (1, 4),
            "`*team` refers to an anchor `&team` that is not above it",
            'write "*team" in quotes for text',
        ),
        (
            "a: &Co and partners",
            (1, 4),
            (
                "`&Co` names a value for use elsewhere, but is not used and not part of"
                " the text"
            ),
            "put a text that begins with `&` in quotes, or remove `&Co`",
        ),
        (
            "a: - 500",
            (1, 4),
            "a minus apart from its number begins a list",
            "write -500, without the space",
        ),
        (
            "a: 1\ntitle Small\nb: 2",
            (2, 1),
            "`title Small` has no colon, and continues no text above it",
            "write `title: …`, or indent the line if it continues the one above",
        ),
        (
            "a:\n  b: 1\n c: 2",
            (3, 2),
            "the indentation of `c` is that of no line above it",
            "indent it exactly as far as the keys beside it",
        ),
        (
            "a: 1\n b: 2",
            (2, 3),
            "`b` is indented as if it belonged to the value above it",
            "indent it as far as the keys beside it",
        ),
        (
            "a: {b: 5}}",
            (1, 10),
            "this `}` closes nothing",
            "remove it, or open what it should close",
        ),
        (
            "a: [1, , 2]",
            (1, 8),
            "a value is missing before this comma",
            "remove the comma, or write the value before it",
        ),
        ("a: 1\n: 2", (2, 1), "a value stands here without a key", "write its key"),
        (
            "a: {b: 1, c:}",
            (1, 12),
            "`c` has no value",
            "write `c: …`, or remove it",
        ),
        (
            "a: 1\n---\nb: 2",
            (2, 1),
            "a second document begins here; a project is a single one",
            "remove the line `---`",
        ),
        (
            "[a]: 5",
            (1, 1),
            "a key must be a name or a year, not a list, a mapping or an alias",
            "put a text that begins with `{`, `[` or `*` in quotes",
        ),
        (
            "# nothing else",
            (1, 1),
            "the file is empty",
            "begin with `cba: 1`, then `project:`, `appraisal:` and the rest",
        ),
        (
            "- a",
            (1, 1),
            "a project is a mapping of keys to values, and this is not",
            "begin with `cba: 1`, then `project:`, `appraisal:` and the rest",
        ),
        (
            "a: x\u2028y",
            (1, 5),
            "an invisible character, U+2028, stands here",
            "delete it, or type the line anew",
        ),
        (
            "a: 1\n\u00a0b: 2",
            (2, 1),
            "this line begins with an invisible U+00A0",
            "delete it and indent with ordinary spaces",
        ),
        (
            'a: "x\\e[31m"',
            (1, 4),
            "this text holds the control character U+001B",
            "write the text without its backslash",
        ),
    ],
)
def test_a_mistake_is_said_in_plain_words(
    text: str, place: tuple[int, int], message: str, hint: str
) -> None:
    problem = only(text)

    assert problem.code == "CBA101"
    assert problem.place is not None
    assert (problem.place.line, problem.place.column) == place
    assert (problem.message, problem.hint) == (message, hint)


def test_what_was_found_before_the_reading_stopped_is_told_as_well() -> None:
    found = problems("a: {b: £250,000}\nc: no\nd: [1, 2")

    assert [problem.code for problem in found] == ["CBA107", "CBA105", "CBA101"]


def test_a_character_of_no_text_file_says_so() -> None:
    problem = only("a: x\x00")

    assert (problem.code, problem.hint) == (
        "CBA102",
        "name the file that was meant, or save it as text",
    )
