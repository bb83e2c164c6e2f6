"""``python -m cba`` is the command ``cba``."""

from __future__ import annotations

from cba.cli import main

if __name__ == "__main__":
    main()
