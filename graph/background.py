"""What stands in every graph: the ontology and the reference data, as N-Quads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from remit.graph.overlay import turtle_texts
from remit.ontology.files import ontology_text, statements_text
from remit.ontology.inference import rules_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.statements.iris import Iris


def background_lines(iris: Iris) -> Iterator[str]:
    """Give the ontology and the reference data; a triple of both stands in the ontology alone."""
    stated: set[str] = set()
    texts = (
        ("ontology", [ontology_text(), statements_text(), rules_text()]),
        ("reference", [text for _, text in turtle_texts("reference")]),
    )
    for graph, files in texts:
        name = f"<{iris.graph(graph)}>"
        for text in files:
            for triple in ox.parse(text, format=ox.RdfFormat.TURTLE):
                line = f"{triple.subject} {triple.predicate} {triple.object}"
                if line not in stated:
                    stated.add(line)
                    yield f"{line} {name} ."
