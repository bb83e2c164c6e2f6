"""The tool, run in this process on a project given as a plain dictionary."""

from __future__ import annotations

import json
from pathlib import Path

import yaml
from cba.cli import app
from typer.testing import CliRunner

from tests.worked.oracle.reading import Tree


def write(project: Tree, path: Path) -> Path:
    """Write a project as YAML, its keys in the order given."""
    text = yaml.safe_dump(project, sort_keys=False, allow_unicode=True, width=100)
    path.write_text(text, encoding="utf-8")
    return path


def appraise_with_tool(path: Path) -> Tree:
    """What ``cba appraise PATH --json`` prints as ``content``."""
    result = CliRunner().invoke(app, ["appraise", str(path), "--json"])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    printed: Tree = json.loads(result.stdout)
    content = printed["content"]
    assert content is not None, json.dumps(printed["problems"], indent=1)
    assert isinstance(content, dict)
    return content
