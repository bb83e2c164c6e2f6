"""A metric by its path, such as ``public_value.npv`` or ``agencies.nhs.npv``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cba.results.json_document import Json, at_path

Figure = float | str | bool | None
_OPTIONS = "options."


class UnknownMetricError(LookupError):
    """A path at which an appraisal has no figure; with the paths it has."""

    def __init__(self, path: str, known: tuple[str, ...]) -> None:
        super().__init__(path)
        self.path = path
        self.known = known


def metric(content: Json, path: str) -> Figure:
    """The figure at a path, in the preferred option unless it names another.

    Raises `UnknownMetricError` where the appraisal has none there.
    """
    full = path
    if not path.startswith(_OPTIONS):
        full = f"{_OPTIONS}{content['preferred']}.{path}"
    try:
        found = at_path(content, full)
    except KeyError:
        found = {}
    if isinstance(found, (Mapping, list)):
        option = full.split(".")[1]
        raise UnknownMetricError(path, metrics_of(content, option))
    return found  # type: ignore[return-value]


def metrics_of(content: Json, option: str) -> tuple[str, ...]:
    """Every path at which an option has a figure."""
    options = content["options"]
    if not isinstance(options, Mapping) or option not in options:
        option = str(content["preferred"])
    return tuple(_paths(at_path(content, f"options.{option}"), ()))


def _paths(node: object, at: tuple[str, ...]) -> Iterator[str]:
    if isinstance(node, Mapping):
        for key, item in node.items():
            yield from _paths(item, (*at, str(key)))
    elif not isinstance(node, list) and len(at) > 1:
        yield ".".join(at)
