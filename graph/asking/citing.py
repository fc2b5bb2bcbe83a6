"""Find which things of a set profiles cite, and what has replaced them: "repealed law"."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from remit.graph.asking.gathering import Support
from remit.graph.asking.iris import prologue
from remit.graph.asking.logic import Mentions, Named, OneOf
from remit.graph.asking.search import MODALITIES, modality_iris, passages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.logic import Things
    from remit.graph.asking.support import Supporter

_REQUIRING = """SELECT ?role ?x ?e ?m WHERE {{ {bound}
  ?q remit:about ?x ; remit:modality ?m ; remit:evidence ?e . ?role remit:requirement ?q }}"""
_REFERRING = """SELECT ?role ?x WHERE {{ {bound}
  {{ ?d dcterms:references ?x . ?role remit:describedBy ?d }}
  UNION {{ ?role dcterms:references ?x ; remit:describedBy ?d }} }}"""
_REPLACED = """SELECT ?x ?name ?by ?day WHERE {{ {bound} ?x skos:prefLabel ?name
  OPTIONAL {{ ?x remit:supersededBy/skos:prefLabel ?by OPTIONAL {{ ?x remit:supersededOn ?day }} }}
  }}"""


def set_cited(
    things: Things, degree: str, roles: Sequence[str], supporter: Supporter
) -> dict[str, Support]:
    """Say for each role which things of a set it cites, with the quotes and what replaced them."""
    select = f"SELECT DISTINCT ?x WHERE {{ {supporter.compiler.target(things, 'x')} }}"
    wanted = {row[0] for row in supporter.gatherer.rows(prologue() + select)}
    asked, degrees = set(roles), set(modality_iris(degree) if degree in MODALITIES else ())
    cited: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for role, thing, evidence, modality in supporter.gatherer.bound(_REQUIRING, wanted):
        if role in asked and (not degrees or modality in degrees):
            cited[role].setdefault(thing, []).append(evidence)
    for role, thing in [] if degrees else supporter.gatherer.bound(_REFERRING, wanted):
        if role in asked:
            cited[role].setdefault(thing, [])
    said = _said({thing for found in cited.values() for thing in found}, supporter)
    quoted = _quoted(cited, said, supporter)
    return {
        role: Support(
            True,
            tuple(dict.fromkeys(e for t in found for e in found[t] or quoted.get((role, t), []))),
            value="; ".join(said[t][1] for t in sorted(found, key=lambda t: said[t])),
        )
        for role, found in cited.items()
    }


def replacements(things: Sequence[str], supporter: Supporter) -> dict[str, str]:
    """Say of each law that was replaced by what, and when."""
    said = _said(set(things), supporter)
    return {
        thing: text.removeprefix(name).removeprefix(", ")
        for thing, (name, text) in said.items()
        if text != name
    }


def _said(things: set[str], supporter: Supporter) -> dict[str, tuple[str, str]]:
    """Return the name of each thing, and the same with what replaced it and when."""
    found: dict[str, tuple[str, str]] = {}
    for thing, name, by, day in supporter.gatherer.bound(_REPLACED, things):
        said = f"{name}, replaced by {by}" + (f" on {day}" if day else "") if by else name
        found[thing] = (name, f"{found[thing][1]} and by {by}" if thing in found else said)
    return found


def _quoted(
    cited: dict[str, dict[str, list[str]]],
    said: dict[str, tuple[str, str]],
    supporter: Supporter,
) -> dict[tuple[str, str], list[str]]:
    """Find the words by which documents name what no requirement of theirs is about."""
    bare = {t for found in cited.values() for t, evidence in found.items() if not evidence}
    quoted: dict[tuple[str, str], list[str]] = {}
    for thing in sorted(bare):
        topic = OneOf((Named(thing, said[thing][0], "law"),), said[thing][0])
        for passage in passages(
            Mentions(topic), supporter.compiler.lexicon, supporter.compiler.index
        ):
            quoted.setdefault((passage.role, thing), []).append(passage.evidence)
    return quoted
