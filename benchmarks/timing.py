"""Runs whole programs as a user would, and says how long and how much memory."""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
import sysconfig
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
CBA = str(Path(sys.executable).with_name("cba"))


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a program: seconds by the clock, and of them by the processor.

    ``megabytes`` is the peak of its memory.
    """

    seconds: float
    processor: float
    megabytes: float


def compile_everything() -> None:
    """Compiles what the programs import, as an installation does.

    Without it each start would read source, and the machine's habit of keeping
    or not keeping compiled files would be what is measured.
    """
    for folder in (sysconfig.get_path("purelib"), str(ROOT / "cba")):
        compileall.compile_dir(folder, quiet=2)


def run(command: list[str]) -> Run:
    """One run of the command, with nothing shown of what it prints.

    :raises RuntimeError: it did not end well, so its time says nothing.
    """
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
    }
    nothing = os.open(os.devnull, os.O_WRONLY)
    begun = time.perf_counter()
    child = os.posix_spawn(
        command[0],
        command,
        environment,
        file_actions=[(os.POSIX_SPAWN_DUP2, nothing, 1)],
    )
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - begun
    os.close(nothing)
    if status != 0:
        message = f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}"
        raise RuntimeError(message)
    processor = usage.ru_utime + usage.ru_stime
    return Run(seconds, processor, usage.ru_maxrss / 1024)


def peak_megabytes(command: Sequence[str]) -> float:
    """The peak of a program's memory, whatever the memory of this process.

    Linux counts what a process held before it became the program, and a child begins
    as its parent: so a small process in between starts it.
    """
    apart = subprocess.run(
        [sys.executable, "-c", _APART, *command],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return float(apart.stdout)


_APART = """
import sys
from benchmarks.timing import run
print(run(sys.argv[1:]).megabytes)
"""


def typical(runs: Sequence[Run]) -> Run:
    """The median times of several runs, and the largest memory."""
    return Run(
        median(run.seconds for run in runs),
        median(run.processor for run in runs),
        max(run.megabytes for run in runs),
    )


def side_by_side(ours: list[str], theirs: list[str], times: int) -> tuple[Run, Run]:
    """What two commands take, run in turn so that both see one machine."""
    run(ours), run(theirs)
    pairs = [(run(ours), run(theirs)) for _ in range(times)]
    return typical([pair[0] for pair in pairs]), typical([pair[1] for pair in pairs])
