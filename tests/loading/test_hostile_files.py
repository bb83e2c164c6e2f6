"""Files made to break the reader end in a message, soon and in little memory."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.loading.books import book, cells, packed, parts
from tests.loading.reading import EMPTY

#: What Python itself and the libraries take is about 30 MB of it.
MOST_MEGABYTES = 300
MOST_SECONDS = 10

_RUN = """
import json, re, resource, sys, time
from pathlib import Path
from cba.loading.project_document import read_document
from cba.reports.diagnostics import render
start = time.process_time()
_, problems = read_document(Path(sys.argv[1]))
shown = [render(problem) for problem in problems]
seconds = time.process_time() - start
# On Linux what getrusage says begins with what the parent had.
status = Path("/proc/self/status")
if status.exists():
    kilobytes = int(re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1])
else:
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
megabytes = kilobytes / 1024
codes = [problem.code for problem in problems]
print(json.dumps([codes, max(map(len, shown), default=0), seconds, megabytes]))
"""


def read_alone(project: Path) -> list[str]:
    """The codes of the problems of a project, read in a process of its own."""
    ran = subprocess.run(
        [sys.executable, "-c", _RUN, str(project)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        timeout=300,
    )
    codes, longest, seconds, megabytes = json.loads(ran.stdout)
    assert longest < 2000
    assert seconds < MOST_SECONDS
    assert megabytes < MOST_MEGABYTES
    assert isinstance(codes, list)
    return codes


def _aliases() -> str:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 12)]
    return "\n".join(["l0: &l0 x", *levels])


def _deep_aliases() -> str:
    levels = [f"l{n}: &l{n} [[[[[*l{n - 1}]]]]]" for n in range(1, 2000)]
    return "\n".join(["l0: &l0 x", *levels])


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: "[" * 200_000, "CBA101"),
        (lambda: "a: " + "[" * 200_000, "CBA103"),
        (lambda: "a: " + '{"a":' * 200_000, "CBA103"),
        (lambda: "a: " + "- " * 200_000, "CBA101"),
        (lambda: "? " * 200_000, "CBA103"),
        (_aliases, "CBA103"),
        (_deep_aliases, "CBA103"),
        (lambda: "a: &a [*a]", "CBA103"),
        (lambda: "a: [" + "1, " * 300_000 + "]", "CBA103"),
        (lambda: "a: [" + "x" * 9_000_000, "CBA101"),
        (lambda: "a: " + '"x' * 3_000_000, "CBA101"),
        (lambda: "\n".join(f"a{n}: no" for n in range(150_000)), "CBA107"),
        (lambda: "a: [" + "no, " * 150_000 + "]", "CBA103"),
        (lambda: "{" + "a," * 150_000 + "}", "CBA105"),
        (lambda: "{b: x," + "yyyyyyyyyyyyyyyyyyyyyyyyyyy," * 150_000 + "}", "CBA105"),
        (lambda: "a: [1" + ",000" * 150_000 + "]", "CBA105"),
        (lambda: "a: [" + ", ".join(["5", " " * 50] * 150_000) + "]", "CBA101"),
        (lambda: "{a: b, " + "x" * 9_000_000 + ":5}", "CBA109"),
        (lambda: "a: [" + "x" * 9_000_000 + ":{b: 1}]", "CBA109"),
        (lambda: "a: " + "b:c " * 2_000_000, "CBA109"),
        (lambda: "a: " + " " * 9_000_000 + "b: c", "CBA101"),
        (lambda: "a: !!python/object/apply:os.system ['true']", "CBA108"),
        (lambda: "x" * 50_000_000, "CBA103"),
        (lambda: "a: b\x00c", "CBA102"),
    ],
    ids=[
        "brackets",
        "value of brackets",
        "braces",
        "dashes",
        "question marks",
        "alias bomb",
        "deep aliases",
        "alias in itself",
        "many values",
        "unclosed list",
        "quotes",
        "no in lines",
        "no in a list",
        "keys alone",
        "pieces",
        "number in pieces",
        "blank items",
        "long key",
        "long key of braces",
        "colons",
        "blanks",
        "python tag",
        "50 MB",
        "binary",
    ],
)
def test_a_hostile_project_ends_in_a_message(
    tmp_path: Path, make: Callable[[], str], code: str
) -> None:
    project = tmp_path / "project.yaml"
    project.write_text(make(), "utf-8")

    assert code in read_alone(project)


def _book_codes(folder: Path, data: bytes) -> list[str]:
    (folder / "model.xlsx").write_bytes(data)
    project = folder / "project.yaml"
    project.write_text(f"{EMPTY}tables: {{costs: model.xlsx#Costs}}\n", "utf-8")
    return read_alone(project)


#: The version of zip that a member needs: 2.0.
_VERSION = b"\x14\x00"
_BOMB = '<row r="1">' + '<c r="A1"><v>1</v></c>' * 3_000_000 + "</row>"
_ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{}]><worksheet>&j;</worksheet>'.format(
        "".join(
            f'<!ENTITY {b} "{f"&{a};" * 10}">'
            for a, b in zip("abcdefghi", "bcdefghij", strict=True)
        )
    )
)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: b"PK\x03\x04 and no more", "CBA124"),
        (lambda: b"\xd0\xcf\x11\xe0" * 100, "CBA124"),
        (lambda: packed({"a": b"0" * 100_000_000}), "CBA124"),
        (lambda: packed(parts(cells(_BOMB))), "CBA103"),
        (lambda: packed(parts(cells("<!--" + "x" * 50_000_000 + "-->"))), "CBA124"),
        (lambda: _lying(packed(parts(cells(_BOMB)))), "CBA124"),
        (lambda: packed(parts(cells('<c r="XFD1048576"><v>1</v></c>'))), "CBA103"),
        (lambda: packed(parts(cells('<c r="A1048576"><v>1</v></c>'))), "CBA103"),
        (lambda: packed(parts(cells('<c r="A0"><v>1</v></c>'))), "CBA103"),
        (lambda: packed(parts(cells('<row r="0"><c t="e"/></row>'))), "CBA103"),
        (lambda: packed(parts(cells('<c r="?"><v>1</v></c>'))), "CBA103"),
        (lambda: packed(parts(cells("<row/>" * 5_000_000))), "CBA124"),
        (lambda: packed(parts(_ENTITIES)), "CBA124"),
        (lambda: packed(parts("<worksheet><a>")), "CBA124"),
        (lambda: packed(parts(cells('<c t="s"><v>9</v></c>'))), "CBA122"),
        (lambda: packed(parts("")).replace(_VERSION, b"\xad\x00"), "CBA124"),
        (lambda: packed({f"{n}": b"" for n in range(6000)}), "CBA124"),
        (lambda: packed({**parts(""), "XL/workbook.xml": ""}), "CBA124"),
        (lambda: packed(parts('<?xml version="1.0" encoding="UTF-7"?><a/>')), "CBA124"),
    ],
    ids=[
        "cut short",
        "password",
        "100 MB of nothing",
        "too many cells",
        "packed too well",
        "wrong sizes",
        "last cell",
        "last row",
        "row 0",
        "error in row 0",
        "no cell",
        "empty rows",
        "entities",
        "not closed",
        "text that is not there",
        "another zip",
        "6,000 parts",
        "two parts of a name",
        "encoding",
    ],
)
def test_a_hostile_workbook_ends_in_a_message(
    tmp_path: Path, make: Callable[[], bytes], code: str
) -> None:
    assert _book_codes(tmp_path, make()) == [code]


def _lying(data: bytes) -> bytes:
    """The workbook with its largest part said to be a thousand bytes long."""
    size = len(cells(_BOMB)).to_bytes(4, "little")
    return data.replace(size, (1000).to_bytes(4, "little"))


def test_a_blank_cell_far_away_is_no_part_of_the_table(tmp_path: Path) -> None:
    xml = '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row>'
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    codes = _book_codes(tmp_path, packed(parts(cells(xml + far))))

    assert codes == []


@pytest.mark.heavy
def test_a_full_sheet_is_read_in_little_memory(tmp_path: Path) -> None:
    rows = [["id", *(str(n) for n in range(2000, 2060))]]
    rows += [[f"l{n}", *range(60)] for n in range(3000)]
    book(tmp_path / "model.xlsx", {"Costs": rows})

    assert _book_codes(tmp_path, (tmp_path / "model.xlsx").read_bytes()) == []


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        ("id,a\n" + "a,1\n" * 1_000_000, ["CBA103"]),
        ("id" + ",a" * 5_000_000, ["CBA103"]),
        ("id,a\n" + '"' + "a,1\n" * 1_000_000, ["CBA123"]),
        ("id,a\n" + "x" * 15_000_000, ["CBA103"]),
        ("id,a\n" + "x" * 30_000_000, ["CBA103"]),
        ("id," + "£" * 1_500_000, ["CBA123"]),
        (
            "id"
            + "".join(f",c{n}" for n in range(999))
            + "\na"
            + f",{'x' * 3_000},#REF!" * 499,
            ["CBA123"] * 499,
        ),
        (
            "id,a\n" + "".join(f"c{n},#REF!\n" for n in range(15_000)),
            ["CBA123"] * 1001 + ["CBA103"],
        ),
    ],
    ids=[
        "rows",
        "columns",
        "quote",
        "cell",
        "30 MB",
        "wide cell",
        "wide row",
        "errors",
    ],
)
def test_a_hostile_table_ends_in_a_message(
    tmp_path: Path, table: str, codes: list[str]
) -> None:
    (tmp_path / "costs.csv").write_text(table, "utf-8")
    project = tmp_path / "project.yaml"
    project.write_text(f"{EMPTY}tables: {{costs: costs.csv}}\n", "utf-8")

    assert read_alone(project) == codes


def test_many_large_tables_are_refused_together(tmp_path: Path) -> None:
    names = [f"t{n}.csv" for n in range(5)]
    for name in names:
        (tmp_path / name).write_text("id\n" + "\n" * 12_000_000, "utf-8")
    project = tmp_path / "project.yaml"
    project.write_text(f"{EMPTY}tables: {{costs: [{', '.join(names)}]}}\n", "utf-8")

    assert set(read_alone(project)) == {"CBA103"}


def test_many_lines_are_read_in_little_time(tmp_path: Path) -> None:
    project = tmp_path / "project.yaml"
    years = ", ".join(f"{year}: £{year}20k" for year in range(2000, 2060))
    lines = [
        f"  l{n}: {{title: L, paid_by: {{a: 60%, b: 40%}}, amount: {{{years}}}}}"
        for n in range(500)
    ]
    last = "  x: {title: no}"
    project.write_text("\n".join(["costs:", *lines, last]), "utf-8")

    assert read_alone(project) == ["CBA107"]
