"""Find the properties of users' own graphs that name things: names, titles, codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.index_naming import HALVES
from remit.graph.asking.index_spoken import called
from remit.graph.asking.iris import bracketed
from remit.graph.asking.selecting import texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from remit.graph.asking.index_naming import Naming
    from remit.graph.asking.selecting import Select

_LONGEST_NAME = 120
_BEST = ("name",)  # what properties are called of which everybody knows that they name things


def naming_properties(select: Select, naming: Naming, graphs: Iterable[str]) -> dict[str, str]:
    """Find the properties of users' graphs that name things, each with its rung.

    First those that are called a name, or half of one; not a title that only describes what has a
    name, such as the title of a job. Things of a class that have none of these
    go by the property whose values tell all of them apart: the number of an order, say.
    """
    found: dict[str, str] = {}
    heard: dict[str, list[str]] = {}
    for graph in graphs:
        query = (
            "SELECT DISTINCT ?p WHERE "
            f"{{ GRAPH {bracketed(graph)} {{ ?s ?p ?o FILTER(isLiteral(?o)) }} }}"
        )
        for (predicate,) in texts(select, query):
            said = called(select, predicate) if predicate not in naming.rung else []
            half = next((naming.halves[name] for name in said if name in naming.halves), "")
            if half:
                found[predicate] = half
            elif naming.label_words.intersection(said) or _names_its_class(select, predicate, said):
                found[predicate] = "label"
                heard[predicate] = said
    names = {p for p, rung in {**naming.rung, **found}.items() if rung == "label" or rung in HALVES}
    for predicate, said in heard.items():
        better = {p for p in names if _rank(heard.get(p, _BEST)) == 0}
        title = predicate not in better
        if title and _only_describes(select, predicate, better, said[0] in naming.label_words):
            del found[predicate]
    for graph in graphs:
        found |= dict.fromkeys(sorted(_telling(select, graph, {*naming.rung, *found})), "acronym")
    return found


def _only_describes(
    select: Select, predicate: str, better: Collection[str], is_called_so: bool
) -> bool:
    """Tell whether a property says what things are that have names: the title of an employee's job.

    Args:
        select: Asks the graph.
        predicate: The property that may name things.
        better: Those that surely do.
        is_called_so: Whether its label, too, says no more than that it names them.
    """
    some = " ".join(bracketed(p) for p in sorted(better))
    query = f"""SELECT (COUNT(DISTINCT ?s) AS ?n) (COUNT(DISTINCT ?o) AS ?v) WHERE {{
      ?s {bracketed(predicate)} ?o FILTER EXISTS {{ VALUES ?p {{ {some} }} ?s ?p ?name }} }}"""
    ((things, values),) = texts(select, query)
    return int(things) > 0 and (int(values) < int(things) or not is_called_so)


def _telling(select: Select, graph: str, naming: Collection[str]) -> set[str]:
    """Find for each class without names the text property that tells its things apart."""
    in_graph = f"GRAPH {bracketed(graph)}"
    some = " ".join(bracketed(p) for p in sorted(naming))
    query = f"""SELECT ?c (COUNT(DISTINCT ?s) AS ?n) WHERE {{ {in_graph} {{ ?s a ?c }}
      FILTER NOT EXISTS {{ VALUES ?p {{ {some} }} ?s ?p ?name }}
      FILTER(!CONTAINS(STR(?s), "/blank/") || NOT EXISTS {{ ?owner ?q ?s }}) }} GROUP BY ?c"""
    found = set()
    for class_, count in texts(select, query):
        described = f"""SELECT ?p WHERE {{ {in_graph} {{ ?s a {bracketed(class_)} ; ?p ?o }}
          FILTER(isLiteral(?o) && STRLEN(STR(?o)) <= {_LONGEST_NAME}
            && (LANG(?o) != "" || DATATYPE(?o) = <http://www.w3.org/2001/XMLSchema#string>)) }}
          GROUP BY ?p
          HAVING (COUNT(DISTINCT ?s) = {int(count)} && COUNT(DISTINCT ?o) = {int(count)})"""
        telling = {p: called(select, p)[0].split() for (p,) in texts(select, described)}
        telling = {p: said for p, said in telling.items() if _tells_less(said) < len(_goes_by())}
        found.update(sorted(telling, key=lambda p: (_tells_less(telling[p]), p))[:1])
    return found


def _tells_less(name: Sequence[str]) -> int:
    """Rank what things may go by: names before titles before codes before anything else.

    >>> [_tells_less(n.split()) for n in ("trading name", "route code", "colour")]
    [0, 2, 3]
    """
    ranks = _goes_by()
    return next((n for n, words in enumerate(ranks) if name[-1] in words), len(ranks))


def _rank(names: Iterable[str]) -> int:
    """Rank what things may go by, by the best that it is called."""
    return min(_tells_less(name.split()) for name in names)


def _goes_by() -> list[list[str]]:
    """Read what the names of properties end with by which things may go, the best first."""
    from remit.graph.overlay import load_toml  # which a question does not need

    ranks: list[list[str]] = load_toml("questions/naming.toml")["own-graphs"]["goes_by"]
    return ranks


def _names_its_class(select: Select, predicate: str, names: Sequence[str]) -> bool:
    """Tell whether a property is called the name of what it is of: the stop name of a bus stop."""
    ends = [n.split()[:-1] for n in names if n.endswith(" name") and len(n.split()) > 1]
    if not ends:
        return False
    query = f"SELECT DISTINCT ?c WHERE {{ ?s {bracketed(predicate)} ?o ; a ?c }}"
    classes = [set(" ".join(called(select, c)).split()) for (c,) in texts(select, query)]
    return bool(classes) and any(all(set(end) <= words for words in classes) for end in ends)
