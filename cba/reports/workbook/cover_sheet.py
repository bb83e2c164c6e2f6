"""The cover: what the workbook is, how to use it, and its main figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cba.loading.returned_workbook import APPRAISAL
from cba.reports.business_case import command_for
from cba.reports.calendar_words import date_words
from cba.reports.texts import as_title, tidy
from cba.reports.workbook.cells import Sheet
from cba.reports.workbook.checks import ALL_WELL
from cba.reports.workbook.results_sheet import ResultsSheet
from cba.results.appraisal import Appraisal
from cba.results.payback import NO_COST

_WIDTHS = (44, 24, 24, 20)
_STEPS = (
    "Change the yellow cells on the sheet Inputs; every other sheet follows at once.",
    (
        "Grey cells are fixed here: years, delays and names shape the formulas. Change "
        "those in the project file."
    ),
    (
        "In formulas of your own, name an input: in_ and its address, with _ for each "
        "dot, as in the list of names."
    ),
    "Leave the sheet As sent alone: what differs from it is what you have changed.",
    (
        "Save, and send the file back. Whoever has the project file reads your changes "
        "into it, in the folder of that file, with: cba import case.xlsx"
    ),
    (
        "Nothing is locked or hidden, and there are no macros. Inputs are carried "
        "back; formulas that you change are not."
    ),
)
_KEY = (
    ("text_input", "An input: change it"),
    ("text_fixed", "Fixed in this workbook"),
    ("text", "A formula"),
)
_DATA = "Data: change it only to test; a change here is not carried back"
_SETTINGS = {"--set", "--scenario"}
_OTHERWISE = (
    "This workbook was made with settings: some inputs, as sent, are not those of the "
    "project file. Send one without them to have changes read back."
)
_ONE_LINE = 118
_MOMENTS = ("Now", "As sent", "Change")
_SUMMARY = (
    ("public_value.npv", "money", "Net present social value (NPSV)"),
    ("public_value.bcr", "ratio", "Benefit-cost ratio (BCR)"),
    ("financial.pv_costs", "money", "Costs of public bodies"),
    ("financial.pv_benefits", "money", "Savings of public bodies"),
    ("financial.npv", "money", "Net position of public bodies"),
    ("financial.npv_cashable", "money", "Net position of public bodies in cash"),
    ("financial.payback.year", "text_right", "Payback of public bodies"),
)


@dataclass(frozen=True, slots=True)
class Made:
    """What a workbook is made of: a project file, settings, the style of a house.

    ``version`` is that of its layout, ``wrong`` the formula of the first input that
    cannot be used, and ``sheets`` are the names of those of each option.
    """

    file: str
    version: int
    wrong: str
    sheets: Mapping[str, Sequence[str]]
    arguments: Sequence[str] = ()
    house: str = ""


def write_cover(sheet: Sheet, results: ResultsSheet, made: Made) -> None:
    """Write the cover, whose first columns other tools read the workbook by."""
    appraisal = results.appraisal
    about, settings = appraisal.project.project, appraisal.project.appraisal
    for column, width in enumerate(_WIDTHS):
        sheet.worksheet.set_column(column, column, width)
    row = sheet.next
    if made.house:
        sheet.text(row, 0, tidy(made.house), "organisation")
        sheet.worksheet.set_row(row, 22)
        row += 1
    sheet.text(row, 0, as_title(about.title), "title")
    sheet.worksheet.set_row(row, 28)
    place = tidy(about.place)
    subtitle = f"{APPRAISAL}{' · ' if place else ''}{place}"
    sheet.text(row + 1, 0, subtitle, "subtitle")
    sheet.next = row + 2
    _summary(sheet, results)
    _check(sheet, results, made.wrong)
    sheet.next += 1
    if len(made.sheets) > 1:
        _sheets(sheet, {results.titles[key]: each for key, each in made.sheets.items()})
    _how_to(sheet)
    sheet.next += 1
    row = sheet.next
    sheet.text(row, 0, "About this workbook", "section")
    sheet.next = row + 1
    for name, text in _about(appraisal):
        sheet.text(sheet.next, 0, name, "bold")
        sheet.text(sheet.next, 1, text, "text")
        sheet.next += 1
    _made_by(sheet, made)
    labels = settings.horizon.labels
    facts = (
        ("Years", f"{labels[0]} to {labels[-1]}"),
        ("Prices", f"{settings.prices_of}, real terms"),
        ("Made with", appraisal.run.tool),
        ("Project file", made.file),
        ("Fingerprint", appraisal.run.fingerprint),
    )
    for name, text in facts:
        sheet.text(sheet.next, 0, name, "bold")
        sheet.text(sheet.next, 1, text, "text")
        sheet.next += 1
    sheet.text(sheet.next, 0, "Format", "bold")
    sheet.worksheet.write_number(sheet.next, 1, made.version, sheet.styles["left"])


def _about(appraisal: Appraisal) -> Iterator[tuple[str, str]]:
    about = appraisal.project.project
    if about.author:
        yield "Prepared by", tidy(about.author)
    if about.version:
        yield "Version", tidy(about.version)
    if about.status:
        yield "Status", about.status
    if about.dated:
        yield "Date", date_words(about.dated)


def _made_by(sheet: Sheet, made: Made) -> None:
    """The command that made it, and that it set inputs which the file has otherwise."""
    command = command_for(made.file, made.arguments, ("case.xlsx",))
    sheet.text(sheet.next, 0, "Command", "bold")
    sheet.text(sheet.next, 1, tidy(command), "text")
    sheet.next += 1
    if _SETTINGS.intersection(made.arguments):
        sheet.text(sheet.next, 0, "Settings", "bold")
        sheet.text(sheet.next, 1, _OTHERWISE, "check")
        sheet.next += 1


def _sheets(sheet: Sheet, by_title: Mapping[str, Sequence[str]]) -> None:
    """Which sheets are those of which option."""
    sheet.heading(("Option", "Sheets", "", ""), skip=0)
    for title, names in by_title.items():
        sheet.text(sheet.next, 0, title, "wrap")
        sheet.text(sheet.next, 1, ", ".join(names), "text")
        sheet.next += 1
    sheet.next += 1


def _how_to(sheet: Sheet) -> None:
    row = sheet.next
    sheet.text(row, 0, "How to use it", "section")
    for n, step in enumerate(_STEPS, start=1):
        words, last = f"{n}. {step}", len(_WIDTHS) - 1
        sheet.worksheet.merge_range(row + n, 0, row + n, last, "", sheet.styles["wrap"])
        sheet.text(row + n, 0, words, "wrap")
        if len(words) > _ONE_LINE:
            sheet.worksheet.set_row(row + n, 27)
    sheet.next = row + len(_STEPS) + 2
    sheet.text(sheet.next, 0, "Colours", "bold")
    for n, (style, words) in enumerate(_KEY, start=1):
        sheet.text(sheet.next, n, words, style)
    row, wide = sheet.next + 1, sheet.styles["text_data"]
    sheet.worksheet.merge_range(row, 1, row, len(_WIDTHS) - 1, "", wide)
    sheet.text(row, 1, _DATA, "text_data")
    sheet.next += 2


def _summary(sheet: Sheet, results: ResultsSheet) -> None:
    """The main figures of each option that is worked out, now and as sent."""
    option = results.appraisal.preferred
    sheet.heading((results.titles[option.identifier], *_MOMENTS), right=1)
    for path, style, words in _SUMMARY:
        _figure(sheet, results, path, style, words)
    sheet.next += 1
    sheet.heading(("Net position of", *_MOMENTS), skip=0, right=1)
    for agency, answer in option.agencies.items():
        path = (
            f"agencies.{agency}.npv"
            if answer.public
            else (f"agencies.{agency}.public_value_npv")
        )
        words = results.agencies[agency]
        if not answer.public:
            words += " (value and in kind too)"
        _figure(sheet, results, path, "money", words)


def _figure(
    sheet: Sheet, results: ResultsSheet, path: str, style: str, words: str
) -> None:
    row, option = sheet.next, results.appraisal.project.preferred
    answer = results.found[option][path]
    sheet.text(row, 0, words, "wrap")
    now, sent = (results.cell(option, path, each) for each in ("now", "sent"))
    never, instead = "", '""'
    if path.endswith(".payback.year"):
        # With nothing to pay back there is no year, and it is not that it never comes.
        reason = path.replace(".year", ".reason")
        cell = results.cell(option, reason)
        never = "no cost" if results.found[option][reason].value == NO_COST else "never"
        instead = f'IF({cell}="{NO_COST}","no cost","never")'
    for column, cell in ((1, now), (2, sent)):
        part = "_total" if column == 1 and style != "text_right" else ""
        given = instead if column == 1 else f'"{never}"'
        formula = f'IF({cell}="",{given},{cell})'
        shown = never if answer.value == "" else answer.value
        sheet.formula(row, column, formula, shown, f"{style}{part}")
    change = results.cell(option, path, "change")
    kind = style if style != "text_right" else "any"
    sheet.formula(row, 3, change, 0.0, f"{kind}_change")
    sheet.next = row + 1


def _check(sheet: Sheet, results: ResultsSheet, wrong: str) -> None:
    row = sheet.next + 1
    count = results.changes()
    same = "Every figure is as it was sent."
    formula = (
        f'IF(({count})=0,"{same}",({count})&" figures differ from those as sent.")'
    )
    none_differ = "none"
    none = "Some figures cannot be worked out: see the inputs that cannot be used."
    sheet.text(row, 0, "Check", "bold")
    sheet.formula(row, 1, f'IFERROR({formula},"{none}")', same, "bold")
    if by_option := results.changes_by_option():
        row += 1
        told = f'IFERROR(IF(({count})=0,"{none_differ}",{by_option}),"")'
        sheet.text(row, 0, "Differing figures, by option", "bold")
        sheet.formula(row, 1, told, none_differ, "wrap")
    sheet.text(row + 1, 0, "Check of inputs", "bold")
    sheet.formula(row + 1, 1, wrong, ALL_WELL, "bold")
    sheet.worksheet.conditional_format(
        row + 1,
        1,
        row + 1,
        1,
        {
            "type": "cell",
            "criteria": "!=",
            "value": f'"{ALL_WELL}"',
            "format": sheet.styles["alert"],
        },
    )
    sheet.next = row + 3
