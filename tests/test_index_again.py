"""After any change the index of names is that of an index made from nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.graph.asking.index import IndexDraft
from remit.graph.asking.index_naming import naming
from remit.graph.asking.touched import of_lines
from remit.ontology import ORG, RDF, REMIT, SKOS

from .building import ID, filed

FACTS, REFERENCE = f"{ID}graph/facts", f"{ID}graph/reference"


class Held:
    """A graph in memory."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.store = ox.Store()
        self.store.bulk_load(input="\n".join(lines), format=ox.RdfFormat.N_QUADS)

    def select(
        self, sparql: str, substitutions: Mapping[str, Any] | None = None
    ) -> list[tuple[Any, ...]]:
        """Answer a SELECT over the union of the named graphs."""
        assert not substitutions
        found = self.store.query(sparql, use_default_graph_as_union=True)
        assert isinstance(found, ox.QuerySolutions)
        return [tuple(row) for row in found]


def iri(name: str) -> str:
    return f"<{ID}{name}>"


def line(subject: str, predicate: str, object_: str, graph: str = FACTS) -> str:
    return f"<{ID}{subject}> <{predicate}> {object_} <{graph}> ."


KNOWN = [
    line("unit1", RDF.type, f"<{REMIT.Unit}>", REFERENCE),
    line("unit1", SKOS.prefLabel, '"Harbour Watch Unit"@en', REFERENCE),
    line("sergeant", RDF.type, f"<{REMIT.Rank}>", REFERENCE),
    line("sergeant", SKOS.prefLabel, '"Sergeant"@en', REFERENCE),
    line("topic", RDF.type, f"<{REMIT.Topic}>", REFERENCE),
    line("topic", SKOS.prefLabel, '"knots"@en', REFERENCE),
    line("short", RDF.type, f"<{REMIT.Acronym}>", REFERENCE),
    line("short", SKOS.notation, '"HW"', REFERENCE),
    line("short", REMIT.expansion, '"Harbour Watch"', REFERENCE),
    *(line("poster", REMIT.describedBy, iri(name), ID + name) for name in ("d1", "d2")),
]
ROLES = st.sampled_from([f"role{n}" for n in range(4)])
UNITS = st.sampled_from(["unit0", "unit1", "unit2"])
TITLES = st.sampled_from(["Clerk", "Boat Clerk", "Sergeant (Harbour Watch)"])
NAMES = st.sampled_from(["Boat Crew", "Harbour Watch", "Night Team of the House"])
SPOKEN = st.sampled_from(["topic", "unit0", "unit1", "role0", "sergeant"])


@st.composite
def statements(draw: Any, document: str) -> list[str]:
    """Make something that a document may say."""
    role, unit, thing = draw(ROLES), draw(UNITS), draw(SPOKEN)
    node = f"{document}#{draw(st.integers(0, 2))}"
    graph = ID + document
    title, name = f'"{draw(TITLES)}"', f'"{draw(NAMES)}"'
    said: list[str] = draw(
        st.sampled_from([
            [line(role, RDF.type, f"<{REMIT.Role}>"), line(role, SKOS.prefLabel, title)],
            [line(role, ORG.postIn, iri(unit))],
            [line(role, REMIT.rank, iri("sergeant"))],
            [line(role, REMIT.roleCode, '"HW7"')],
            [line(role, REMIT.describedBy, iri(document), graph)],
            [line(unit, RDF.type, f"<{REMIT.Unit}>"), line(unit, SKOS.prefLabel, name)],
            [line(unit, SKOS.altLabel, name)],
            [line(unit, ORG.subOrganizationOf, iri(draw(UNITS)))],
            [line(unit, ORG.classification, iri("kind"))],
            [line("kind", SKOS.prefLabel, name)],
            [line("sergeant", SKOS.altLabel, '"Sgt"')],
            [line("short", REMIT.expansion, '"Hot Water"')],
            [line(node, RDF.type, f"<{REMIT.Claim}>", graph)],
            [line(node, RDF.subject, iri(role), graph), line(node, RDF.object, iri(thing), graph)],
            [line(node, REMIT.about, iri(thing), graph)],
            [line(node, REMIT.modality, f"<{REMIT.essential}>", graph)],
        ])
    )  # fmt: skip
    return said


@st.composite
def documents(draw: Any) -> set[str]:
    """Make all that some documents say."""
    parts = draw(st.lists(st.sampled_from(["d1", "d2"]).flatmap(statements), max_size=14))
    return {*KNOWN, *(one for part in parts for one in part)}


def written(graph: Held, folder: Path) -> dict[str, list[str]]:
    """Make the index of a graph from nothing."""
    folder.mkdir()
    IndexDraft(folder).finish(graph.select)
    return filed(folder)


