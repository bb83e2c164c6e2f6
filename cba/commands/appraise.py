"""``cba appraise``: NPV and payback, for the whole and for each agency."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cba.commands.appraised import appraised, placed, refused
from cba.commands.conversation import answer, mention, say, tell, wrote
from cba.commands.documents import setting_arguments, style_to_dress, undressed
from cba.commands.outcome import CannotRunError, Exit
from cba.commands.outputs import check_outputs, unwritten
from cba.commands.project_input import load_given
from cba.commands.requested import require_option, word_of
from cba.loading.suggest import closest
from cba.models.expectation import Expectation, read_expectation
from cba.models.faults import FaultError
from cba.models.horizon import Context
from cba.problems import Problem, in_order
from cba.results.json_document import SCHEMA, Json, appraisal_json, envelope, run_json
from cba.results.metric import Figure, UnknownMetricError, figure_words, metric

if TYPE_CHECKING:
    from cba.results.appraisal import Appraisal

#: What can be left out of the figures.
LEFT_OUT = ("hours",)
TABLES = ("agency", "line", "category", "year", "grade", "hours")


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked of ``cba appraise``."""

    source: str
    by: str = "agency"
    option: str | None = None
    settings: tuple[str, ...] = ()
    scenario: str | None = None
    fail_under: tuple[str, ...] = ()
    as_json: bool = False
    cash: bool = False
    csv: Path | None = None
    reports: tuple[Path, ...] = ()
    template: Path | None = None
    without: str | None = None


def appraise(request: Request) -> int:
    """Appraise and answer; 1 for errors in the project or a metric under its floor."""
    if request.by not in TABLES:
        near = closest(request.by, TABLES)
        raise CannotRunError(
            "CBA001",
            f"there is no table by `{request.by}`",
            f"did you mean `{near}`?" if near else f"write one of {', '.join(TABLES)}",
        )
    with_hours = _with_hours(request)
    floors = [_floor(text) for text in request.fail_under]
    schema = SCHEMA if request.as_json else None
    style, faults = style_to_dress(request.template, request.reports, "--report")
    if faults and style is None:
        return undressed(faults, schema)
    loaded = load_given(request.source, request.settings, request.scenario)
    appraisal, found = appraised(loaded, with_hours=with_hours)
    if appraisal is None:
        return refused(found, request.source, schema)
    require_option(request.option, tuple(appraisal.options))
    tables = () if request.csv is None else (request.csv,)
    check_outputs(loaded, style, request.reports, tables)
    content = appraisal_json(appraisal, without=request.without)
    later: tuple[Problem, ...] = ()
    if request.cash:
        later = tuple(placed(each, loaded) for each in _add_cash(content, appraisal))
    under = [floor for floor in floors if not _holds(content, floor)]
    if request.csv is not None:
        found_later = _write_table(appraisal, request.csv)
        later = (*later, *(placed(problem, loaded) for problem in found_later))
    if request.reports:
        from cba.commands.report import write_reports

        again = setting_arguments(request.settings, request.scenario)
        faults = write_reports(appraisal, loaded, request.reports, again, style)
        if faults:
            return undressed(faults, schema)
    if request.as_json:
        problems = in_order([*found, *later])
        answer(envelope(SCHEMA, content, problems, run_json(appraisal)))
    else:
        _show(appraisal, request)
        mention(found, request.source)
        tell(later)
    for floor in under:
        say(_below(floor, metric(content, floor.metric)))
    return Exit.NO if under else Exit.YES


def _with_hours(request: Request) -> bool:
    """Whether the hours that are given count."""
    if request.without is None:
        return True
    word_of(request.without, LEFT_OUT, "--without")
    if request.reports:
        raise CannotRunError(
            "CBA001",
            "`--without` is not for documents",
            "leave it out: a business case says what the figures are without the hours",
        )
    return False


def _show(appraisal: Appraisal, request: Request) -> None:
    """The answer in words and tables: the appraisal, or its cash ledger."""
    from cba.commands.show import show

    if request.without is not None:
        from cba.reports.hours_text import WITHOUT_HOURS
        from cba.reports.text_table import HANG, Line

        show([Line(WITHOUT_HOURS, hang=HANG), Line("")])
    if request.cash:
        from cba.reports.cash_text import cash_text

        show(cash_text(appraisal, request.option))
        return
    from cba.reports.terminal import appraisal_text

    show(appraisal_text(appraisal, request.option, request.by))


def _add_cash(content: Json, appraisal: Appraisal) -> tuple[Problem, ...]:
    """Add the cash ledger to each option; the warning for years without an index."""
    from cba.results.cash_json import add_cash

    return add_cash(content, appraisal)


def _write_table(appraisal: Appraisal, path: Path) -> tuple[Problem, ...]:
    from cba.results.cash_flow_table import write_csv

    try:
        problems = write_csv(appraisal, path)
    except OSError as error:
        raise unwritten(path, error) from None
    wrote(path)
    return problems


def _floor(text: str) -> Expectation:
    name, _, value = text.partition("=")
    try:
        return read_expectation(f"{name} >= {value}", Context())
    except FaultError:
        raise CannotRunError(
            "CBA001",
            f"`{text}` is no floor for a metric",
            "write --fail-under public_value.npv=0",
        ) from None


def _holds(content: Json, floor: Expectation) -> bool:
    try:
        return floor.met_by(metric(content, floor.metric))
    except UnknownMetricError as unknown:
        raise CannotRunError(
            "CBA001", f"there is no metric `{unknown.path}`", unknown.hint
        ) from None


def _below(floor: Expectation, found: Figure) -> str:
    """A floor that is not met, in words: ``bcr is 0.9, and not 1 or more``."""
    least = figure_words(floor.value)
    return f"{floor.metric} is {figure_words(found)}, and not {least} or more"
