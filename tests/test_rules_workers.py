"""Whom a role is for: what its status or its rank tells, and what tells nothing."""

from __future__ import annotations

import pytest

from .deriving import claims, derive

KNOWN = """id:reference {
  id:ladder a skos:ConceptScheme .
  id:sergeant a remit:Rank ; skos:inScheme id:ladder .
  id:bosun a remit:Rank .
  id:special a remit:Designation ; dcterms:relation id:unpaid .
  id:officer a remit:WorkerType ; skos:prefLabel "officer"@en ; remit:statusLabel "police"@en ; dcterms:relation id:ladder .
  id:staff a remit:WorkerType ; skos:prefLabel "police staff"@en ; remit:statusLabel "staff"@en .
  id:unpaid a remit:WorkerType ; skos:prefLabel "special"@en .
}
"""
RULES = ("worker-type-of-rank", "worker-type-of-status")


@pytest.mark.parametrize(
    ("status", "worker"), [("Police Staff", "staff"), ("STAFF", "staff"), ("Police", "officer")]
)
def test_a_status_tells_the_worker_type_in_any_case(status: str, worker: str) -> None:
    said = claims(1, ("id:clerk", "remit:status", f'"{status}"'))
    assert derive(KNOWN + said, *RULES) == {("clerk", "workerType", worker): {"d1claim1"}}


@pytest.mark.parametrize("status", ["Permanent", "Police staff or officer", "Staff grade"])
def test_another_status_tells_nothing_and_is_not_guessed_at(status: str) -> None:
    said = claims(1, ("id:clerk", "remit:status", f'"{status}"'))
    assert derive(KNOWN + said, *RULES) == {}


def test_a_rank_of_a_police_ladder_tells_that_an_officer_fills_the_post() -> None:
    said = claims(
        1, ("id:lead", "remit:rank", "id:sergeant"), ("id:mate", "remit:rank", "id:bosun")
    )
    assert derive(KNOWN + said, *RULES) == {("lead", "workerType", "officer"): {"d1claim1"}}


def test_a_status_or_a_designation_of_its_own_goes_before_the_rank() -> None:
    said = claims(
        1, ("id:lead", "remit:rank", "id:sergeant"), ("id:lead", "remit:status", '"Staff"')
    )
    said += claims(
        2,
        ("id:helper", "remit:rank", "id:sergeant"),
        ("id:helper", "remit:designation", "id:special"),
    )
    assert derive(KNOWN + said, *RULES) == {("lead", "workerType", "staff"): {"d1claim2"}}


@pytest.mark.parametrize(
    ("status", "told"),
    [("Full time", True), ("Permanent", True), ("Police staff or officer", False)],
)
def test_only_a_status_that_speaks_of_worker_types_keeps_the_rank_from_telling(
    status: str, told: bool
) -> None:
    said = claims(
        1, ("id:lead", "remit:rank", "id:sergeant"), ("id:lead", "remit:status", f'"{status}"')
    )
    found = {("lead", "workerType", "officer"): {"d1claim1"}}
    assert derive(KNOWN + said, *RULES) == (found if told else {})
