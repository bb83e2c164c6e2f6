"""``cba explain``: one figure, down to its inputs and their sources."""

from __future__ import annotations

from cba.commands.appraised import appraised
from cba.commands.conversation import answer, mention, refuse
from cba.commands.outcome import CannotRunError, Exit
from cba.commands.project_input import load_given
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


def explain(source: str, what: str, option: str | None, *, as_json: bool) -> int:
    """Explain a figure, or a problem code, which needs no project; 1 for errors."""
    if is_code(what):
        return _explain_code(what, as_json=as_json)
    loaded = load_given(source)
    appraisal, problems = appraised(loaded)
    if appraisal is None:
        if as_json:
            answer(envelope(SCHEMA, None, problems))
        else:
            refuse(problems, source)
        return Exit.NO
    try:
        found = explain_figure(appraisal, what, option)
    except UnknownTarget as unknown:
        meant = " or ".join(f"`{each}`" for each in unknown.candidates)
        hint = f"did you mean {meant}?" if meant else _ASK
        raise CannotRunError("CBA001", unknown.reason, hint) from None
    places = Places(loaded.document, found.inputs)
    if as_json:
        content = explanation_json(found, places)
        answer(envelope(SCHEMA, content, problems, run_json(appraisal)))
    else:
        currency = appraisal.project.appraisal.currency
        show(explanation_text(found, places, currency, source))
        mention(problems, source)
    return Exit.YES


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
