"""How long a million draws take, beside drawing them plainly and a plain program.

All of it in one run, on a project with 40 uncertain inputs, 10 years and 5 agencies,
for every headline of the whole and of each agency, and for the year in which each is
whole. The ratios are what counts, not the seconds of one machine. Of (a) what is
drawn is the same: PERT, with the same correlations. Of (b) the figures are compared,
and must be the same.

    python benchmarks/simulate.py
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np
from scipy import special

from benchmarks.uncertain_project import plain_program, uncertain_project
from cba.analysis.draws import Plan, blocks
from cba.analysis.uncertain import uncertain_inputs
from cba.calculation.compile_option import compile_option
from cba.calculation.factors import Array, Draws
from cba.calculation.streams import Streams
from cba.loading.project_loader import load
from cba.models.correlation import Correlation
from cba.results.measures import measured

DRAWS = 1_000_000
AIM_DRAWING, AIM_PROGRAM, AIM_MEGABYTES = 1.5, 2.0, 300
#: As many at a time as a plain program can hold twice over in little memory.
PART = 100_000
_OPTION = "preferred"


def main() -> None:
    """Prints one line for each comparison."""
    # First: a process that is started counts what its parent holds as its own.
    for draws in (DRAWS, 4 * DRAWS):
        command = [sys.executable, "-m", "benchmarks.simulate", str(draws)]
        peak = subprocess.run(command, check=True, capture_output=True, text=True)
        print(
            f"{peak.stdout.strip():>8} MB  {draws:,} draws (aim: under {AIM_MEGABYTES})"
        )
    streams, correlations = made()
    whole = timed(lambda: simulated(streams, correlations, DRAWS))
    some = timed(lambda: drawn_plainly(streams, correlations, PART))
    drawing = (some[0] * DRAWS / PART, some[1] * DRAWS / PART)
    say("draws, figures and chances", whole)
    say(f"(a) drawing alone, by numpy and SciPy: {PART:,}, times ten", drawing)
    ratio(whole, drawing, f"as long (aim: within {AIM_DRAWING})")

    given = gathered(streams, correlations, DRAWS)
    mine = timed(lambda: of_given(streams, given))
    theirs = timed(lambda: plain_program(given))
    parts = timed(lambda: [plain_program(each) for each in parted(given, PART)])
    agree(streams, given)
    say("figures and chances alone, of draws at hand", mine)
    say("(b) a loop over years in numpy, all at once", theirs)
    say(f"(b) the same, {PART:,} draws at a time", parts)
    ratio(theirs, mine, f"times faster (aim: at least {AIM_PROGRAM})")
    ratio(parts, mine, f"times faster, against {PART:,} at a time")


def made() -> tuple[Streams, tuple[Correlation, ...]]:
    """The option of the project, and its correlations."""
    loaded = load(None, stdin_text=uncertain_project())
    if loaded.project is None:
        raise ValueError(loaded.problems)
    return compile_option(loaded.project, _OPTION), loaded.project.correlations_read


def simulated(
    streams: Streams, correlations: tuple[Correlation, ...], draws: int
) -> dict[str, float]:
    """The mean of every figure, and the share of draws that are whole in the end."""
    years = streams.horizon.years
    sums: dict[str, float] = {}
    for block in blocks({_OPTION: streams}, correlations, Plan(draws)):
        found = measured(streams, block[_OPTION])
        for path, values in found.metrics.items():
            sums[path] = sums.get(path, 0.0) + float(np.nansum(values))
        for scope, first in found.whole_from.items():
            chance = f"chance of {scope}"
            sums[chance] = sums.get(chance, 0.0) + float(np.sum(first < years))
    return {name: each / draws for name, each in sums.items()}


def drawn_plainly(
    streams: Streams, correlations: tuple[Correlation, ...], draws: int
) -> None:
    """The same draws by `numpy.random` and SciPy's inverse beta distribution."""
    inputs = uncertain_inputs(streams)
    places = {one.address: n for n, one in enumerate(inputs)}
    matrix = np.eye(len(inputs))
    for first, second, coefficient in correlations:
        n, m = places[first], places[second]
        matrix[n, m] = matrix[m, n] = 2.0 * np.sin(np.pi * coefficient / 6.0)
    root = np.linalg.cholesky(matrix)
    generator = np.random.default_rng(1)
    for _ in range(0, draws, PART):
        scores = generator.standard_normal((PART, len(inputs))) @ root.T
        chances = special.ndtr(scores)
        for n, one in enumerate(inputs):
            turn = (one.central - one.low) / (one.high - one.low)
            share = special.betaincinv(1 + 4 * turn, 5 - 4 * turn, chances[:, n])
            one.low + (one.high - one.low) * share


def gathered(
    streams: Streams, correlations: tuple[Correlation, ...], draws: int
) -> dict[str, Array]:
    """All draws at once."""
    found = [
        each[_OPTION] for each in blocks({_OPTION: streams}, correlations, Plan(draws))
    ]
    return {name: np.concatenate([each[name] for each in found]) for name in found[0]}


def parted(given: Draws, rows: int) -> list[Draws]:
    """Draws so many at a time."""
    count = next(iter(given.values())).size
    return [
        {name: values[start : start + rows] for name, values in given.items()}
        for start in range(0, count, rows)
    ]


def of_given(streams: Streams, given: Draws) -> None:
    """The figures of draws at hand."""
    for each in parted(given, 2**13):
        measured(streams, each)


def agree(streams: Streams, given: Draws) -> None:
    """Holds the two programs to the same figures, or raises `AssertionError`."""
    some = parted(given, PART)[0]
    mine, theirs = measured(streams, some), plain_program(some)
    for path, values in mine.metrics.items():
        np.testing.assert_allclose(values, theirs[path], rtol=1e-7, atol=1e-3)
    for scope, years in mine.whole_from.items():
        np.testing.assert_array_equal(years, theirs[f"whole_from {scope}"])


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and by the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - processor


def say(what: str, took: tuple[float, float]) -> None:
    """Prints the seconds that something took."""
    print(f"{took[0]:6.2f} s, {took[1]:6.2f} of the processor's  {what}")


def ratio(one: tuple[float, float], other: tuple[float, float], words: str) -> None:
    """Prints one time as a multiple of another."""
    print(
        f"          {one[0] / other[0]:.2f} {words},"
        f" {one[1] / other[1]:.2f} by the processor\n"
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        simulated(*made(), int(sys.argv[1]))
        print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")
    else:
        main()
