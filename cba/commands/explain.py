"""``cba explain``: one figure, down to its inputs and their sources."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cba.commands.appraised import appraised, refused
from cba.commands.conversation import answer, mention
from cba.commands.documents import setting_arguments
from cba.commands.outcome import CannotRunError, Exit
from cba.commands.project_input import load_given, split_setting
from cba.commands.show import show
from cba.reports.explanation_json import SCHEMA, explanation_json, problem_page_json
from cba.reports.explanation_places import Places
from cba.reports.explanation_text import explanation_text
from cba.reports.problem_page_text import problem_page_text
from cba.results.explain import explain as explain_figure
from cba.results.explanation.figures import UnknownTarget
from cba.results.explanation.problem_page import is_code, problem_codes, problem_page
from cba.results.json_document import envelope, run_json

_ASK = "ask for `npv`, an agency, a line, a year or the address of an input"


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked of ``cba explain``."""

    source: str
    what: str
    option: str | None = None
    settings: tuple[str, ...] = ()
    scenario: str | None = None
    as_json: bool = False


def explain(request: Request) -> int:
    """Explain a figure, or a problem code, which needs no project; 1 for errors."""
    source, what = request.source, request.what
    if is_code(what):
        return _explain_code(what, as_json=request.as_json)
    loaded = load_given(source, request.settings, request.scenario)
    appraisal, problems = appraised(loaded)
    if appraisal is None:
        return refused(problems, source, SCHEMA if request.as_json else None)
    try:
        found = explain_figure(appraisal, what, request.option)
    except UnknownTarget as unknown:
        meant = " or ".join(f"`{each}`" for each in unknown.candidates)
        hint = f"did you mean {meant}?" if meant else _ASK
        raise CannotRunError("CBA001", unknown.reason, hint) from None
    declared = appraisal.project.scenarios.get(request.scenario or "")
    settings = _set_at(request, declared.set if declared else ())
    places = Places(loaded.document, found.inputs, settings)
    if request.as_json:
        content = explanation_json(found, places)
        answer(envelope(SCHEMA, content, problems, run_json(appraisal)))
    else:
        currency = appraisal.project.appraisal.currency
        again = shlex.join(setting_arguments(request.settings, request.scenario))
        show(explanation_text(found, places, currency, source, again))
        mention(problems, source)
    return Exit.YES


def _set_at(
    request: Request, by_scenario: Iterable[str]
) -> Mapping[str, tuple[str, ...]]:
    """Where inputs are set otherwise, by address; on the command line, nowhere."""
    settings: dict[str, tuple[str, ...]] = {
        address: ("scenarios", request.scenario or "", "set", address)
        for address in by_scenario
    }
    return settings | {split_setting(text)[0]: () for text in request.settings}


def _explain_code(code: str, *, as_json: bool) -> int:
    page = problem_page(code)
    if page is None:
        first, *_, last = problem_codes()
        raise CannotRunError(
            "CBA001",
            f"there is no problem code `{code}`",
            f"problems have codes from `{first}` to `{last}`",
        )
    if as_json:
        answer(envelope(SCHEMA, problem_page_json(page), ()))
    else:
        show(problem_page_text(page))
    return Exit.YES
