"""The kernel: lines become arrays, arrays become money by agency and year."""

from __future__ import annotations
