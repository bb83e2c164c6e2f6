"""What an import of unit costs found, in sentences and as JSON."""

from __future__ import annotations

from pathlib import Path

from cba.loading.imported import Imported, Rebased
from cba.reports.diagnostics import printable
from cba.reports.formatting import counted, listed
from cba.reports.text_table import Line, Row, text_table
from cba.results.json_document import Json

SCHEMA = "cba/units/1"
#: Of codes in a sentence.
_MOST = 8


def import_text(made: Imported, file: str, reference: tuple[str, str]) -> list[Line]:
    """The answer for a terminal.

    ``reference`` is what a project writes to use the library: its name and its file.
    """
    lines = [Line(printable(made.title or file), "title"), _counted(made)]
    if len(made.sheets) > 1:
        lines += [Line(""), *_table(made), Line("")]
    lines += [Line(text, hang=2) for text in _sentences(made)]
    key, path = reference
    return [
        *lines,
        Line(""),
        Line("In the project file:", "note"),
        Line("libraries:"),
        Line(f"  {key}: {printable(path)}"),
    ]


def _counted(made: Imported) -> Line:
    read = counted(made.read, "row")
    if not made.left_out:
        return Line(f"{read} read, and all of them placed", hang=2)
    lost = f"{len(made.left_out):,} left out"
    if made.without_code:
        lost += f" ({made.without_code:,} without a code)"
    return Line(f"{read} read: {len(made.rows):,} placed, {lost}", hang=2)


def _table(made: Imported) -> list[Line]:
    lost = dict.fromkeys([name for name, _ in made.sheets], 0)
    for cell in made.left_out:
        lost[cell.rpartition("!")[0]] += 1
    rows = [
        Row(
            printable(name),
            (f"{count:,}", f"{count - lost[name]:,}", f"{lost[name]:,}"),
        )
        for name, count in made.sheets
    ]
    total = (f"{made.read:,}", f"{len(made.rows):,}", f"{len(made.left_out):,}")
    heads = ("Rows", "Placed", "Left out")
    return text_table("Sheet", heads, [*rows, None, Row("All sheets", total, "total")])


def _sentences(made: Imported) -> list[str]:
    told = []
    if made.left_out:
        told.append(f"Left out, as the warnings say why: {_some(made.left_out)}.")
    if made.with_parts:
        told.append(_parts(made))
    if made.several:
        number = len(made.several)
        told.append(
            f"{counted(number, 'value')} {_has(number, 'falls')} to several bodies in "
            "shares that are not given, so that a line says to whom (`falls_to`): "
            f"{_some(made.several)}."
        )
    if made.transfers:
        number = len(made.transfers)
        told.append(
            f"{counted(number, 'comment')} {_has(number, 'speaks')} of transfer "
            "payments, which no column marks, so that a line says what of the value is "
            f"a `transfer`: {_some(made.transfers)}."
        )
    if made.rebased:
        told.append(_rebased(made.rebased))
    terms = f" Licence: {printable(made.licence)}." if made.licence else ""
    values = "Values are as published" if made.title else "Values are as in the list"
    return [*told, f"{values}, in the prices of their own years.{terms}"]


def _parts(made: Imported) -> str:
    values = counted(made.with_parts, "value")
    text = f"{values} {_has(made.with_parts, 'has')} parts"
    if not made.adding_up:
        return f"{text}, which do not add up to {_has(made.with_parts, 'it')}."
    text += f": those of {made.adding_up:,} add up"
    if made.bearers:
        text += f", and those of {made.bearers:,} tell who bears the fiscal value"
    return f"{text}."


_MANY = {"has": "have", "falls": "fall", "speaks": "speak", "it": "them"}


def _has(number: int, word: str) -> str:
    return word if number == 1 else _MANY[word]


def _rebased(rebased: Rebased) -> str:
    agree = rebased.values - rebased.others
    values = counted(rebased.values, "value")
    who = f"{agree:,} of {values}" if rebased.others else f"all {values}"
    if rebased.values == 1 and not rebased.others:
        who = "the one value"
    return (
        f"Moved to {rebased.year} prices with the workbook's own index, {who} "
        f"{'agrees' if agree == 1 else 'agree'} with its own column to the penny."
    )


def _some(codes: tuple[str, ...]) -> str:
    shown = [printable(code) for code in codes[:_MOST]]
    more = len(codes) - len(shown)
    return listed([*shown, f"{more:,} more"] if more else shown)


def import_json(made: Imported, file: str, output: str | None) -> Json:
    """The content of the envelope; ``output`` is None where nothing was written."""
    rebased = made.rebased
    return {
        "file": Path(file).as_posix(),
        "output": output,
        "title": made.title,
        "edition": made.edition,
        "licence": made.licence,
        "rows_read": made.read,
        "rows_placed": len(made.rows),
        "left_out": list(made.left_out),
        "without_code": made.without_code,
        "sheets": [{"name": name, "rows": count} for name, count in made.sheets],
        "with_parts": made.with_parts,
        "adding_up": made.adding_up,
        "bearers_found": made.bearers,
        "several_bodies": list(made.several),
        "transfers": list(made.transfers),
        "rebased": None
        if rebased is None
        else {
            "year": rebased.year,
            "values": rebased.values,
            "differing": rebased.others,
        },
    }
