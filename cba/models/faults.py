"""Faults in a value: a problem code with words, before it has a place.

The readers of numbers, years and shares raise a fault; the model turns it into
an error at the input's address, and loading gives that address a place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ParamSpec, TypeVar

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

P = ParamSpec("P")
T = TypeVar("T")


class FaultError(ValueError):
    """A value that cannot be taken as written.

    ``{name}`` in the message stands for the key of the value; ``known`` are the
    words that would have been right, for a "did you mean".
    """

    def __init__(
        self,
        code: str,
        message: str,
        hint: str | None = None,
        label: str | None = None,
        at: tuple[str | int, ...] = (),
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.label = label
        self.at = at
        self.known: tuple[str, ...] = ()

    def among(self, known: Iterable[str]) -> FaultError:
        """The fault, with the words that would have been right."""
        self.known = tuple(known)
        return self

    def below(self, *at: str | int) -> FaultError:
        """The same fault, seen from so many keys further up."""
        seen = FaultError(self.code, self.message, self.hint, self.label, at + self.at)
        return seen.among(self.known)


class FaultsError(ValueError):
    """Several faults of one input."""

    def __init__(self, faults: Iterable[FaultError]) -> None:
        super().__init__("several faults")
        self.faults = tuple(faults)


class Faults:
    """Collects the faults of the parts of one input, to raise them together."""

    def __init__(self) -> None:
        self.found: list[FaultError] = []

    def attempt(
        self,
        at: tuple[str | int, ...],
        read: Callable[P, T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T | None:
        """What ``read`` returns, or None with its faults collected below ``at``."""
        try:
            return read(*args, **kwargs)
        except (FaultError, FaultsError) as fault:
            self.take(fault, *at)
        return None

    def take(self, fault: FaultError | FaultsError, *at: str | int) -> None:
        """Collect what a reader raised, seen from above ``at``."""
        several = fault.faults if isinstance(fault, FaultsError) else (fault,)
        self.found.extend(each.below(*at) for each in several)

    def add(self, fault: FaultError) -> None:
        """Collect one more fault."""
        self.found.append(fault)

    def raise_any(self) -> None:
        """Raise the collected faults, if there are any."""
        if self.found:
            raise FaultsError(self.found)


def read_below(key: str, read: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What ``read`` returns for the value of a key, where its faults then are."""
    faults = Faults()
    try:
        return read(*args, **kwargs)
    except (FaultError, FaultsError) as fault:
        faults.take(fault, key)
        raise FaultsError(faults.found) from None


def refuse_cut(text: str, *, number: bool) -> None:
    """Refuse what a comment such as ``#m`` or ``#3`` cut short (CBA106)."""
    if not getattr(text, "cut", False):
        return
    what = "number" if number else "text"
    quotes = "put the whole text in quotes"
    raise FaultError(
        "CBA106",
        f"the {what} is cut short after `{text[-30:]}`: ` #` begins a comment",
        "put a space after the `#` of a comment" if number else quotes,
    )


def as_validation_error(
    error: FaultError | FaultsError, value: object
) -> ValidationError:
    """The faults as pydantic reports them, each at its own address."""
    faults = error.faults if isinstance(error, FaultsError) else (error,)
    return ValidationError.from_exception_data(
        "input",
        [
            InitErrorDetails(
                type=PydanticCustomError(
                    fault.code,
                    "{message}",
                    {
                        "message": fault.message,
                        "hint": fault.hint,
                        "label": fault.label,
                        "known": fault.known,
                    },
                ),
                loc=fault.at,
                input=value,
            )
            for fault in faults
        ],
    )
