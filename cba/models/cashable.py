"""How much of a saving can be taken out of a budget, where, when and in what steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import WithJsonSchema

from cba.models import kinds
from cba.models.cash_shares import (
    CashShares,
    read_cash_shares,
    share_at,
    year_among_agencies,
)
from cba.models.faults import FaultError, Faults
from cba.models.horizon import Context, read_year
from cba.models.inputs import Input, Ranged, YearReplaced, read_input
from cba.models.values import Reader, T, plain, read_id, read_text
from cba.models.years import Year

_KEYS = (
    "share",
    "from",
    "in_steps_of",
    "mechanism",
    "owner",
    "because",
    "at_once",
    "stepped",
    "step",
    "by_year",
)
#: Any of these says how much is cash.
_HOW_MUCH = ("share", "at_once", "stepped", "by_year")


@dataclass(frozen=True, slots=True)
class Cashable:
    """The cashable share of a fiscal benefit.

    ``share`` holds for every agency; ``by_agency`` for those it names, others have
    none. Instead of it ``at_once`` is cash as it is saved, and ``stepped`` in whole
    steps of all the lines that name the same ``step``. ``by_year`` is the part of
    that cash released by each year. Nothing is cashable before ``start``; with
    ``in_steps_of`` only whole multiples of so many units are; ``because`` says why no
    more of it is. ``bare`` is a share written alone, without keys: its address is
    then that of `cashable` itself.
    """

    share: Input | None = None
    by_agency: tuple[tuple[str, Input], ...] = ()
    start: Year | None = None
    in_steps_of: Input | None = None
    mechanism: str | None = None
    owner: str | None = None
    because: str | None = None
    at_once: CashShares | None = None
    stepped: CashShares | None = None
    step: str | None = None
    by_year: Input | None = None
    bare: bool = False

    def of(self, agency: str) -> Input | None:
        """What ``share`` says of an agency; None where it says nothing."""
        return share_at(
            self.share if self.share is not None else self.by_agency, agency
        )

    @property
    def only_ramps(self) -> bool:
        """Whether the years alone say how much is cash: in the end, all of it."""
        given = (self.share, self.by_agency or None, self.at_once, self.stepped)
        return self.by_year is not None and not any(each is not None for each in given)

    def shares(self) -> tuple[tuple[str, CashShares], ...]:
        """What is given of ``share``, ``at_once`` and ``stepped``, with its key."""
        share: CashShares | None = self.share
        if share is None and self.by_agency:
            share = self.by_agency
        given = {"share": share, "at_once": self.at_once, "stepped": self.stepped}
        return tuple((key, each) for key, each in given.items() if each is not None)


def read_cashable(node: object, context: Context) -> Cashable:
    """The cashability that a share or a mapping writes.

    Raises `FaultError` or `FaultsError`; CBA214 for agencies outside `share`, CBA112
    where nothing says how much, CBA115 for `share` beside its other form.
    """
    alone = isinstance(node, (str, YearReplaced, Ranged))
    if alone or (isinstance(node, Mapping) and "value" in node):
        return Cashable(share=read_input(node, kinds.KEPT, context), bare=True)
    if not isinstance(node, Mapping):
        raise FaultError("CBA113", "{name} takes a share or keys", "write 20%")
    strangers = [key for key in node if key not in _KEYS]
    if strangers:
        raise _stranger(strangers[0])
    faults = Faults()

    def read(key: str, one: Reader[T]) -> T | None:
        if node.get(key) is None:
            return None
        return faults.attempt((key,), one, node[key], context)

    def part(key: str, kind: kinds.Kind) -> Input | None:
        return read(key, lambda given, _: read_input(given, kind, context))

    def shares(key: str, kind: kinds.Kind) -> CashShares | None:
        if node.get(key) is None:
            return None
        return read_cash_shares(key, node[key], kind, context, faults)

    _hold_together(node, faults)
    share = shares("share", kinds.KEPT)
    made = Cashable(
        share=share if isinstance(share, Input) else None,
        by_agency=share if isinstance(share, tuple) else (),
        start=read("from", read_year),
        in_steps_of=part("in_steps_of", kinds.STEP),
        mechanism=read("mechanism", read_text),
        owner=read("owner", read_text),
        because=read("because", read_text),
        at_once=shares("at_once", kinds.SHARE),
        stepped=shares("stepped", kinds.SHARE),
        step=read("step", read_id),
        by_year=part("by_year", kinds.KEPT),
    )
    faults.raise_any()
    return made


def _hold_together(node: Mapping[str, object], faults: Faults) -> None:
    """How much is said once, and steps are named where cash comes in steps."""
    given = [key for key in _HOW_MUCH if node.get(key) is not None]
    if not given:
        faults.add(
            FaultError(
                "CBA112", "`share` is missing", "write {share: 20%, from: 2028-29}"
            )
        )
    parts = [key for key in ("at_once", "stepped") if key in given]
    if "share" in given and parts:
        faults.add(
            FaultError(
                "CBA115",
                f"`share` and `{parts[0]}` both say how much is cash",
                "keep `share`, or part it into `at_once` and `stepped`",
                at=(parts[0],),
            )
        )
    if "stepped" in parts and node.get("step") is None:
        faults.add(
            FaultError(
                "CBA112",
                "`step` is missing: in steps of what `stepped` is cash",
                "name one of `steps:`, such as {stepped: 70%, step: ward}",
            )
        )


def _stranger(key: str) -> FaultError:
    """The fault of what is no key: a year, or perhaps an agency."""
    if key[:1].isdigit():
        return year_among_agencies(key)
    return FaultError(
        "CBA214",
        f"`{key}` is not a key of `cashable`",
        f"write shares of agencies as {{share: {{{key}: 50%}}}}",
        at=(key,),
    ).among(_KEYS)


_SHARE = {"type": ["string", "number"], "description": "A share such as 20%."}
_SHARES = {
    "anyOf": [_SHARE, {"type": "object"}],
    "description": "For every agency, or for each it names.",
}
CashableField = Annotated[
    Cashable,
    plain(read_cashable),
    WithJsonSchema(
        {
            "anyOf": [
                _SHARE,
                {
                    "type": "object",
                    "properties": {
                        "share": _SHARES,
                        "from": {
                            "type": ["string", "integer"],
                            "description": "The first year in which any is cashable.",
                        },
                        "in_steps_of": {
                            "type": ["string", "number"],
                            "description": "Only whole multiples of so many units.",
                        },
                        "mechanism": {
                            "type": "string",
                            "description": "How the budget is reduced.",
                        },
                        "owner": {
                            "type": "string",
                            "description": "Who will reduce the budget.",
                        },
                        "because": {
                            "type": "string",
                            "description": "Why no more of it is cash.",
                        },
                        "at_once": _SHARES
                        | {"description": "The share that is cash as it is saved."},
                        "stepped": _SHARES
                        | {"description": "The share that is cash in whole steps."},
                        "step": {
                            "type": "string",
                            "description": "A step of `steps` pooled over lines.",
                        },
                        "by_year": {
                            "description": "The part of the cash released by then."
                        },
                    },
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
