"""The graph in the forms of other tools: NetworkX, rdflib, GraphML, tables."""

from __future__ import annotations

from remit.graph.exchange.datasets import to_rdflib
from remit.graph.exchange.graphml import write_graphml
from remit.graph.exchange.networks import to_networkx
from remit.graph.exchange.tables import write_tables

__all__ = ["to_networkx", "to_rdflib", "write_graphml", "write_tables"]
