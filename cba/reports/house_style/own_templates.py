"""The templates and sheets of styles that a house style brings of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cba.loading.files import decode
from cba.loading.suggest import clipped, closest
from cba.problems import Place, Problem
from cba.reports.house_style.fetching_styles import fetching
from cba.reports.house_style.files import Folder
from cba.reports.house_style.style import Template
from cba.resources import templates_folder

FOLDER = "templates"
LIMIT = 1_000_000
_CLOSES = re.compile(r"</\s*style", re.IGNORECASE)
_WITHIN = "carry it in the styles as `data:`, or do without"


def replaceable() -> tuple[str, ...]:
    """The names of the packaged templates and styles, in order."""
    return tuple(
        sorted(
            path.name
            for path in templates_folder().iterdir()
            if path.suffix in {".css", ".jinja"}
        )
    )


def read_templates(
    folder: Folder, place: Place
) -> tuple[dict[str, Template], list[Problem]]:
    """The templates of a house style by name, and what is wrong with any of them.

    ``place`` is that of the house style itself.
    """
    templates: dict[str, Template] = {}
    problems: list[Problem] = []
    try:
        names = folder.names(FOLDER)
    except OSError as error:
        message = f"`{FOLDER}` cannot be read: {error.strerror}"
        return {}, [Problem("CBA603", message, hint=_READABLE, place=place)]
    for name in names:
        if name not in replaceable():
            problems.append(_unknown(name, place))
            continue
        file = folder.name_of(f"{FOLDER}/{name}")
        content = folder.read(f"{FOLDER}/{name}", LIMIT, Place(file, 1, 1))
        text = content if isinstance(content, Problem) else decode(content, file)
        if isinstance(text, Problem):
            problems.append(text)
            continue
        templates[name] = Template(file, text)
        if name.endswith(".css"):
            problems += _faults_of_styles(templates[name])
    return templates, problems


_READABLE = "make it a folder that may be read"


def _unknown(name: str, place: Place) -> Problem:
    known = replaceable()
    near = closest(name, known)
    return Problem(
        "CBA603",
        f"`{FOLDER}/{clipped(name)}` has the name of no template",
        hint=f"did you mean `{near}`?"
        if near
        else f"the templates are {', '.join(f'`{each}`' for each in known)}",
        place=place,
    )


def _faults_of_styles(template: Template) -> Iterator[Problem]:
    """Whatever in a sheet of styles would fetch something, or end the styles."""
    for each in fetching(template.text):
        hint = "copy them in here" if each.other_styles else _WITHIN
        place = place_at(template, each.line, each.column, each.length)
        yield Problem("CBA607", each.message, hint=hint, place=place)
    for found in _CLOSES.finditer(template.text):
        place = place_in(template, found.start(), found.end() - found.start())
        message = "styles may not end the styles"
        yield Problem("CBA607", message, hint="remove it", place=place)


def place_in(template: Template, start: int, length: int = 1) -> Place:
    """The place of a stretch of a template's text."""
    before = template.text[:start]
    line = before.count("\n") + 1
    column = start - (before.rfind("\n") + 1)
    return place_at(template, line, column, length)


def place_at(template: Template, line: int, column: int = 0, length: int = 1) -> Place:
    """The place at a line of a template, counted from 1, and a column, from 0."""
    lines = template.text.splitlines()
    excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
    if not column and length == 1:
        column = len(excerpt) - len(excerpt.lstrip())
        length = max(len(excerpt.strip()), 1)
    return Place(template.file, line, column + 1, length, excerpt, column)
