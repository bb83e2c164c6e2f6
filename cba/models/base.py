"""What every declaration of a project file has in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Declaration(BaseModel):
    """Something a project file declares: unknown keys refused, never changed."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        populate_by_name=True,
        validate_default=False,
        # A model is built when it is first read: `schema` aside, no run needs all.
        defer_build=True,
    )
