"""Facts of policing and law that are easily got wrong."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from .reference import ID, LAW, covered_by, holds, law, rows, values

SEVEN = {
    *("bedfordshire-police", "cambridgeshire-constabulary", "essex-police"),
    *("hertfordshire-constabulary", "kent-police", "norfolk-constabulary", "suffolk-constabulary"),
}
RIPA = law("ukpga/2000/23")
COMMON = (
    *("constable", "sergeant", "inspector", "chief-inspector", "superintendent"),
    "chief-superintendent",
)
LADDERS = {
    "county": (*COMMON, "assistant-chief-constable", "deputy-chief-constable", "chief-constable"),
    "metropolitan": (
        *(*COMMON, "commander", "deputy-assistant-commissioner", "assistant-commissioner"),
        *("deputy-commissioner", "commissioner"),
    ),
    "city-of-london": (*COMMON, "commander", "assistant-commissioner", "commissioner"),
}


def test_the_eastern_unit_and_its_undercover_unit_have_seven_forces_with_kent() -> None:
    assert covered_by("ersou") == SEVEN
    assert holds("unit:eruu org:subOrganizationOf unit:ersou")
    assert covered_by("eruu") == set()


def test_the_eastern_counter_terrorism_unit_has_six_forces_without_kent() -> None:
    assert covered_by("ersou-ctp") == SEVEN - {"kent-police"}


def test_bedfordshire_leads_both_eastern_units() -> None:
    for unit in ("ersou", "ersou-ctp"):
        lead = values(f"SELECT ?force {{ unit:{unit} remit:leadForce ?force }}")
        assert lead == {f"{ID}force/bedfordshire-police"}


def test_nothing_lets_the_counter_terrorism_unit_inherit_kent_from_its_parent() -> None:
    assert not holds("unit:ersou-ctp org:subOrganizationOf unit:ersou")


def test_the_south_eastern_organised_crime_unit_leaves_kent_out() -> None:
    assert len(covered_by("serocu")) == 4
    assert "kent-police" not in covered_by("serocu")


def test_the_south_eastern_counter_terrorism_unit_has_kent_and_is_hosted_by_thames_valley() -> None:
    assert covered_by("ctpse") == covered_by("serocu") | {"kent-police"}
    assert holds("unit:ctpse remit:leadForce force:thames-valley-police")


def test_north_wales_is_north_western_for_crime_and_welsh_for_counter_terrorism() -> None:
    units = values("SELECT ?unit { ?unit remit:covers force:north-wales-police }")
    assert units == {f"{ID}unit/nwrocu", f"{ID}unit/ctp-wales"}


def test_there_are_ten_regions_and_nine_regional_units() -> None:
    units = rows(
        "SELECT ?unit ?region { ?unit org:classification kind:regional-organised-crime-unit ;"
        " dcterms:spatial ?region }"
    )
    regions = values(
        'SELECT ?region { ?region a dcterms:Location FILTER(STRENDS(STR(?region), "-region")) }'
    )
    assert (len(units), len(regions)) == (9, 10)
    assert regions - {region for _, region in units} == {f"{ID}place/london-region"}
    in_london = values("SELECT ?force { ?force dcterms:spatial place:london-region }")
    assert in_london == {
        f"{ID}force/city-of-london-police",
        f"{ID}force/metropolitan-police-service",
    }


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Terrorism Act 2000", "ukpga/2000/11"),
        ("Terrorism Act 2006", "ukpga/2006/11"),
        ("Regulation of Investigatory Powers (Scotland) Act 2000", "asp/2000/11"),
    ],
)
def test_three_acts_are_number_eleven(title: str, number: str) -> None:
    assert values("SELECT ?act { ?act skos:prefLabel ?l FILTER(STR(?l) = $t) }", t=title) == {
        LAW + number
    }


def test_the_terrorism_act_without_a_year_is_neither_of_the_two() -> None:
    found = values('SELECT ?act { ?act skos:altLabel "Terrorism Act"@en }')
    assert found == {f"{ID}legislation/terrorism-acts"}
    parts = values("SELECT ?act { legislation:terrorism-acts dcterms:hasPart ?act }")
    assert parts == {LAW + "ukpga/2000/11", LAW + "ukpga/2006/11"}


@pytest.mark.parametrize(
    ("number", "title", "misnomer"),
    [
        (
            "ukpga/1996/25",
            "Criminal Procedure and Investigations Act 1996",
            "Criminal Procedures and Investigations Act",
        ),
        (
            "ukpga/2005/15",
            "Serious Organised Crime and Police Act 2005",
            "Serious and Organised Crime and Police Act",
        ),
        ("ukpga/2003/42", "Sexual Offences Act 2003", "Sex Offences Act"),
    ],
)
def test_a_misnomer_leads_to_the_act_and_is_no_name_of_it(
    number: str, title: str, misnomer: str
) -> None:
    act = law(number)
    assert values(f"SELECT ?l {{ {act} skos:prefLabel ?l }}") == {title}
    assert misnomer in values(f"SELECT ?l {{ {act} skos:hiddenLabel ?l }}")
    shown = "SELECT ?s { ?s skos:prefLabel|skos:altLabel ?l FILTER(STR(?l) = $name) }"
    assert values(shown, name=misnomer) == set()


def test_acts_before_1963_are_numbered_by_reigns() -> None:
    dated = rows("SELECT ?act ?year { ?act a eli:LegalResource ; dcterms:issued ?year }")
    old = {act.removeprefix(LAW) for act, year in dated if int(year) < 1963}
    assert old >= {"ukpga/Vict/24-25/100", "ukpga/Eliz2/1-2/14"}
    assert {
        act for act in old if not re.match(r"ukpga/[A-Z][A-Za-z0-9]+/[0-9-]+/[0-9]+$", act)
    } == set()
    assert len(dated) > 140


@pytest.mark.parametrize("name", ["NIM", "MoPI", "NDM", "APP"])
def test_a_method_is_a_framework_and_no_law(name: str) -> None:
    query = (
        "SELECT ?class { ?thing skos:prefLabel|skos:altLabel|skos:hiddenLabel ?label ; a ?class"
        " FILTER(LCASE(STR(?label)) = LCASE($name)) }"
    )
    assert values(query, name=name) == {"https://w3id.org/remit/ns#Framework"}


def test_the_code_on_police_information_was_replaced_on_20_july_2023() -> None:
    replaced = rows(
        "SELECT ?old ?day { ?old remit:supersededOn ?day ; remit:supersededBy"
        " legislation:police-information-and-records-management-code-of-practice-2023 }"
    )
    assert replaced
    assert {day for _, day in replaced} == {"2023-07-20"}
    assert f"{ID}legislation/code-of-practice-on-the-management-of-police-information-2005" in {
        old for old, _ in replaced
    }


def subjects_of(implication: str) -> set[str]:
    found = values(
        "SELECT ?thing { ?i a remit:Implication ; dcterms:subject ?thing ; skos:notation $n }",
        n=implication,
    )
    return {iri.removeprefix(ID) for iri in found}


def test_a_superintendent_authorises_directed_surveillance_and_ordinary_sources() -> None:
    assert {"topic/directed-surveillance", "rank/superintendent"} <= subjects_of("imp04")
    assert {"topic/chis-management", "rank/superintendent"} <= subjects_of("imp05")


def test_undercover_work_is_authorised_above_superintendent() -> None:
    assert {"topic/undercover-policing", "rank/assistant-chief-constable"} <= subjects_of("imp03")
    assert holds(
        "rank:assistant-chief-constable remit:rankOrder ?a . rank:superintendent remit:rankOrder ?s"
        " FILTER(?a > ?s)"
    )


def test_property_interference_is_under_the_police_act_1997() -> None:
    governing = values("SELECT ?act { ?act remit:governs topic:property-interference }")
    assert LAW + "ukpga/1997/50" in governing
    assert LAW + "ukpga/2000/23" not in governing
    assert holds(f"?i skos:notation 'imp09' ; remit:restsOn {law('ukpga/1997/50')}")
    assert not holds(f"?i skos:notation 'imp09' ; remit:restsOn {RIPA}")


@pytest.mark.parametrize("topic", ["interception-of-communications", "communications-data"])
def test_part_one_of_ripa_went_to_the_act_of_2016(topic: str) -> None:
    assert values(f"SELECT ?act {{ ?act remit:governs topic:{topic} }}") == {LAW + "ukpga/2016/25"}


def test_part_two_of_ripa_stayed_and_the_act_is_in_force() -> None:
    assert holds(f"{RIPA} remit:governs topic:undercover-policing, topic:directed-surveillance")
    assert holds(f"topic:undercover-legislation remit:restsOn {RIPA}")
    assert not holds(f"{RIPA} remit:supersededBy ?act")


def test_detective_is_a_designation_and_no_rank() -> None:
    assert holds("designation:detective a remit:Designation")
    names = values("SELECT ?l { ?r a remit:Rank ; skos:prefLabel ?l }")
    assert len(names) == 14
    assert not [name for name in names if "Detective" in name]


def test_detective_goes_from_constable_to_chief_superintendent() -> None:
    forms = rows("SELECT ?order ?form { ?r remit:detectiveForm ?form ; remit:rankOrder ?order }")
    assert {int(order) for order, _ in forms} == {1, 2, 3, 4, 5, 6}
    assert {"Detective Constable", "Detective Chief Superintendent"} <= {form for _, form in forms}


@pytest.mark.parametrize(
    ("notation", "usual", "rarely"),
    [
        ("DC", "Detective Constable", "Deputy Commissioner"),
        ("DS", "Detective Sergeant", "Directed Surveillance"),
        ("DSU", "Dedicated Source Unit", "Detective Superintendent"),
    ],
)
def test_an_abbreviation_with_two_readings_has_both(notation: str, usual: str, rarely: str) -> None:
    readings = rows(
        "SELECT ?meaning ?usual { ?a a remit:Acronym ; skos:notation $n ;"
        " remit:expansion ?meaning ; remit:usual ?usual }",
        n=notation,
    )
    assert (usual, "true") in readings
    assert (rarely, "false") in readings


@pytest.mark.parametrize("ladder", LADDERS)
def test_each_ladder_goes_up_rank_by_rank(ladder: str) -> None:
    members = values(f"SELECT ?rank {{ ?rank skos:inScheme scheme:ranks-{ladder} }}")
    assert members == {f"{ID}rank/{rank}" for rank in LADDERS[ladder]}
    for lower, higher in pairwise(LADDERS[ladder]):
        assert holds(f"rank:{higher} remit:outranks rank:{lower}")


def test_a_commander_is_level_with_an_assistant_chief_constable() -> None:
    assert holds(
        "rank:commander skos:closeMatch|^skos:closeMatch rank:assistant-chief-constable ;"
        " remit:rankOrder ?level . rank:assistant-chief-constable remit:rankOrder ?level"
    )


SCALES = (
    *("pip-levels", "interview-tiers", "cvf-2016-levels", "nim-levels"),
    "non-police-personnel-vetting",
)


def test_five_scales_are_five_schemes() -> None:
    for scale in SCALES:
        assert len(values(f"SELECT ?s {{ ?s skos:inScheme scheme:{scale} }}")) >= 3, scale
    in_two = "?thing skos:inScheme ?one, ?other ; remit:levelOrder ?n FILTER(?one != ?other)"
    assert not holds(in_two)


def test_no_scale_presupposes_a_level_of_another() -> None:
    assert not holds(
        "?a remit:presupposes+ ?b ; skos:inScheme ?one . ?b skos:inScheme ?other"
        " FILTER(?one != ?other)"
    )


def test_vetting_schemes_are_separate_and_ordered() -> None:
    assert holds("vetting:management-vetting remit:presupposes vetting:recruitment-vetting")
    assert holds(
        "vetting:developed-vetting remit:presupposes+ vetting:security-check ."
        " vetting:security-check remit:presupposes vetting:counter-terrorist-check"
    )
    schemes = rows(
        "SELECT DISTINCT ?level ?scheme { ?level a remit:VettingLevel ; skos:inScheme ?scheme }"
    )
    assert len({level for level, _ in schemes}) == len(schemes)
    assert {f"{ID}scheme/{name}" for name in ("force-vetting", "national-security-vetting")} < {
        scheme for _, scheme in schemes
    }


def test_clearance_for_national_security_does_not_give_management_vetting() -> None:
    assert not holds(
        "?level skos:inScheme scheme:national-security-vetting ;"
        " remit:presupposes+|skos:broader+ vetting:management-vetting"
    )


def test_vetting_of_outsiders_is_not_said_to_follow_for_officers() -> None:
    assert subjects_of("imp28") == {"vetting/nppv"}
    assert subjects_of("imp27") == {"vetting/recruitment-vetting", "topic/designated-post"}


@pytest.mark.parametrize(
    ("force", "short"),
    [
        ("metropolitan-police-service", "metropolitan"),
        ("police-service-of-northern-ireland", "northern-ireland"),
        ("hampshire-and-isle-of-wight-constabulary", "hampshire"),
        ("devon-and-cornwall-police", "devon-and-cornwall"),
    ],
)
def test_an_id_on_data_police_uk_is_not_what_one_would_guess(force: str, short: str) -> None:
    assert values(f"SELECT ?id {{ force:{force} remit:policeUkId ?id }}") == {short}


def test_four_have_no_id_on_data_police_uk() -> None:
    without = values(
        "SELECT ?name { ?f a ?kind ; remit:area ?area ; skos:prefLabel ?name"
        " FILTER NOT EXISTS { ?f remit:policeUkId ?id } }"
    )
    assert without == {
        *("Police Service of Scotland", "Civil Nuclear Constabulary"),
        *("Ministry of Defence Police", "National Crime Agency"),
    }
