"""Where the YAML reader stopped and what it said, with the lines around it."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from cba.loading.document import TextSource
from cba.problems import Problem


@dataclass(frozen=True, slots=True)
class Fault:
    """What the reader said, where it stopped, and where that construct began."""

    source: TextSource
    said: str
    line: int
    column: int
    began_line: int
    began_column: int

    @property
    def text(self) -> str:
        """The line on which the reader stopped."""
        return self.source.line(self.line)

    @property
    def rest(self) -> str:
        """That line from the place where it stopped."""
        return self.text[self.column :]

    @property
    def before(self) -> str:
        """That line up to the place where it stopped."""
        return self.text[: self.column]

    @property
    def began(self) -> str:
        """The line on which the construct began, from there."""
        return self.source.line(self.began_line)[self.began_column :]

    def here(self, message: str, hint: str) -> Problem:
        """A problem at the place where the reader stopped."""
        return self.at((self.line, self.column, 1), message, hint)

    def there(self, message: str, hint: str) -> Problem:
        """A problem at the place where the construct began."""
        return self.at((self.began_line, self.began_column, 1), message, hint)

    def at(self, span: tuple[int, int, int], message: str, hint: str) -> Problem:
        """A problem at any place."""
        return Problem("CBA101", message, hint=hint, place=self.source.place(span))


def fault_of(error: yaml.YAMLError, source: TextSource) -> Fault:
    """The fault that an error of the reader tells of."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Fault(source, str(error).split("\n", 1)[0], 0, 0, 0, 0)
    said = f"{error.context or ''}: {error.problem or ''}"
    stopped = error.problem_mark
    began = error.context_mark or stopped
    return Fault(source, said, stopped.line, stopped.column, began.line, began.column)
