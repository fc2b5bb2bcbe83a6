"""A build that goes on from the last one, or from one that was stopped, gives what a fresh one gives."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from remit.graph import reader
from remit.graph.store import Graph, lookup

from .building import canonical, clerk, indexed, interrupt, made, nothing_known, write

KNOWN = """@prefix remit: <https://w3id.org/remit/ns#> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix id: <https://w3id.org/remit/id/> .
<https://w3id.org/remit/id/unit/records> a remit:Unit ; skos:prefLabel "Records Team"@en ;
  skos:altLabel "RT"@en ; org:subOrganizationOf <https://w3id.org/remit/id/unit/archive> .
<https://w3id.org/remit/id/unit/archive> a remit:Unit ; skos:prefLabel "Archive of the House"@en .
<https://w3id.org/remit/id/rank/sergeant> a remit:Rank ; skos:prefLabel "Sergeant"@en ; remit:rankOrder 2 .
<https://w3id.org/remit/id/topic/filing> a remit:Topic ; skos:prefLabel "filing"@en .
<https://w3id.org/remit/id/acronym/rt> a remit:Acronym ; skos:prefLabel "RT"@en ; skos:notation "RT" ;
  remit:expansion "Records Team" .
"""


def post(number: int, chance: random.Random) -> str:
    """Write the profile of one post in a chain of command, one of three titles that repeat."""
    lines = [f"Unit: {chance.choice(['Records', 'Registry'])} Team"]
    lines += [f"Role code: R{number}"] if number % 3 else []
    boss = chance.choice([f"Clerk {number - 1}", "Clerk", "Head Clerk"])
    duty = chance.choice(["Keep zebras", "Sort the filing", "Answer letters twice"])
    title = chance.choice([f"Clerk {number}", "Clerk", "Records Sergeant"])
    text = clerk(title if number % 4 else "Clerk", *lines, manager=boss)
    needs = chance.choice(["Knowledge of PACE", "Knowledge of filing", "Experience of filing"])
    return text.replace("- Answer", f"- {duty}\n- Answer").replace("Knowledge of PACE", needs)


def listed(chance: random.Random) -> str:
    """Write a list of posts, of titles that profiles and other lists have too."""
    rows = []
    for _ in range(chance.randrange(2, 5)):
        title = chance.choice(["Clerk", "Records Sergeant", f"Clerk {chance.randrange(22)}"])
        team = f"{chance.choice(['Records', 'Registry'])} Team"
        boss = chance.choice(["Clerk", "Head Clerk", ""])
        rows.append((title, team, boss, chance.choice(["Keeps zebras", "Sorts the filing"])))
    heads = ("Job Title", "Unit", "Reports to", "Remarks")
    return "Posts of the house\n\n" + "".join("\t".join(row) + "\n" for row in (heads, *rows))


def change(folder: Path, chance: random.Random) -> None:
    """Change, remove, copy, rename or add one document."""
    files = sorted(folder.glob("*.txt"))
    chosen, fresh = chance.choice(files), folder / f"new-{chance.randrange(1000)}.txt"
    kind = chance.choice(["change", "remove", "copy", "rename", "add", "list", "break"])
    if kind in ("change", "add", "list"):
        target = chosen if kind == "change" else fresh
        text = listed(chance) if kind == "list" else post(chance.randrange(40), chance)
        target.write_text(text, encoding="utf-8")
    elif kind == "copy":
        shutil.copy(chosen, fresh)
    elif kind == "rename":
        chosen.rename(fresh)
    elif kind == "break":
        chosen.write_bytes(b"\0\0\0")
    else:
        chosen.unlink()


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give data in which little is known, so that builds are short."""
    return write(nothing_known(tmp_path_factory.mktemp("data")), {"reference/own.ttl": KNOWN})


