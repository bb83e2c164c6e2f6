"""``python -m docs.generate``: the parts that follow from the code, made anew."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from docs.generate.pages import PAGES, ROOT, generated
from docs.generate.sessions import renewed


def main() -> None:
    """Write every page whose generated parts or sessions have changed."""
    os.environ.update(
        COLUMNS="80", TERMINAL_WIDTH="80", _TYPER_FORCE_DISABLE_TERMINAL="1"
    )
    for path in PAGES:
        page = path.read_text("utf-8")
        with tempfile.TemporaryDirectory() as folder:
            made = renewed(generated(page), Path(folder))
        if made != page:
            path.write_text(made, "utf-8")
            sys.stdout.write(f"wrote {path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
