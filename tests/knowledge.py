"""A graph of the sample profiles and of a few odd roles beside them, built once for all tests that read it."""

from __future__ import annotations

import atexit
import json
import shutil
import tempfile
from functools import cache
from pathlib import Path

from remit.graph.queries.binding import given_values
from remit.graph.queries.run import bind_in
from remit.graph.queries.saved import saved_query
from remit.graph.store import run_query

from .building import made, write
from .gold import PROFILES

X = "https://example.org/odd/"
ODD = f"""
@prefix remit: <https://w3id.org/remit/ns#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rank: <https://w3id.org/remit/id/rank/> .
@prefix topic: <https://w3id.org/remit/id/topic/> .
@prefix x: <{X}> .

x:unit a remit:Unit ; skos:prefLabel "Lantern Office" .
x:lamplighter a remit:Role ; skos:prefLabel "Lamplighter" ; org:postIn x:unit ;
  remit:rank rank:inspector ; org:reportsTo x:wick, x:oil ; remit:requires topic:disclosure .
x:pay a remit:Claim ; rdf:subject x:lamplighter ; rdf:predicate remit:salary ;
  rdf:object "£9 a week" ; remit:minimum 9.0 ; remit:maximum 9.0 ; remit:currency "GBP" ;
  remit:per "week" .
x:wick a remit:Role ; skos:prefLabel "Keeper of Wicks" ; remit:rank rank:sergeant ;
  org:reportsTo x:oil .
x:oil a remit:Role ; skos:prefLabel "Keeper of Oil" ; org:reportsTo x:wick .
"""
"""Roles with several managers, managers who do not outrank, and managers that go round in a loop."""


@cache
def samples() -> Path:
    """Build the graph and return its folder; tests only read it."""
    folder = Path(tempfile.mkdtemp(prefix="remit-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    odd = write(folder / "odd", {"odd.ttl": ODD})
    made(folder / "graph", PROFILES, odd)
    return folder / "graph"


def saved_rows(name: str, **settings: str) -> list[dict[str, str]]:
    """Run a saved query and return its rows: a text for each variable that is bound."""
    query = saved_query(name)
    values = given_values(query, [f"{k}={v}" for k, v in settings.items()])
    with run_query(samples(), bind_in(samples(), query, values).sparql) as result:
        bindings = json.loads(result.read())["results"]["bindings"]
    return [{k: term["value"] for k, term in row.items()} for row in bindings]
