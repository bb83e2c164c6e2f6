"""A workbook written, changed in its cells and taken back: the project follows it."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from cba.cli import app
from cba.commands import import_workbook
from cba.commands.ending import run
from cba.loading.project_loader import load
from cba.results.appraise import appraise
from cba.results.json_document import appraisal_json
from tests.conftest import ROOT
from tests.reports.workbook.editing import cells_of, with_inputs
from tests.reports.workbook.libreoffice import recalculated
from tests.reports.workbook.once import as_written_once

pytestmark = pytest.mark.heavy
EXAMPLES = (
    *("house-style", "integrated-care", "payment-by-results", "reoffending"),
    *("starter", "whole-file"),
)
Changes = Mapping[tuple[str, str], float]
#: The workbook of each example, once it has been written.
SENT: dict[str, bytes] = {}
#: Half a penny.
PENNY = 0.005


@dataclass(frozen=True)
class Trip:
    """What is typed into cells, and what `--set` says of the same."""

    example: str
    changes: Changes
    settings: tuple[tuple[str, str], ...]


TRIPS = {
    "an effect and a year of a cost": Trip(
        "whole-file",
        {
            ("benefits.reoffending.impact", "Value"): 0.14,
            ("costs.key_workers.amount", "2027-28"): 435_000,
        },
        (
            ("benefits.reoffending.impact", "14%"),
            ("costs.key_workers.amount@2027-28", "435k"),
        ),
    ),
    "who pays": Trip(
        "whole-file",
        {
            ("costs.key_workers.paid_by.council", "Value"): 0.5,
            ("costs.key_workers.paid_by.justice", "Value"): 0.5,
        },
        (("costs.key_workers.paid_by", "{council: 50%, justice: 50%}"),),
    ),
    "cells of a table": Trip(
        "reoffending",
        {
            ("costs.gate_team.amount", "2027-28"): 235_000,
            ("costs.gate_team.amount", "2028-29"): 240_000,
            ("costs.analyst.confidence.cost", "Value"): 2,
        },
        (
            ("costs.gate_team.amount@2027-28", "235k"),
            ("costs.gate_team.amount@2028-29", "240k"),
            ("costs.analyst.confidence.cost", "2"),
        ),
    ),
    "a grade and an input written long": Trip(
        "reoffending",
        {
            ("benefits.reoffending.leakage", "Value"): 0.25,
            ("benefits.reoffending.confidence.evidence", "Value"): 3,
        },
        (
            ("benefits.reoffending.leakage", "25%"),
            ("benefits.reoffending.confidence.evidence", "3"),
        ),
    ),
    "a payment": Trip(
        "reoffending",
        {("payments.contribution.amount", "2028-29"): 90_000},
        (("payments.contribution.amount@2028-29", "90k"),),
    ),
    "what a result is paid": Trip(
        "payment-by-results",
        {
            ("payments.for_moving_on.tariff", "Value"): 3_100,
            ("payments.service_fee.share", "Value"): 0.3,
        },
        (
            ("payments.for_moving_on.tariff", "3100"),
            ("payments.service_fee.share", "30%"),
        ),
    ),
    "costs of care": Trip(
        "integrated-care",
        {
            ("costs.community_team.confidence.cost", "Value"): 5,
            ("benefits.home_care.retention", "Value"): 0.8,
        },
        (
            ("costs.community_team.confidence.cost", "5"),
            ("benefits.home_care.retention", "80%"),
        ),
    ),
}


@pytest.fixture(autouse=True)
def _written_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same project is compared with the same workbook in one test after another."""
    monkeypatch.setattr(import_workbook, "as_written", as_written_once)


