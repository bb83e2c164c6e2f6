"""The sessions of a page: run in a folder of their own, and compared or renewed.

A page is followed from top to bottom in a folder that holds the examples. A block
with a ``title`` is written to that file, or changes it (``diff``; for a workbook, the
cells that it names by address and heading, and what results come to); of a ``console``
block each line that begins with ``$`` is run, and what follows it is what it must
print. A line ``...`` stands for any number of lines; a command below which nothing
stands need only run.
"""

from __future__ import annotations

import io
import re
import shlex
import shutil
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from cba.cli import app
from cba.commands.ending import run
from cba.commands.outcome import Exit
from cba.resources import examples_folder
from docs.generate.blocks import Block, blocks_of, changed
from tests.reports.workbook.editing import with_inputs, with_results

_PROMPT = "$ "
_ELISION = "...\n"
_NOW = "Now"


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a session, what the page says it prints, and what it prints."""

    command: str
    said: str
    printed: str
    code: int

    @property
    def holds(self) -> bool:
        """Whether the page tells the truth, apart from what it elides."""
        if not self.said:
            return self.code < Exit.COULD_NOT_RUN
        pattern = "".join(
            "(?:.*\n)*?" if line == _ELISION else re.escape(line)
            for line in self.said.splitlines(keepends=True)
        )
        return re.fullmatch(pattern, self.printed) is not None


class Session:
    """A folder in which the blocks of one page are followed in order."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._code = 0
        shutil.copytree(examples_folder(), folder / "examples")

    def follow(self, block: Block) -> Iterator[Step]:
        """Write the file that a block is, or run the commands that it shows."""
        if block.language == "console":
            yield from self._run_all(block.text)
        elif block.title is not None:
            path = self._folder / block.title
            if path.suffix == ".xlsx":
                path.write_bytes(returned(path.read_bytes(), block.text))
                return
            text = block.text
            if block.language == "diff":
                text = changed(path.read_text("utf-8"), text)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    def _run_all(self, text: str) -> Iterator[Step]:
        for command, said in commands_in(text):
            printed = self._run(command)
            yield Step(command, said, printed, self._code)

    def _run(self, command: str) -> str:
        if command == "echo $?":
            return f"{self._code}\n"
        program, *arguments = shlex.split(command)
        if program != "cba":
            message = f"only `cba` and `echo $?` are run: {command}"
            raise ValueError(message)
        printed, self._code = printed_by(arguments, self._folder)
        return printed


def printed_by(arguments: list[str], folder: Path) -> tuple[str, int]:
    """What a command prints, in order, when it is run in a folder; its exit code."""
    printed = io.StringIO()
    with chdir(folder), redirect_stdout(printed), redirect_stderr(printed):
        code = run(app, arguments)
    return printed.getvalue(), code


def returned(content: bytes, text: str) -> bytes:
    """A workbook with numbers typed into it, and results as a spreadsheet left them.

    A line is the address of an input, its heading and a number; or the path of a
    result, the number of the option among the columns after ``Now``, and the result.
    """
    cells: dict[tuple[str, str], float] = {}
    results: dict[tuple[str, int], float] = {}
    for line in text.splitlines():
        name, *at, number = line.split()
        if at[0] == _NOW:
            results[name, int(at[1])] = float(number)
        else:
            cells[name, at[0]] = float(number)
    return with_results(with_inputs(content, cells), results)


def commands_in(text: str) -> list[tuple[str, str]]:
    r"""The commands of a session with what it says they print.

    >>> commands_in("$ cba schema\n{\n...\n$ echo $?\n0\n")
    [('cba schema', '{\n...\n'), ('echo $?', '0\n')]
    """
    found: list[tuple[str, str]] = []
    for line in text.splitlines(keepends=True):
        if line.startswith(_PROMPT):
            found.append((line.removeprefix(_PROMPT).strip(), ""))
        elif not found:
            message = f"a session begins with a command, not with: {line}"
            raise ValueError(message)
        else:
            command, said = found[-1]
            found[-1] = (command, said + line)
    return found


def steps_of(page: str, folder: Path) -> list[Step]:
    """Every command of a page, followed in a folder."""
    session = Session(folder)
    return [step for block in blocks_of(page) for step in session.follow(block)]


def renewed(page: str, folder: Path) -> str:
    """The page with what its commands print today, where it says otherwise."""
    session = Session(folder)
    made, end = "", 0
    for block in blocks_of(page):
        steps = list(session.follow(block))
        if not steps:
            continue
        made += page[end : block.span[0]]
        for step in steps:
            text = step.printed if step.said and not step.holds else step.said
            made += f"{_PROMPT}{step.command}\n{text}"
        end = block.span[1]
    return made + page[end:]
