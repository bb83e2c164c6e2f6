"""One option whose inputs are set otherwise, many sets of them at once.

Every set of inputs is a row of a block of the one kernel. What the kernel takes from
the compiling of the option, such as a typed correction for optimism, is compiled again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from cba.analysis.moved_lines import MovedLines
from cba.analysis.typed_bias import TypedBias, typed_biases
from cba.calculation.compile_option import compile_option
from cba.calculation.factors import Array, Factor
from cba.calculation.streams import Streams
from cba.loading.project_loader import option_project
from cba.models.project import Project
from cba.results.measures import Figures, measurable
from cba.results.metric import UnknownMetricError

#: Few enough for the inputs of a block to be in few lines, which alone move.
_ROWS = 500
#: Inputs by address; a series by the multiplier of all its years.
Point = Mapping[str, float]


class Varying:
    """An option, and its metrics for any values of its inputs.

    ``with_bias=False`` leaves every correction for optimism out of them, and the
    corrections that are typed out of the inputs.
    """

    def __init__(
        self, project: Project, option: str, *, with_bias: bool = True
    ) -> None:
        self.option = option
        self.with_bias = with_bias
        self.project = option_project(project, option)
        self.streams = compile_option(project, option)
        self._biases: dict[str, TypedBias] = {}
        if with_bias:
            self._biases = typed_biases(self.project, self.streams)
        else:
            self.streams = self.streams.without_bias()
        biases = {name: one.factor for name, one in self._biases.items()}
        self.factors: dict[str, Factor] = {**self.streams.factors(), **biases}
        self._lines = MovedLines(self.streams)
        self.measurable = measurable(self.streams)

    def central(self, address: str) -> float:
        """The value of an input, or 1 for the multiplier of a series."""
        one = self.factors[address]
        return 1.0 if one.is_series else float(one.central[0])

    def central_metric(self, metric: str) -> float | None:
        """A metric at the central values of all inputs."""
        return self.figures([{}], metric)[0]

    def figures(self, points: Sequence[Point], metric: str) -> tuple[float | None, ...]:
        """A metric at each point; None where it is null."""
        values = self.metrics(points, [metric])[metric].tolist()
        return tuple(None if value != value else value for value in values)  # noqa: PLR0124

    def metrics(
        self, points: Sequence[Point], metrics: Sequence[str]
    ) -> dict[str, Array]:
        """Metrics, each with a figure for each point; NaN where it is null.

        Each point is a project of its own, as if it were written in the file. Inputs
        that the option has not are passed over. Raises `UnknownMetricError`.
        """
        for path in metrics:
            if path not in self.measurable:
                raise UnknownMetricError(path, self.measurable)
        found = {path: np.empty(len(points)) for path in metrics}
        for streams, rows in self._alike(points):
            for first in range(0, len(rows), _ROWS):
                block = rows[first : first + _ROWS]
                made = self._block(streams, [points[n] for n in block], metrics)
                for path, values in made.items():
                    found[path][block] = values
        return found

    def _alike(self, points: Sequence[Point]) -> Iterable[tuple[Streams, list[int]]]:
        """The rows of the points that share one compiled option, with that option."""
        rows: dict[tuple[tuple[str, float], ...], list[int]] = {}
        for n, point in enumerate(points):
            compiled = tuple(
                (name, value) for name, value in point.items() if name in self._biases
            )
            rows.setdefault(compiled, []).append(n)
        for compiled, alike in rows.items():
            streams = self.streams
            for name, value in compiled:
                streams = self._biases[name].applied(streams, value)
            yield streams, alike

    def _block(
        self, streams: Streams, points: Sequence[Point], metrics: Sequence[str]
    ) -> dict[str, Array]:
        moved = {
            address
            for point in points
            for address in point
            if address in self.factors and address not in self._biases
        }
        draws = {
            address: np.array(
                [point.get(address, self.central(address)) for point in points]
            )
            for address in sorted(moved)
        }
        # What overflows is a figure that is not there, and found to be none.
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            figures = Figures(self._lines.flows(streams, draws))
            made = {path: figures.metric(path) for path in metrics}
        return {path: np.where(np.isfinite(v), v, np.nan) for path, v in made.items()}
