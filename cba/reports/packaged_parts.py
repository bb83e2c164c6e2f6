"""The templates, styles and fonts that come with the tool."""

from __future__ import annotations

from cba.resources import templates_folder


class PartMissing(Exception):
    """A template, a style or a font of the tool is not where it was installed."""

    def __init__(self, name: str) -> None:
        super().__init__(f"`{name}`, a part of this tool, is missing or unreadable")


def part(name: str) -> bytes:
    """The bytes of a file among the templates.

    :raises PartMissing: it is not there.
    """
    try:
        return (templates_folder() / name).read_bytes()
    except OSError as missing:
        raise PartMissing(name) from missing
