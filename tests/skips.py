"""A pytest plugin: a skipped test is a failure unless `expected-skips.txt` gives its reason.

`make test` loads it with `-p skips`. The list has one line a test, or a line for a whole file:

    tests/test_page.py::test_it_prints | no printer on this machine
    tests/test_page.py | no browser on this machine | outside CI

A line that ends in `outside CI` does not count where the environment has `CI`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest

OUTSIDE_CI = "outside CI"


@dataclass(frozen=True)
class ExpectedSkip:
    """A test, or all of a file's, that may be skipped for one reason."""

    test: str
    reason: str
    outside_ci: bool

    def covers(self, test: str, reason: str, *, in_ci: bool) -> bool:
        """Tell whether this line allows that test to be skipped for that reason."""
        same_test = test == self.test or test.startswith((self.test + "::", self.test + "["))
        return same_test and reason == self.reason and not (in_ci and self.outside_ci)


def read_expected_skips(path: Path) -> list[ExpectedSkip]:
    """Read the list of tests that may be skipped.

    Raises:
        pytest.UsageError: A line has no reason, or ends in something that is not understood.
    """
    expected = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        test, *rest = (part.strip() for part in line.split(" | "))
        if not rest or not rest[0] or rest[1:] not in ([], [OUTSIDE_CI]):
            raise pytest.UsageError(f"{path}:{number}: expected `TEST | REASON [| {OUTSIDE_CI}]`")
        expected.append(ExpectedSkip(test, rest[0], outside_ci=len(rest) == 2))
    return expected


@dataclass(eq=False)
class SkipGuard:
    """Collects the skips of one run and fails it for those that are not expected."""

    expected: list[ExpectedSkip]
    in_ci: bool
    unexpected: list[str] = field(default_factory=list)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Look at one test; a test that is expected to fail counts as run."""
        if not hasattr(report, "wasxfail"):
            self.note(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Look at one file: a file may skip all its tests at once."""
        self.note(report)

    def note(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        """Keep a skip that no line of the list covers."""
        if not report.skipped:
            return
        words = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reason = words.removeprefix("Skipped: ")
        if not any(line.covers(report.nodeid, reason, in_ci=self.in_ci) for line in self.expected):
            self.unexpected.append(f"{report.nodeid} | {reason}")

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Turn a run that would have passed into one that failed."""
        if self.unexpected and session.exitstatus in (
            pytest.ExitCode.OK,
            pytest.ExitCode.NO_TESTS_COLLECTED,
        ):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """List the skips that are not expected."""
        if self.unexpected:
            terminalreporter.section("skipped without a line in tests/expected-skips.txt", red=True)
            for line in sorted(self.unexpected):
                terminalreporter.line(line)


def pytest_configure(config: pytest.Config) -> None:
    """Watch the run, from the process that gathers the reports."""
    if not hasattr(config, "workerinput"):
        expected = read_expected_skips(config.rootpath / "tests" / "expected-skips.txt")
        config.pluginmanager.register(SkipGuard(expected, in_ci="CI" in os.environ))
