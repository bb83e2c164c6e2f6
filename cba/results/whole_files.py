"""Several files written all or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from cba.results.whole_file import replacing, usual_mode


class NotWrittenError(Exception):
    """The system refused a file; everything is as it was before."""

    def __init__(self, path: Path, reason: OSError) -> None:
        self.path = path
        self.reason = (reason.strerror or str(reason)).lower()
        super().__init__(f"`{path}` cannot be written: {self.reason}")


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write each content to its place, or leave every place as it was.

    All are written beside their places first, where a full disk or a folder that may
    not be written to shows. Then each takes its place; should the system refuse that
    to one, those before it are put back. Only what went into a pipe or a device,
    which is last, cannot be taken back.

    :raises NotWrittenError: the system refuses a file.
    """
    streams = {path for path in contents if path.exists() and not path.is_file()}
    with ExitStack() as undo:
        waiting = {}
        for path in contents:
            if path not in streams:
                with _naming(path):
                    waiting[path] = _beside(path.resolve(), contents[path])
                undo.callback(waiting[path].unlink, missing_ok=True)
        with ExitStack() as back:
            for path, written in waiting.items():
                with _naming(path):
                    _take_place(written, path.resolve(), undo, back)
            for path in streams:
                with _naming(path), replacing(path) as file:
                    file.write(contents[path])
            # Everything stands where it should: nothing is put back.
            back.pop_all()


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Names the place that the system refuses."""
    try:
        yield
    except OSError as error:
        raise NotWrittenError(path, error) from error


def _beside(place: Path, content: bytes) -> Path:
    """A new file in the folder of the place, with the content."""
    handle, name = tempfile.mkstemp(prefix=".cba-", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(usual_mode())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _take_place(written: Path, place: Path, undo: ExitStack, back: ExitStack) -> None:
    """Rename the file to its place; ``back`` then knows how to undo that."""
    if not place.exists():
        written.replace(place)
        back.callback(place.unlink)
        return
    kept = _kept(place)
    undo.callback(kept.unlink, missing_ok=True)
    written.replace(place)
    back.callback(kept.replace, place)


def _kept(place: Path) -> Path:
    """What stands in the place, under a second name beside it."""
    handle, name = tempfile.mkstemp(prefix=".cba-", dir=place.parent)
    os.close(handle)
    kept = Path(name)
    kept.unlink()
    # Some file systems have no second names; a copy does as well.
    with suppress(OSError):
        kept.hardlink_to(place)
        return kept
    return Path(shutil.copy2(place, kept))
