"""How much of a saving can be taken out of a budget, where, when and in what steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import WithJsonSchema

from cba.models import kinds
from cba.models.faults import FaultError, Faults
from cba.models.horizon import Context, read_year
from cba.models.inputs import Input, Ranged, YearReplaced, read_input
from cba.models.values import plain, read_id, read_text
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


@dataclass(frozen=True, slots=True)
class Cashable:
    """The cashable share of a fiscal benefit.

    ``share`` holds for every agency; ``by_agency`` for those it names, others have
    none. Nothing is cashable before ``start``; with ``in_steps_of`` only whole
    multiples of so many units are; ``because`` says why no more of it is. ``bare`` is a
    share written alone, without keys:
    its address is then that of `cashable` itself.
    """

    share: Input | None = None
    by_agency: tuple[tuple[str, Input], ...] = ()
    start: Year | None = None
    in_steps_of: Input | None = None
    mechanism: str | None = None
    owner: str | None = None
    because: str | None = None
    at_once: Input | None = None
    stepped: Input | None = None
    step: str | None = None
    by_year: Input | None = None
    bare: bool = False

    def of(self, agency: str) -> Input | None:
        """The cashable share at an agency; None where there is none."""
        return (
            self.share if self.share is not None else dict(self.by_agency).get(agency)
        )

    @property
    def waits_for_later(self) -> tuple[str, ...]:
        """The keys that are read now and do not enter the figures yet."""
        names = ("at_once", "stepped", "step", "by_year")
        return tuple(name for name in names if getattr(self, name) is not None)


def read_cashable(node: object, context: Context) -> Cashable:
    """The cashability that a share or a mapping writes.

    Raises `FaultError` or `FaultsError`; CBA214 for agencies outside `share`.
    """
    if isinstance(node, (str, YearReplaced, Ranged)):
        return Cashable(share=read_input(node, kinds.KEPT, context), bare=True)
    if not isinstance(node, Mapping):
        raise FaultError("CBA113", "{name} takes a share or keys", "write 20%")
    if "value" in node:
        return Cashable(share=read_input(node, kinds.KEPT, context), bare=True)
    strangers = [key for key in node if key not in _KEYS]
    if strangers:
        raise _stranger(strangers[0])
    faults = Faults()

    def part(key: str, kind: kinds.Kind) -> Input | None:
        if node.get(key) is None:
            return None
        return faults.attempt((key,), read_input, node[key], kind, context)

    def words(key: str) -> str | None:
        if node.get(key) is None:
            return None
        return faults.attempt((key,), read_text, node[key], context)

    share, by_agency = _read_share(node, context, faults)
    start = None
    if node.get("from") is not None:
        start = faults.attempt(("from",), read_year, node["from"], context)
    made = Cashable(
        share=share,
        by_agency=by_agency,
        start=start,
        in_steps_of=part("in_steps_of", _STEP),
        mechanism=words("mechanism"),
        owner=words("owner"),
        because=words("because"),
        at_once=part("at_once", kinds.SHARE),
        stepped=part("stepped", kinds.SHARE),
        step=words("step"),
        by_year=part("by_year", kinds.KEPT),
    )
    faults.raise_any()
    return made


def _stranger(key: str) -> FaultError:
    """The fault of what is no key: a year, or perhaps an agency."""
    if key[:1].isdigit():
        return _by_year(key)
    return FaultError(
        "CBA214",
        f"`{key}` is not a key of `cashable`",
        f"write shares of agencies as {{share: {{{key}: 50%}}}}",
        at=(key,),
    ).among(_KEYS)


def _by_year(key: str, *above: str) -> FaultError:
    """The fault of a year where keys or agencies belong."""
    return FaultError(
        "CBA214",
        f"`{key}` stands where keys of `cashable` or agencies belong",
        f"write shares by year as {{value: {{{key}: 10%}}}}",
        at=(*above, key),
    )


_STEP = kinds.Kind("count", "a number of units above 0", 1e-9, by_year=False)


def _read_share(
    node: Mapping[str, object], context: Context, faults: Faults
) -> tuple[Input | None, tuple[tuple[str, Input], ...]]:
    given = node.get("share")
    if given is None:
        if "at_once" not in node and "by_year" not in node:
            faults.add(
                FaultError(
                    "CBA112", "`share` is missing", "write {share: 20%, from: 2028-29}"
                )
            )
        return None, ()
    if not isinstance(given, Mapping) or "value" in given:
        share = faults.attempt(("share",), read_input, given, kinds.KEPT, context)
        return share, ()
    by_agency = []
    for key, item in given.items():
        if key[:1].isdigit():
            faults.add(_by_year(key, "share"))
            continue
        agency = faults.attempt(("share", key), read_id, key, context)
        share = faults.attempt(("share", key), read_input, item, kinds.KEPT, context)
        if agency is not None and share is not None:
            by_agency.append((agency, share))
    return None, tuple(by_agency)


_SHARE = {"type": ["string", "number"], "description": "A share such as 20%."}
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
                        "share": {
                            "anyOf": [_SHARE, {"type": "object"}],
                            "description": "For every agency, or for each it names.",
                        },
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
                        "at_once": _SHARE,
                        "stepped": _SHARE,
                        "step": {
                            "type": "string",
                            "description": "A step of `steps` pooled over lines.",
                        },
                        "by_year": {"description": "Cashable shares by year."},
                    },
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
