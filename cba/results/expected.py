"""Stored results, and where today's differ from them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cba.loading.suggest import clipped
from cba.results.json_document import Json

#: Half a penny, or the noise in the last digits of a large figure.
_ABSOLUTE, _RELATIVE = 0.005, 1e-9


class Difference(NamedTuple):
    """A path at which a stored result and today's differ."""

    path: str
    stored: object
    found: object

    def __str__(self) -> str:
        where = self.path or "the whole result"
        return f"{where}: stored {_text(self.stored)}, now {_text(self.found)}"


def stored_text(content: Json) -> str:
    """A result as it is stored beside its project: reviewed line by line."""
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=False) + "\n"


def differences(stored: object, found: object, path: str = "") -> Iterator[Difference]:
    """Where two results differ; paths that only the second has are no difference.

    Figures are the same within half a penny. Ratios are held as tightly as their
    size allows.
    """
    if isinstance(stored, Mapping) and isinstance(found, Mapping):
        for key, value in stored.items():
            below = f"{path}.{key}" if path else str(key)
            yield from differences(value, found.get(key, _MISSING), below)
    elif (
        isinstance(stored, list)
        and isinstance(found, list)
        and len(stored) == len(found)
    ):
        for n, (one, other) in enumerate(zip(stored, found, strict=True)):
            yield from differences(one, other, f"{path}[{n}]")
    elif not _same(stored, found):
        yield Difference(path, stored, found)


def count(stored: object) -> int:
    """How many figures and words a stored result holds."""
    if isinstance(stored, Mapping):
        return sum(count(value) for value in stored.values())
    if isinstance(stored, list):
        return sum(count(value) for value in stored)
    return 1


#: What stands at a path that is not there; equal to nothing that can be stored.
_MISSING = object()


def _same(stored: object, found: object) -> bool:
    numbers = (int, float)
    if isinstance(stored, bool) or isinstance(found, bool):
        return stored is found
    if isinstance(stored, numbers) and isinstance(found, numbers):
        # Ratios and shares are below a thousand: half a penny would be too loose.
        small = max(abs(stored), abs(found)) < 1000.0
        return math.isclose(
            stored, found, rel_tol=_RELATIVE, abs_tol=1e-6 if small else _ABSOLUTE
        )
    return stored == found


def _text(value: object) -> str:
    if value is _MISSING:
        return "nothing"
    return clipped(json.dumps(value, ensure_ascii=False))
