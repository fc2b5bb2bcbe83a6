"""What is on the disk is what is installed, from the checkout and from the built wheel."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("cli", "graph", "ontology", "data")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


@dataclass(frozen=True)
class Installation:
    """A Python in which Remit is installed, and a folder from which to run it."""

    scripts: Path
    folder: Path

    def run(self, command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one of its commands from that folder."""
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "REMIT"))}
        return subprocess.run(
            [self.scripts / command, *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def python(self, code: str) -> str:
        """Return what a piece of Python prints."""
        result = self.run("python", "-c", code)
        assert result.returncode == 0, result.stderr
        return result.stdout.strip()


def shipped_files() -> Iterator[PurePosixPath]:
    """List the files of the four folders as they should stand in a wheel."""
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield PurePosixPath("remit", path.relative_to(ROOT).as_posix())


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy, so that nothing of an earlier build is in it."""
    source = tmp_path_factory.mktemp("source")
    for folder in FOLDERS:
        unwanted = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / folder, source / folder, ignore=unwanted)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    output = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(output)]
    built = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = output.glob("*.whl")
    return path


@pytest.fixture(scope="session")
def installed_wheel(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """Install the wheel in an environment of its own that borrows this one's dependencies."""
    folder = tmp_path_factory.mktemp("elsewhere")
    environment = folder / "environment"
    venv.create(environment, symlinks=True)
    python = environment / "bin" / "python"
    command = [sys.executable, "-m", "pip", "--python", str(python), "install"]
    subprocess.run([*command, "--quiet", "--no-deps", "--no-index", str(wheel)], check=True)
    (packages,) = environment.glob("lib/python*/site-packages")
    # Python does not follow the .pth files of a folder that it was led to by one: the
    # editable installation of this environment stays out of sight.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return Installation(environment / "bin", folder)


@pytest.fixture(params=["wheel", "editable"])
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Installation:
    """Give each way of being installed in turn."""
    if request.param == "editable":
        return Installation(Path(sys.executable).parent, tmp_path)
    installed: Installation = request.getfixturevalue("installed_wheel")
    return installed


def test_each_folder_with_an_init_is_a_package_and_no_other() -> None:
    on_disk = {
        ".".join(("remit", *path.parent.relative_to(ROOT).parts))
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("__init__.py")
    }
    assert sorted(PROJECT["tool"]["setuptools"]["packages"]) == sorted(on_disk)


def test_each_folder_with_python_files_has_an_init() -> None:
    folders = {path.parent for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")}
    assert [folder for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_the_wheel_holds_every_file_of_the_folders_and_nothing_else(wheel: Path) -> None:
    names = {PurePosixPath(name) for name in zipfile.ZipFile(wheel).namelist()}
    top = {name.parts[0] for name in names}
    version = PROJECT["project"]["version"]
    assert top == {"remit", f"remit-{version}.dist-info"}
    assert {name for name in names if name.parts[0] == "remit"} == set(shipped_files())


def test_the_wheel_carries_the_licence_and_the_mark_of_types(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.endswith("licenses/LICENSE") for name in names)
    for folder in FOLDERS:
        assert f"remit/{folder}/py.typed" in names


def test_the_installed_package_is_the_one_that_is_meant(
    installation: Installation, request: pytest.FixtureRequest
) -> None:
    place = Path(installation.python("import remit.graph; print(remit.graph.__file__)"))
    in_checkout = place == ROOT / "graph" / "__init__.py"
    assert in_checkout is ("editable" in request.node.name)


def test_the_command_runs_from_another_folder(installation: Installation) -> None:
    result = installation.run("remit", "--version")
    assert (result.returncode, result.stderr) == (0, "")
    assert PROJECT["project"]["version"] in result.stdout


@pytest.mark.parametrize("folder", ["ontology", "data"])
def test_ontology_and_data_are_read_through_the_package(
    installation: Installation, folder: str
) -> None:
    digests = installation.python(
        "import hashlib\n"
        "from importlib.resources import as_file, files\n"
        f"with as_file(files('remit.{folder}')) as top:\n"
        "    for path in top.rglob('*.t*'):\n"
        "        print(hashlib.sha256(path.read_bytes()).hexdigest(), path.relative_to(top))\n"
    )
    on_disk = {
        f"{hashlib.sha256(path.read_bytes()).hexdigest()} {path.relative_to(ROOT / folder)}"
        for path in (ROOT / folder).rglob("*.t*")
    }
    assert set(digests.splitlines()) == on_disk
    assert len(on_disk) > 1 or folder == "ontology"


def test_the_whole_way_works_from_another_folder(installed_wheel: Installation) -> None:
    """As it is installed for this environment, the tests of all commands go it."""
    installation = installed_wheel
    profiles = installation.python(
        "from importlib.resources import files; print(files('remit.data') / 'profiles')"
    )
    built = installation.run("remit", "build", profiles)
    assert built.returncode == 0, built.stderr
    assert (installation.folder / "remit-graph").is_dir()
    asked = installation.run("remit", "ask", "which roles require RIPA knowledge")
    assert asked.returncode == 0, asked.stderr
    assert "RIPA" in asked.stdout
    drawn = installation.run("remit", "map", "--output", "map.html")
    assert drawn.returncode == 0, drawn.stderr
    assert (installation.folder / "map.html").stat().st_size > 0


def test_every_requirement_is_pinned_and_no_index_is_named() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert [line for line in pins if not re.fullmatch(r"[\w.-]+==[\w.+!]+", line)] == []
    pinned = {canonical(line.partition("==")[0]) for line in pins}
    extras = PROJECT["project"]["optional-dependencies"].values()
    needed = [*PROJECT["project"]["dependencies"], *(line for extra in extras for line in extra)]
    names = {canonical(re.split(r"[<>=!~\[; ]", line, maxsplit=1)[0]) for line in needed}
    assert names - pinned == set()


def canonical(name: str) -> str:
    """Write the name of a distribution in the one way that PyPA's specification gives it."""
    return re.sub(r"[-_.]+", "-", name).lower()
