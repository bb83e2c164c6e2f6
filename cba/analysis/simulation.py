"""How sure the figures are: an option under many draws of its uncertain inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from cba.analysis.convergence import too_few
from cba.analysis.draws import Plan, blocks
from cba.analysis.histogram import Histogram
from cba.analysis.influence import influence
from cba.analysis.information import NOTHING, Choosing, Information
from cba.analysis.kept import Kept
from cba.analysis.paybacks import Paybacks
from cba.analysis.sobol_indices import indices_of_option
from cba.analysis.statistics import Distribution, Gathering, exact_of_each
from cba.analysis.uncertain import uncertain_inputs
from cba.analysis.variations import BiasChoice
from cba.calculation.factors import CENTRAL, Array, Draws
from cba.calculation.flows import evaluate
from cba.calculation.folded import folded
from cba.calculation.streams import Streams
from cba.models.project import Project
from cba.results.appraise import streams_of
from cba.results.measures import Figures, headlines, measured
from cba.results.metric_form import metric_form
from cba.results.payback import HALF_A_PENNY

__all__ = ["Distribution", "Histogram", "Information", "Simulation", "simulate"]

Progress = Callable[[int], None]
#: Is given the inputs and the metrics of a block, by name, one value a draw.
Record = Callable[[Mapping[str, Array], Mapping[str, Array]], None]
#: The choice among options is made by it.
WORTH = "public_value.npv"
#: Draws are enough when they are for these, or for what is asked where none of them is.
_JUDGED = (WORTH, "financial.npv")


class Simulation(NamedTuple):
    """What the draws of one option come to; metrics by their path in an option.

    ``payback`` holds for ``financial``, ``public_value`` and each agency the chance
    to be paid back for good within one year, two years and so on (savings counted
    whether cashable or not), ``payback_cashable`` the same in cash. ``inputs`` are
    those that vary, ``central`` is each metric at central values, ``influence`` the
    rank correlation of each uncertain input with a metric, the largest first, and
    ``sobol`` the first-order and total index of each for ``sobol_metric``.
    ``notes`` say what should be known before the figures are used.
    """

    option: str
    draws: int
    seed: int
    sequence: str
    optimism_bias: BiasChoice
    inputs: tuple[str, ...]
    central: dict[str, float]
    metrics: dict[str, Distribution]
    histograms: dict[str, Histogram]
    payback: dict[str, tuple[float, ...]]
    payback_cashable: dict[str, tuple[float, ...]]
    influence: dict[str, dict[str, float]]
    sobol: dict[str, tuple[float, float]] | None
    information: Information | None
    notes: tuple[str, ...]
    sobol_metric: str | None = None


def simulate(  # noqa: PLR0913 - what may be asked of a simulation, all by name
    project: Project,
    plan: Plan,
    *,
    option: str | None = None,
    metrics: Sequence[str] | None = None,
    optimism_bias: BiasChoice = "keep",
    sobol_metric: str | None = None,
    progress: Progress | None = None,
    record: Record | None = None,
) -> Simulation:
    """An option, the preferred one by default, under draws of its uncertain inputs.

    ``metrics`` are those to be summed up (None: `headlines`), with the public value NPV
    beside them; ``sobol_metric`` is one to have its Sobol' indices worked out too.
    ``optimism_bias="drop"`` leaves every correction for optimism out. ``progress`` is
    told how many draws are done, ``record`` given every block of them.

    All options of the project see the same draws, and the value of information is
    for the choice among them, the baseline being worth nothing. The same project,
    plan and version give the same figures to the last digit.

    Raises `KeyError` for a metric that the option does not have.
    """
    chosen = option or project.preferred
    streams = _streams(project, chosen, optimism_bias)
    asked = headlines(streams[chosen]) if metrics is None else metrics
    wanted = tuple(dict.fromkeys((*asked, WORTH)))
    inputs = [each.address for each in uncertain_inputs(streams[chosen])]
    run = _Run(project, chosen, streams, wanted, plan.draws)
    for block in _blocks(project, streams, plan):
        run.add(block, record)
        if progress is not None:
            progress(run.done)
    found = run.distributions()
    notes = [*_notes(plan, found, inputs)]
    sobol = None
    if sobol_metric is not None:
        sobol = indices_of_option(streams[chosen], sobol_metric, plan)
        notes += _split_apart(project, inputs)
    payback, payback_cashable = run.paybacks.chances()
    return Simulation(
        option=chosen,
        draws=plan.draws,
        seed=plan.seed,
        sequence=plan.sequence,
        optimism_bias=optimism_bias,
        inputs=tuple(inputs),
        central=_central(streams[chosen], wanted),
        metrics=found,
        histograms=run.histograms(),
        payback=payback,
        payback_cashable=payback_cashable,
        influence=run.influence(inputs),
        sobol=sobol,
        information=run.information(),
        notes=tuple(notes),
        sobol_metric=sobol_metric,
    )


def _streams(
    project: Project, chosen: str, optimism_bias: BiasChoice
) -> dict[str, Streams]:
    """The lines of every option to choose from; the baseline has none."""
    return {
        each: streams_of(project, each, with_bias=optimism_bias == "keep")
        for each in project.option_ids
        if each == chosen or not _is_baseline(project, each)
    }


def _blocks(
    project: Project, streams: Mapping[str, Streams], plan: Plan
) -> Iterable[Mapping[str, Draws]]:
    if any(uncertain_inputs(each) for each in streams.values()):
        return blocks(streams, project.correlations_read, plan)
    # With nothing to draw, every draw is the central estimate.
    return [dict.fromkeys(streams, CENTRAL)]


def _is_baseline(project: Project, option: str) -> bool:
    return option in project.options and project.options[option].role == "baseline"


def _central(streams: Streams, metrics: Sequence[str]) -> dict[str, float]:
    figures = Figures(evaluate(streams))
    return {path: float(figures.metric(path)[0]) for path in metrics}


def _notes(
    plan: Plan, found: Mapping[str, Distribution], inputs: Sequence[str]
) -> Iterator[str]:
    if not inputs:
        yield "no input has a range, so that every draw is the central estimate"
        return
    judged = [found[path] for path in _JUDGED if path in found]
    few = too_few(plan.draws, judged or found.values())
    if few is not None:
        yield few


def _split_apart(project: Project, inputs: Sequence[str]) -> Iterator[str]:
    """That the variance was split as if correlated inputs were independent."""
    if any(
        {each.first, each.second} <= set(inputs) for each in project.correlations_read
    ):
        yield (
            "Sobol' indices take every input as independent, and leave the declared "
            "correlations out"
        )


def _gathering(path: str, draws: int, exact: int) -> Gathering:
    is_money = metric_form(path) == "money"
    return Gathering(draws, exact, nought=HALF_A_PENNY if is_money else 0.0)


class _Run:
    """What is gathered of the draws, block after block."""

    def __init__(
        self,
        project: Project,
        chosen: str,
        streams: Mapping[str, Streams],
        metrics: Sequence[str],
        draws: int,
    ) -> None:
        self.done = 0
        self._chosen, self._streams = chosen, streams
        exact = exact_of_each(len(metrics))
        self._metrics = {path: _gathering(path, draws, exact) for path in metrics}
        self.paybacks = Paybacks(streams[chosen].horizon.years)
        baselines = [each for each in project.options if _is_baseline(project, each)]
        nothing = baselines[0] if baselines else NOTHING
        options = [each for each in streams if each != nothing]
        self._choosing = Choosing(options, draws, nothing) if options else None
        self._inputs, self._values = Kept(draws), Kept(draws)

    def add(self, block: Mapping[str, Draws], record: Record | None) -> None:
        """Evaluate every option, and take in what is asked of each."""
        drawn = {name: each for one in block.values() for name, each in one.items()}
        drawn |= block[self._chosen]
        rows = max((each.size for each in drawn.values()), default=1)
        chosen = self._streams[self._chosen]
        found = measured(chosen, block[self._chosen], tuple(self._metrics))
        metrics = {
            path: np.broadcast_to(each, rows) for path, each in found.metrics.items()
        }
        for path, each in metrics.items():
            self._metrics[path].add(each)
        self.paybacks.add(found.whole_from)
        if self._choosing is not None:
            self._choosing.add(self._worth(block, metrics[WORTH]))
        self._inputs.add(drawn)
        self._values.add(metrics)
        if record is not None:
            record(block[self._chosen], metrics)
        self.done += rows

    def _worth(self, block: Mapping[str, Draws], chosen: Array) -> dict[str, Array]:
        """The net present value of every option, one a draw."""
        worth = {self._chosen: chosen}
        for option, streams in self._streams.items():
            if option != self._chosen:
                figures = Figures(folded(streams, block[option]))
                # An option of which nothing is uncertain has one value for all.
                worth[option] = np.broadcast_to(figures.metric(WORTH), chosen.size)
        return worth

    def distributions(self) -> dict[str, Distribution]:
        return {path: each.distribution() for path, each in self._metrics.items()}

    def histograms(self) -> dict[str, Histogram]:
        return {path: each.histogram() for path, each in self._metrics.items()}

    def influence(self, inputs: Sequence[str]) -> dict[str, dict[str, float]]:
        kept = self._inputs.columns()
        drawn = {address: kept[address] for address in inputs}
        return influence(drawn, self._values.columns())

    def information(self) -> Information | None:
        drawn = self._inputs.columns()
        if self._choosing is None or not drawn:
            return None
        return self._choosing.information(drawn)