def sent_out(example: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """The workbook of an example, which is copied to be the current folder."""
    shutil.copytree(ROOT / "examples" / example, folder, dirs_exist_ok=True)
    monkeypatch.chdir(folder)
    if example not in SENT:
        assert run(app, ["report", ".", "-o", "case.xlsx"]) == 0
        SENT[example] = Path("case.xlsx").read_bytes()
    Path("case.xlsx").write_bytes(SENT[example])
    return SENT[example]


def answers(settings: tuple[tuple[str, str], ...] = ()) -> dict[str, object]:
    """Every answer to the project in the current folder."""
    loaded = load(Path(), settings=list(settings))
    assert loaded.project is not None, [each.message for each in loaded.problems]
    found = appraisal_json(appraise(loaded.project))
    return {"options": found["options"]}


def comments() -> list[str]:
    return re.findall(r"#.*", Path("project.yaml").read_text("utf-8"))


def near(one: object, other: object) -> bool:
    """Whether two trees of answers are the same, sums of money to half a penny."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(
            near(one[key], other[key]) for key in one
        )
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(near, one, other))
    if isinstance(one, float) and isinstance(other, float | int):
        return abs(one - other) < PENNY
    return one == other


@pytest.mark.parametrize("trip", TRIPS.values(), ids=list(TRIPS))
def test_the_project_becomes_what_setting_the_inputs_makes_of_it(
    trip: Trip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = sent_out(trip.example, tmp_path, monkeypatch)
    before, expected, notes = answers(), answers(trip.settings), comments()
    Path("case.xlsx").write_bytes(with_inputs(content, trip.changes))

    assert run(app, ["import", "case.xlsx"]) == 0

    assert not near(before, expected)
    assert near(expected, answers())
    assert notes == comments()


@pytest.mark.parametrize("trip", TRIPS.values(), ids=list(TRIPS))
def test_as_many_lines_change_as_inputs(
    trip: Trip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = sent_out(trip.example, tmp_path, monkeypatch)
    names = [path.name for path in tmp_path.iterdir() if path.suffix != ".xlsx"]
    files = [name for name in names if Path(name).is_file()]
    old = {name: Path(name).read_text("utf-8").splitlines() for name in files}
    Path("case.xlsx").write_bytes(with_inputs(content, trip.changes))

    run(app, ["import", "case.xlsx"])

    changed = 0
    for name, lines in old.items():
        now = Path(name).read_text("utf-8").splitlines()
        assert len(lines) == len(now)
        changed += sum(one != other for one, other in zip(lines, now, strict=True))
    assert 0 < changed <= len(trip.changes)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_unchanged_workbook_changes_no_byte(
    example: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    sent_out(example, tmp_path, monkeypatch)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.is_file()}
    capsys.readouterr()

    assert run(app, ["import", "case.xlsx"]) == 0

    assert before == {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.is_file()}
    assert capsys.readouterr().out == "No input was changed in case.xlsx.\n"


def test_a_grade_beside_a_value_stays_where_the_value_alone_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # `--set …leakage=25%` writes the input anew, without its grade: the workbook
    # changes the value and nothing else, as `--set …leakage.value=25%` does.
    shutil.copytree(ROOT / "examples" / "reoffending", tmp_path, dirs_exist_ok=True)
    file = tmp_path / "project.yaml"
    long = "      value: 20%\n      source: Mayor of London"
    text = file.read_text("utf-8")
    assert text.count(long) == 1
    graded = text.replace(long, long.replace("value: 20%\n", "value: 20%  # a fifth\n"))
    graded = graded.replace(
        "      source: Mayor of London",
        "      confidence: 5\n      source: Mayor of London",
    )
    file.write_text(graded, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(app, ["report", ".", "-o", "case.xlsx"]) == 0
    expected = answers((("benefits.reoffending.leakage.value", "25%"),))
    changes = {("benefits.reoffending.leakage", "Value"): 0.25}
    content = Path("case.xlsx").read_bytes()
    Path("case.xlsx").write_bytes(with_inputs(content, changes))

    assert run(app, ["import", "case.xlsx"]) == 0

    assert graded.replace("value: 20%  # a fifth", "value: 25%  # a fifth") == (
        file.read_text("utf-8")
    )
    assert near(expected, answers())


def test_a_dressed_workbook_is_taken_back_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "examples" / "house-style", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    run(app, ["report", ".", "-o", "case.xlsx", "--template", "style"])
    expected = answers((("benefits.admissions.impact", "30%"),))
    changes = {("benefits.admissions.impact", "Value"): 0.3}
    content = Path("case.xlsx").read_bytes()
    Path("case.xlsx").write_bytes(with_inputs(content, changes))

    assert run(app, ["import", "case.xlsx"]) == 0

    assert near(expected, answers())


def test_shares_that_the_library_gives_are_listed_with_what_to_write(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    content = sent_out("reoffending", tmp_path, monkeypatch)
    changes = {("benefits.reoffending.falls_to.police", "Value"): 0.4}
    Path("case.xlsx").write_bytes(with_inputs(content, changes))

    assert run(app, ["import", "case.xlsx"]) == 1

    said = capsys.readouterr().out
    assert "it comes from the unit-cost library" in said
    assert (
        "add `falls_to:` with all its shares to `benefits.reoffending`, at project.yaml"
        in said
    )


@pytest.mark.heavy
def test_a_workbook_saved_by_another_program_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = {name: tmp_path / f"trip-{n}" for n, name in enumerate(TRIPS)}
    books = {}
    for name, trip in TRIPS.items():
        content = sent_out(trip.example, folders[name], monkeypatch)
        books[name] = folders[name].with_suffix(".xlsx")
        books[name].write_bytes(with_inputs(content, trip.changes))
    saved = recalculated(books.values(), tmp_path)

    for name, trip in TRIPS.items():
        monkeypatch.chdir(folders[name])
        expected, notes = answers(trip.settings), comments()
        back = saved[books[name].name]
        assert run(app, ["import", str(back), "."]) == 0
        assert near(expected, answers())
        assert notes == comments()
        assert near(formulas(back.read_bytes()), npv()), name


def formulas(workbook: bytes) -> float:
    """What the preferred option is worth, as the sheets work it out."""
    cover = cells_of(workbook, "Cover")
    (row,) = [row for row in cover if str(row[0]).startswith("Net present social")]
    assert isinstance(row[1], float)
    return row[1]


def npv() -> float:
    loaded = load(Path())
    assert loaded.project is not None
    return appraise(loaded.project).preferred.public_value.npv


def _in_sheet(content: bytes, sheet: str, new: Mapping[bytes, bytes]) -> bytes:
    """A workbook with bytes of one sheet put in place of others."""
    names = CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names
    part = f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as made:
        for name in old.namelist():
            data = old.read(name)
            for was, now in new.items() if name == part else ():
                assert data.count(was) >= 1
                data = data.replace(was, now)
            made.writestr(name, data)
    return out.getvalue()


def _npsv_stored(content: bytes, by: float) -> bytes:
    """A workbook whose results come to more, as if a formula had been overwritten."""
    (row,) = [x for x in cells_of(content, "Results") if x[1] == "public_value.npv"]
    value = max(cell for cell in row if isinstance(cell, float))
    more = f"</f><v>{value + by!r}</v>".encode()
    return _in_sheet(content, "Results", {f"</f><v>{value!r}</v>".encode(): more})


def test_the_sources_that_changed_figures_keep_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = sent_out("reoffending", tmp_path, monkeypatch)
    changes = {
        ("people.leavers.engagement", "Value"): 0.75,
        ("people.leavers.retention", "Value"): 0.75,
        ("benefits.reoffending.leakage", "Value"): 0.25,
        ("options.gate_only.set.people.leavers.retention", "Value"): 0.8,
        ("costs.analyst.confidence.cost", "Value"): 2,  # a grade has no source
    }
    Path("case.xlsx").write_bytes(with_inputs(content, changes))
    capsys.readouterr()

    assert run(app, ["import", "case.xlsx"]) == 0

    said = capsys.readouterr().out
    _, found, kept = said.partition("These changed figures keep the source they had\n")
    assert found
    figures, places = kept.splitlines()[::2], kept.splitlines()[1::2]
    lines = Path("project.yaml").read_text("utf-8").splitlines()
    of_people = ("engagement", "retention")
    together = [f"people.leavers.{key}" for key in of_people]
    together.append(f"options.gate_only.set.{together[1]}")
    assert [line.partition(" (")[0].strip() for line in figures] == [
        ", ".join(together),
        "benefits.reoffending.leakage",
    ]
    for figure, place in zip(figures, places, strict=True):
        written = lines[int(place.rpartition(":")[2]) - 1].strip()
        source = figure.partition(" (")[2].removesuffix(")").removesuffix("...")
        assert written.removeprefix("source: ").startswith(source[:40])


def test_results_that_no_input_explains_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = sent_out("starter", tmp_path, monkeypatch)
    Path("case.xlsx").write_bytes(_npsv_stored(content, 1234.5))

    assert run(app, ["import", "case.xlsx"]) == 1

    said = capsys.readouterr().out
    (row,) = [line for line in said.splitlines() if ": NPSV" in line]
    assert row.split()[-1] == "£1,234.50"
    assert "something else was changed in the workbook" in said


def test_results_within_a_penny_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = sent_out("starter", tmp_path, monkeypatch)
    Path("case.xlsx").write_bytes(_npsv_stored(content, 0.009))
    capsys.readouterr()

    assert run(app, ["import", "case.xlsx"]) == 0
    assert capsys.readouterr().out == "No input was changed in case.xlsx.\n"


def test_results_may_differ_once_the_project_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sent_out("whole-file", tmp_path, monkeypatch)
    _in_a_changed_project()

    assert run(app, ["import", "case.xlsx"]) == 0
    assert "to be expected: the project has changed" in capsys.readouterr().out


def _with_cover_title(content: bytes, title: str) -> bytes:
    """A workbook whose project went by another title when it was made."""
    written = str(cells_of(content, "Cover")[0][0]).encode()
    return _edited(content, "xl/sharedStrings.xml", re.escape(written), title.encode())


def _in_a_changed_project() -> None:
    text = Path("project.yaml").read_text("utf-8")
    assert "each: £350" in text
    Path("project.yaml").write_text(text.replace("each: £350", "each: £400"), "utf-8")


def test_a_workbook_of_another_project_is_told_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = sent_out("whole-file", tmp_path, monkeypatch)
    changes = {("benefits.reoffending.impact", "Value"): 0.14}
    Path("case.xlsx").write_bytes(with_inputs(content, changes))
    text = (ROOT / "examples" / "minimal" / "project.yaml").read_text("utf-8")
    Path("project.yaml").write_text(text, "utf-8")
    capsys.readouterr()

    assert run(app, ["import", "case.xlsx"]) == 1

    said = capsys.readouterr()
    first, there, here, *_ = said.out.splitlines()
    assert first == "case.xlsx was made from another project"
    assert there.startswith(
        "  the workbook: Intensive support on release for short-sentence prisoners, "
        "fingerprint "
    )
    assert here.startswith(
        "  this project: Mental health nurses in the police control room, fingerprint "
    )
    # None of the differences between two projects is a change of anyone's.
    assert "benefits.reoffending.impact" not in said.out
    assert said.err.endswith("nothing has been written\n")
    assert text == Path("project.yaml").read_text("utf-8")


def test_a_changed_project_under_its_own_title_takes_the_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = sent_out("whole-file", tmp_path, monkeypatch)
    _in_a_changed_project()
    Path("case.xlsx").write_bytes(_with_cover_title(content, "Another title"))
    assert run(app, ["import", "case.xlsx"]) == 1
    assert "from another project" in capsys.readouterr().out

    Path("case.xlsx").write_bytes(content)
    assert run(app, ["import", "case.xlsx"]) == 0
    assert "from another project" not in capsys.readouterr().out


def test_the_very_project_takes_a_workbook_under_any_title(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = sent_out("whole-file", tmp_path, monkeypatch)
    capsys.readouterr()
    Path("case.xlsx").write_bytes(_with_cover_title(content, "For the board"))

    assert run(app, ["import", "case.xlsx"]) == 0
    assert capsys.readouterr().out == "No input was changed in case.xlsx.\n"


def test_results_that_were_not_recalculated_are_not_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    trip = TRIPS["an effect and a year of a cost"]
    content = sent_out(trip.example, tmp_path, monkeypatch)
    Path("case.xlsx").write_bytes(with_inputs(content, trip.changes))

    assert run(app, ["import", "case.xlsx"]) == 0

    said = capsys.readouterr()
    assert "the workbook was not recalculated after it was changed" in said.err
    assert "Results that differ" not in said.out


def _edited(content: bytes, part: str, pattern: bytes, new: bytes) -> bytes:
    """A workbook with every match in one of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as made:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                data, count = re.subn(pattern, new, data)
                assert count >= 1
            made.writestr(name, data)
    return out.getvalue()


def _part_of(content: bytes, sheet: str) -> str:
    names = CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names
    return f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            b'name="Results"',
            b'name="Outcomes"',
            "the results could not be compared: the workbook has no sheet `Results`",
        ),
        (
            b">Path<",
            b">Way<",
            "the results could not be compared: the workbook has no sheet `Results`",
        ),
        (
            b">Met at the gate, helped for twelve weeks<",
            b">Plan A<",
            "the results of `Met at the gate, helped for twelve weeks` could not be",
        ),
    ],
    ids=["no sheet", "no headings", "another title"],
)
def test_results_that_cannot_be_compared_are_mentioned(
    old: bytes,
    new: bytes,
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    content = sent_out("reoffending", tmp_path, monkeypatch)
    part = "xl/workbook.xml" if b"name" in old else "xl/sharedStrings.xml"
    Path("case.xlsx").write_bytes(_edited(content, part, old, new))
    capsys.readouterr()

    assert run(app, ["import", "case.xlsx"]) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(says)


def test_results_that_are_no_formulas_any_more_are_mentioned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    trip = TRIPS["an effect and a year of a cost"]
    content = sent_out(trip.example, tmp_path, monkeypatch)
    part = _part_of(content, "Results")
    content = _edited(content, part, rb"<f>[^<]*</f>", b"")
    Path("case.xlsx").write_bytes(with_inputs(content, trip.changes))
    capsys.readouterr()

    assert run(app, ["import", "case.xlsx"]) == 1

    said = capsys.readouterr()
    assert "are no longer formulas on the sheet `Results`" in said.err
    assert "not recalculated" not in said.err
    assert "Results that differ" in said.out


def test_a_figure_that_is_replaced_as_sent_too_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = sent_out("whole-file", tmp_path, monkeypatch)
    before = Path("project.yaml").read_bytes()
    for sheet in ("Inputs", "As sent"):
        content = _in_sheet(content, sheet, {b"<v>420000</v>": b"<v>435000</v>"})
    Path("case.xlsx").write_bytes(content)

    assert run(app, ["import", "case.xlsx"]) == 1

    said = capsys.readouterr().out
    assert "costs.key_workers.amount@2027-28 (As sent!" in said
    assert "write 420000 there again" in said
    assert before == Path("project.yaml").read_bytes()


def test_a_rate_of_growth_that_is_replaced_as_sent_too_is_listed_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "project.yaml"
    shutil.copytree(ROOT / "examples" / "whole-file", tmp_path, dirs_exist_ok=True)
    text = file.read_text("utf-8")
    grows = "amount: {2026-27: £100, growing: 4.375%}"
    file.write_text(text.replace("amount: {2026-27..2028-29: £420k}", grows), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(app, ["report", ".", "-o", "case.xlsx"]) == 0
    content = Path("case.xlsx").read_bytes()
    rates = {"Inputs": b"<v>0.125</v>", "As sent": b"<v>0.25</v>"}
    for sheet, rate in rates.items():
        content = _in_sheet(content, sheet, {b"<v>0.04375</v>": rate})
    Path("case.xlsx").write_bytes(content)

    assert run(app, ["import", "case.xlsx"]) == 1

    said = capsys.readouterr().out
    assert "costs.key_workers.amount.growing (As sent!" in said
    assert "conflict" not in said


def test_a_change_whose_price_year_has_moved_is_not_carried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    changes = {("costs.gate_team.amount", "2027-28"): 235_000}
    content = sent_out("reoffending", tmp_path, monkeypatch)
    Path("case.xlsx").write_bytes(with_inputs(content, changes))
    table = Path("costs.csv").read_text("utf-8")
    row = next(line for line in table.splitlines() if line.startswith("gate_team,"))
    assert row.count("2025-26") == 1
    later = row.replace("2025-26", "2024-25")
    Path("costs.csv").write_text(table.replace(row, later), "utf-8")
    before = Path("costs.csv").read_bytes()

    assert run(app, ["import", "case.xlsx"]) == 1

    said = capsys.readouterr().out
    assert "`costs.gate_team.price_year` was 2025-26" in said
    assert "is 2024-25 in the project" in said
    assert before == Path("costs.csv").read_bytes()


def test_a_workbook_of_other_inputs_than_the_file_s_is_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(ROOT / "examples" / "minimal", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    setting = "appraisal.timing=end"
    assert run(app, ["report", ".", "--set", setting, "-o", "case.xlsx"]) == 0
    capsys.readouterr()

    assert run(app, ["import", "case.xlsx"]) == 2

    said = capsys.readouterr().err
    assert "`case.xlsx` was made with `cba report project.yaml --set" in said
