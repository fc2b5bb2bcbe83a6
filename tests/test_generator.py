"""Generated organisations: the same for one seed, honest about what they say, strange to the data."""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest

from .gold import ROOT

BENCHMARKS = ROOT / "benchmarks"
PARTS = ("generate", "wording", "organisation", "sheet", "layouts", "mistakes")


@pytest.fixture(scope="module")
def parts() -> Iterator[dict[str, ModuleType]]:
    """Load the generator, which is no part of a package."""
    sys.path.insert(0, str(BENCHMARKS))
    yield {name: import_module(name) for name in PARTS}
    sys.path.remove(str(BENCHMARKS))
    for name in PARTS:
        del sys.modules[name]


def test_the_generator_knows_nothing_of_remit() -> None:
    for name in PARTS:
        tree = ast.parse((BENCHMARKS / f"{name}.py").read_text(encoding="utf-8"))
        imported = {
            alias.name.partition(".")[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.Import)
            for alias in node.names
        } | {
            (node.module or "").partition(".")[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
        }
        assert imported <= {*sys.stdlib_module_names, *PARTS}, name


def test_a_third_of_its_labels_and_phrases_stand_nowhere_in_the_data(
    parts: dict[str, ModuleType],
) -> None:
    files = [path for path in (ROOT / "data").rglob("*") if path.suffix in (".toml", ".ttl", ".rq")]
    data = "\n".join(path.read_text(encoding="utf-8").casefold() for path in files)
    told = parts["wording"].labels_and_phrases()
    strange = [
        text
        for text in told
        if not all(part in data for part in parts["wording"].constant_parts(text))
    ]
    assert len(strange) >= len(told) / 3


def test_one_seed_gives_one_nation_and_another_seed_another(
    parts: dict[str, ModuleType], tmp_path: Path
) -> None:
    def written(folder: str, seed: int) -> list[bytes]:
        generate = parts["generate"]
        generate.write(tmp_path / folder, generate.profiles(40, seed=seed, size=1500))
        files = sorted(path for path in (tmp_path / folder).rglob("*") if path.is_file())
        assert len(files) == 41
        return [path.read_bytes() for path in files]

    assert written("one", 5) == written("same", 5)
    assert written("other", 6) != written("one", 5)


def test_profiles_come_one_by_one_at_any_size(parts: dict[str, ModuleType]) -> None:
    first = list(islice(parts["generate"].profiles(1_000_000, size=10_000), 30))
    assert len({written.name for written in first}) == 30
    sizes = [len(written.text) for written in first]
    assert min(sizes) > 8_000 and max(sizes) < 13_000


def test_a_profile_holds_the_words_of_its_gold(parts: dict[str, ModuleType]) -> None:
    planted: set[str] = set()
    layouts: set[str] = set()
    for written in parts["generate"].profiles(700, mistakes=0.5):
        gold = written.gold
        layouts.add(gold["layout"])
        planted |= {mistake["name"] for mistake in gold["mistakes"]}
        asked = [*gold["essential"], *gold["desirable"], *gold["direct_reports"]]
        asked += [law["text"] for law in gold["legislation"] if not gold["mistakes"]]
        asked += [gold["title"], gold["role_code"], gold["rank_or_grade"], gold["reports_to"]]
        for text in asked:
            assert text in written.text, (written.name, text)
        codes = {triple[0] for triple in gold["triples"] if triple[0].startswith("role ")}
        assert codes == {f"role {gold['role_code']}"}
        json.dumps(gold)
    assert layouts == set(parts["wording"].words_of("forms")["layouts"])
    assert planted >= {*parts["mistakes"].PLANTS, "same-content"}


def test_a_managers_code_is_that_of_a_post_with_its_title(parts: dict[str, ModuleType]) -> None:
    made = list(parts["organisation"].posts(400, 3))
    titles = {post.code: post.title for post in made}
    assert len(titles) == len(made)
    led = [post for post in made if post.manager_code]
    assert len(led) > 200
    assert all(titles[post.manager_code] == post.manager for post in led)
