"""`remit list`: each kind of thing as a table, from documents and from what is known beforehand."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from io import StringIO
from subprocess import CompletedProcess
from typing import Any

import pytest

from remit.graph.listing.tables import KINDS, list_things
from remit.graph.store import Graph

from .knowledge import samples

Remit = Callable[..., CompletedProcess[str]]


def listed(remit: Remit, *arguments: str) -> dict[str, dict[str, Any]]:
    """Return the rows that are listed as JSON, by what stands in their first column."""
    done = remit("list", *arguments, "--format", "json", "--graph", samples())
    assert done.returncode == 0, done.stderr
    return {next(iter(row.values())): row for row in json.loads(done.stdout)}


def test_roles_are_listed_with_unit_rank_manager_and_profile(remit: Remit) -> None:
    role = listed(remit, "roles")["Detective Sergeant – Undercover Unit"]
    assert role["unit"] == ["Eastern Region Undercover Unit"]
    assert role["rank"] == "Detective Sergeant"
    assert role["reports to"] == ["Detective Inspector – Undercover Unit"]
    assert role["profiles"] == ["101-undercover-unit-sergeant.txt"]
    assert role["requirements"] > 5
    assert role["iri"].endswith("/role/ersou/eruu/detective-sergeant-undercover-unit")


def test_a_role_that_is_only_named_is_listed_without_a_profile(remit: Remit) -> None:
    every = listed(remit, "roles")
    assert every["Detective Inspector Intel"]["profiles"] == []
    assert "Detective Inspector Intel" not in listed(remit, "roles", "--used")


def test_a_role_with_two_managers_is_one_row(remit: Remit) -> None:
    done = remit("list", "roles", "--format", "csv", "--graph", samples())
    rows = [row for row in csv.DictReader(StringIO(done.stdout)) if row["role"] == "Lamplighter"]
    assert [row["reports to"] for row in rows] == ["Keeper of Oil, Keeper of Wicks"]


def test_units_are_listed_with_what_they_cover_and_their_roles(remit: Remit) -> None:
    unit = listed(remit, "units")["Eastern Region Undercover Unit"]
    assert unit["part of"] == ["Eastern Region Special Operations Unit"]
    assert (unit["forces"], unit["lead force"]) == (7, ["Bedfordshire Police"])
    assert unit["roles"] == 2
    assert "ERUU" in unit["also"]


def test_forces_are_all_known_and_not_only_those_of_documents(remit: Remit) -> None:
    forces = listed(remit, "forces")
    assert len(forces) > 40
    kent = forces["Kent Police"]
    assert (kent["police.uk"], kent["ONS"], kent["verified"]) == ("kent", "E23000032", True)
    assert "Counter Terrorism Policing South East" in kent["covered by"]
    used = listed(remit, "forces", "--used")
    assert "Bedfordshire Police" in used and "Kent Police" not in used


def test_ranks_stand_in_their_order(remit: Remit) -> None:
    ranks = list(listed(remit, "ranks").values())
    assert [rank["order"] for rank in ranks] == sorted(rank["order"] for rank in ranks)
    assert ranks[0]["rank"] == "Constable"
    sergeant = listed(remit, "ranks")["Sergeant"]
    assert "DS" in sergeant["as a detective"] and sergeant["roles"] > 1


def test_legislation_is_listed_with_the_roles_that_require_it(remit: Remit) -> None:
    laws = listed(remit, "legislation")
    ripa = laws["Regulation of Investigatory Powers Act 2000"]
    assert (ripa["kind"], ripa["roles"], ripa["documents"]) == (["act"], 3, 2)
    assert "RIPA" in ripa["also"]
    replaced = laws["Data Protection Act 1998"]
    assert replaced["replaced by"] == ["Data Protection Act 2018"]
    assert listed(remit, "legislation", "--used").keys() < laws.keys()


def test_qualifications_and_systems_are_listed_with_their_scale_and_their_roles(
    remit: Remit,
) -> None:
    level = listed(remit, "qualifications")["PIP 2"]
    assert level["scale"] == ["PIP levels"]
    assert "PIP 1" in level["presupposes"]
    assert listed(remit, "qualifications")["advanced driver"]["preferred"] == 1
    assert listed(remit, "systems")["Athena"]["roles"] == 1


def test_documents_are_listed_with_what_was_read_from_them(remit: Remit) -> None:
    documents = listed(remit, "documents")
    assert len([name for name in documents if name.endswith(".txt")]) == 12
    one = documents["102-organised-crime-team-sergeant.txt"]
    assert one["role"] == ["Detective Sergeant"]
    assert one["requirements"] > 10 and one["findings"] > 5


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_listed_each_thing_once_with_its_iri(kind: str) -> None:
    with Graph.open(samples()) as graph:
        table = list_things(graph.select, kind)
    iris = [row[-1] for row in table.rows]
    assert table.columns[-1] == "iri"
    assert iris and len(iris) == len(set(iris))
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert len(table.used().rows) <= len(table.rows)


def test_every_kind_can_be_asked_for_on_the_command_line(remit: Remit) -> None:
    for kind in KINDS:
        done = remit("list", kind, "--used", "--graph", samples())
        assert done.returncode == 0, (kind, done.stderr)


def test_a_table_for_people_leaves_the_iris_out(remit: Remit) -> None:
    table = remit("list", "systems", "--used", "--graph", samples()).stdout
    assert "Athena" in table and "w3id.org" not in table


def test_a_table_has_what_documents_speak_of_above_a_line(remit: Remit) -> None:
    lines = remit("list", "units", "--graph", samples()).stdout.splitlines()
    used = remit("list", "units", "--used", "--graph", samples()).stdout.splitlines()
    rules = [number for number, line in enumerate(lines) if line.startswith("──")]
    assert rules == [1, len(used)]
    assert [line.split() for line in lines[2 : len(used)]] == [line.split() for line in used[2:]]


def test_a_kind_that_does_not_exist_is_wrong_use(remit: Remit) -> None:
    done = remit("list", "gadgets", "--graph", samples())
    assert (done.returncode, done.stdout) == (2, "")
    assert "qualifications" in done.stderr


def test_without_a_graph_there_is_a_way_out(remit: Remit) -> None:
    done = remit("list", "roles")
    assert done.returncode == 1
    assert "remit build" in done.stderr


def test_a_list_of_what_no_profile_speaks_of_says_so(remit: Remit) -> None:
    done = remit("list", "forces", "--graph", samples())
    used = remit("list", "forces", "--used", "--graph", samples())
    rows = len(used.stdout.splitlines()) - 2
    assert re.match(rf"profiles speak of {rows} of these \d+: --used lists those$", done.stderr)
    assert not used.stderr
