"""The page of faults: what tests note becomes its rows, and each test that notes is on it."""

from __future__ import annotations

import json
from dataclasses import asdict
from xml.etree import ElementTree

from .faults import Fault
from .reliability_page import PAGE, kept, page, rows_of
from .reliability_page import test_files as files_with_faults


def report(*noted: tuple[str, Fault]) -> ElementTree.Element:
    """Make a report as pytest writes it."""
    suite = ElementTree.Element("testsuite")
    for file, fault in noted:
        case = ElementTree.SubElement(suite, "testcase", classname=f"tests.{file}", name="test")
        properties = ElementTree.SubElement(case, "properties")
        value = json.dumps(asdict(fault))
        ElementTree.SubElement(properties, "property", name="fault", value=value)
    return suite


def test_what_several_tests_note_of_one_fault_is_one_row() -> None:
    rows = rows_of(
        report(
            ("test_one", Fault("Disks", "full", 20, "error: no | room\n\nhint: make some")),
            ("test_two", Fault("Disks", "full", 3)),
            ("test_two", Fault("Memory", "short", 1, "said")),
        )
    )
    assert [(row.name, row.tried, row.tests) for row in rows] == [
        ("full", 23, ("test_one.py", "test_two.py")),
        ("short", 1, ("test_two.py",)),
    ]
    written = page(rows)
    assert "| full | 23 | nothing | error: no \\| room hint: make some | `test_one.py`" in written
    assert written.index("## Disks") < written.index("## Memory")


def test_rows_of_tests_that_are_not_run_again_stay_as_they_are() -> None:
    written = page(
        rows_of(
            report(
                ("test_one", Fault("Disks", "full", 1_200, "no | room")),
                ("test_two", Fault("Memory", "short", 1, "said")),
            )
        )
    )
    assert [row.name for row in kept(written, {"test_two.py"})] == ["full"]
    assert page(kept(written, ())) == written


def test_every_file_of_tests_that_notes_faults_stands_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    files = files_with_faults()
    assert len(files) > 5
    assert [path.name for path in files if f"`{path.name}`" not in text] == []
