"""From a project to its appraisal: every option, reconciled."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from cba.calculation.compile_option import compile_option
from cba.calculation.flows import evaluate
from cba.library.catalogue import data_fingerprint
from cba.loading.writing import to_tree
from cba.models.project import Project
from cba.problems import Problem
from cba.results.appraisal import Appraisal, OptionAppraisal, Run
from cba.results.editions import editions_used
from cba.results.option import option_appraisal
from cba.results.reconciliation import reconcile
from cba.version import TOOL


def appraise(project: Project, problems: Iterable[Problem] = ()) -> Appraisal:
    """The NPV and payback of a project, for the whole and for each agency.

    ``problems`` are the warnings that came with the project; they travel with the
    answer. Every option is reconciled by every route before it is returned;
    `ReconciliationError` is a fault of this package.

    HM Treasury, Supporting public service transformation (2014); Green Book (2026).
    """
    options: dict[str, OptionAppraisal] = {}
    for identifier in project.option_ids:
        flows = evaluate(compile_option(project, identifier))
        option = option_appraisal(project, flows)
        reconcile(option)
        options[identifier] = option
    data = editions_used(project)
    run = Run(TOOL, fingerprint(project, data), data)
    return Appraisal(project, options, tuple(problems), run)


def fingerprint(project: Project, data: dict[str, str]) -> str:
    """A digest of every input and of every edition of data that is used.

    Comments, order of tables and layout of the file do not change it; any figure,
    text or edition does.
    """
    digest = hashlib.sha256()
    tree = json.dumps(to_tree(project), ensure_ascii=False, separators=(",", ":"))
    digest.update(tree.encode())
    for name, edition in sorted(data.items()):
        digest.update(f"\n{name} {data_fingerprint(name, edition)}".encode())
    return digest.hexdigest()
