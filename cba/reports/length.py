"""How long a document may grow: where detail gives way to totals."""

from __future__ import annotations

#: With more lines than this, the larger ones alone are told one by one, and tables
#: that repeat what the register of assumptions holds are left out.
MANY_LINES = 40
