"""Every fact that the collected facts call verified is found by a query over labels."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from remit.ontology import REMIT

from .reference import ID, LAW, rows, values

FACTS = Path(__file__).parents[1].parent / "shared" / "reference" / "policing.json"

pytestmark = pytest.mark.skipif(
    not FACTS.is_file(), reason="the collected facts are not beside the checkout"
)

ANY_LABEL = "skos:prefLabel|skos:altLabel|skos:hiddenLabel"
BY_LABEL = f"?thing {ANY_LABEL} ?label FILTER(LCASE(STR(?label)) = LCASE($name))"
KINDS = {
    "frameworks": ("Framework", "Qualification", "Topic", "VettingLevel", "ConceptScheme"),
    "systems": ("System", "Organization"),
}


@cache
def facts() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(FACTS.read_text(encoding="utf-8"))
    return loaded


def entries(section: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = facts()[section]
    assert found
    return found


def named(name: str) -> set[str]:
    """Find whatever bears a name, in any case."""
    return values(f"SELECT DISTINCT ?thing {{ {BY_LABEL} }}", name=name)


def found_with(property_: str, name: str) -> set[str]:
    """Find a property's values of whatever bears a name."""
    return values(f"SELECT DISTINCT ?value {{ {BY_LABEL} . ?thing {property_} ?value }}", name=name)


def plain(expansion: str) -> str:
    """Leave out what an expansion says in brackets."""
    return re.sub(r"\s*\(.*?\)", "", expansion)


def test_every_force_with_its_ids_and_its_nation() -> None:
    missing = []
    for force in entries("forces"):
        name, checked = force["name"], force["verified"]
        for key, property_ in (("data_police_uk_id", "policeUkId"), ("ons_code", "onsCode")):
            stated = {force[key]} if force[key] else set()
            if found_with(f"remit:{property_}", name) != stated:
                missing.append((name, key))
        if force["nation"] not in found_with("dcterms:spatial/skos:prefLabel", name):
            missing.append((name, "nation"))
        if checked["data_police_uk_id"] and "true" not in found_with("remit:verified", name):
            missing.append((name, "verified"))
    assert missing == []


def test_every_short_name_of_a_force() -> None:
    labels = f"{ANY_LABEL}|remit:contextLabel"
    missing = [
        (force["name"], short)
        for force in entries("forces")
        for short in force["short_names"]
        if short.casefold() not in {label.casefold() for label in found_with(labels, force["name"])}
    ]
    assert missing == []


@pytest.mark.parametrize(("section", "members"), [("rocus", "member_forces"), ("ctp", "forces")])
def test_every_unit_with_the_forces_it_covers(section: str, members: str) -> None:
    wrong = [
        unit["name"]
        for unit in entries(section)
        if unit.get("is_rocu", True)
        and found_with("remit:covers/skos:prefLabel", unit["name"]) != set(unit[members])
    ]
    assert wrong == []


def test_a_lead_force_is_stated_where_it_was_seen_and_nowhere_else() -> None:
    seen = {u["name"]: u["lead_force"] for u in entries("rocus") if u["lead_force"]}
    seen |= {u["name"]: u["hub"] for u in entries("ctp") if u["verified"] is True and u.get("hub")}
    stated = rows(
        "SELECT ?unit ?force { ?u remit:leadForce ?f ; skos:prefLabel ?unit ."
        " ?f skos:prefLabel ?force }"
    )
    assert set(stated) == set(seen.items())


def test_every_believed_lead_force_is_a_note() -> None:
    believed = {
        unit["name"]: unit[key]
        for section, key in (("rocus", "believed_lead_force"), ("ctp", "believed_hub"))
        for unit in entries(section)
        if key in unit
    }
    assert believed
    for unit, force in believed.items():
        assert any(force in note for note in found_with("skos:editorialNote", unit)), unit


def test_the_region_without_a_unit() -> None:
    (london,) = (unit for unit in entries("rocus") if not unit["is_rocu"])
    forces = values(
        "SELECT ?name { ?force dcterms:spatial place:london-region ; skos:prefLabel ?name }"
    )
    assert forces == set(london["member_forces"])


