"""The graph as GraphML, which Gephi, yEd, Cytoscape and NetworkX read."""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape, quoteattr

from remit.graph.exchange.networks import to_networkx

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import networkx as nx

    from remit.graph.exchange.reading import Readable

_NOT_IN_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPACES: Final = {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_HEAD: Final = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""


def write_graphml(graph: Readable, out: IO[bytes]) -> None:
    """Write the graph that `to_networkx` makes as GraphML; the same graph gives the same bytes.

    Characters that XML cannot hold become U+FFFD.

    Args:
        graph: An open graph.
        out: What is written to.
    """
    for line in graphml_lines(to_networkx(graph)):
        out.write(line.encode())


def graphml_lines(network: nx.MultiDiGraph[str]) -> Iterator[str]:
    """Write a NetworkX graph as lines of GraphML 1.0; values are text or whole numbers.

    Edges are numbered, since their keys are not unique in a graph.
    """
    yield _HEAD
    nodes: list[tuple[str, dict[str, Any]]] = [*network.nodes.items()]
    edges = [
        (start, end, values)
        for start, ends in network.adj.items()
        for end, several in ends.items()
        for values in several.values()
    ]
    node_keys = _keys((values for _, values in nodes), "n")
    edge_keys = _keys((values for *_, values in edges), "e")
    for keys, what in ((node_keys, "node"), (edge_keys, "edge")):
        for name, (key, type_) in keys.items():
            said = f'attr.name={_quoted(name)} attr.type="{type_}"'
            yield f'  <key id="{key}" for="{what}" {said}/>\n'
    yield '  <graph edgedefault="directed">\n'
    for node, values in nodes:
        yield f"    <node id={_quoted(node)}>{_data(values, node_keys)}</node>\n"
    for number, (start, end, values) in enumerate(edges):
        ends = f"source={_quoted(start)} target={_quoted(end)}"
        yield f'    <edge id="{number}" {ends}>{_data(values, edge_keys)}</edge>\n'
    yield "  </graph>\n</graphml>\n"


def _keys(every: Iterable[Mapping[str, Any]], letter: str) -> dict[str, tuple[str, str]]:
    """Give each name of a value its key and type."""
    types: dict[str, str] = {}
    for values in every:
        for name, value in values.items():
            types[name] = "long" if isinstance(value, int) else "string"
    return {name: (f"{letter}{n}", types[name]) for n, name in enumerate(sorted(types))}


def _data(values: Mapping[str, Any], keys: Mapping[str, tuple[str, str]]) -> str:
    return "".join(
        f'<data key="{keys[name][0]}">{escape(_in_xml(str(value)), _SPACES)}</data>'
        for name, value in values.items()
    )


def _quoted(text: str) -> str:
    return quoteattr(_in_xml(text), _SPACES)


def _in_xml(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)
