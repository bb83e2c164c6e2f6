"""Field types of a project: how each key of the file is read and described.

Each type reads one node of the file and raises faults that pydantic reports at
the node's address; each carries the JSON Schema that an editor completes from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ValidationInfo,
    WithJsonSchema,
)

from cba.models import kinds
from cba.models.faults import (
    FaultError,
    Faults,
    FaultsError,
    as_validation_error,
    refuse_cut,
)
from cba.models.horizon import Context, read_year
from cba.models.inputs import Input, read_grade, read_input
from cba.models.kinds import Kind
from cba.models.node_reader import NodeReader
from cba.models.years import Year

T = TypeVar("T")
Reader = Callable[[object, Context], T]

_ID = re.compile(r"[a-z][a-z0-9_]*")
_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


def plain(read: Reader[T]) -> NodeReader:
    """A validator that reads a node with its context and reports every fault."""

    def validate(node: object, info: ValidationInfo) -> T:
        context = info.context if isinstance(info.context, Context) else Context()
        try:
            return read(node, context)
        except (FaultError, FaultsError) as fault:
            raise as_validation_error(fault, node) from None

    return NodeReader(validate)


def read_text(node: object, context: Context) -> str:  # noqa: ARG001
    """A text; CBA106 where a comment cut it short."""
    if node is None:
        raise FaultError("CBA116", "{name} has no text", "write one, or leave it out")
    if not isinstance(node, str):
        raise FaultError("CBA113", "{name} takes a text", None, "a text is needed here")
    refuse_cut(node, number=False)
    return str(node)


def read_id(node: object, context: Context) -> str:  # noqa: ARG001
    """An id: a lower-case letter, then letters, digits and `_`."""
    if isinstance(node, str) and _ID.fullmatch(node):
        return str(node)
    if isinstance(node, str) and "," in node:
        raise FaultError(
            "CBA114",
            f"`{node}` is not an id",
            "part several with `;` in a table; in the project file, write [one, other]",
        )
    made = re.sub(r"\W+", "_", str(node).lower()).strip("_") if node else "name"
    raise FaultError(
        "CBA114",
        f"`{node}` is not an id",
        f"write `{made if made[:1].isalpha() else 'n' + made}`: a lower-case letter, "
        "then lower-case letters, digits and `_`",
    )


def read_bool(node: object, context: Context) -> bool:  # noqa: ARG001
    """True or false, and nothing else."""
    if isinstance(node, str) and node in {"true", "false"}:
        return node == "true"
    raise FaultError(
        "CBA212", f"`{node}` is neither true nor false", "write true or false"
    )


def read_any_year(node: object, context: Context) -> Year:  # noqa: ARG001
    """A year of either kind, which need not lie in the appraisal."""
    return read_year(node, Context())


def read_date(node: object, context: Context) -> str:  # noqa: ARG001
    """A date written as 2026-11-22."""
    if isinstance(node, str) and _DATE.fullmatch(node):
        return str(node)
    raise FaultError("CBA213", f"`{node}` is not a date", "write it as 2026-11-22")


def read_list(read: Reader[T]) -> Reader[tuple[T, ...]]:
    """A reader of lists of what ``read`` reads; a single one is a list of one."""

    def read_items(node: object, context: Context) -> tuple[T, ...]:
        if isinstance(node, str):
            return (read(node, context),)
        if not isinstance(node, (list, tuple)):
            raise FaultError("CBA113", "{name} takes a list", "write [first, second]")
        if not node:
            raise FaultError("CBA116", "{name} is an empty list", "leave it out")
        faults = Faults()
        items: list[T] = []
        for n, item in enumerate(node):
            try:
                items.append(read(item, context))
            except (FaultError, FaultsError) as fault:
                faults.take(fault, n)
        faults.raise_any()
        return tuple(items)

    return read_items


def one_of(*words: str, also: Mapping[str, str] | None = None) -> NodeReader:
    """A validator for one of a few words.

    ``also`` gives the word for other names of the same thing: they are not read,
    but the hint then says what to write.
    """

    def read(node: object, context: Context) -> str:  # noqa: ARG001
        if isinstance(node, str) and node in words:
            return str(node)
        if isinstance(node, str) and (word := _meant(node, also or {})):
            raise FaultError("CBA207", _unknown(node), f"write `{word}`")
        raise FaultError(
            "CBA207",
            _unknown(node),
            f"write {', '.join(words[:-1])} or {words[-1]}",
        ).among(words)

    return plain(read)


def _unknown(node: object) -> str:
    return f"`{node}` is not a word that {{name}} takes"


def _meant(written: str, also: Mapping[str, str]) -> str | None:
    """The word that another name of the same thing stands for, in either number."""
    plain = "-".join(written.lower().replace("_", " ").replace("-", " ").split())
    return also.get(plain) or also.get(plain.removesuffix("s"))


def reads(kind: Kind) -> NodeReader:
    """A validator for an input of a kind."""
    return plain(lambda node, context: read_input(node, kind, context))


def schema_of(kind: Kind) -> dict[str, Any]:
    """The forms of an input; the `$comment`s become references (models/schema.py)."""
    single: dict[str, Any] = {"type": ["string", "number"], "description": kind.words}
    schema: list[dict[str, Any]] = [single, {"$comment": "LongInput"}]
    if kind.by_year:
        schema += [
            {
                "type": "array",
                "items": single,
                "description": "From the first year on.",
            },
            {"$comment": "ByYear"},
        ]
    return {"anyOf": schema}


def mapping_of(
    node: object,
    context: Context,  # noqa: ARG001
) -> Mapping[object, object]:
    """The node, where it is a mapping."""
    if isinstance(node, Mapping):
        return node
    raise FaultError(
        "CBA113" if node is not None else "CBA116",
        "{name} takes keys and values",
        "put the keys on lines of their own below it, two spaces further in",
    )


def _before(node: object, info: ValidationInfo) -> object:
    try:
        return mapping_of(node, info.context or Context())
    except FaultError as fault:
        raise as_validation_error(fault, node) from None


_STRING = {"type": "string"}
ID_PATTERN = "^[a-z][a-z0-9_]*$"
_NAME = {"type": "string", "pattern": ID_PATTERN}
_YEAR = {
    "type": ["string", "integer"],
    "pattern": r"^\d{4}([-/]\d{2})?$",
    "description": "A financial year 2026-27 or a calendar year 2026.",
}

Text = Annotated[str, plain(read_text), WithJsonSchema({"type": ["string", "number"]})]
Id = Annotated[str, plain(read_id), WithJsonSchema(_NAME)]
Ids = Annotated[
    tuple[str, ...],
    plain(read_list(read_id)),
    WithJsonSchema({"anyOf": [_NAME, {"type": "array", "items": _NAME}]}),
]
Texts = Annotated[
    tuple[str, ...],
    plain(read_list(read_text)),
    WithJsonSchema({"anyOf": [_STRING, {"type": "array", "items": _STRING}]}),
]
Flag = Annotated[bool, plain(read_bool), WithJsonSchema({"type": "boolean"})]
Date = Annotated[
    str, plain(read_date), WithJsonSchema({"type": "string", "format": "date"})
]
Dates = Annotated[
    tuple[str, ...],
    plain(read_list(read_date)),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "format": "date"},
                {"type": "array", "items": {"type": "string", "format": "date"}},
            ]
        }
    ),
]
AnyYear = Annotated[Year, plain(read_any_year), WithJsonSchema(_YEAR)]
AppraisalYear = Annotated[Year, plain(read_year), WithJsonSchema(_YEAR)]
Grade = Annotated[
    int | None,
    plain(lambda node, _: read_grade(node)),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 6}),
]

Kept = Annotated[Input, reads(kinds.KEPT), WithJsonSchema(schema_of(kinds.KEPT))]
Lost = Annotated[Input, reads(kinds.LOST), WithJsonSchema(schema_of(kinds.LOST))]
Money = Annotated[Input, reads(kinds.MONEY), WithJsonSchema(schema_of(kinds.MONEY))]
Count = Annotated[Input, reads(kinds.COUNT), WithJsonSchema(schema_of(kinds.COUNT))]
Quantity = Annotated[
    Input, reads(kinds.QUANTITY), WithJsonSchema(schema_of(kinds.QUANTITY))
]
Units = Annotated[Input, reads(kinds.COUNT), WithJsonSchema(schema_of(kinds.COUNT))]
Rate = Annotated[Input, reads(kinds.RATE), WithJsonSchema(schema_of(kinds.RATE))]
Growth = Annotated[Input, reads(kinds.GROWTH), WithJsonSchema(schema_of(kinds.GROWTH))]
LoanYears = Annotated[Input, reads(kinds.LOAN), WithJsonSchema(schema_of(kinds.LOAN))]
Years = Annotated[Input, reads(kinds.YEARS), WithJsonSchema(schema_of(kinds.YEARS))]
Wait = Annotated[Input, reads(kinds.WAIT), WithJsonSchema(schema_of(kinds.WAIT))]
Cap = Annotated[Input, reads(kinds.CAP), WithJsonSchema(schema_of(kinds.CAP))]

Keyed = Annotated[
    Mapping[Id, T], BeforeValidator(_before), AfterValidator(MappingProxyType)
]
#: Things by the address of an input or a line, such as ``benefits.x``.
ByAddress = Annotated[
    Mapping[Text, T], BeforeValidator(_before), AfterValidator(MappingProxyType)
]
