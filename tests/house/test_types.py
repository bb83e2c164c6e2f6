from __future__ import annotations

import io
import tokenize

from tests.house.files import text_files


def _comments(text: str) -> list[str]:
    """The comments of a module; what a text says of them is none."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return [each.string for each in tokens if each.type == tokenize.COMMENT]


def test_the_types_of_every_module_are_checked_without_exception() -> None:
    modules = {
        path: _comments(text) for path, text in text_files() if path.suffix == ".py"
    }

    assert len(modules) > 100
    assert [
        f"{path}: {comment}"
        for path, comments in modules.items()
        for comment in comments
        if "type: ignore" in comment
    ] == []


def test_an_exception_would_be_found() -> None:
    assert _comments('x = "# type: ignore"  # type: ignore[name]\n') == [
        "# type: ignore[name]"
    ]
