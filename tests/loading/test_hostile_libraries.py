"""Workbooks made to break the import end in a message, soon and in little memory."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from cba.loading.gmca_workbook import import_workbook
from cba.loading.imported import Imported
from tests.conftest import ROOT
from tests.loading.books import cells, packed, parts
from tests.loading.gmca_books import cost, gmca_book

MOST_MEGABYTES = 300
MOST_SECONDS = 10
_RUN = """
import json, re, sys, time
from pathlib import Path
from cba.loading.gmca_workbook import import_workbook
start = time.process_time()
made = import_workbook(Path(sys.argv[1]).read_bytes(), "book.xlsx")
seconds = time.process_time() - start
status = Path("/proc/self/status").read_text()
kilobytes = int(re.search(r"VmHWM:\\s+(\\d+)", status)[1])
print(json.dumps([[p.code for p in made.problems], seconds, kilobytes / 1024]))
"""
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "xl/worksheets/sheet2.xml"
LINKS = "xl/_rels/workbook.xml.rels"


def changed(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """A workbook with one of its parts written anew."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        members = {name: book.read(name) for name in book.namelist()}
    members[part] = change(members[part].decode()).encode()
    return packed(members)


def usual() -> bytes:
    return gmca_book({"Crime": [cost("CR1.0"), cost("CR1.1")]})


def codes_and_messages(made: Imported) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in made.problems]


def test_macros_are_refused_whatever_the_file_is_called() -> None:
    link = f'<Relationship Id="m" Type="{_LINKS}/vbaProject" Target="vbaProject.bin"/>'
    data = changed(usual(), LINKS, lambda xml: xml.replace("</R", f"{link}</R"))
    made = import_workbook(data, "book.xlsx")

    assert made.rows == ()
    assert codes_and_messages(made) == [
        ("CBA124", "`book.xlsx` holds macros, and is not opened")
    ]


def test_a_link_that_no_value_uses_changes_nothing() -> None:
    link = (
        f'<Relationship Id="x" Type="{_LINKS}/externalLink" '
        'Target="externalLinks/externalLink1.xml"/>'
    )
    data = changed(usual(), LINKS, lambda xml: xml.replace("</R", f"{link}</R"))

    assert import_workbook(data, "book.xlsx") == import_workbook(usual(), "book.xlsx")


def test_a_value_from_another_workbook_is_left_out() -> None:
    value = '<c r="H3"><v>100</v></c>'
    linked = '<c r="H3"><f>[1]Costs!B2*2</f><v>100</v></c>'
    data = changed(usual(), SHEET, lambda xml: xml.replace(value, linked))
    made = import_workbook(data, "book.xlsx")

    assert [row["code"] for row in made.rows] == ["CR1.1"]
    assert codes_and_messages(made) == [
        (
            "CBA519",
            (
                "the fiscal value of `CR1.0` comes from another workbook, which is not "
                "looked into; left out"
            ),
        )
    ]


def test_a_formula_that_cells_share_is_followed_to_its_first() -> None:
    def with_formulas(xml: str) -> str:
        for row, formula in (("3", "[2]Costs!B2"), ("4", "")):
            shared = f'<f t="shared" si="0">{formula}</f>'
            plain = f'<c r="H{row}"><v>'
            xml = xml.replace(plain, f'<c r="H{row}">{shared}<v>')
        return xml

    made = import_workbook(changed(usual(), SHEET, with_formulas), "book.xlsx")

    assert made.rows == ()
    assert [code for code, _ in codes_and_messages(made)] == [
        "CBA519",
        "CBA519",
        "CBA518",
    ]


def test_a_formula_that_was_never_worked_out_is_no_value() -> None:
    value, formula = '<c r="H3"><v>100</v></c>', '<c r="H3"><f>50+50</f></c>'
    data = changed(usual(), SHEET, lambda xml: xml.replace(value, formula))
    made = import_workbook(data, "book.xlsx")

    assert [row["code"] for row in made.rows] == ["CR1.1"]
    assert codes_and_messages(made) == [
        ("CBA519", "the formula in this cell has no stored result; left out")
    ]


def test_entities_are_not_followed() -> None:
    data = changed(
        usual(), SHEET, lambda xml: xml.replace("<worksheet", "<!DOCTYPE x><worksheet")
    )

    assert [
        code for code, _ in codes_and_messages(import_workbook(data, "b.xlsx"))
    ] == ["CBA124"]


def test_a_million_rows_are_too_many() -> None:
    far = cells('<row r="1000000"><c r="A1000000"><v>1</v></c></row>')
    ((code, message),) = codes_and_messages(
        import_workbook(packed(parts(far)), "book.xlsx")
    )

    assert (code, message) == ("CBA103", "this table has more than 20,000 rows")


def test_more_sheets_than_anybody_publishes_are_too_many() -> None:
    data = gmca_book({f"S{number}": [] for number in range(101)}, lists_below=False)
    ((code, message),) = codes_and_messages(import_workbook(data, "book.xlsx"))

    assert (code, message) == ("CBA103", "this workbook has more than 100 sheets")


def _bomb() -> bytes:
    return packed(parts("<worksheet>" + " " * 400_000_000))


def _echo(rows: int = 19_000) -> bytes:
    """One long text that every cell refers to: 14 GB of it."""
    row = "<row>" + '<c t="s"><v>0</v></c>' * 25 + "</row>"
    members = parts(cells(row * rows))
    link = f'<Relationship Id="s" Type="{_LINKS}/sharedStrings" Target="texts.xml"/></R'
    members[LINKS] = members[LINKS].replace("</R", link)
    members["xl/texts.xml"] = f"<sst><si><t>{'x' * 30_000}</t></si></sst>"
    return packed(members)


def test_one_text_in_very_many_cells_is_refused() -> None:
    ((code, message),) = codes_and_messages(import_workbook(_echo(30), "book.xlsx"))

    # 30 rows of 25 cells have 22.5 million characters.
    assert (code, message) == (
        "CBA103",
        "this sheet has more than 20,000,000 characters",
    )


def _rows() -> bytes:
    row = '<row><c t="inlineStr"><is><t>x</t></is></c><c><v>1</v></c></row>'
    return packed(parts(cells(row * 1_000_000)))


def _strings() -> bytes:
    """Texts that are unpacked anew with each of its sheets."""
    rows = [cost(f"CR{n}.0", comment="x" * 20_000 + str(n)) for n in range(40)]
    return gmca_book({f"S{n}": rows for n in range(90)})


@pytest.mark.heavy
@pytest.mark.parametrize(
    ("make", "codes"),
    [
        (_bomb, ["CBA103"]),
        (_rows, ["CBA103"]),
        (_strings, ["CBA103"]),
        (_echo, ["CBA103"]),
    ],
    ids=["bomb", "rows", "strings", "echo"],
)
def test_a_hostile_workbook_ends_soon_and_in_little_memory(
    tmp_path: Path, make: Callable[[], bytes], codes: list[str]
) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(make())
    ran = subprocess.run(
        [sys.executable, "-c", _RUN, str(file)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
    )
    found, seconds, megabytes = json.loads(ran.stdout)

    assert found == codes
    assert seconds < MOST_SECONDS
    assert megabytes < MOST_MEGABYTES
