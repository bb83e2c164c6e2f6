"""The tool, run in this process on a project given as a plain dictionary."""

from __future__ import annotations

import json
from pathlib import Path

import yaml
from typer.testing import CliRunner

from cba.cli import app
from tests.worked.oracle.reading import Tree


def write(project: Tree, path: Path) -> Path:
    """Write a project as YAML, its keys in the order given."""
    text = yaml.safe_dump(project, sort_keys=False, allow_unicode=True, width=100)
    path.write_text(text, encoding="utf-8")
    return path


class NoAnswer(Exception):
    """The tool refused a project, or broke on it."""


def appraise_with_tool(path: Path) -> Tree:
    """What ``cba appraise PATH --json`` prints as ``content``.

    Raises NoAnswer, with the problems or the exception, where there is none.
    """
    result = CliRunner().invoke(app, ["appraise", str(path), "--json"])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise NoAnswer(repr(result.exception)) from result.exception
    printed: Tree = json.loads(result.stdout)
    content = printed["content"]
    if not isinstance(content, dict):
        errors = [each for each in printed["problems"] if each["severity"] == "error"]
        raise NoAnswer(json.dumps(errors, ensure_ascii=False, indent=1))
    return content
