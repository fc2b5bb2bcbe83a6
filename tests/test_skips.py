"""A skipped test fails the run, unless the list of expected skips gives its reason."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PLUGIN_FOLDER = Path(__file__).parent

TESTS = """
import pytest

@pytest.mark.skip(reason="no printer")
@pytest.mark.parametrize("paper", ["A3", "A4"])
def test_prints(paper): ...

@pytest.mark.xfail(reason="not yet", strict=True)
def test_known_failure():
    raise AssertionError

def test_passes(): ...
"""


def run(
    folder: Path, expected: str, *options: str, tests: str = TESTS, ci: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run pytest with the plugin on a folder with one test file and one list."""
    (folder / "tests").mkdir()
    (folder / "pytest.ini").write_text("[pytest]\n")
    (folder / "tests" / "test_page.py").write_text(tests)
    (folder / "tests" / "expected-skips.txt").write_text(expected)
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    environment |= {"PYTHONPATH": str(PLUGIN_FOLDER)} | ({"CI": "true"} if ci else {})
    environment["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # others take longer than the tests
    command = [sys.executable, "-m", "pytest", "-p", "skips", "-p", "no:cacheprovider", *options]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("options", [[], ["-p", "xdist", "-n", "1"]], ids=["here", "there"])
def test_a_skip_that_is_not_listed_fails_the_run_and_is_named(
    tmp_path: Path, options: list[str]
) -> None:
    result = run(tmp_path, "# nothing\n", *options)
    assert result.returncode == pytest.ExitCode.TESTS_FAILED
    assert "tests/test_page.py::test_prints[A3] | no printer" in result.stdout
    assert "tests/test_page.py::test_prints[A4] | no printer" in result.stdout
    assert "test_known_failure |" not in result.stdout


@pytest.mark.parametrize(
    "line",
    [
        "tests/test_page.py::test_prints | no printer",
        "tests/test_page.py | no printer",
        "tests/test_page.py::test_prints | no printer | outside CI",
    ],
)
def test_a_listed_skip_passes_for_one_test_or_a_whole_file(tmp_path: Path, line: str) -> None:
    result = run(tmp_path, line + "\n")
    assert result.returncode == pytest.ExitCode.OK, result.stdout


@pytest.mark.parametrize(
    "line",
    [
        "tests/test_page.py::test_prints | no paper",
        "tests/test_page.py::test_print | no printer",
        "tests/test_pag | no printer",
    ],
)
def test_another_reason_or_another_test_is_no_excuse(tmp_path: Path, line: str) -> None:
    assert run(tmp_path, line + "\n").returncode == pytest.ExitCode.TESTS_FAILED


def test_a_skip_allowed_outside_ci_fails_in_ci(tmp_path: Path) -> None:
    line = "tests/test_page.py | no printer | outside CI\n"
    assert run(tmp_path, line, ci=True).returncode == pytest.ExitCode.TESTS_FAILED


def test_a_file_that_skips_itself_whole_is_seen(tmp_path: Path) -> None:
    tests = "import pytest\npytest.skip('no browser', allow_module_level=True)\n"
    result = run(tmp_path, "", tests=tests)
    assert result.returncode == pytest.ExitCode.TESTS_FAILED
    assert "tests/test_page.py | no browser" in result.stdout


@pytest.mark.parametrize("line", ["tests/test_page.py", "tests/test_page.py | no printer | often"])
def test_a_line_without_a_reason_is_an_error_that_names_the_line(tmp_path: Path, line: str) -> None:
    result = run(tmp_path, f"# first\n{line}\n")
    assert result.returncode == pytest.ExitCode.USAGE_ERROR
    assert "expected-skips.txt:2" in result.stderr