def test_every_rank_with_its_order_and_its_detective_form() -> None:
    for rank in facts()["ranks"]["ladder"]:
        name = rank["rank"]
        assert found_with("remit:rankOrder", name) == {str(rank["order"])}
        forms = found_with("remit:detectiveForm", name)
        wanted = {rank["detective_form"], *rank["detective_abbr"]} - {None, "T/D/Supt"}
        assert wanted <= forms, name
        assert bool(forms) == bool(wanted), name


def test_every_verified_law_under_its_number() -> None:
    missing = [
        act["title"]
        for act in entries("legislation")
        if act["id_verified"] and LAW + act["legislation_gov_uk_id"] not in named(act["title"])
    ]
    assert missing == []


def test_every_believed_number_has_since_been_seen_beside_its_title() -> None:
    believed = [act for act in entries("legislation") if act.get("believed_id")]
    assert len(believed) == 23
    for act in believed:
        assert LAW + act["believed_id"] in named(act["title"])
        assert found_with("remit:verified", act["title"]) == {"true"}


def test_every_code_and_guidance() -> None:
    codes = [act for act in entries("legislation") if act["legislation_gov_uk_id"] is None]
    for code in codes:
        title = code["title"].replace("CPIA Code of Practice (", "Code of Practice (")
        flags = {"true"} if code["existence_verified"] else {"true", "false"}
        assert found_with("remit:verified", title) <= flags, title
        assert found_with("dcterms:type", title) == {code["type"]}, title


def test_every_law_has_its_kind_and_year() -> None:
    for act in entries("legislation"):
        if act["year"] and act["legislation_gov_uk_id"]:
            assert found_with("dcterms:issued", act["title"]) == {str(act["year"])}, act["title"]


@pytest.mark.parametrize("section", ["frameworks", "systems"])
def test_every_verified_framework_and_system(section: str) -> None:
    missing = []
    for entry in entries(section):
        if entry["verified"] is not True:
            continue
        kinds = {re.split("[#/]", iri)[-1] for iri in found_with("a", entry["name"])}
        if not kinds & {*KINDS[section], "LegalResource"}:
            missing.append(entry["name"])
    assert missing == []


def test_a_framework_is_never_law_unless_it_is_guidance() -> None:
    law = {
        entry["name"]
        for entry in entries("frameworks")
        if "http://data.europa.eu/eli/ontology#LegalResource" in found_with("a", entry["name"])
    }
    assert law == {"Attorney General's Guidelines on Disclosure"}


def test_every_acronym_with_its_expansion() -> None:
    wanted = {
        (entry["acronym"].casefold(), plain(expansion).casefold())
        for entry in entries("acronyms")
        if entry["verified"] is True
        for expansion in [entry["expansion"]]
    }
    stated = rows(
        "SELECT ?short ?meaning { ?a a remit:Acronym ; skos:notation ?short ;"
        " remit:expansion ?meaning ; remit:verified true }"
    )
    assert wanted - {(short.casefold(), meaning.casefold()) for short, meaning in stated} == set()


def test_every_acronym_is_there_verified_or_not() -> None:
    stated = {s.casefold() for s in values("SELECT ?s { ?a a remit:Acronym ; skos:notation ?s }")}
    assert {entry["acronym"].casefold() for entry in entries("acronyms")} - stated == set()


def test_every_abbreviation_with_several_readings_shows_them() -> None:
    readings = rows(
        "SELECT ?short ?meaning { ?a a remit:Acronym ; skos:notation ?short ;"
        " remit:expansion ?meaning }"
    )
    known = {(short.casefold(), meaning.casefold()) for short, meaning in readings}
    for entry in entries("acronyms"):
        for other in entry.get("ambiguous_with", []):
            pair = (entry["acronym"].casefold(), other.removeprefix("generic ").casefold())
            assert any(short == pair[0] and pair[1] in text for short, text in known), pair


def test_every_clash_of_bare_initials_is_seen() -> None:
    for short, candidates in facts()["about"]["bare_acronym_clashes"].items():
        bearers = named(short) | values(
            "SELECT ?thing { ?a skos:notation $short ; remit:standsFor ?thing }", short=short
        )
        for candidate in candidates:
            assert named(candidate) & bearers, (short, candidate)


