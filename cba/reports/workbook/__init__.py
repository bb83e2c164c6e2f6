"""The appraisal as a spreadsheet that works its results out again.

Inputs stand on one sheet; every other figure is a formula that leads back to them,
written with the engine's own figure, so that it shows before anything is
recalculated. The formulas follow the compiled streams of the kernel line by line.
"""

from __future__ import annotations

from cba.reports.workbook.book import FORMAT, write_workbook

__all__ = ["FORMAT", "write_workbook"]
