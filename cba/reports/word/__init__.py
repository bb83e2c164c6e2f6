"""The business case as a file of a word processor, for teams that have to edit it."""

from __future__ import annotations
