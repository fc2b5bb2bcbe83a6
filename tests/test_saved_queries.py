"""The saved queries answer what their titles say, over the sample profiles."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import pytest
from rdflib.plugins.sparql import prepareQuery

from remit.graph.listing.resolve import Resolver
from remit.graph.queries.binding import ANY_THING, PLAIN
from remit.graph.queries.saved import saved_names, saved_queries
from remit.graph.store import Graph

from .knowledge import X, samples, saved_rows

Row = dict[str, str]
UNDERCOVER = "Detective Sergeant – Undercover Unit"
ORGANISED = "Detective Sergeant"
INTELLIGENCE = "Detective Sergeant IDT/ FIMU"
RIPA = "Regulation of Investigatory Powers Act 2000"


@dataclass(frozen=True)
class Case:
    """One query with its values: rows that must come and rows that must not, as parts of rows."""

    query: str
    settings: dict[str, str] = field(default_factory=dict)
    comes: tuple[Row, ...] = ()
    stays_away: tuple[Row, ...] = ()
    only: bool = False

    def __str__(self) -> str:
        return self.query


def rows(column: str, *values: str) -> tuple[Row, ...]:
    """Return rows of which one column is known."""
    return tuple({column: value} for value in values)


CASES = [
    Case("all-reports", {"role": "DI Intel"}, ({"report": INTELLIGENCE, "steps": "1"},), only=True),
    Case(
        "capability-by-unit",
        comes=(
            {"unit": "Organised Crime Team", "requirement": "Athena", "roles": "1"},
            {"unit": "Organised Crime Team", "requirement": RIPA, "roles": "1"},
        ),
        stays_away=({"unit": "Eastern Region Undercover Unit", "requirement": "Athena"},),
    ),
    Case(
        "chain-of-command",
        {"role": "undercover sergeant"},
        ({"manager": "Detective Inspector – Undercover Unit", "steps": "1"},),
        only=True,
    ),
    Case(
        "commonest-requirements",
        {"least": "3"},
        ({"requirement": RIPA, "roles": "3"}, {"requirement": "driving licence", "roles": "3"}),
        rows("requirement", "Athena"),
    ),
    Case("findings-by-kind", comes=rows("kind", "typo", "superseded", "template-prompt")),
    Case(
        "findings-of-document",
        {"document": "102-organised-crime-team-sergeant.txt"},
        ({"kind": "typo", "line": "9", "suggestion": "Write “Detective Inspector”."},),
    ),
    Case(
        "forces-of-unit",
        {"unit": "ERUU"},
        (
            {"force": "Bedfordshire Police", "leads": "true"},
            {"force": "Kent Police", "leads": "false"},
            *rows("force", "Cambridgeshire Constabulary", "Essex Police", "Suffolk Constabulary"),
            *rows("force", "Hertfordshire Constabulary", "Norfolk Constabulary"),
        ),
        only=True,
    ),
    Case(
        "gap-between-roles",
        {"from": "undercover sergeant", "to": "IDT sergeant"},
        rows("requirement", "National Intelligence Model"),
        rows("requirement", RIPA, "driving licence"),
    ),
    Case(
        "implications-of",
        {"topic": "RIPA"},
        ({"implication": "undercover work needs a source's authorisation", "verified": "true"},),
    ),
    Case(
        "inferred-facts",
        comes=(
            {
                "subject": UNDERCOVER,
                "property": "requires knowledge of",
                "object": RIPA,
                "rule": "knowledge of a topic is knowledge of the law it rests on",
            },
        ),
        stays_away=({"subject": ORGANISED, "object": RIPA},),
    ),
    Case("legislation-required", comes=({"law": RIPA, "stated": "2", "inferred": "1"},)),
    Case(
        "managers-of-no-higher-rank",
        comes=({"role": "Lamplighter", "manager": "Keeper of Wicks", "managerRank": "Sergeant"},),
        only=True,
    ),
    Case(
        "names-of",
        {"thing": "RIPA"},
        ({"name": RIPA, "kind": "proper name"}, {"name": "RIPA", "kind": "other name"}),
    ),
    Case(
        "pay-of-roles",
        comes=({"role": "Lamplighter", "pay": "£9 a week", "maximum": "9", "per": "week"},),
        only=True,
    ),
    Case(
        "quotes-about",
        {"topic": "RIPA"},
        (
            {
                "role": ORGANISED,
                "strength": "essential",
                "document": "102-organised-crime-team-sergeant.txt",
                "section": "Entry Requirements",
            },
        ),
        ({"role": UNDERCOVER},),
    ),
    Case(
        "readings-of-acronym",
        {"letters": "dsu"},
        (
            {"expansion": "Dedicated Source Unit", "usual": "true"},
            {"expansion": "Detective Superintendent", "usual": "false"},
        ),
        rows("expansion", "Detective Sergeant"),
    ),
    Case(
        "replaced-but-required",
        comes=(
            {
                "role": INTELLIGENCE,
                "required": "Management of Police Information",
                "since": "2023-07-20",
            },
        ),
        stays_away=({"required": "National Intelligence Model"},),
    ),
    Case(
        "reporting-lines",
        comes=(
            {"role": ORGANISED, "manager": "Detective Inspector", "profile": "false"},
            {"role": "Lamplighter", "manager": "Keeper of Wicks", "unit": "Lantern Office"},
        ),
    ),
    Case(
        "requirements-held-once",
        comes=({"requirement": "Athena", "role": ORGANISED},),
        stays_away=rows("requirement", RIPA, "driving licence"),
    ),
    Case(
        "requirements-of-role",
        {"role": "organised crime team sergeant"},
        (
            {"strength": "conditional", "kind": "availability requirement"},
            {"strength": "essential", "kind": "knowledge requirement", "about": RIPA},
        ),
        rows("strength", "not required"),
    ),
    Case(
        "responsibilities-of-role",
        {"role": "firearms licensing assistant"},
        rows("document", "017-cumbria-firearms-licensing-assistant.txt"),
        rows("document", "103-intelligence-unit-sergeant.txt"),
    ),
    Case(
        "roles-in-unit",
        {"unit": "unit/ersou"},
        (
            {"role": UNDERCOVER, "in": "Eastern Region Undercover Unit", "profile": "true"},
            {"role": "Detective Inspector", "profile": "false", "rank": "Inspector"},
        ),
        rows("role", INTELLIGENCE, "Custody Sergeant"),
    ),
    Case(
        "roles-of-rank",
        {"rank": "Sgt"},
        ({"role": UNDERCOVER, "designation": "Detective"}, {"role": "Keeper of Wicks"}),
        rows("role", "Detective Inspector", "Lamplighter"),
    ),
    Case(
        "roles-only-named",
        comes=(
            {"role": "Detective Inspector Intel", "document": "103-intelligence-unit-sergeant.txt"},
        ),
        stays_away=rows("role", UNDERCOVER, ORGANISED + " IDT/ FIMU"),
    ),
    Case(
        "roles-open-to",
        {"qualification": "advanced driver"},
        ({"role": ORGANISED, "required": "authorised police driver"},),
        rows("required", "PIP 2"),
    ),
    Case(
        "roles-preferring",
        {"topic": "advanced driver"},
        rows("role", ORGANISED),
        only=True,
    ),
    Case(
        "roles-requiring",
        {"topic": "RIPA"},
        (
            {"role": ORGANISED, "basis": "stated", "unit": "Organised Crime Team"},
            {"role": INTELLIGENCE, "basis": "stated"},
            {"role": UNDERCOVER, "basis": "inferred"},
        ),
        only=True,
    ),
    Case(
        "roles-requiring-both",
        {"first": "NIM", "second": "RIPA"},
        rows("role", INTELLIGENCE),
        only=True,
    ),
    Case(
        "roles-serving-force",
        {"force": "Kent"},
        rows("role", UNDERCOVER, "Detective Inspector – Undercover Unit"),
        rows("role", INTELLIGENCE),
    ),
    Case(
        "roles-silent-on",
        {"topic": "RIPA"},
        rows("role", "Custody Sergeant", "Intelligence Analyst"),
        rows("role", UNDERCOVER, ORGANISED, INTELLIGENCE, "Detective Inspector Intel"),
    ),
    Case("roles-using-system", {"system": "athena"}, rows("role", ORGANISED), only=True),
    Case(
        "roles-with-several-managers",
        comes=({"role": "Lamplighter", "managers": "Keeper of Oil, Keeper of Wicks"},),
        only=True,
    ),
    Case(
        "roles-without-manager",
        comes=rows("role", "Custody Sergeant"),
        stays_away=rows("role", UNDERCOVER, "Detective Inspector Intel"),
    ),
    Case(
        "shared-requirements",
        {"first": "undercover sergeant", "second": "IDT sergeant"},
        rows("requirement", RIPA, "driving licence"),
        rows("requirement", "National Intelligence Model"),
    ),
    Case(
        "spans-of-control",
        {"least": "2"},
        (
            {"manager": "Keeper of Oil", "reports": "2"},
            {"manager": "Keeper of Wicks", "reports": "2"},
        ),
        only=True,
    ),
    Case(
        "units-covering-force",
        {"force": "Kent Police"},
        (
            {"unit": "Eastern Region Special Operations Unit", "leads": "false"},
            {"unit": "Counter Terrorism Policing South East"},
        ),
        rows("unit", "ERSOU Counter Terrorism Policing"),
    ),
    Case(
        "unverified-but-required",
        comes=({"requirement": "driving licence", "roles": "3"},),
        stays_away=rows("requirement", RIPA),
    ),
    Case(
        "vetting-of-roles",
        comes=({"role": "Intelligence Analyst", "level": "Management Vetting"},),
        stays_away=rows("role", "Lamplighter"),
    ),
    Case(
        "words-in-profiles",
        {"words": "COVERT tactics"},
        rows("document", "102-organised-crime-team-sergeant.txt"),
        rows("document", "023-college-custody-sergeant.txt"),
    ),
]


@cache
def rows_of(query: str) -> list[Row]:
    """Run a query with the values of its case, once for all that look at its rows."""
    (case,) = (case for case in CASES if case.query == query)
    return saved_rows(query, **case.settings)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_saved_query_answers_what_its_title_says(case: Case) -> None:
    found = rows_of(case.query)
    for wanted in case.comes:
        assert [row for row in found if wanted.items() <= row.items()], (wanted, found)
    for unwanted in case.stays_away:
        assert not [row for row in found if unwanted.items() <= row.items()], unwanted
    if case.only:
        assert len(found) == len(case.comes), found


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_saved_query_gives_no_row_twice(case: Case) -> None:
    found = [tuple(sorted(row.items())) for row in rows_of(case.query)]
    assert len(found) == len(set(found))


def test_every_query_that_is_shipped_is_tried() -> None:
    assert sorted(case.query for case in CASES) == saved_names()
    assert len(saved_names()) >= 20


def test_every_query_has_a_title_and_a_sentence_and_known_types() -> None:
    with Graph.open(samples()) as graph, Resolver(graph.folder, X, lambda: graph.select) as names:
        known = {*names.kinds(), *PLAIN, ANY_THING}
    for query in saved_queries():
        assert query.title != query.name and query.title[0].isupper(), query.name
        assert query.sentence.endswith("."), query.name
        types = {type_ for p in query.parameters for type_ in p.type.split("|")}
        assert types <= known, query.name
        assert all(parameter.says for parameter in query.parameters)


def test_every_query_is_sparql_for_another_engine_too() -> None:
    for query in saved_queries():
        prepareQuery(query.sparql)  # raises where it is not
