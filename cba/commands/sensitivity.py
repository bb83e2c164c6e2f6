"""``cba sensitivity``: which inputs the answer hangs on, and how far they may move."""

from __future__ import annotations

from dataclasses import dataclass

from cba.analysis.assumed_ranges import Varied, varied_inputs
from cba.analysis.sensitivity import METRIC
from cba.analysis.sensitivity import sensitivity as analyse
from cba.analysis.two_way import two_way
from cba.analysis.varying import Varying
from cba.commands.appraised import appraised, refused
from cba.commands.conversation import answer, mention
from cba.commands.outcome import CannotRunError, Exit
from cba.commands.project_input import load_given
from cba.commands.requested import bias_choice, require_option
from cba.commands.show import show
from cba.loading.suggest import closest
from cba.reports.sensitivity_json import SCHEMA, sensitivity_json
from cba.reports.sensitivity_text import sensitivity_text, two_way_text
from cba.results.appraisal import Appraisal
from cba.results.json_document import envelope, run_json
from cba.results.metric import UnknownMetricError

_OPTIONS = "options."


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked of ``cba sensitivity``."""

    source: str
    metric: str | None = None
    option: str | None = None
    two: tuple[str, str] | None = None
    settings: tuple[str, ...] = ()
    scenario: str | None = None
    optimism_bias: str = "keep"
    top: int | None = None
    as_json: bool = False


def sensitivity(request: Request) -> int:
    """Analyse and answer; 1 for errors in the project."""
    choice = bias_choice(request.optimism_bias)
    loaded = load_given(request.source, request.settings, request.scenario)
    appraisal, problems = appraised(loaded)
    if appraisal is None:
        return refused(problems, request.source, SCHEMA if request.as_json else None)
    project = appraisal.project
    option, metric = _asked(request, appraisal)
    try:
        table = None
        if request.two:
            varying = Varying(project, option, with_bias=choice == "keep")
            pair = _pair(varying, request.two)
            table = two_way(varying, *pair, metric)
            if not request.as_json:
                series = [one.is_series for one in pair]
                show(two_way_text(table, varying, metric, series=series))
                mention(problems, request.source)
                return Exit.YES
        found = analyse(project, metric, option=option, optimism_bias=choice)
    except UnknownMetricError as unknown:
        raise CannotRunError(
            "CBA001", f"there is no metric `{unknown.path}`", unknown.hint
        ) from None
    if request.as_json:
        content = sensitivity_json(found, project, table)
        answer(envelope(SCHEMA, content, problems, run_json(appraisal)))
    else:
        show(sensitivity_text(found, project, request.top))
        mention(problems, request.source)
    return Exit.YES


def _asked(request: Request, appraisal: Appraisal) -> tuple[str, str]:
    """The option and the metric in it, which a whole path may name both."""
    option, metric = request.option, request.metric or METRIC
    if option is None and metric.startswith(_OPTIONS):
        option, _, metric = metric.removeprefix(_OPTIONS).partition(".")
    require_option(option, tuple(appraisal.options))
    return option or appraisal.project.preferred, metric


def _pair(varying: Varying, two: tuple[str, str]) -> tuple[Varied, Varied]:
    """The two inputs of a table; they must vary, and not be one."""
    inputs = {one.address: one for one in varied_inputs(varying)}
    for address in two:
        if address not in inputs:
            near = closest(address, list(inputs))
            raise CannotRunError(
                "CBA001",
                f"`{address}` is no input of the option `{varying.option}` that varies",
                f"did you mean `{near}`?"
                if near
                else "`cba sensitivity PROJECT --all` lists them by their addresses",
            )
    first, second = two
    if first == second:
        raise CannotRunError(
            "CBA001", f"`{first}` is named twice", "name two different inputs"
        )
    return inputs[first], inputs[second]