@settings(max_examples=15, deadline=None)
@given(before=documents(), come=documents(), gone=st.randoms(use_true_random=False))
def test_an_index_that_goes_on_from_the_last_is_one_made_from_nothing(
    before: set[str], come: set[str], gone: Any
) -> None:
    kept = {one for one in sorted(before - set(KNOWN)) if gone.random() < 0.6}
    after = {*KNOWN, *kept, *come}
    was, now = Held(before), Held(after)
    with TemporaryDirectory() as name:
        folder = Path(name)
        written(was, folder / "before")
        fresh = written(now, folder / "fresh")
        (folder / "again").mkdir()
        index = IndexDraft.go_on_from(folder / "before", folder / "again")
        index.finish_change(now.select, was.select, before ^ after)
        assert filed(folder / "again") == fresh


def role(name: str, title: str, unit: str) -> list[str]:
    """Say that a role of this title is in a unit."""
    typed = line(name, RDF.type, f"<{REMIT.Role}>")
    return [typed, line(name, SKOS.prefLabel, f'"{title}"'), line(name, ORG.postIn, iri(unit))]


def unit(name: str, label: str) -> list[str]:
    """Say that there is a unit of this name."""
    return [line(name, RDF.type, f"<{REMIT.Unit}>"), line(name, SKOS.prefLabel, f'"{label}"')]


BASE = [
    *KNOWN,
    *unit("unit0", "Night Team"),
    *unit("unit2", "Great House"),
    *role("role0", "Clerk", "unit0"),
    *role("role1", "Boat Keeper", "unit1"),
    line("unit0", ORG.subOrganizationOf, iri("unit1")),
    line("unit0", ORG.classification, iri("kind")),
    line("kind", SKOS.prefLabel, '"Crew"'),
    line("role1", REMIT.rank, iri("sergeant")),
    line("d1#0", REMIT.about, iri("topic"), ID + "d1"),
    line("d1#1", RDF.subject, iri("role0"), ID + "d1"),
    line("d1#1", RDF.object, iri("topic"), ID + "d1"),
]
COMING = {
    "a unit above": [line("unit1", ORG.subOrganizationOf, iri("unit2"))],
    "a name of a unit": [line("unit0", SKOS.altLabel, '"Moon Crew"')],
    "a name of a unit above": [line("unit1", SKOS.altLabel, '"Quay Crew"')],
    "a kind of units": [line("kind", SKOS.altLabel, '"Gang"')],
    "a role of the same title": role("role2", "Clerk", "unit2"),
    "a name of a rank": [line("sergeant", SKOS.altLabel, '"Sgt"')],
    "another rank": [line("warden", RDF.type, f"<{REMIT.Rank}>"), line("warden", SKOS.prefLabel, '"Warden"')],
    "how it is meant": [line("d1#0", REMIT.modality, f"<{REMIT.notRequired}>", ID + "d1")],
    "that it is no claim": [line("d1#1", RDF.type, f"<{RDF.Statement}>", ID + "d1")],
    "a short form": [line("short", REMIT.expansion, '"Night Team"')],
    "a profile": [line("role1", REMIT.describedBy, iri("d1"), ID + "d1")],
}  # fmt: skip


@pytest.mark.parametrize("coming", COMING.values(), ids=COMING.keys())
def test_whatever_comes_or_goes_changes_the_index_as_a_whole_one_would(
    coming: list[str], tmp_path: Path
) -> None:
    less, more = Held(BASE), Held([*BASE, *coming])
    without, with_ = written(less, tmp_path / "less"), written(more, tmp_path / "more")
    assert without != with_
    for was, now, expected in ((less, more, with_), (more, less, without)):
        folder = tmp_path / f"{len(was.store)}-{len(now.store)}"
        folder.mkdir()
        before = tmp_path / ("less" if was is less else "more")
        IndexDraft.go_on_from(before, folder).finish_change(now.select, was.select, coming)
        assert filed(folder) == expected


def test_only_what_a_change_touches_is_filed_again() -> None:
    roles = [
        one
        for n in range(50)
        for one in (
            line(f"role{n}", RDF.type, f"<{REMIT.Role}>"),
            line(f"role{n}", SKOS.prefLabel, f'"Clerk {n}"'),
            line(f"role{n}", ORG.postIn, iri(f"unit{n % 5}")),
        )
    ]
    renamed = line("unit2", SKOS.altLabel, '"Boat Crew"')
    was, now = Held([*KNOWN, *roles]), Held([*KNOWN, *roles, renamed])
    touched = of_lines([renamed], (was.select, now.select), naming())
    assert set(touched.named or ()) == {f"{ID}unit2"}
    assert set(touched.roles or ()) == {f"{ID}role{n}" for n in range(2, 50, 5)} | {f"{ID}unit2"}
