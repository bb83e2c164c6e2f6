"""Generated parts of a page, between marks that a reader does not see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_PART = re.compile(
    r"(?P<open><!-- generated: (?P<name>[\w-]+) -->\n).*?(?P<close><!-- end -->)",
    re.DOTALL,
)


def with_parts(page: str, parts: Mapping[str, str]) -> str:
    r"""The page with each of its generated parts made anew.

    Raises `KeyError` for a part that nothing makes.

    >>> with_parts("<!-- generated: a -->\nold\n<!-- end -->", {"a": "new"})
    '<!-- generated: a -->\n\nnew\n\n<!-- end -->'
    """
    return _PART.sub(
        lambda match: f"{match['open']}\n{parts[match['name']]}\n\n{match['close']}",
        page,
    )


def parts_in(page: str) -> list[str]:
    """The names of the generated parts of a page, in order."""
    return [match["name"] for match in _PART.finditer(page)]


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table; a bar inside a cell is escaped."""
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |"
        for line in lines
    )
