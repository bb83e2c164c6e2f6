"""A project as a tree and as YAML that reads back as the same project.

What was written short or long, by range or by list of years comes out in one way;
a share of a third keeps every digit that it was read with.
"""

from __future__ import annotations

from collections.abc import Mapping

from cba.loading.document import Node, Scalar
from cba.loading.input_text import input_node, percent, plain
from cba.loading.yaml_text import yaml_text
from cba.models.base import Declaration
from cba.models.cashable import Cashable
from cba.models.cost import Financing
from cba.models.discount import Discounting
from cba.models.effect import Attribution, Curve, Deadweight, Outcome
from cba.models.evidence import CapitalBias
from cba.models.inputs import Input
from cba.models.inputs_of import form_of
from cba.models.library_file import LibraryFile
from cba.models.payment import Followed
from cba.models.price_index import PriceIndex
from cba.models.project import Project
from cba.models.risk import OF_NO_LINE
from cba.models.sharing import ShareBounds
from cba.models.years import Year

_SHARES = frozenset({"paid_by", "falls_to", "enjoyed_by", "falls_on", "income_groups"})

#: Amounts of money by whatever they are of.
_AMOUNTS_BY_KEY = frozenset({"groups", "caps", "tariffs"})


def to_tree(project: Project) -> dict[str, Node]:
    """The project as the reader of files would hand it on; without its tables."""
    tree = tree_of(project, financial=project.appraisal.first_year.financial)
    tree.pop("tables", None)
    return tree


def dump(project: Project) -> str:
    """YAML text that loads as the same project.

    Lines of tables and ranges given apart stand at their lines and inputs; libraries
    are named, and their files have to be at hand.
    """
    tree = to_tree(project)
    if project.libraries:
        named = project.libraries.items()
        tree["libraries"] = {name: Scalar(library.file) for name, library in named}
    return yaml_text(tree)


def tree_of(thing: Declaration, *, financial: bool) -> dict[str, Node]:
    """A line, a group or a whole project as a tree, without what is left out.

    ``financial`` says in which kind of year the appraisal is.
    """
    return _Writer(financial=financial).declaration(thing)


def thawed(node: object) -> Node:
    """A node that was kept as it was written, as the reader of files has it."""
    if isinstance(node, Mapping):
        return {str(key): thawed(item) for key, item in node.items()}
    if isinstance(node, (list, tuple)):
        return [thawed(item) for item in node]
    return None if node is None else Scalar(str(node))


class _Writer:
    """Writes nodes for an appraisal in financial or in calendar years."""

    def __init__(self, *, financial: bool) -> None:
        self._financial = financial

    def declaration(self, thing: Declaration) -> dict[str, Node]:
        tree: dict[str, Node] = {}
        for name, field in type(thing).model_fields.items():
            given = getattr(thing, name)
            left_out = field.get_default(call_default_factory=True)
            if given is None or (not field.is_required() and given == left_out):
                continue
            # Of a cost `rate` is money an hour, of its financing a percentage.
            kind = "interest" if isinstance(thing, Financing) else name
            tree[field.alias or name] = self._field(
                kind if name == "rate" else name, given
            )
        return tree

    def _field(self, name: str, given: object) -> Node:
        if isinstance(given, tuple) and given and name in _SHARES:
            return _shares(given)
        if name in _AMOUNTS_BY_KEY and isinstance(given, Mapping):
            return {key: self._node("amount", item) for key, item in given.items()}
        if name == "replaces_bias_of" and not given:
            return Scalar(OF_NO_LINE)
        if name == "confidence" and isinstance(given, tuple):
            return _grades(given)
        if isinstance(given, PriceIndex):
            return _price_index(given)
        return self._node(name, given)

    def _node(self, name: str, given: object) -> Node:
        if isinstance(given, Input):
            return input_node(given, name, financial=self._financial)
        if isinstance(given, Declaration):
            return self.declaration(given)
        if isinstance(given, Mapping):
            return {str(key): self._node(str(key), item) for key, item in given.items()}
        if isinstance(given, tuple):
            return [self._node(name, item) for item in given]
        if isinstance(given, (str, int, Year, Followed)):
            text = str(given)
            return Scalar(text.lower() if isinstance(given, bool) else text)
        return None if given is None else self._effect(name, given)

    def _effect(self, name: str, given: object) -> Node:
        node: Node
        if isinstance(given, (Deadweight, Attribution)):
            key, node = form_of(given), self._node(name, given.amount)
            node = {key: node} if key else node
        elif isinstance(given, Outcome):
            with_project = self._curve(given.with_project)
            node = {"with": with_project, "without": self._curve(given.without)}
        elif isinstance(given, Cashable):
            node = self._cashable(given)
        elif isinstance(given, Discounting):
            node = _discounting(given)
        elif isinstance(given, CapitalBias):
            node = self._class(given)
        elif isinstance(given, LibraryFile):
            node = {"file": Scalar(given.file), "text": Scalar(given.text)}
        elif isinstance(given, float):  # what a study found is no input
            node = Scalar(percent(given) if name == "engagement" else plain(given))
        elif isinstance(given, ShareBounds):
            node = Scalar(f"{percent(given.low)} to {percent(given.high)}")
        else:
            message = f"`{name}` holds a {type(given).__name__}: it cannot be written"
            raise TypeError(message)
        return node

    def _class(self, given: CapitalBias) -> Node:
        node: dict[str, Node] = {"class": Scalar(given.name)}
        if given.mitigated is not None:
            node["mitigated"] = self._node("mitigated", given.mitigated)
        return node

    def _curve(self, curve: Curve) -> Node:
        return {str(year): self._node("outcome", share) for year, share in curve}

    def _cashable(self, cashable: Cashable) -> Node:
        share = cashable.share
        if share is not None and cashable.bare:
            return input_node(share, "share", financial=self._financial, long=True)
        node: dict[str, Node] = {}
        for key, shares in cashable.shares():
            node[key] = (
                input_node(shares, key, financial=self._financial, long=True)
                if isinstance(shares, Input)
                else {agency: self._node(key, item) for agency, item in shares}
            )
        if cashable.start is not None:
            node["from"] = Scalar(str(cashable.start))
        for key in (
            *("in_steps_of", "mechanism", "owner", "because"),
            *("step", "by_year"),
        ):
            given = getattr(cashable, key)
            if given is not None:
                node[key] = self._node(key, given)
        return node


def _shares(shares: tuple[tuple[str, float], ...]) -> Node:
    if len(shares) == 1 and shares[0][1] == 1:
        return Scalar(shares[0][0])
    return {agency: Scalar(percent(share)) for agency, share in shares}


def _grades(grades: tuple[tuple[str, int], ...]) -> Node:
    if [name for name, _ in grades] == ["line"]:
        return Scalar(str(grades[0][1]))
    return {name: Scalar(str(grade)) for name, grade in grades}


def _price_index(given: PriceIndex) -> dict[str, Node]:
    about = {"source": given.source, "edition": given.edition}
    tree: dict[str, Node] = {k: Scalar(said) for k, said in about.items() if said}
    points = {str(year): _level(level, status) for year, level, status in given.points}
    return {**tree, **points}


def _level(level: float, status: str | None) -> Node:
    if status is None:
        return Scalar(plain(level))
    return {"index": Scalar(plain(level)), "status": Scalar(status)}


def _discounting(given: Discounting) -> Node:
    if given.name is not None:
        return Scalar(given.name)
    if len(given.bands) == 1:
        return {"rate": Scalar(percent(given.bands[0][1]))}
    return {"bands": {str(first): Scalar(percent(rate)) for first, rate in given.bands}}
