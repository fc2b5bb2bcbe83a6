"""What stands in every graph: the ontology and the reference data, as N-Quads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.overlay import turtle_texts
from remit.graph.turtle import triples
from remit.ontology.files import ontology_text, statements_text
from remit.ontology.inference import rules_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.statements.iris import Iris


def background_texts() -> dict[str, list[str]]:
    """Give the Turtle of what stands in every graph, by the named graph in which it stands."""
    return {
        "ontology": [ontology_text(), statements_text(), rules_text()],
        "reference": [text for _, text in turtle_texts("reference")],
    }


def background_lines(iris: Iris) -> Iterator[str]:
    """Give the ontology and the reference data; a triple of both stands in the ontology alone."""
    stated: set[str] = set()
    for graph, files in background_texts().items():
        name = f"<{iris.graph(graph)}>"
        for text in files:
            for line in triples(text):
                if line not in stated:
                    stated.add(line)
                    yield f"{line} {name} ."
