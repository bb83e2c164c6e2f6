"""Pages from the templates of a house style: in a sandbox, and looked at after.

A template is a program, if a small one. It is given the words and figures of the
document and nothing else of the machine: no file but the templates, no attribute
that leads out of what it is given. What it makes may neither run nor fetch anything.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    FunctionLoader,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from cba.loading.suggest import clipped
from cba.problems import Place, Problem
from cba.reports.house_style.inspection import reaching, with_policy
from cba.reports.house_style.own_templates import place_at, place_in
from cba.reports.house_style.reading import FILE, StyleError
from cba.reports.house_style.style import HouseStyle, Template
from cba.resources import templates_folder

_LONGEST = 300
_OBJECT = re.compile(r"'cba\.[\w.]*\.(\w+) object'")
_QUOTED = re.compile(r"(?<!\w)'([^']*)'")


def sandbox(
    style: HouseStyle, options: Mapping[str, object] = MappingProxyType({})
) -> ImmutableSandboxedEnvironment:
    """The surroundings of a house style's templates, before the packaged ones."""

    def source(name: str) -> tuple[str, str, None] | None:
        own = style.templates.get(name)
        return None if own is None else (own.text, own.file, None)

    packaged = FileSystemLoader(templates_folder(), encoding="utf-8")
    loader = ChoiceLoader([FunctionLoader(source), packaged])
    return ImmutableSandboxedEnvironment(loader=loader, **options)


@contextmanager
def faults_placed(style: HouseStyle) -> Iterator[None]:
    """Turn whatever a template fails with into a problem at its line.

    What fails without a template of the house style's own is a fault of the tool.

    :raises StyleError: CBA606, with the file, the line and the words of the template.
    """
    try:
        yield
    except Exception as error:
        if not style.templates:
            raise
        raise StyleError([_failure(style, error)]) from error


def _failure(style: HouseStyle, error: Exception) -> Problem:
    by_file = {template.file: template for template in style.templates.values()}
    # The page says that a part of the tool is gone; a template may have asked for it.
    cause = error.__cause__
    error = cause if isinstance(cause, TemplateNotFound) else error
    if isinstance(error, TemplateSyntaxError):
        at = [(str(error.filename), error.lineno)]
    else:
        frames = traceback.extract_tb(error.__traceback__)
        at = [(frame.filename, frame.lineno or 1) for frame in frames]
    own = [(by_file[file], line) for file, line in at if file in by_file]
    words = _OBJECT.sub(r"\1", str(error) or type(error).__name__)
    words = _QUOTED.sub(r"`\1`", clipped(words, _LONGEST))
    hint = "the templates that come with the tool show what there is to use"
    if isinstance(error, TemplateNotFound):
        words = f"there is no template `{clipped(str(error.name), _LONGEST)}`"
        hint = "a template includes those of its own folder and those of the tool"
    elif isinstance(error, RecursionError):
        words = "it includes or calls itself without end"
    if own:
        template, line = own[-1]
        return Problem(
            "CBA606",
            f"the template fails: {words.rstrip('.')}",
            hint=hint,
            place=place_at(template, line),
        )
    file = next(iter(by_file), f"{style.folder}/{FILE}")
    return Problem(
        "CBA606",
        f"the templates do not fit together: {words.rstrip('.')}",
        hint="keep every macro and variable that the packaged template has",
        place=Place(file, 1, 1),
    )


def made_safe(style: HouseStyle, page: str, allowed: tuple[str, ...] = ()) -> str:
    """The page, if it would neither run nor fetch anything, with a policy against both.

    ``allowed`` are beginnings of addresses beside parts of the page and ``data:``: a
    page that has some is for the layout engine, which knows no policy.

    :raises StyleError: CBA607, at the template that has what is refused.
    """
    if not any(name.endswith(".jinja") for name in style.templates):
        return page
    if found := reaching(page, allowed):
        raise StyleError(_reaching(style, message, needle) for message, needle in found)
    if allowed:
        return page
    kept = with_policy(page)
    if kept is None:
        message = "a page begins with its policy, and this one with something else"
        raise StyleError([_reaching(style, message, "<html")])
    return kept


def _reaching(style: HouseStyle, message: str, needle: str) -> Problem:
    template, start = _where(style, needle)
    return Problem(
        "CBA607",
        message,
        hint="a document needs nothing but itself: remove it",
        place=place_in(template, start, len(needle)),
    )


def _where(style: HouseStyle, needle: str) -> tuple[Template, int]:
    """The first template that has a word, and where; the first one if none has."""
    templates = [t for name, t in style.templates.items() if name.endswith(".jinja")]
    for template in templates:
        start = template.text.lower().find(needle)
        if start >= 0:
            return template, start
    return templates[0], 0


def complaint(style: HouseStyle, words: str) -> Problem:
    """What the layout engine of the PDF says of a house style, at its styles' line."""
    said = re.search(r"`(.+?)`", words)
    wanted = re.sub(r"\s", "", said[1]) if said else ""
    for name, template in style.templates.items():
        if not name.endswith(".css") or not wanted:
            continue
        for number, line in enumerate(template.text.splitlines(), start=1):
            if wanted in re.sub(r"\s", "", line):
                return _unknown_to_the_pdf(words, place_at(template, number))
    return _unknown_to_the_pdf(words, Place(f"{style.folder}/{FILE}", 1, 1))


def _unknown_to_the_pdf(words: str, place: Place) -> Problem:
    return Problem(
        "CBA606",
        f"the PDF cannot be laid out: {clipped(words, _LONGEST).rstrip('.')}",
        hint="keep what only a browser knows inside `@media screen`, or do without",
        place=place,
    )
