"""``cba compare``: options side by side, and who would choose which."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cba.analysis.comparison import (
    Candidate,
    Comparison,
    candidates_of,
    usual_comparator,
)
from cba.analysis.comparison import compare as compare_options
from cba.analysis.scenarios import (
    METRICS,
    ScenarioTable,
    options_by_scenario,
)
from cba.commands.appraised import appraised
from cba.commands.conversation import answer, mention, refuse
from cba.commands.outcome import CannotRunError, Exit
from cba.commands.project_input import PROJECT_FILE, STDIN, load_given, project_path
from cba.commands.requested import bias_choice, require_option, word_of
from cba.commands.show import show
from cba.loading.suggest import clipped
from cba.problems import Problem
from cba.reports.comparison_json import SCHEMA, comparison_json
from cba.reports.comparison_text import comparison_text
from cba.reports.comparison_words import Frame
from cba.reports.formatting import counted
from cba.reports.library_words import in_one_line
from cba.reports.terminal import discounting_words
from cba.reports.text_table import HANG, Line
from cba.results.appraisal import Appraisal
from cba.results.json_document import Json, envelope, run_json
from cba.results.library_values import library_values
from cba.results.metric import UnknownMetricError

_TABLES = ("whole", "agency")


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked of ``cba compare``."""

    sources: tuple[str, ...]
    against: str | None = None
    by: str = "whole"
    metrics: tuple[str, ...] = ()
    optimism_bias: str = "keep"
    scenario: str | None = None
    settings: tuple[str, ...] = ()
    as_json: bool = False


def compare(request: Request) -> int:
    """Compare the options of a project, or several projects; 1 for errors in one."""
    word_of(request.by, _TABLES, "--by")
    choice = bias_choice(request.optimism_bias)
    with_bias = choice == "keep"
    keys = _keys(request.sources)
    appraisals: dict[str, Appraisal] = {}
    found: dict[str, tuple[Problem, ...]] = {}
    refused = []
    for key, source in keys.items():
        loaded = load_given(source, request.settings, request.scenario)
        appraisal, found[key] = appraised(loaded, with_bias=with_bias)
        if appraisal is None:
            refused.append(key)
        else:
            appraisals[key] = appraisal
    problems = [problem for each in found.values() for problem in each]
    if refused:
        if request.as_json:
            answer(envelope(SCHEMA, None, problems))
        else:
            for key in refused:
                refuse(found[key], keys[key])
        return Exit.NO
    comparison, scenarios = _compared(request, appraisals, keys)
    if request.as_json:
        content = comparison_json(comparison, METRICS[0], scenarios.rows, choice)
        answer(envelope(SCHEMA, content, problems, _run_json(appraisals)))
        return Exit.YES
    by_agency, chosen = request.by == "agency", request.metrics
    frame = _frame(appraisals, with_bias=with_bias)
    show(
        comparison_text(
            comparison, frame, scenarios, by_agency=by_agency, chosen=chosen
        )
        + [Line(words, hang=HANG) for words in _credits(appraisals)]
    )
    for key, source in keys.items():
        mention(found[key], source)
    return Exit.YES


def _keys(sources: Sequence[str]) -> dict[str, str]:
    """The projects by the name that each has as an option: its file's or folder's.

    Where two have one name, both go by what was typed.
    """
    if len(sources) == 1:
        return {"": sources[0]}
    if STDIN in sources:
        raise CannotRunError(
            "CBA001",
            "`-` is one project, and cannot be compared with others",
            "name the files",
        )
    paths = [project_path(source).resolve() for source in sources]
    for number, path in enumerate(paths):
        if path in paths[:number]:
            raise CannotRunError(
                "CBA001",
                f"`{clipped(sources[number])}` is named twice",
                "name each project once",
            )
    names = [_name(path) for path in paths]
    return {
        source if names.count(name) > 1 else name: source
        for name, source in zip(names, sources, strict=True)
    }


