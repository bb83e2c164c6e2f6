"""``cba simulate``: how sure the figures are, over the ranges of their inputs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cba.commands.appraised import appraised, refused
from cba.commands.conversation import answer, mention, typed, wrote
from cba.commands.outcome import CannotRunError, Exit
from cba.commands.outputs import check_outputs, unwritten
from cba.commands.project_input import load_given
from cba.commands.requested import (
    bias_choice,
    require_draws,
    require_option,
    word_of,
)
from cba.problems import Problem, in_order
from cba.results.json_document import envelope, run_json

if TYPE_CHECKING:
    from cba.analysis.simulation import Record, Simulation
    from cba.results.appraisal import Appraisal

SEQUENCES: tuple[Literal["pseudo", "sobol"], ...] = ("pseudo", "sobol")


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked of ``cba simulate``."""

    source: str
    option: str | None = None
    draws: int = 10_000
    seed: int = 1
    sequence: str = "pseudo"
    metrics: tuple[str, ...] = ()
    sobol_indices: str | None = None
    optimism_bias: str = "keep"
    settings: tuple[str, ...] = ()
    scenario: str | None = None
    as_json: bool = False
    csv: Path | None = None


def simulate(request: Request) -> int:
    """Simulate and answer; 1 for errors in the project, or one without any range."""
    _check(request)
    loaded = load_given(request.source, request.settings, request.scenario)
    appraisal, found = appraised(loaded)
    # The libraries of the analysis are loaded when there is something to analyse.
    from cba.analysis.uncertain import uncertain_inputs
    from cba.reports.simulation_json import SCHEMA, simulation_json

    if appraisal is None:
        return refused(found, request.source, SCHEMA if request.as_json else None)
    require_option(request.option, tuple(appraisal.options))
    option = request.option or appraisal.project.preferred
    if not uncertain_inputs(appraisal.options[option].flows.streams):
        return _without_ranges(request, found, option, SCHEMA)
    if request.csv is not None:
        check_outputs(loaded, None, (), (request.csv,))
    simulation = _simulated(appraisal, request)
    if request.as_json:
        content = simulation_json(simulation)
        answer(envelope(SCHEMA, content, found, run_json(appraisal)))
    else:
        from cba.commands.show import show
        from cba.reports.simulation_text import simulation_text
        from cba.reports.view import view_of

        view = view_of(appraisal, loaded.document, simulation.option)
        show(simulation_text(simulation, view, request.metrics))
        mention(found, request.source)
    return Exit.YES


def _check(request: Request) -> None:
    """Refuse what no simulation can be made of."""
    require_draws(request.draws, request.seed)
    word_of(request.sequence, SEQUENCES, "--sequence")
    bias_choice(request.optimism_bias)


def _simulated(appraisal: Appraisal, request: Request) -> Simulation:
    from cba.analysis.draws import Plan
    from cba.analysis.simulation import simulate as run
    from cba.commands.progress import drawing

    plan = Plan(
        request.draws, request.seed, word_of(request.sequence, SEQUENCES, "--sequence")
    )
    metrics = (*request.metrics, *filter(None, [request.sobol_indices]))
    _require_metrics(appraisal, request.option, metrics)
    with drawing(request.draws) as done, _table(request.csv) as record:
        return run(
            appraisal.project,
            plan,
            option=request.option,
            metrics=request.metrics or None,
            optimism_bias=bias_choice(request.optimism_bias),
            sobol_metric=request.sobol_indices,
            progress=done,
            record=record,
        )


@contextmanager
def _table(path: Path | None) -> Iterator[Record | None]:
    """Where every draw is written, if anywhere."""
    if path is None:
        yield None
        return
    from cba.analysis.draws_table import draws_table

    try:
        with draws_table(path) as table:
            yield table.add
    except OSError as error:
        raise unwritten(path, error) from None
    wrote(path)


def _require_metrics(
    appraisal: Appraisal, option: str | None, metrics: tuple[str, ...]
) -> None:
    from cba.results.measures import measurable
    from cba.results.metric import UnknownMetricError

    chosen = appraisal.options[option] if option else appraisal.preferred
    known = measurable(chosen.flows.streams)
    for metric in metrics:
        if metric not in known:
            unknown = UnknownMetricError(metric, known)
            raise CannotRunError(
                "CBA001", f"there is no metric `{metric}` to draw", unknown.hint
            )


def _without_ranges(
    request: Request, found: tuple[Problem, ...], option: str, schema: str
) -> int:
    """The ending on a project in which nothing is uncertain."""
    problem = Problem(
        "CBA005",
        f"no input of the option `{option}` has a range, so there is nothing to draw",
        hint="write one beside a value, as in `12% (6% to 18%)`, or under `ranges:`; "
        f"`cba sensitivity {typed(request.source)}` assumes ranges where none is given",
    )
    problems = in_order([*found, problem])
    return refused(problems, request.source, schema if request.as_json else None)
