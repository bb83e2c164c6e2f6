"""What is being done, while it takes long enough for somebody to wonder."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING

from cba.commands.conversation import wants_color
from cba.reports.diagnostics import printable

if TYPE_CHECKING:
    from rich.live import Live
    from rich.spinner import Spinner

#: Before so many seconds nobody wonders.
PATIENCE = 1.0


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Shows on a terminal's stderr the step it was last told of, and clears it after.

    Where stderr leads elsewhere nothing is shown.
    """
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
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
