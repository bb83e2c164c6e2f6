"""Answers: what the flows of a project mean, for the whole and for each agency."""

from __future__ import annotations
