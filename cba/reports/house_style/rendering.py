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
from html.parser import HTMLParser
from types import MappingProxyType

from jinja2 import ChoiceLoader, FileSystemLoader, FunctionLoader, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from cba.loading.suggest import clipped
from cba.problems import Place, Problem
from cba.reports.house_style.own_templates import place_at, place_in
from cba.reports.house_style.reading import FILE, StyleError
from cba.reports.house_style.style import HouseStyle, Template
from cba.resources import templates_folder

_LONGEST = 300
_RUNS = frozenset(
    (
        *("script", "iframe", "frame", "object", "embed", "applet", "portal"),
        *("base", "link", "form", "input", "button", "audio", "video"),
    )
)
_ADDRESSES = frozenset(
    (
        *("src", "srcset", "data", "poster", "background", "action", "formaction"),
        *("href", "xlink:href", "ping", "manifest", "longdesc"),
    )
)
_LINKS = re.compile(r"(?:#|https?://|mailto:)", re.IGNORECASE)
_URL = re.compile(r"url\(\s*['\"]?\s*", re.IGNORECASE)
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
    if isinstance(error, TemplateSyntaxError):
        at = [(str(error.filename), error.lineno)]
    else:
        frames = traceback.extract_tb(error.__traceback__)
        at = [(frame.filename, frame.lineno or 1) for frame in frames]
    own = [(by_file[file], line) for file, line in at if file in by_file]
    words = _OBJECT.sub(r"\1", str(error) or type(error).__name__)
    words = _QUOTED.sub(r"`\1`", clipped(words, _LONGEST))
    if own:
        template, line = own[-1]
        return Problem(
            "CBA606",
            f"the template fails: {words.rstrip('.')}",
            hint="the templates that come with the tool show what there is to use",
            place=place_at(template, line),
        )
    file = next(iter(by_file), f"{style.folder}/{FILE}")
    return Problem(
        "CBA606",
        f"the templates do not fit together: {words.rstrip('.')}",
        hint="keep every macro and variable that the packaged template has",
        place=Place(file, 1, 1),
    )


def refuse_reaching(style: HouseStyle, page: str, allowed: tuple[str, ...]) -> None:
    """Refuse a page that would run something or fetch it.

    ``allowed`` are beginnings of addresses beside parts of the page and ``data:``.

    :raises StyleError: CBA607, at the template that has what is refused.
    """
    if not any(name.endswith(".jinja") for name in style.templates):
        return
    inspector = _Inspector(allowed)
    inspector.feed(page)
    inspector.close()
    if inspector.found:
        raise StyleError(
            _reaching(style, message, needle) for message, needle in inspector.found
        )


class _Inspector(HTMLParser):
    """Collects what a page would run or fetch, with a word to find it again by."""

    def __init__(self, allowed: tuple[str, ...]) -> None:
        super().__init__()
        self.found: dict[tuple[str, str], None] = {}
        self._allowed = ("#", "data:", *allowed)
        self._styles = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._styles = tag == "style"
        if tag in _RUNS:
            self._note(f"a page may hold no `<{tag}>`", f"<{tag}")
        for name, given in attrs:
            value = (given or "").strip()
            if name.startswith("on"):
                self._note(f"a page may run nothing (`{name}=`)", f"{name}=")
            elif name == "http-equiv":
                self._note("a page may not lead elsewhere by itself", name)
            elif name in _ADDRESSES and not self._is_harmless(tag, name, value):
                shown = clipped(value, 60)
                self._note(f"a page may not fetch anything (`{shown}`)", f"{name}=")
            elif name == "style" and self._fetches(value):
                self._note("styles may not fetch anything", "url(")

    def handle_endtag(self, tag: str) -> None:
        del tag
        self._styles = False

    def handle_data(self, data: str) -> None:
        if self._styles and self._fetches(data):
            self._note("styles may not fetch anything", "url(")

    def _fetches(self, styles: str) -> bool:
        return any(
            not styles.startswith(self._allowed, found.end())
            for found in _URL.finditer(styles)
        )

    def _is_harmless(self, tag: str, name: str, value: str) -> bool:
        if tag in {"a", "area"} and name.endswith("href"):
            return bool(_LINKS.match(value))
        return value.startswith(self._allowed)

    def _note(self, message: str, needle: str) -> None:
        self.found.setdefault((message, needle))


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
