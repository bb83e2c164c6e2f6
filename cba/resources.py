"""Where the data, templates and examples that travel with the tool are.

In a checkout ``templates/`` and ``examples/`` stand at the top; in an installed
wheel they lie inside the package under a name of their own.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_file(name: str) -> Path:
    """The path of a packaged reference data file, such as ``catalogue.toml``."""
    return _PACKAGE / "data" / name


def templates_folder() -> Path:
    """The folder that holds the Jinja templates, styles and fonts."""
    return _shipped("templates")


def examples_folder() -> Path:
    """The folder that holds the example projects, one in each sub-folder."""
    return _shipped("examples")


def _shipped(name: str) -> Path:
    installed = _PACKAGE / f"_{name}"
    return installed if installed.is_dir() else _PACKAGE.parent / name
