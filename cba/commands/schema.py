"""``cba schema``: the JSON Schema of a project file."""

from __future__ import annotations

import json

from cba.commands.conversation import answer
from cba.commands.outcome import Exit
from cba.models.schema import project_schema


def schema() -> int:
    """Print the schema, from which editors complete and explain keys."""
    answer(json.dumps(project_schema(), ensure_ascii=False, indent=2))
    return Exit.YES
