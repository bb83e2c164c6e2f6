"""What the source of an effect found: for how long, in whom, beside whom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, WithJsonSchema

from cba.models import kinds
from cba.models.base import Declaration
from cba.models.faults import FaultError
from cba.models.horizon import Context
from cba.models.inputs import read_input
from cba.models.kinds import Kind
from cba.models.values import Text, plain

#: What an author writes who says that nobody was compared.
_NOBODY = frozenset(
    {
        *("none", "no", "no one", "nobody", "nothing", "n/a", "not applicable"),
        *("no comparison", "no comparison group", "no control", "no control group"),
    }
)


def _alone(kind: Kind, example: str) -> object:
    """A reader of one number that no figure is calculated from."""

    def read(node: object, context: Context) -> float:
        given = None
        if not isinstance(node, (Mapping, list, tuple)):
            given = read_input(node, kind, context)
        if given is None or given.range is not None or given.is_series:
            raise FaultError(
                "CBA113",
                "{name} takes one number, as the source has it",
                f"write {example}, and where it comes from as `source` beside it",
            )
        return given.constant()

    return plain(read)


def _schema(kind: Kind) -> WithJsonSchema:
    return WithJsonSchema({"type": ["string", "number"], "description": kind.words})


class Study(Declaration):
    """What the evidence of an effect is; warnings hold the project to it."""

    follow_up: Annotated[float, _alone(kinds.WAIT, "2"), _schema(kinds.WAIT)] | None = (
        Field(None, description="Years for which the source followed people.")
    )
    engagement: (
        Annotated[float, _alone(kinds.SHARE, "40%"), _schema(kinds.SHARE)] | None
    ) = Field(None, description="Share of people who took part, in the source.")
    comparison: Text | None = Field(
        None, description="With whom those who took part were compared."
    )
    design: Text | None = Field(
        None, description="How it was studied, such as a randomised trial."
    )
    source: Text | None = Field(None, description="Where it is published.")

    @property
    def has_comparison(self) -> bool:
        """Whether it names those with whom people were compared."""
        if self.comparison is None:
            return False
        return " ".join(self.comparison.lower().split()).rstrip(".") not in _NOBODY


def combined(own: Study | None, group: Study | None) -> Study:
    """What a line's evidence is: its own key by key, else that of its people.

    >>> both = combined(Study(design="Trial"), Study(design="Survey", follow_up="2"))
    >>> both.design, both.follow_up
    ('Trial', 2.0)
    """
    if own is None or group is None:
        # No key has to be read, and what would read them is slow to make.
        return own or group or Study.model_construct()
    given = {key: getattr(own, key) for key in own.model_fields_set}
    return group.model_copy(update=given)
