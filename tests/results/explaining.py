"""Projects appraised and explanations checked by hand's arithmetic, for tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from cba.loading.document import Document
from cba.loading.project_loader import load
from cba.results.appraisal import Appraisal
from cba.results.appraise import appraise
from cba.results.explanation.figures import Explanation, Figure, Row, Table
from cba.results.json_document import option_json

#: A line's sums of pounds are known to a millionth; their differences to float noise.
_POUND = 1e-6
_NOISE = 1e-9
#: The answers for machines, by option.
Answers = Mapping[str, object]


def appraised(text: str, folder: Path) -> tuple[Appraisal, Document]:
    """The appraisal of a project given as text, and the document it was read from."""
    path = folder / "project.yaml"
    path.write_text(text, encoding="utf-8")
    return appraised_file(path)


def appraised_file(path: Path) -> tuple[Appraisal, Document]:
    """The appraisal of a project file, and the document it was read from."""
    loaded = load(path)
    assert loaded.project is not None, [str(each) for each in loaded.problems]
    assert loaded.document is not None
    return appraise(loaded.project, loaded.problems), loaded.document


def table(explanation: Explanation, title: str) -> Table:
    """The table of a title, in an explanation or in its parts."""
    for each in (explanation, *explanation.parts):
        for found in each.tables:
            if found.title == title:
                return found
    titles = [found.title for found in explanation.tables]
    message = f"no table {title!r} among {titles}"
    raise AssertionError(message)


def row(found: Table, label: str) -> Row:
    """The row of a label."""
    return next(each for each in found.rows if each.label == label)


def values(figures: tuple[Figure, ...]) -> tuple[float | str | None, ...]:
    """What the figures of a row are."""
    return tuple(figure.value for figure in figures)


def answers_of(appraisal: Appraisal) -> Answers:
    """The answers for machines, by option: made once for many explanations."""
    return {key: option_json(option) for key, option in appraisal.options.items()}


def faults(answers: Answers, explanation: Explanation) -> list[str]:
    """Every step that does not calculate, and a figure the results do not have."""
    found = [
        f"{explanation.target}, {each.title}: {fault}"
        for each in explanation.tables
        for fault in (*_columns(each), *_steps(each))
    ]
    if explanation.meets and not _meets(answers, explanation):
        found.append(f"{explanation.target}: is not {explanation.meets}")
    for part in explanation.parts:
        found += faults(answers, part)
    return found


def _columns(found: Table) -> Iterator[str]:
    for each in found.rows:
        if len(each.figures) != len(found.columns):
            yield f"{each.label} has {len(each.figures)} figures"


def _steps(found: Table) -> Iterator[str]:
    for column in range(len(found.columns)):
        if found.kind == "chain":
            yield from _chain(found, column)
        elif found.kind == "sum":
            yield from _sum(found, column)


def _chain(found: Table, column: int) -> Iterator[str]:
    """Rows multiplied, divided, added and taken off, as their signs say."""
    result = largest = 0.0
    for each in found.rows:
        figure = each.figures[column].number
        largest = max(largest, abs(result))
        match each.sign:
            case "":
                result = figure
            case "+":
                result += figure
            case "-":
                result -= figure
            case "×":
                result *= figure
            case "÷":
                result /= figure
            case "=":
                if not _same(result, figure, largest):
                    yield f"{each.label} is {figure!r}, not {result!r}"


def _sum(found: Table, column: int) -> Iterator[str]:
    """All rows but the last, which is their total where it has one."""
    *parts, total = found.rows
    if total.figures[column].value is None:
        return
    amounts = [part.figures[column].number for part in parts]
    largest = max((abs(amount) for amount in amounts), default=0.0)
    figure = total.figures[column].number
    if not _same(sum(amounts), figure, largest):
        yield f"{found.columns[column]} is {figure!r}, not {sum(amounts)!r}"


def _same(one: float, other: float, largest: float) -> bool:
    return abs(one - other) <= _POUND + _NOISE * max(largest, abs(one), abs(other))


def _meets(answers: Answers, explanation: Explanation) -> bool:
    _, option, *path = explanation.meets.split(".")
    node: object = answers[option]
    for key in path:
        if isinstance(node, list):
            node = node[int(key)]
        else:
            node = node.get(key) if isinstance(node, Mapping) else None
    value = explanation.figure.value
    if isinstance(node, bool):
        return value in {"yes", "True"} if node else value in {"no", "False"}
    if isinstance(value, float) and isinstance(node, float | int):
        return abs(value - node) <= _POUND + _NOISE * abs(value)
    return value == node
