"""Every draw as a row of a CSV file: the inputs as they were drawn, and the figures."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from cba.calculation.factors import Array
from cba.results.metric_form import metric_form
from cba.results.numbers import figure, money
from cba.results.whole_file import replacing


class DrawsTable:
    """Rows of draws, written block after block; the first block has the heads."""

    def __init__(self, text: io.TextIOBase) -> None:
        self._writer = csv.writer(text, lineterminator="\n")
        self._draws = 0

    def add(self, inputs: Mapping[str, Array], metrics: Mapping[str, Array]) -> None:
        """Write a block: a column an input and a metric, each one value a draw.

        Of a series an input is the multiplier of all its years. A metric that is
        null is an empty cell; all others are rounded as in JSON.
        """
        if not self._draws:
            self._writer.writerow(("draw", *inputs, *metrics))
        columns = [[figure(x) for x in each.tolist()] for each in inputs.values()]
        columns += [_cells(path, each) for path, each in metrics.items()]
        for row in zip(*columns, strict=True):
            self._draws += 1
            self._writer.writerow((self._draws, *row))


def _cells(path: str, values: Array) -> list[float | None]:
    rounded = money if metric_form(path) == "money" else figure
    return [
        None if missing else rounded(value)
        for value, missing in zip(
            values.tolist(), np.isnan(values).tolist(), strict=True
        )
    ]


@contextmanager
def draws_table(path: Path) -> Iterator[DrawsTable]:
    """A table that is written whole or not at all; raises `OSError`."""
    with replacing(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        yield DrawsTable(text)
        text.detach()
