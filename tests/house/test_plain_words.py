from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.files import text_files

_Documented = ast.Module | ast.ClassDef | ast.FunctionDef


def _sentences(tree: ast.AST) -> Iterator[str]:
    """The texts of a module that hold several words, docstrings apart."""
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, _Documented)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docs
            and " " in node.value
        ):
            yield node.value


def test_users_read_zero_as_finance_papers_write_it() -> None:
    modules = {
        path: text
        for path, text in text_files()
        if path.parts[0] == "cba" and path.suffix == ".py"
    }

    assert len(modules) > 100
    assert [
        f"{path}: {said}"
        for path, text in modules.items()
        for said in _sentences(ast.parse(text))
        if "nought" in said
    ] == []
