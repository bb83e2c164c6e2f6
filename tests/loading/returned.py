"""Workbooks of inputs for tests, as they are sent and as they come back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import xlsxwriter

from cba.loading.overrides import split_address
from cba.loading.project_loader import load_project, option_project
from cba.models.base import Declaration
from cba.models.discount import Discounting
from cba.models.inputs import Input
from cba.models.inputs_of import inputs_of
from cba.models.project import Project
from cba.models.series import Series
from cba.models.standing import standing_at

WORDS_BEFORE = ("Address", "What it is", "Unit", "Value")
WORDS_AFTER = ("Growing", "Source", "Status", "Place", "Kind")
SHARES = ("paid_by", "falls_to", "enjoyed_by")
_PLAIN = frozenset(
    {
        *("starting", "population", "quantity", "amount", "hours", "each", "rate"),
        *("units_per_person", "delay", "lasts", "fiscal", "economic", "social"),
        *("transfer", "in_steps_of", "size"),
    }
)
#: What a cell is changed to: a number, a text, or None for a blank.
New = float | str | bool | None
Changes = Mapping[tuple[str, str], New]


@dataclass(frozen=True)
class InputRow:
    """One row of the sheet: cells by the heading of their column."""

    address: str
    unit: str
    cells: Mapping[str, float] = field(default_factory=dict)
    grown: Mapping[str, float] = field(default_factory=dict)
    kind: str = "input"
    place: str = "project.yaml:1"


def rows_of(project: Project) -> list[InputRow]:
    """The inputs of a project, as a workbook has them."""
    rows = [
        _row(project, address, given) for address, given in _inputs_of_lines(project)
    ]
    discounting = project.appraisal.discounting
    if isinstance(discounting, Discounting) and len(discounting.bands) == 1:
        rate = discounting.bands[0][1]
        rows.append(InputRow("appraisal.discounting.rate", "rate", {"Value": rate}))
    for name, option in project.options.items():
        for address in option.set or ():
            rows += _rows_set(project, name, address)
    return list({row.address: row for row in rows}.values())


def _rows_set(project: Project, option: str, address: str) -> Iterator[InputRow]:
    """What an option sets: an input, a year of it, or shares."""
    path, _ = split_address(address)
    found = standing_at(option_project(project, option), ".".join(path))
    # One year of an input is on a row with the others, which the option shares.
    base = f"options.{option}.set.{'.'.join(path)}"
    if isinstance(found, Input):
        yield _row(project, base, found)
    elif path[-1] in SHARES and isinstance(found, tuple):
        for agency, share in found:
            yield InputRow(f"{base}.{agency}", "share", {"Value": share})


def _inputs_of_lines(project: Project) -> Iterator[tuple[str, Input | float]]:
    for section in ("people", "costs", "benefits", "payments", "steps"):
        for name, line in getattr(project, section).items():
            base = f"{section}.{name}"
            for path, given in inputs_of(line, (section, name)):
                yield ".".join(path), given
            yield from _shares(line, base)
            values = getattr(line, "values", None) or {}
            for part, value in values.items() if section == "benefits" else ():
                yield from _shares(value, f"{base}.values.{part}")


def _shares(line: Declaration, base: str) -> Iterator[tuple[str, float]]:
    for key in SHARES:
        for agency, share in getattr(line, key, None) or ():
            yield f"{base}.{key}.{agency}", share
    for name, grade in getattr(line, "confidence", None) or ():
        yield f"{base}.confidence{'' if name == 'line' else f'.{name}'}", float(grade)


def _row(project: Project, address: str, given: Input | float) -> InputRow:
    key = address.rpartition(".")[2]
    graded = ".confidence" in address
    unit = "grade" if graded else "number" if key in _PLAIN else "share"
    if not isinstance(given, Input):
        return InputRow(address, unit, {"Value": given})
    if not isinstance(given.value, Series):
        return InputRow(address, unit, {"Value": given.value})
    horizon = project.appraisal.horizon
    by_year = dict(zip(horizon.labels, given.by_year(horizon), strict=True))
    cells = {label: value for label, value in by_year.items() if value is not None}
    if given.value.growing is None:
        return InputRow(address, unit, cells)
    base = max(first if last is None else last for first, last, _ in given.value.spans)
    named = horizon.labels[: horizon.position(base) + 1]
    grown = {label: value for label, value in cells.items() if label not in named}
    cells = {label: value for label, value in cells.items() if label in named}
    return InputRow(address, unit, {**cells, "Growing": given.value.growing}, grown)


def returned_book(
    path: Path,
    project: Project | Path,
    changes: Changes | None = None,
    *,
    cover: Mapping[str, object] | None = None,
    rows: list[InputRow] | None = None,
    results: Mapping[str, float | str] | None = None,
) -> Path:
    """Write a workbook of a project's inputs, changed at (address, heading).

    A change that begins with ``=`` is a formula; ``results`` are what those of an
    address come to.
    """
    made = load_project(project) if isinstance(project, Path) else project
    labels = made.appraisal.horizon.labels
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Cover")
    said = {"Format": 1, "Project file": "project.yaml", "Fingerprint": "of old"}
    for number, pair in enumerate({**said, **(cover or {})}.items()):
        sheet.write_row(number, 0, pair)
    rows = rows_of(made) if rows is None else rows
    unused = dict(changes or {})
    for name in ("Inputs", "As sent"):
        sheet = book.add_worksheet(name)
        sheet.write(0, 0, name)
        heads = (*WORDS_BEFORE, *labels, *WORDS_AFTER)
        sheet.write_row(2, 0, heads)
        sheet.write(3, 1, "A heading of a group")
        for number, row in enumerate(rows, start=4):
            words = {"Address": row.address, "Unit": row.unit, "Place": row.place}
            cells = {**row.cells, **words, "Kind": row.kind}
            for column, head in enumerate(heads):
                changed = name == "Inputs" and (row.address, head) in unused
                if changed:
                    new = unused.pop((row.address, head))
                    result = (results or {}).get(row.address, 0)
                    if isinstance(new, str) and new.startswith("="):
                        sheet.write_formula(number, column, new, None, result)
                    elif new is not None:
                        sheet.write(number, column, new)
                elif head in row.grown:
                    sheet.write_formula(number, column, "=1+1", None, row.grown[head])
                elif head in cells:
                    sheet.write(number, column, cells[head])
    book.close()
    assert unused == {}, "a change is of no cell of the workbook"
    return path
