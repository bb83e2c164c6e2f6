"""The workbook: every sheet, written in the order in which formulas need them."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from xlsxwriter import Workbook

from cba.calculation.flows import BenefitFlow, CostFlow, PaymentFlow
from cba.loading.project_loader import Loaded
from cba.loading.returned_agreement import AGREEMENT
from cba.reports.agreement.deal import Deal
from cba.reports.house_style.style import HouseStyle
from cba.reports.texts import as_title, tidy
from cba.reports.uncertainty import Uncertainty
from cba.reports.view import view_of
from cba.reports.workbook.agencies_sheet import AgenciesSheet
from cba.reports.workbook.agreement_sheet import AgreementSheet, Leads
from cba.reports.workbook.answers import Live
from cba.reports.workbook.benefit_lines import benefit_block
from cba.reports.workbook.budget_needs import has_budget
from cba.reports.workbook.budget_sheet import BudgetSheet
from cba.reports.workbook.cells import FIRST_YEAR, Sheet, safe
from cba.reports.workbook.charts_sheet import ChartsSheet
from cba.reports.workbook.cover_sheet import Made, write_cover
from cba.reports.workbook.facts import Facts, general_rates, span_of
from cba.reports.workbook.flows_sheet import FlowsSheet
from cba.reports.workbook.input_sheets import AS_SENT, INPUTS, InputSheets
from cba.reports.workbook.line_rows import Book, LineRows
from cba.reports.workbook.money_lines import cost_block
from cba.reports.workbook.names import OptionView
from cba.reports.workbook.page_setup import set_up
from cba.reports.workbook.payback_sheet import PaybackSheet
from cba.reports.workbook.payment_lines import payment_block
from cba.reports.workbook.pool_rows import PoolRows
from cba.reports.workbook.reference_sheet import ReferenceSheet
from cba.reports.workbook.register import Register
from cba.reports.workbook.results_sheet import ResultsSheet
from cba.reports.workbook.sensitivity_sheet import SENSITIVITY, write_sensitivity
from cba.reports.workbook.styles import Styles, colours_of
from cba.reports.workbook.values_sheet import VALUES, Borrowed, write_values
from cba.reports.workbook.warnings_sheet import write_warnings
from cba.results.appraisal import Appraisal, BenefitLine, CostLine, PaymentLine

#: The version of the layout that is promised to whoever reads a workbook back.
FORMAT = 1
#: What a workbook without a date is dated, so that its bytes do not change.
_UNDATED = datetime(2020, 1, 1, tzinfo=UTC)
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_OF_AN_OPTION = ("Agencies", "Flows", "Lines")


def write_workbook(  # noqa: PLR0913 - each of them may be left out
    appraisal: Appraisal,
    loaded: Loaded | None,
    file: str,
    style: HouseStyle | None = None,
    *,
    arguments: Sequence[str] = (),
    uncertainty: Uncertainty | None = None,
    agreement: Deal | None = None,
) -> bytes:
    """The workbook of an appraisal: the same bytes for the same project.

    ``loaded`` is the project as it was read, for the places of its inputs, and
    ``file`` the name of its file. ``style`` gives it colours, and a name on the cover;
    ``arguments`` are the settings it was read with, such as ``--set`` and its value.
    What is known of its ``uncertainty`` has a sheet, and so has an ``agreement``.
    """
    buffer = io.BytesIO()
    workbook = Workbook(buffer, _OPTIONS)
    writing = _Writing(
        workbook,
        appraisal,
        loaded,
        file,
        style,
        uncertainty=uncertainty,
        agreement=agreement,
    )
    writing.arguments = tuple(arguments)
    writing.write()
    workbook.close()
    return buffer.getvalue()


class _Writing:
    def __init__(  # noqa: PLR0913 - what a workbook is written from
        self,
        workbook: Workbook,
        appraisal: Appraisal,
        loaded: Loaded | None,
        file: str,
        style: HouseStyle | None,
        *,
        uncertainty: Uncertainty | None,
        agreement: Deal | None,
    ) -> None:
        self.workbook, self.appraisal, self.file = workbook, appraisal, file
        self.arguments: tuple[str, ...] = ()
        self.uncertainty, self.agreement = uncertainty, agreement
        self.house = "" if style is None else style.name
        document = None if loaded is None else loaded.document
        self.register = Register(appraisal, document)
        self.borrowed = Borrowed.of(appraisal.project)
        settings = appraisal.project.appraisal
        self.styles = Styles(workbook, settings.currency, colours_of(style))
        self.labels = settings.horizon.labels
        self.sheets: dict[str, Sheet] = {}
        self.of_option = self._make_sheets()

    def write(self) -> None:
        """Write every sheet, each after those that its formulas point at."""
        self._properties()
        inputs = InputSheets(
            self.workbook,
            (self.sheets[INPUTS], self.sheets[AS_SENT]),
            self.register,
            self.labels,
            self.appraisal.project.appraisal.currency,
        )
        reference = ReferenceSheet(self.sheets["Reference"], inputs, self.register)
        payback = PaybackSheet(self.sheets["Payback"])
        live = {
            view.option.identifier: self._option(view, inputs, reference, payback)
            for view in self.register.views
        }
        results = ResultsSheet(self.sheets["Results"], self.appraisal, live)
        ChartsSheet(self.workbook, self.sheets["Charts"], results, live)
        if self.uncertainty is not None:
            sheet = self.sheets[SENSITIVITY]
            write_sensitivity(sheet, view_of(self.appraisal), self.uncertainty)
        if self.borrowed is not None:
            write_values(self.sheets[VALUES], self.borrowed, reference)
        write_warnings(self.sheets["Warnings"], self.appraisal.problems)
        made = Made(
            self.file,
            FORMAT,
            inputs.wrong,
            self.of_option,
            self.arguments,
            self.house,
        )
        write_cover(self.sheets["Cover"], results, made)
        for sheet in self.sheets.values():
            set_up(sheet, tidy(self.appraisal.project.project.title))
        self.sheets["Cover"].worksheet.activate()

    def _make_sheets(self) -> dict[str, tuple[str, ...]]:
        """The sheets in the order of their tabs; the names of those of each option."""
        budget = ("Budget",) if any(map(has_budget, self.register.views)) else ()
        agreed = () if self.agreement is None else (AGREEMENT,)
        first = ("Cover", "Results", "Charts", *budget, *agreed)
        for name in (*first, INPUTS, AS_SENT):
            self._sheet(name)
        alone = len(self.register.views) == 1
        named: dict[str, tuple[str, ...]] = {}
        for number, view in enumerate(self.register.views, start=1):
            # By number: an id may be longer than the name of a sheet can be.
            ending = "" if alone else f" {number}"
            names = tuple(self._sheet(f"{kind}{ending}") for kind in _OF_AN_OPTION)
            named[view.option.identifier] = names
        unsure = () if self.uncertainty is None else (SENSITIVITY,)
        borrowed = (VALUES,) if self.borrowed is not None else ()
        for name in ("Payback", *unsure, "Reference", *borrowed, "Warnings"):
            self._sheet(name)
        return named

    def _sheet(self, name: str) -> str:
        worksheet = self.workbook.add_worksheet(name)
        self.sheets[name] = Sheet(worksheet, name, self.styles)
        return name

    def _properties(self) -> None:
        about = self.appraisal.project.project
        dated = about.dated
        self.workbook.set_properties(
            {
                "title": safe(tidy(about.title))[:255],
                "author": safe(tidy(about.author))[:255],
                "subject": "Cost-benefit appraisal",
                "comments": f"Fingerprint {self.appraisal.run.fingerprint}",
                "created": datetime.fromisoformat(dated).replace(tzinfo=UTC)
                if dated
                else _UNDATED,
            }
        )
        self.workbook.set_calc_mode("auto")

    def _option(
        self,
        view: OptionView,
        inputs: InputSheets,
        reference: ReferenceSheet,
        payback: PaybackSheet,
    ) -> Live:
        agencies, flows, lines = self.of_option[view.option.identifier]
        book = Book(view, self.sheets[lines], inputs, reference)
        rows = self._lines(book, self.register.facts[view.option.identifier])
        _headings(self.sheets[flows], view, "Flows: who pays and gains, line by line")
        made = FlowsSheet(self.sheets[flows], view, rows)
        standing = AgenciesSheet(self.sheets[agencies], view, made)
        if reference.money is not None and has_budget(view):
            budget = BudgetSheet(self.sheets["Budget"], view, inputs, reference.money)
            budget.write(made, standing)
        agreed = self.agreement
        if agreed is not None and agreed.agreed.option == view.option.identifier:
            discount = reference.discount(view.option.identifier, general_rates(view))
            leads = Leads(inputs, reference.money, discount)
            AgreementSheet(self.sheets[AGREEMENT], view, agreed).write(standing, leads)
        payback.add(view, standing)
        return Live(standing, rows, payback)

    def _lines(self, book: Book, facts: Mapping[str, Facts]) -> dict[str, LineRows]:
        view = book.view
        beyond = max(map(span_of, view.lines.values()))
        _headings(book.sheet, view, "Lines: from inputs to money", beyond)
        found: dict[str, LineRows] = {}
        pools = PoolRows(book)
        for line, flow in view.lines.items():
            title, width = as_title(view.title(line)), FIRST_YEAR + view.years
            book.sheet.group(title, width, key=view.address(line))
            answer = view.option.lines[line]
            given = facts[line]
            if isinstance(flow, CostFlow) and isinstance(answer, CostLine):
                found[line] = cost_block(book, given, flow, answer)
            elif isinstance(flow, BenefitFlow) and isinstance(answer, BenefitLine):
                found[line] = benefit_block(book, given, flow, answer)
            elif isinstance(flow, PaymentFlow) and isinstance(answer, PaymentLine):
                found[line] = payment_block(book, given, flow, answer, found)
        pools.write(found)
        return found


def _headings(sheet: Sheet, view: OptionView, title: str, span: int = 0) -> None:
    """The heading of a sheet with years; those past the end are marked as such."""
    first, years = view.streams.horizon.first, view.years
    later = [f"{first.plus(n)} (after the end)" for n in range(years, span)]
    labels = (*view.labels, *later)
    sheet.heading_of_years(f"{title} · {view.called}", ("Key", "Unit", "Value"), labels)
