from __future__ import annotations

from cba.reports.text_table import Row, text_table, width


def printed(
    rows: list[Row | None], heads: tuple[str, ...] = ("Costs", "Net")
) -> list[str]:
    return [line.text for line in text_table("PV, £", heads, rows)]


def test_figures_stand_to_the_right_under_their_heads() -> None:
    rows = [Row("Council", ("1,204", "−605")), None, Row("All", ("2", "0"), "total")]

    assert printed(rows) == [
        "PV, £    Costs   Net",
        "────────────────────",
        "Council  1,204  −605",
        "────────────────────",
        "All          2     0",
    ]


def test_each_line_knows_what_it_is() -> None:
    lines = text_table(
        "PV", ("Net",), [Row("a", ("1",)), None, Row("b", ("2",), "total")]
    )

    assert [line.role for line in lines] == ["head", "rule", "plain", "rule", "total"]


def test_nothing_is_cut_off() -> None:
    name, figure = "A" * 300, "9" * 60

    assert printed([Row(name, (figure, ""))])[2] == f"{name}  {figure}"


def test_a_long_label_goes_on_below_where_the_table_would_not_fit() -> None:
    name = "The London Borough of Hammersmith and Fulham"
    heads = ("Costs", "Savings", "Net", "Payback by the last year of all")
    lines = printed([Row(name, ("1", "2", "3", "none"))], heads)

    # 80 less four columns of 5, 7, 3 and 31 with two blanks before each: 26.
    assert lines[2].startswith("The London Borough of  ")
    assert lines[3] == "  Hammersmith and Fulham"
    assert max(map(width, lines)) <= 80


def test_a_long_corner_goes_on_above_where_the_table_would_not_fit() -> None:
    head = "H" * 60
    lines = [
        line.text
        for line in text_table(
            "Not discounted, £ thousand", (head,), [Row("2026-27", ("1",))]
        )
    ]

    # 80 less a column of 60 with two blanks before it: 18.
    assert lines[:2] == ["Not discounted, £", f"  thousand         {head}"]
    assert max(map(width, lines)) <= 80


def test_no_line_ends_in_blanks() -> None:
    lines = printed([Row("Local", ("", "")), Row("Central", ("1", ""))])

    assert lines == [line.rstrip() for line in lines]


def test_a_table_without_rows_has_its_head() -> None:
    assert printed([]) == ["PV, £  Costs  Net", "─────────────────"]


def test_width_is_what_a_terminal_shows() -> None:
    assert width("Council") == 7
    assert width("市議会") == 6
    # An accent apart, and the marks that isolate a text from right to left.
    assert width("Cafe\u0301") == 4
    assert width("\u2068صحة\u2069") == 3


def test_wide_characters_keep_the_columns() -> None:
    lines = printed([Row("市議会", ("1", "2")), Row("Nurses", ("1", "2"))])

    assert {width(line) for line in lines[2:]} == {width(lines[1])}


def test_columns_move_together_where_that_makes_a_table_fit() -> None:
    # A label of 12 and six figures of 10: 84 columns apart by two, 78 by one.
    lines = text_table("L" * 12, ["9" * 10] * 6, [Row("L", ("1" * 10,) * 6)])
    apart = text_table("L" * 12, ["9" * 10] * 5, [Row("L", ("1" * 10,) * 5)])

    assert max(len(line.text) for line in lines) == 78
    assert apart[0].text == "L" * 12 + ("  " + "9" * 10) * 5
