"""LibreOffice works the workbooks out again, and finds what the engine found."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from cba.loading.project_loader import load
from cba.reports.workbook import write_workbook
from cba.results.appraisal import Appraisal
from cba.results.appraise import appraise
from tests.reports.workbook.comparing import PENNY, alike, unlike_results
from tests.reports.workbook.editing import Cell, cells_of, errors_of, with_inputs
from tests.reports.workbook.large_project import large_project
from tests.reports.workbook.libreoffice import recalculated
from tests.reports.workbook.samples import (
    EXAMPLES,
    SEEDS,
    by_cohort,
    example,
    from_libraries,
    made_up,
    pooled_steps,
    set_otherwise,
    with_risks,
    workbook_of,
)
from tests.results.pooled_steps import POOLED

pytestmark = pytest.mark.heavy

Changes = Mapping[tuple[str, str], float]
Settings = list[tuple[str, str]]

#: What is typed into cells of an example, and what `--set` says of the same.
CHANGED: dict[str, tuple[str, Changes, Settings]] = {
    "a share of the chain": (
        "reoffending",
        {("people.leavers.engagement", "Value"): 0.6},
        [("people.leavers.engagement", "60%")],
    ),
    "the amount of a year": (
        "reoffending",
        {("costs.key_workers.amount", "2027-28"): 500_000},
        [("costs.key_workers.amount@2027-28", "500k")],
    ),
    "a year that was empty": (
        "reoffending",
        {("costs.key_workers.amount", "2031-32"): 200_000},
        [("costs.key_workers.amount@2031-32", "200k")],
    ),
    "a grade": (
        "reoffending",
        {("benefits.rough_sleeping.confidence.evidence", "Value"): 6},
        [("benefits.rough_sleeping.confidence.evidence", "6")],
    ),
    "a value of the library": (
        "reoffending",
        {("benefits.reoffending.value.fiscal", "Value"): 4000},
        [("benefits.reoffending.value.fiscal", "4000")],
    ),
    "who pays": (
        "reoffending",
        {
            ("costs.key_workers.paid_by.boroughs", "Value"): 0.2,
            ("costs.key_workers.paid_by.justice", "Value"): 0.8,
        },
        [("costs.key_workers.paid_by", "{boroughs: 20%, justice: 80%}")],
    ),
    "whole steps": (
        "reoffending",
        {("benefits.prison_places.cashable.in_steps_of", "Value"): 4},
        [("benefits.prison_places.cashable.in_steps_of", "4")],
    ),
    "risk mitigated": (
        "reoffending",
        {("costs.rooms.optimism_bias.mitigated", "Value"): 0.1},
        [("costs.rooms.optimism_bias.mitigated", "10%")],
    ),
    "the drop-off of a cohort": (
        "reoffending",
        {("benefits.reoffending.drop_off", "Value"): 0.9},
        [("benefits.reoffending.drop_off", "90%")],
    ),
    "a payment that turns round": (
        "reoffending",
        {("payments.contribution.amount", "2028-29"): -90_000},
        [("payments.contribution.amount@2028-29", "-90k")],
    ),
    "tariffs and caps and what they rest on": (
        "payment-by-results",
        {
            ("payments.for_moving_on.tariff", "Value"): 3_100,
            ("payments.for_staying_on.cap", "Value"): 700_000,
            ("payments.service_fee.share", "Value"): 0.3,
            ("benefits.stayed_on.drop_off", "Value"): 0.1,
        },
        [
            ("payments.for_moving_on.tariff", "3100"),
            ("payments.for_staying_on.cap", "700k"),
            ("payments.service_fee.share", "30%"),
            ("benefits.stayed_on.drop_off", "10%"),
        ],
    ),
}


def _books() -> Iterator[tuple[str, Appraisal, bytes]]:
    for name in EXAMPLES:
        yield name, example(name), workbook_of(name)
    found = by_cohort()
    yield "by-cohort", found, write_workbook(found, None, "project.yaml")
    found = with_risks()
    yield "with-risks", found, write_workbook(found, None, "project.yaml")
    found = from_libraries()
    yield "from-libraries", found, write_workbook(found, None, "project.yaml")
    for seed in SEEDS:
        found = made_up(seed)
        yield f"made-up-{seed}", found, write_workbook(found, None, "project.yaml")
    for words, (name, changes, settings) in CHANGED.items():
        content = with_inputs(workbook_of(name), changes)
        yield words.replace(" ", "-"), set_otherwise(name, settings), content


class Recalculated:
    """All workbooks of this file, worked out again together."""

    def __init__(self, work: Path) -> None:
        self.found: dict[str, Appraisal] = {}
        self.sent: dict[str, bytes] = {}
        given = []
        for name, appraisal, content in _books():
            path = work / f"{name}.xlsx"
            path.write_bytes(content)
            self.found[name], self.sent[name] = appraisal, content
            given.append(path)
        self.made = recalculated(given, work)

    def cells(self, name: str, sheet: str) -> list[list[Cell]]:
        """The cells of a sheet as LibreOffice has them."""
        return cells_of(self.made[f"{name}.xlsx"].read_bytes(), sheet)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Recalculated:
    return Recalculated(tmp_path_factory.mktemp("workbooks"))


ALL = [*EXAMPLES, "by-cohort", "from-libraries", *(f"made-up-{seed}" for seed in SEEDS)]
EDITED = [words.replace(" ", "-") for words in CHANGED]


@pytest.mark.parametrize("name", [*ALL, *EDITED])
def test_results_are_the_engines_to_a_penny(books: Recalculated, name: str) -> None:
    assert unlike_results(books.cells(name, "Results"), books.found[name]) == []


@pytest.mark.parametrize("name", ALL)
def test_every_cell_is_as_it_was_written(books: Recalculated, name: str) -> None:
    sent = books.sent[name]
    for sheet in _sheets(sent):
        assert _unlike(cells_of(sent, sheet), books.cells(name, sheet)) == [], sheet


@pytest.mark.parametrize("name", [*ALL, *EDITED])
def test_no_cell_of_any_sheet_is_an_error(books: Recalculated, name: str) -> None:
    assert errors_of(books.made[f"{name}.xlsx"].read_bytes()) == []


@pytest.mark.parametrize("name", EDITED)
def test_a_changed_input_moves_the_results(books: Recalculated, name: str) -> None:
    before = cells_of(workbook_of("reoffending"), "Results")

    assert _unlike(before, books.cells(name, "Results")) != []


@pytest.mark.parametrize("name", EDITED)
def test_agencies_are_the_engines_year_by_year(books: Recalculated, name: str) -> None:
    found = books.found[name]
    others = [x for x, one in found.options.items() if one.role == "do-minimum"]
    for n, option in enumerate([found.project.preferred, *others], start=1):
        cells = books.cells(name, f"Agencies {n}")
        agencies = found.options[option].agencies.values()
        blocks = _blocks(cells, len(agencies))
        for agency, block in zip(agencies, blocks, strict=True):
            for key in ("costs", "benefits", "cashable", "payments", "value", "net"):
                expected = [getattr(year, key) for year in agency.by_year]
                assert block[key] == pytest.approx(expected, abs=PENNY), key


def test_the_cover_counts_what_has_changed(books: Recalculated) -> None:
    same = {row[0]: row[1] for row in books.cells("reoffending", "Cover")}
    other = {row[0]: row[1] for row in books.cells("a-grade", "Cover")}

    assert same["Check"] == "Every figure is as it was sent."
    assert str(other["Check"]).endswith("figures differ from those as sent.")
    whole = int(str(other["Check"]).partition(" ")[0])
    by_option = str(other["Differing figures, by option"]).split("; ")
    assert whole == sum(int(each.rpartition(": ")[2]) for each in by_option)
    assert same["Differing figures, by option"] == "none"


def test_what_an_option_sets_for_itself_moves_that_option_alone(
    tmp_path: Path,
) -> None:
    address = "options.gate_only.set.people.leavers.retention"
    path = tmp_path / "case.xlsx"
    path.write_bytes(with_inputs(workbook_of("reoffending"), {(address, "Value"): 0.5}))
    cells = cells_of(recalculated([path], tmp_path)[path.name].read_bytes(), "Results")
    sent = example("reoffending").options
    now = {row[1]: row for row in cells}["financial.pv_benefits"]

    assert now[3] == pytest.approx(sent["preferred"].financial.pv_benefits, abs=PENNY)
    # Everything that the option gains in proportion to those who stay.
    expected = sent["gate_only"].financial.pv_benefits * 0.5 / 0.85
    assert now[6] == pytest.approx(expected, abs=PENNY)


def test_steps_are_filled_again_by_what_is_typed(tmp_path: Path) -> None:
    appraisal, sent = pooled_steps()
    # 60 units make a step, and all of what stays save is cash: 20% and 80%.
    settings = [
        ("steps.ward.size", "60"),
        ("benefits.stays.cashable.stepped.trust", "80%"),
        ("benefits.stays.cashable.at_once", "20%"),
        ("benefits.beds.quantity@2027-28", "70"),
        ("benefits.stays.cashable.by_year@2028-29", "75%"),
    ]
    cells: Changes = {
        ("steps.ward.size", "Value"): 60,
        ("benefits.stays.cashable.stepped.trust", "Value"): 0.8,
        ("benefits.stays.cashable.at_once", "Value"): 0.2,
        ("benefits.beds.quantity", "2027-28"): 70,
        ("benefits.stays.cashable.by_year", "2028-29"): 0.75,
    }
    loaded = load(None, settings=settings, stdin_text=POOLED)
    assert loaded.project is not None
    for name, content in (("sent", sent), ("typed", with_inputs(sent, cells))):
        (tmp_path / f"{name}.xlsx").write_bytes(content)
    made = recalculated(sorted(tmp_path.glob("*.xlsx")), tmp_path)
    books = {name: path.read_bytes() for name, path in made.items()}

    for name, found in (("sent", appraisal), ("typed", appraise(loaded.project))):
        assert errors_of(books[f"{name}.xlsx"]) == []
        results = cells_of(books[f"{name}.xlsx"], "Results")
        assert unlike_results(results, found) == []


def test_a_project_of_500_lines_over_30_years_is_worked_out_again(
    tmp_path: Path,
) -> None:
    appraisal = large_project(500, 30)
    path = tmp_path / "large.xlsx"
    path.write_bytes(write_workbook(appraisal, None, "project.yaml"))
    made = recalculated([path], tmp_path)[path.name].read_bytes()

    assert unlike_results(cells_of(made, "Results"), appraisal) == []


def _sheets(content: bytes) -> list[str]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names


def _unlike(one: list[list[Cell]], other: list[list[Cell]]) -> list[str]:
    """The cells of a sheet that differ from those of another."""
    wrong = []
    for n, row in enumerate(one):
        for column, cell in enumerate(row):
            found: Cell = ""
            if n < len(other) and column < len(other[n]):
                found = other[n][column]
            if not alike(cell, found):
                wrong.append(f"row {n + 1}, {column}: {cell!r} and {found!r}")
    return wrong


def _blocks(cells: list[list[Cell]], count: int) -> list[dict[str, list[Cell]]]:
    """The rows of each agency by key: a block begins at each row of costs."""
    blocks: list[dict[str, list[Cell]]] = []
    for row in cells:
        if row[1] == "costs":
            blocks.append({})
        if blocks and row[1]:
            blocks[-1].setdefault(str(row[1]), row[4:])
    return blocks[:count]
