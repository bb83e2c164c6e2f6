"""Nodes of a project file, as the reader of files hands them on, read by a model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from pydantic import TypeAdapter, ValidationError

from cba.models.faults import FaultError, FaultsError
from cba.models.horizon import Context, Horizon
from cba.models.years import Year

T = TypeVar("T")
Reader = Callable[[object, Context], T]

#: Four financial years from 2026-27.
FOUR_YEARS = Context(Horizon(Year(2026), 4))


def read(reader: Reader[T], node: object) -> T:
    """What a reader makes of a node, in an appraisal of four years."""
    return reader(node, FOUR_YEARS)


def faults(reader: Reader[T], node: object) -> list[tuple[str, str]]:
    """The code of each fault of a node, and the keys that lead to it."""
    with pytest.raises((FaultError, FaultsError)) as caught:
        reader(node, FOUR_YEARS)
    error = caught.value
    assert isinstance(error, (FaultError, FaultsError))
    found = error.faults if isinstance(error, FaultsError) else (error,)
    return [(each.code, ".".join(map(str, each.at))) for each in found]


def read_field(field: Any, node: object) -> Any:  # noqa: ANN401 - any type of field
    """What a type of field makes of a node."""
    return TypeAdapter(field).validate_python(node, context=FOUR_YEARS)


def field_faults(field: Any, node: object) -> list[tuple[str, str]]:  # noqa: ANN401
    """The code of each fault that a type of field finds, with its address."""
    with pytest.raises(ValidationError) as caught:
        read_field(field, node)
    return [
        (each["type"], ".".join(map(str, each["loc"])))
        for each in caught.value.errors()
    ]
