"""The fast judge of the shapes finds what pyshacl finds: no more, no less."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store
from rdflib import RDF, SH, Graph

from remit.graph.shapes.shapes import Shape, load_shapes, read_shape, sh
from remit.graph.shapes.triples import Triples
from remit.graph.shapes.validate import Violation, validate
from remit.ontology.files import ontology_text, shapes_text, statements_text
from remit.ontology.inference import rules_text

from .building import clerk, made, nothing_known, quads, write
from .reference import reference_files
from .test_ontology_shapes import CASES, PREFIXES, VALID, WRONG, report

BACKGROUND = (ontology_text(), statements_text(), rules_text())
Finding = tuple[str, str, str, str, str]


def found_here(*turtle: str) -> set[Finding]:
    """Return what the fast judge finds: focus, path, value, source and component."""
    triples = Triples()
    store = Store()
    for text in (*BACKGROUND, *turtle):
        triples.add_turtle(PREFIXES + text)
        store.load((PREFIXES + text).encode(), RdfFormat.TURTLE)
    return {plainly(violation) for violation in validate(triples, load_shapes(), lambda: store)}


def plainly(violation: Violation) -> Finding:
    """Return a violation as texts."""
    focus = getattr(violation.focus, "value", "")
    value = getattr(violation.value, "value", "")
    return (focus, violation.path, value, violation.shape, violation.constraint.lower())


def found_by_pyshacl(*turtle: str) -> set[Finding]:
    """Return what pyshacl finds, in the same form."""
    results = report(*turtle)
    found = set()
    for result in results.subjects(RDF.type, SH.ValidationResult):
        component = str(results.value(result, SH.sourceConstraintComponent))
        name = component.rpartition("#")[2].removesuffix("ConstraintComponent").lower()
        path = results.value(result, SH.resultPath)
        value = results.value(result, SH.value)
        source = results.value(result, SH.sourceConstraint) or results.value(result, SH.sourceShape)
        found.add(
            (
                str(results.value(result, SH.focusNode)),
                "" if path is None or (path, None, None) in results else str(path),
                "" if value is None or (name == "sparql" and not path) else str(value),
                str(source),
                name,
            )
        )
    return found


def test_both_judges_find_the_same_in_every_case_of_the_shapes() -> None:
    wrong = [text.replace("x:it", f"x:it{place}") for place, (_, text) in enumerate(CASES)]
    mine, theirs = found_here(VALID, *wrong), found_by_pyshacl(VALID, *wrong)
    assert comparable(mine) == comparable(theirs)
    assert len(theirs) >= len(CASES)


def comparable(found: set[Finding]) -> set[Finding]:
    """Leave out what a report may or may not say: the value of a query without a path."""
    return {(f, p, v if p or n != "sparql" else "", s, n) for f, p, v, s, n in found}


@pytest.mark.parametrize("seed", range(3))
def test_both_judges_find_the_same_in_data_put_together_at_random(
    seed: int, caplog: pytest.LogCaptureFixture
) -> None:
    chance = random.Random(seed)
    things = ["force", "regional", "unit", "rank", "higher", "detective", "grade", "vetted", "topic", "licence", "law", "acronym", "chief", "role", "document", "quote", "requirement"]  # fmt: skip
    classes = ["rdf:Statement", *(f"remit:{name}" for name in ("Role", "Unit", "RegionalUnit", "Force", "Rank", "Grade", "Topic", "Acronym", "SkillRequirement", "Claim", "SourceDocument", "Finding", "Rule"))]  # fmt: skip
    properties = ["org:postIn", "org:reportsTo", "org:unitOf", "org:subOrganizationOf", "remit:rank", "remit:grade", "remit:covers", "remit:leadForce", "remit:requires", "remit:requiresSkill", "remit:prefers", "remit:restsOn", "remit:governs", "remit:presupposes", "remit:outranks", "remit:rankOrder", "remit:levelOrder", "remit:policeUkId", "remit:onsCode", "remit:verified", "remit:supersededBy", "remit:supersededOn", "remit:modality", "remit:text", "remit:evidence", "remit:about", "remit:level", "skos:prefLabel", "skos:broader", "skos:notation", "remit:expansion", "oa:exact", "oa:start", "oa:end", "rdf:subject", "rdf:predicate", "rdf:object", "dcterms:source"]  # fmt: skip
    literals = ('"a"', '"b"@en', '"c"@en', '""', '"E23000001"', "1", "-1", "2.5", "true", '"2020-02-30"^^xsd:date', '"2020-02-03"^^xsd:date', '"x"^^xsd:integer', '"Borset shire"')  # fmt: skip
    lines = []
    for number in range(150):
        said = [f"a {chance.choice(classes)}"] * (chance.random() < 0.9)
        for _ in range(chance.randrange(7)):
            value = chance.choice(
                (
                    f"id:{chance.choice(things)}",
                    f"x:r{chance.randrange(150)}",
                    chance.choice(literals),
                )
            )
            said.append(f"{chance.choice(properties)} {value}")
        if said:
            lines.append(f"x:r{number} {' ; '.join(said)} .")
    text = "\n".join(lines)
    with caplog.at_level("CRITICAL"):  # rdflib tells of each literal that is not as its type says
        mine, theirs = found_here(VALID, text), found_by_pyshacl(VALID, text)
    assert comparable(mine) == comparable(theirs)
    assert len(theirs) > 100


def test_only_what_is_asked_for_is_looked_at() -> None:
    triples = Triples()
    for text in (*BACKGROUND, "x:a a remit:Role . x:b a remit:Role ."):
        triples.add_turtle(PREFIXES + text)
    (one,) = [t for t in triples.about if getattr(t, "value", "") == f"{WRONG}a"]
    found = list(validate(triples, load_shapes(), Store, {one}))
    assert {violation.focus for violation in found} == {one}


def test_the_reference_data_and_what_is_right_pass() -> None:
    assert found_here(VALID) == set()
    assert found_here(*(file.read_text("utf-8") for file in reference_files())) == set()


def test_what_is_built_of_a_profile_and_own_rdf_passes_both_judges(tmp_path: Path) -> None:
    own = """id:post a remit:Role ; skos:prefLabel "Tiller" ; org:postIn id:crew ; org:reportsTo id:mate .
        id:mate a remit:Role ; skos:prefLabel "Mate" . id:crew a remit:Unit ; skos:prefLabel "Crew" ."""
    folder = write(tmp_path / "in", {"clerk.txt": clerk(), "own.ttl": PREFIXES + own})
    made(tmp_path / "graph", folder, data=nothing_known(tmp_path / "data"))
    built = quads(tmp_path / "graph")
    kept = [
        q
        for q in built
        if str(q.graph_name).strip("<>").rpartition("/")[2] not in ("ontology", "reference")
    ]
    text = "\n".join(f"{q.subject} {q.predicate} {q.object} ." for q in kept)
    assert text.count(f"<{RDF.Statement}>") == 2
    assert found_here(text) == found_by_pyshacl(text) == set()


def test_a_constraint_that_is_not_judged_is_no_silent_pass() -> None:
    triples = Triples()
    shapes = "x:s sh:targetClass remit:Role ; sh:closed true . x:a a remit:Role ."
    triples.add_turtle(PREFIXES + shapes)
    (node,) = [t for t in triples.about if getattr(t, "value", "") == f"{WRONG}s"]
    shape: Shape = read_shape(triples, node)
    assert dict(shape.constraints).keys() == {sh("closed")}
    with pytest.raises(ValueError, match="closed"):
        list(validate(triples, [shape], Store))


def test_every_target_of_the_shapes_is_read() -> None:
    graph = Graph().parse(data=shapes_text(), format="turtle")
    wanted = {
        str(shape)
        for kind in (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
        for shape in graph.subjects(kind, None)
    }
    assert {shape.name for shape in load_shapes()} == wanted
