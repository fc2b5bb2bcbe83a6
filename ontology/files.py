"""The files of the ontology as text, wherever the package is installed."""

from __future__ import annotations

from importlib.resources import files


def ontology_text() -> str:
    """Return `remit.ttl`: the whole vocabulary, in OWL 2 DL, as Turtle.

    >>> "remit:Role a owl:Class" in ontology_text()
    True
    """
    return _read("remit.ttl")


def statements_text() -> str:
    """Return `statements.ttl`: that a claim is an `rdf:Statement`, which OWL 2 DL cannot say."""
    return _read("statements.ttl")


def shapes_text() -> str:
    """Return `shapes.ttl`: the SHACL shapes of what Remit writes, as Turtle."""
    return _read("shapes.ttl")


def rule_texts() -> dict[str, str]:
    """Return the inference rules as SPARQL, by name, in the order of their names.

    >>> "knowledge-rests-on-law" in rule_texts()
    True
    """
    folder = files("remit.ontology") / "rules"
    found = {
        entry.name.removesuffix(".rq"): entry.read_text("utf-8")
        for entry in folder.iterdir()
        if entry.name.endswith(".rq")
    }
    return dict(sorted(found.items()))


def _read(name: str) -> str:
    return (files("remit.ontology") / name).read_text("utf-8")
