"""What is being done, while it takes long enough for somebody to wonder."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING

from cba.commands.conversation import wants_color
from cba.reports.diagnostics import printable

if TYPE_CHECKING:
    from rich.live import Live
    from rich.progress import Progress, TaskID
    from rich.spinner import Spinner

#: Before so many seconds nobody wonders.
PATIENCE = 1.0


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Shows on a terminal's stderr the step it was last told of, and clears it after.

    Where stderr leads elsewhere nothing is shown.
    """
    if not _can_redraw():
        yield lambda _: None
        return
    line = _Line()
    timer = Timer(PATIENCE, line.show)
    timer.daemon = True
    timer.start()
    try:
        yield line.step
    finally:
        timer.cancel()
        line.clear()


@contextmanager
def drawing(draws: int) -> Iterator[Callable[[int], None]]:
    """Shows on a terminal's stderr how many draws are done, and how many a second.

    Nothing is shown before a second has passed, and nothing is left after the last.
    """
    if not _can_redraw():
        yield lambda _: None
        return
    bar = _Bar(draws)
    try:
        yield bar.done
    finally:
        bar.clear()


def _can_redraw() -> bool:
    """Whether stderr is a terminal whose last line can be written over."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


class _Bar:
    """A bar that fills as draws are done."""

    def __init__(self, draws: int) -> None:
        self._draws = draws
        self._start = time.monotonic()
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def done(self, draws: int) -> None:
        passed = time.monotonic() - self._start
        if passed < PATIENCE:
            return
        if self._progress is None:
            self._progress = self._shown()
        words = f"{draws:,} of {self._draws:,} draws, {draws / passed:,.0f} a second"
        if self._task is None:
            self._task = self._progress.add_task(words, total=self._draws)
        self._progress.update(self._task, completed=draws, description=words)

    def clear(self) -> None:
        if self._progress is not None:
            self._progress.stop()

    def _shown(self) -> Progress:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        console = Console(stderr=True, no_color=not wants_color(sys.stderr))
        progress = Progress(
            BarColumn(),
            TextColumn("{task.description}"),
            console=console,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        progress.start()
        return progress


class _Line:
    """A line that turns while it stands; it may be cleared before it is shown."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._words = ""
        self._live: Live | None = None
        self._is_over = False

    def step(self, words: str) -> None:
        with self._lock:
            self._words = printable(words)
            if self._live is not None:
                self._live.update(self._turning())

    def show(self) -> None:
        from rich.console import Console
        from rich.live import Live

        console = Console(stderr=True, no_color=not wants_color(sys.stderr))
        with self._lock:
            if self._is_over:
                return
            # Streams stay as they are: an answer may be on its way to one.
            self._live = Live(
                self._turning(),
                console=console,
                transient=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._live.start()

    def clear(self) -> None:
        with self._lock:
            self._is_over = True
            if self._live is not None:
                self._live.stop()

    def _turning(self) -> Spinner:
        from rich.spinner import Spinner
        from rich.text import Text

        return Spinner("line", Text(self._words))
