"""Workbooks that many tests need, each written once: they are the same every time."""

from __future__ import annotations

from cba.loading.project_loader import Loaded
from cba.loading.returned_workbook import Returned
from cba.reports import returned_results
from cba.results.appraisal import Appraisal

_written: dict[object, Returned] = {}


def as_written_once(appraisal: Appraisal, loaded: Loaded, name: str) -> Returned:
    """What `as_written` gives, kept for the next who asks of the same files."""
    document = loaded.document
    assert document is not None
    key = (appraisal.run.fingerprint, document.file, document.files, name)
    if key not in _written:
        _written[key] = returned_results.as_written(appraisal, loaded, name)
    return _written[key]