def _name(path: Path) -> str:
    return path.parent.name if path.name == PROJECT_FILE else path.stem


def _compared(
    request: Request, appraisals: dict[str, Appraisal], sources: dict[str, str]
) -> tuple[Comparison, ScenarioTable]:
    """The comparison; and the scenarios of a single project."""
    first, *others = appraisals.values()
    if others:
        _require_one_frame({sources[key]: x for key, x in appraisals.items()})
        candidates = tuple(
            Candidate(key, each.project.project.title, None, each.preferred)
            for key, each in appraisals.items()
        )
        usual = None
    else:
        candidates, usual = candidates_of(first), usual_comparator(first)
    known = [each.identifier for each in candidates]
    require_option(request.against, known)
    against = request.against or usual
    try:
        comparison = compare_options(candidates, against, request.metrics or None)
    except UnknownMetricError as unknown:
        raise CannotRunError(
            "CBA001", f"there is no metric `{unknown.path}`", unknown.hint
        ) from None
    if others or request.scenario or not first.project.scenarios:
        return comparison, ScenarioTable()
    leading = comparison.whole_prefers or first.project.preferred
    with_bias = bias_choice(request.optimism_bias) == "keep"
    return comparison, options_by_scenario(first.project, leading, with_bias=with_bias)


def _require_one_frame(appraisals: dict[str, Appraisal]) -> None:
    """Refuse projects, by what was typed, whose figures do not mean the same."""
    (first, one), *others = appraisals.items()
    expected = _settings(one)
    for source, each in others:
        apart = [
            f"its {words} is {found}, and not {expected[words]}"
            for words, found in _settings(each).items()
            if found != expected[words]
        ]
        if apart:
            raise CannotRunError(
                "CBA006",
                f"`{clipped(source)}` cannot stand beside `{clipped(first)}`: "
                + "; ".join(apart),
                "give both the same settings under `appraisal:`",
            )


def _settings(appraisal: Appraisal) -> dict[str, str]:
    """What every figure of an appraisal depends on, in words."""
    settings = appraisal.project.appraisal
    in_kind = settings.in_kind_in_financial_case
    return {
        "first year": str(settings.first_year),
        "length": counted(settings.years, "year"),
        "price year": str(settings.prices_of),
        "currency": settings.currency,
        "discounting": discounting_words(appraisal),
        "financial case": f"{'with' if in_kind else 'without'} costs in kind",
        "combination of grades": settings.optimism_bias,
    }


def _frame(appraisals: dict[str, Appraisal], *, with_bias: bool) -> Frame:
    first, *others = appraisals.values()
    settings = first.project.appraisal
    labels = settings.horizon.labels
    period = labels[0] if len(labels) == 1 else f"{labels[0]} to {labels[-1]}"
    title = first.project.project.title
    if others:
        title = f"{counted(len(appraisals), 'project')} compared"
    prices = f"{settings.prices_of} prices"
    left_out = () if with_bias else ("optimism bias left out",)
    words = " · ".join((period, prices, discounting_words(first), *left_out))
    return Frame(title, words, settings.currency, labels)


def _credits(appraisals: dict[str, Appraisal]) -> Iterator[str]:
    """Whose values the figures rest on; of several projects, project by project."""
    for key, each in appraisals.items():
        words = in_one_line(library_values(each.project))
        if words:
            yield f"{key}: {words}" if key else words


def _run_json(appraisals: dict[str, Appraisal]) -> Json:
    """What made the comparison: of several projects, each with its own run."""
    if len(appraisals) == 1:
        return run_json(next(iter(appraisals.values())))
    runs = [each.run for each in appraisals.values()]
    together = "\n".join(run.fingerprint for run in runs)
    return {
        "tool": runs[0].tool,
        "fingerprint": hashlib.sha256(together.encode()).hexdigest(),
        "data": {name: found for run in runs for name, found in run.data.items()},
        "projects": {key: run_json(each) for key, each in appraisals.items()},
    }