def numbers(text: str) -> set[str]:
    """List what is cited by number, without the profiles that a basis names."""
    return set(re.findall(r"\d+[A-Z]{0,2}", re.sub(r"(profiles?|seeds?)[ \d/and]+", "", text)))


def test_every_implication_with_its_strength_and_the_sections_it_rests_on() -> None:
    stated = {
        notation: (strength, verified, text)
        for notation, strength, verified, text in rows(
            "SELECT ?n ?type ?verified ?text { ?i a remit:Implication ; skos:notation ?n ;"
            " dcterms:type ?type ; remit:verified ?verified ; remit:basis ?basis ;"
            ' skos:definition ?then BIND(CONCAT(?basis, " ", ?then) AS ?text) }'
        )
    }
    assert set(stated) == {entry["id"] for entry in entries("implications")}
    for entry in entries("implications"):
        strength, verified, text = stated[entry["id"]]
        assert strength == entry["strength"].replace(" ", "-"), entry["id"]
        assert verified == ("true" if entry["verified"] is True else "false"), entry["id"]
        assert numbers(entry["basis"]) <= numbers(text), entry["id"]


def test_every_collaboration_in_the_east() -> None:
    for unit in facts()["about"]["ersou_detail"]["related_collaborations"]:
        covered = found_with("remit:covers/skos:prefLabel", unit["name"])
        assert covered == set(unit["forces"]), unit["name"]


def test_every_component_of_the_eastern_unit() -> None:
    for part in facts()["about"]["ersou_detail"]["ersou_components"]:
        forces = found_with("org:subOrganizationOf?/remit:covers", part["name"])
        assert len(forces) == part["forces"], part["name"]
        assert (f"{ID}force/kent-police" in forces) == part["includes_kent"]


def test_every_strand_of_the_strategy() -> None:
    strands = facts()["about"]["ctp_notes"]["contest_strands"]
    families = values("SELECT ?label { ?f a remit:JobFamily ; remit:contextLabel ?label }")
    assert families == set(strands)


def places(level: str) -> dict[str, int]:
    """Find where a level stands: its order by the scheme, by its whole wording or else its name."""
    query = (
        f"SELECT ?scheme ?n {{ ?thing {ANY_LABEL} ?label ; remit:levelOrder ?n ;"
        " skos:inScheme ?scheme FILTER(%s) }"
    )
    part = query % "CONTAINS(LCASE(STR(?label)), LCASE($name))"
    short = re.split(r" - | \((?:may|authorised)", level)[0]
    found = (
        rows(part, name=level)
        or rows(query % "LCASE(STR(?label)) = LCASE($name)", name=short)
        or rows(part, name=short)
    )
    return {scheme: int(n) for scheme, n in found}


def test_every_scale_with_its_levels_in_order() -> None:
    scales = [entry for entry in entries("frameworks") if entry.get("ordered_levels")]
    assert len(scales) == 8
    used = set()
    for scale in scales:
        levels = [places(level) for level in scale["ordered_levels"]]
        rising = {
            scheme
            for scheme in levels[0]
            if all(scheme in level for level in levels)
            and [level[scheme] for level in levels] == sorted({v[scheme] for v in levels})
        }
        assert len(rising) == 1, (scale["name"], levels)
        used |= rising
    assert len(used) == len(scales)


def test_every_region_of_a_unit() -> None:
    wrong = [
        unit["name"]
        for unit in entries("rocus")
        if unit["is_rocu"]
        and found_with("dcterms:spatial/skos:prefLabel", unit["name"])
        != {f"{unit['region']} region"}
    ]
    assert wrong == []


def test_every_competency_and_value_of_the_framework_of_2016() -> None:
    (framework,) = (f for f in entries("frameworks") if f["name"].endswith("Framework 2016"))
    named_there = [name for group in framework["detail"]["clusters"].values() for name in group]
    for name in [*named_there, *framework["detail"]["values"], *framework["detail"]["clusters"]]:
        kinds = values(
            f"SELECT ?kind {{ ?thing {ANY_LABEL}|remit:contextLabel ?label ; a ?kind"
            " FILTER(LCASE(STR(?label)) = LCASE($name)) }",
            name=name,
        )
        assert REMIT.Competency in kinds, name
