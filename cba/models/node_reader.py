"""How pydantic has a node of the file read: by a function of the format's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema


@dataclass(frozen=True, slots=True)
class NodeReader:
    """Marks a field that a function reads from its node, whatever its type.

    Pydantic's own marker also works out how to write the field's type, which nothing
    asks for, and which is most of the time that the models take to build.
    """

    read: Callable[[object, ValidationInfo], object]

    def __get_pydantic_core_schema__(
        self, _: object, __: GetCoreSchemaHandler
    ) -> CoreSchema:
        """What pydantic asks a marker for."""
        return core_schema.with_info_plain_validator_function(
            self.read, json_schema_input_schema=core_schema.any_schema()
        )
