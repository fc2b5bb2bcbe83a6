"""The graph as an rdflib Dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, Store

from remit.graph.store.prefixes import standard_prefixes

if TYPE_CHECKING:
    from rdflib import Dataset

    from remit.graph.store import Graph


def to_rdflib(graph: Graph) -> Dataset:
    """Copy a graph into an rdflib Dataset, with its named graphs and the usual prefixes.

    The copy is in memory, in a store of Oxigraph's: what is changed in it stays there. Queries
    without `FROM` see the union of the named graphs, as `remit query` does.

    Args:
        graph: An open graph; it may be closed afterwards.

    Raises:
        GraphDamagedError: The store's files are broken.
    """
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    copy = Store()
    with graph.reading():
        quads = graph.store.dump(format=RdfFormat.N_QUADS)
    copy.bulk_load(input=quads, format=RdfFormat.N_QUADS)
    dataset = Dataset(store=OxigraphStore(store=copy), default_union=True)
    for prefix, namespace in (standard_prefixes() | {"id": graph.manifest.base}).items():
        dataset.bind(prefix, namespace, replace=True)
    return dataset
