"""Even chances for uncertain inputs, the same from the same seed everywhere."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

from cba.calculation.factors import Array

if TYPE_CHECKING:
    from scipy.stats import qmc

Sequences = Literal["pseudo", "sobol"]
#: Bits of a chance: half of one of the last is left between it and 0, and 1.
_PSEUDO_BITS = 52
_SOBOL_BITS = 32


class Chances:
    """Even chances strictly between 0 and 1 for each address, by row."""

    def __init__(
        self, addresses: Sequence[str], seed: int, sequence: Sequences
    ) -> None:
        self.addresses = tuple(dict.fromkeys(addresses))
        self._seed = seed
        self._sobol = _Sobol(self.addresses, seed) if sequence == "sobol" else None

    def rows(self, start: int, count: int) -> dict[str, Array]:
        """The chances of some rows, whatever rows were asked for before."""
        if self._sobol is not None:
            return self._sobol.rows(start, count)
        return {
            address: _even(_raw(self._seed, address, start, count), _PSEUDO_BITS)
            for address in self.addresses
        }


def _raw(seed: int, address: str, start: int, count: int) -> npt.NDArray[np.uint64]:
    """Random bits of an address, from a row on.

    numpy promises that its seeds and bits stay the same, and not what it makes of
    them: that is made here.
    """
    digest = hashlib.sha256(address.encode()).digest()
    key = tuple(int.from_bytes(digest[n : n + 4], "big") for n in range(0, 16, 4))
    generator = np.random.PCG64(np.random.SeedSequence(seed, spawn_key=key))
    generator.advance(start)
    return generator.random_raw(count) >> np.uint64(64 - _PSEUDO_BITS)


def _even(whole: npt.NDArray[np.uint64], bits: int) -> Array:
    """Chances from whole numbers of so many bits: each at the middle of its part."""
    chances = whole.astype(np.float64)
    chances += 0.5
    chances *= 2.0**-bits
    return chances


class _Sobol:
    """Sobol's sequence with a digital shift of each input's own."""

    def __init__(self, addresses: Sequence[str], seed: int) -> None:
        self._addresses = addresses
        self._seed = seed
        self._engine: qmc.Sobol | None = None

    def rows(self, start: int, count: int) -> dict[str, Array]:
        if not self._addresses:
            return {}
        points = self._points(start, count)
        return {
            address: _even(points[:, n] ^ self._shift(address), _SOBOL_BITS)
            for n, address in enumerate(self._addresses)
        }

    def _shift(self, address: str) -> np.uint64:
        shift: np.uint64 = _raw(self._seed, address, 0, 1)[0]
        return shift >> np.uint64(_PSEUDO_BITS - _SOBOL_BITS)

    def _points(self, start: int, count: int) -> npt.NDArray[np.uint64]:
        from scipy.stats import qmc

        if self._engine is None or self._engine.num_generated != start:
            dimensions = len(self._addresses)
            self._engine = qmc.Sobol(dimensions, scramble=False, bits=_SOBOL_BITS)
            if start:
                self._engine.fast_forward(start)
        # The first points are asked for in a power of two, or it would warn.
        asked = count if start else 1 << (count - 1).bit_length()
        made = self._engine.random(asked)[:count]
        return (made * 2.0**_SOBOL_BITS).astype(np.uint64)
