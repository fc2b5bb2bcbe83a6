"""The sample profiles, and the documents that the extractor is measured on."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from . import gold
from .gold import PROFILES, ROOT, Case

SHARED = ROOT.parent / "shared"
RUN = 8
OUTPUTS = {"__pycache__", "build", "dist", "demo", "remit-graph"}

FIELDS = (
    *("title", "rank_or_grade", "status", "role_code", "organisation", "unit_or_department"),
    *("location", "reports_to", "vetting"),
)
LISTS = (
    *("direct_reports", "legislation", "qualifications", "systems", "essential", "desirable"),
    *("section_headings", "responsibilities", "competencies", "not_requirements"),
)
KINDS = {
    *("Knowledge", "Experience", "Skill", "Qualification", "Training"),
    *("Licence", "Vetting", "Health", "Availability", "Equipment"),
}
MODALITIES = {"essential", "desirable", "obligatory", "conditional", "not required"}

needs_published = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the published profiles are not beside the checkout"
)


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    every = words(text)
    return {tuple(every[start : start + RUN]) for start in range(len(every) - RUN + 1)}


def own_texts() -> Iterator[Path]:
    """Walk the files of the project, without what its tools have made."""
    for folder, folders, files in os.walk(ROOT):
        folders[:] = sorted(
            name
            for name in folders
            if name not in OUTPUTS
            and not name.endswith(".egg-info")
            and (not name.startswith(".") or name == ".ci")
        )
        yield from (Path(folder, name) for name in sorted(files))


def stated(case: Case) -> Iterator[tuple[str, str]]:
    """Give every text that the gold of a case says stands in its document."""
    expected = case.expected
    yield from ((name, expected[name]) for name in FIELDS if expected.get(name))
    for name in LISTS:
        for item in expected.get(name) or []:
            yield name, item if isinstance(item, str) else item["text"]
    yield from (("requirements", item["text"]) for item in expected.get("requirements", []))
    for name in ("covers", "lead_force", "findings"):
        yield from ((name, item["quote"]) for item in expected.get(name, []))
    for name, readings in expected.get("also", {}).items():
        yield from ((f"also {name}", reading) for reading in readings)


def test_twelve_profiles_are_shipped_and_described() -> None:
    profiles = sorted(PROFILES.glob("*.txt"))
    described = (PROFILES / "README.md").read_text(encoding="utf-8")
    assert len(profiles) == 12
    assert [path.name for path in profiles if f"`{path.name}`" not in described] == []


@needs_published
def test_no_run_of_eight_words_of_a_published_profile_is_in_the_project() -> None:
    published = set[tuple[str, ...]]().union(
        *(runs(path.read_text(encoding="utf-8")) for path in (SHARED / "seeds").glob("*.txt"))
    )
    assert len(published) > 2000
    copied = {
        str(path.relative_to(ROOT)): " ".join(min(shared))
        for path in own_texts()
        if (shared := published & runs(path.read_text(encoding="utf-8", errors="replace")))
    }
    assert copied == {}


@needs_published
def test_the_profiles_that_were_restated_before_are_unchanged() -> None:
    given = {path.name: path.read_bytes() for path in (SHARED / "corpus").glob("*.txt")}
    assert len(given) == 9
    assert given == {name: (PROFILES / name).read_bytes() for name in given}


def test_a_run_of_eight_words_is_seen_across_lines_marks_and_case() -> None:
    published = runs("Applies the law, and the\tforce's policy: to\nall cases")
    assert published & runs("He applies THE law and the force's policy – to all")
    assert not published & runs("Applies the law and the force's rules to all cases")


def test_what_the_gold_says_is_found_word_for_word() -> None:
    missing = {}
    for case in gold.every():
        # A competency may be known by its text alone, and a value may stand on two lines.
        apart = {*case.expected.get("composed", []), *case.expected.get("competencies", [])}
        pairs = [pair for pair in stated(case) if pair[1] not in case.text]
        missing[case.name] = [pair for pair in pairs if pair[1] not in apart]
    assert {name: pairs for name, pairs in missing.items() if pairs} == {}


def test_a_value_on_two_lines_is_made_of_words_of_the_document() -> None:
    for case in gold.every():
        for value in case.expected.get("composed", []):
            assert value not in case.text, case.name
            assert set(words(value)) <= set(words(case.text)), case.name


def test_requirements_are_annotated_by_the_vocabulary() -> None:
    items = [(c.name, item) for c in gold.every() for item in c.expected.get("requirements", [])]
    for name, item in items:
        also = item.get("also", {})
        assert {item["kind"], *also.get("kind", [])} <= KINDS, (name, item)
        assert {item["modality"], *also.get("modality", [])} <= MODALITIES, (name, item)
        assert item["kind"] not in also.get("kind", []), (name, item)
        assert isinstance(item["about"], list), (name, item)


def test_essential_and_desirable_agree_with_the_requirements() -> None:
    for case in gold.every():
        for modality in ("essential", "desirable") if "requirements" in case.expected else ():
            listed = case.expected["requirements"]
            marked = [item["text"] for item in listed if item["modality"] == modality]
            assert marked == case.expected[modality], case.name


def test_what_is_no_requirement_is_not_listed_as_one() -> None:
    for case in gold.every():
        listed = {item["text"] for item in case.expected.get("requirements", [])}
        assert listed.isdisjoint(case.expected.get("not_requirements", [])), case.name


def test_a_law_has_one_id_in_a_document() -> None:
    for case in gold.every():
        names: dict[str, str] = {}
        for law in case.expected["legislation"]:
            if law["id"]:
                assert names.setdefault(law["id"], law["name"]) == law["name"], case.name


def test_some_documents_are_held_out_and_none_of_them_is_for_development() -> None:
    development, heldout = gold.folder("extraction"), gold.folder("heldout")
    assert 5 <= len(heldout) <= len(development)
    assert {case.name for case in development}.isdisjoint(case.name for case in heldout)


def test_most_cases_list_their_requirements_whole() -> None:
    whole = [case.name for case in gold.every() if "requirements" in case.expected]
    assert len(whole) >= 20


def test_each_document_is_of_the_length_of_a_published_one() -> None:
    lengths = {case.name: len(case.text) for case in gold.every()}
    assert {name: n for name, n in lengths.items() if not 500 <= n <= 10_000} == {}


@pytest.mark.parametrize("case", gold.restated(), ids=lambda case: case.name)
def test_a_restated_profile_keeps_what_is_odd_about_the_published_one(case: Case) -> None:
    assert {item["weight"] for item in case.expected["findings"]} == {"clear"}
    assert len(case.expected["competencies"]) == 6
    headings = [name for name in case.expected["competencies"] if name not in case.text]
    missing = [item for item in case.expected["findings"] if item["rule"] == "missing-heading"]
    assert len(headings) == len(missing)
