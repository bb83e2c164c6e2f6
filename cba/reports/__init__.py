"""From answers to documents."""

from __future__ import annotations
