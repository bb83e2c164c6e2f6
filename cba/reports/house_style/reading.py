"""A house style from its folder, with everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from cba.loading.document import Document
from cba.loading.files import decode
from cba.loading.project_loader import problem_of
from cba.loading.validation import validate_part
from cba.loading.yaml_reader import read_yaml
from cba.models.horizon import Context
from cba.models.house_style import StyleColours, StyleFile
from cba.problems import Place, Problem, has_errors, in_order
from cba.reports.house_style import fonts, logo
from cba.reports.house_style.colours import (
    ACCENT,
    BRAND,
    TEXT,
    WHITE,
    contrast,
    dark_scheme,
    darkened,
    light_scheme,
    ratio_words,
)
from cba.reports.house_style.files import Folder
from cba.reports.house_style.own_templates import read_templates
from cba.reports.house_style.style import Font, Fonts, HouseStyle, Logo

FILE = "style.yaml"
_LIMIT = 100_000


class StyleError(Exception):
    """A house style that no document can be made in, with every reason."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.message for problem in self.problems))


@dataclass(frozen=True, slots=True)
class StyleRead:
    """A house style, or None where a problem is an error, and all its problems."""

    style: HouseStyle | None
    problems: tuple[Problem, ...]


def read_house_style(path: Path) -> StyleRead:
    """The house style in a folder that holds `style.yaml`, with all its problems.

    Nothing outside the folder is read, wherever links lead.
    """
    folder = Folder(path)
    file = folder.name_of(FILE)
    content = folder.read(FILE, _LIMIT, Place(file, 1, 1))
    text = content if isinstance(content, Problem) else decode(content, file)
    if isinstance(text, Problem):
        return StyleRead(None, (text,))
    reading = read_yaml(text, file)
    if reading.tree is None:
        return StyleRead(None, in_order(reading.problems))
    document = Document(reading.tree, file, (), reading.root)
    given, findings = validate_part(StyleFile, document.tree, Context(), ())
    problems = [*reading.problems, *(problem_of(f, document) for f in findings)]
    templates, faults = read_templates(folder, Place(file, 1, 1))
    problems += faults
    if given is None:
        return StyleRead(None, in_order(problems))
    problems += _faint(given, document)
    picture, faults = _logo(given, document, folder)
    problems += faults
    letters, faults = _fonts(given, document, folder)
    problems += faults
    if has_errors(problems):
        return StyleRead(None, in_order(problems))
    brand, accent = _colours(given.colours)
    coloured = given.colours is not None
    style = HouseStyle(
        name=given.name,
        folder=path.as_posix(),
        fingerprint=folder.fingerprint,
        light=light_scheme(brand, accent) if coloured else None,
        dark=dark_scheme(brand, accent) if coloured else None,
        logo=picture,
        fonts=letters,
        templates=MappingProxyType(templates),
        files=folder.files,
    )
    return StyleRead(style, in_order(problems))


def _colours(given: StyleColours | None) -> tuple[str, str]:
    """The brand and the accent; one that is not given is the other."""
    if given is None:
        return BRAND, ACCENT
    return given.brand or given.accent or BRAND, given.accent or given.brand or ACCENT


def _faint(given: StyleFile, document: Document) -> list[Problem]:
    """The colours that cannot be read as text on white, as WCAG 2.2 measures it."""
    problems = []
    for key in ("brand", "accent"):
        colour = getattr(given.colours, key, None)
        if colour is None or (ratio := contrast(colour, WHITE)) >= TEXT:
            continue
        passes = darkened(colour)
        problems.append(
            Problem(
                "CBA602",
                f"`{colour}` on white has a contrast of {ratio_words(ratio)}, and text "
                f"needs {ratio_words(TEXT)} (WCAG 2.2, AA)",
                path=f"colours.{key}",
                hint=f"the nearest darker colour that passes is `{passes}`, with "
                f"{ratio_words(contrast(passes, WHITE))}",
                label=f"{ratio_words(ratio)} on white",
                place=document.place(("colours", key)),
            )
        )
    return problems


def _logo(
    given: StyleFile, document: Document, folder: Folder
) -> tuple[Logo | None, list[Problem]]:
    if given.logo is None:
        return None, []
    place = document.place(("logo",))
    content = folder.read(given.logo, logo.LIMIT, place)
    if isinstance(content, Problem):
        return None, [content]
    words = given.logo_words or given.name
    read = logo.read_logo(content, given.logo, words, place)
    return (None, [read]) if isinstance(read, Problem) else (read, [])


def _fonts(
    given: StyleFile, document: Document, folder: Folder
) -> tuple[Fonts | None, list[Problem]]:
    if given.fonts is None:
        return None, []
    read: list[Font] = []
    problems: list[Problem] = []
    for key in ("regular", "semibold"):
        name, place = getattr(given.fonts, key), document.place(("fonts", key))
        content = folder.read(name, fonts.LIMIT, place)
        font = (
            content
            if isinstance(content, Problem)
            else fonts.read_font(content, name, place)
        )
        if isinstance(font, Problem):
            problems.append(font)
        else:
            read.append(font)
    return (None if problems else Fonts(*read)), problems