@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_changes_a_graph_and_its_index_are_those_of_a_fresh_build(
    bare: Path, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    folder = write(tmp_path / "in", {f"{n}.txt": post(n, chance) for n in range(12)})
    write(folder, {f"list-{n}.txt": listed(chance) for n in range(3)})
    made(tmp_path / "graph", folder, data=bare)
    for round_ in range(5):
        change(folder, chance)
        again = made(tmp_path / "graph", folder, data=bare)
        fresh = made(tmp_path / f"fresh{round_}", folder, data=bare)
        assert again.counts == fresh.counts
        assert canonical(tmp_path / "graph") == canonical(tmp_path / f"fresh{round_}")
        assert indexed(tmp_path / "graph") == indexed(tmp_path / f"fresh{round_}")


def test_where_nothing_changed_the_graph_stays_in_use(bare: Path, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", {"one.txt": clerk(), "broken.txt": b"\0\0"})
    first = made(tmp_path / "graph", folder, data=bare)
    again = made(tmp_path / "graph", folder, data=bare)
    assert (again.read, again.unchanged, again.failed) == (0, 1, first.failed)
    assert (again.generation, again.counts) == (first.generation, first.counts)
    assert not (tmp_path / "graph" / "reading").exists()


def test_packs_of_many_builds_are_brought_together(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("remit.graph.ledger._MOST_PACKS", 2)
    folder = write(tmp_path / "in", {f"{n}.txt": clerk(f"Clerk {n}") for n in range(12)})
    packs = []
    for round_ in range(4):
        write(folder, {"0.txt": clerk(f"Clerk of round {round_}")})
        write(folder, {f"new-{round_}.txt": clerk(f"Clerk {30 + round_}")})
        made(tmp_path / "graph", folder, data=bare)
        with Graph.open(tmp_path / "graph") as graph:
            packs.append(len(list(graph.folder.glob("*.pack"))))
    assert packs == [1, 2, 1, 2]
    made(tmp_path / "fresh", folder, data=bare)
    assert canonical(tmp_path / "graph") == canonical(tmp_path / "fresh")


def test_what_an_interrupted_build_had_read_is_not_read_again(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {f"{n:02}.txt": clerk(f"Clerk {n}") for n in range(12)}
    folder = write(tmp_path / "in", texts)
    made(tmp_path / "fresh", folder, data=bare)

    with pytest.raises(KeyboardInterrupt):
        made(tmp_path / "graph", folder, data=bare, progress=interrupt)
    (folder / "03.txt").write_text(texts["03.txt"].replace("letters", "mail"), encoding="utf-8")
    (folder / "05.txt").unlink()
    seen: list[str] = []
    read_entry = reader.read_entry

    def watched(name: str, data: bytes, base: str) -> Any:
        seen.append(name)
        return read_entry(name, data, base)

    monkeypatch.setattr(reader, "read_entry", watched)
    summary = made(tmp_path / "graph", folder, data=bare)
    assert seen == ["03.txt", "08.txt", "09.txt", "10.txt", "11.txt"]
    assert (summary.read, summary.unchanged, summary.gone) == (11, 0, 0)
    (folder / "03.txt").write_text(texts["03.txt"], encoding="utf-8")
    write(folder, {"05.txt": texts["05.txt"]})
    made(tmp_path / "graph", folder, data=bare)
    assert canonical(tmp_path / "graph") == canonical(tmp_path / "fresh")


def test_what_was_kept_of_a_stopped_build_and_is_broken_is_read_again(
    bare: Path, tmp_path: Path
) -> None:
    folder = write(tmp_path / "in", {f"{n:02}.txt": clerk(f"Clerk {n}") for n in range(12)})
    made(tmp_path / "fresh", folder, data=bare)

    for damage in (b"", b"garbage"):
        with pytest.raises(KeyboardInterrupt):
            made(tmp_path / "graph", folder, data=bare, progress=interrupt)
        [pack] = (tmp_path / "graph" / "reading").glob("*.pack")
        pack.write_bytes(pack.read_bytes()[:300] + damage)
        if damage:
            (tmp_path / "graph" / "reading" / "documents.sqlite").write_bytes(damage * 900)
        made(tmp_path / "graph", folder, data=bare)
        assert canonical(tmp_path / "graph") == canonical(tmp_path / "fresh")
        shutil.rmtree(tmp_path / "graph")


def test_where_one_document_changed_nothing_is_counted_but_what_it_changed(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {f"{n}.txt": post(n, random.Random(n)) for n in range(12)}
    folder = write(tmp_path / "in", texts)
    made(tmp_path / "graph", folder, data=bare)
    asked: list[str] = []
    each = lookup.each

    def noted(store: Any, sparql: str, *rest: Any) -> Any:
        asked.append(sparql)
        return each(store, sparql, *rest)

    monkeypatch.setattr(lookup, "each", noted)
    write(folder, {"3.txt": texts["3.txt"] + "- Knowledge of filing\n"})
    made(tmp_path / "graph", folder, data=bare)
    counting = [query for query in asked if "(COUNT(" in query]
    assert counting
    assert [query for query in counting if "VALUES" not in query] == []
