"""Measure how a build grows with the number of profiles, against what bounds it.

    python benchmarks/growth.py [--sizes 10,100,1000] [--rounds 1] [--folder DIR] [--keep FILE]
                                [--alone]

For each size: a build from nothing, the same folder again, one document changed; how much memory
all processes take together and how much disk; and in the same round the limits: reading and
summing up the files, `oxigraph load` of the very quads, and a pass of a blank spaCy pipeline with a
phrase matcher of the names in the reference data (over a thousand texts, reckoned for all).
Profiles are those of `generate.py`, 10 kB each. --keep adds the figures to a file of JSON lines and
leaves those of earlier runs; `report.py` writes the pages from it. --alone leaves the limits out:
loading 100,000 profiles a second time takes more memory and disk than the build itself.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil
from generate import profiles, write
from stopwatch import BIN, ENVIRONMENT

SIZE = 10_000
_TEXTS = 1000
_PAUSE = 0.25
_READ = """import hashlib, sys
from pathlib import Path
for path in sorted(Path(sys.argv[1]).rglob("*.txt")):
    hashlib.sha256(path.read_bytes()).hexdigest()"""
_MATCH = """import sys, time
from pathlib import Path
import spacy
from spacy.matcher import PhraseMatcher
terms = Path(sys.argv[2]).read_text(encoding="utf-8").splitlines()
language = spacy.blank("en")
matcher = PhraseMatcher(language.vocab, attr="LOWER")
matcher.add("known", list(language.pipe(terms)))
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).rglob("*.txt"))]
texts = texts[:: max(1, len(texts) // int(sys.argv[3]))]
start, computing = time.perf_counter(), time.process_time()
for text in texts:
    matcher(language(text))
passed = time.perf_counter() - start
print(passed / len(texts), (time.process_time() - computing) / len(texts))"""
_TERMS = """SELECT DISTINCT ?label { GRAPH <https://w3id.org/remit/id/graph/reference> {
  ?thing skos:prefLabel|skos:altLabel ?label } }"""


def main() -> None:
    """Read the arguments and measure each size."""
    parser = argparse.ArgumentParser(description="Measure how a build grows.")
    parser.add_argument("--sizes", default="10,100,1000")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="keep profiles and graphs here")
    parser.add_argument("--keep", type=Path, help="add the figures to this file")
    parser.add_argument("--alone", action="store_true", help="without what bounds a build")
    args = parser.parse_args()
    with TemporaryDirectory() as temporary:
        place = args.folder or Path(temporary)
        for count in map(int, args.sizes.split(",")):
            for _ in range(args.rounds):
                figures = measured(place / str(count), count, is_alone=args.alone)
                print(json.dumps(figures))
                if args.keep:
                    with args.keep.open("a", encoding="utf-8") as file:
                        file.write(json.dumps(figures) + "\n")
            if not args.folder:
                shutil.rmtree(place / str(count))


def measured(place: Path, count: int, *, is_alone: bool = False) -> dict[str, Any]:
    """Measure one size once, everything in turn."""
    texts, graph = place / "profiles", place / "graph"
    if not texts.exists():
        write(place, profiles(count, size=SIZE))
    shutil.rmtree(graph, ignore_errors=True)
    figures: dict[str, Any] = {"profiles": count}
    figures["bytes"] = sum(path.stat().st_size for path in texts.rglob("*.txt"))
    figures["read"] = timed(sys.executable, "-c", _READ, texts)
    build = (BIN / "remit", "build", texts, "--graph", graph)
    figures["build"] = timed(*build)
    figures["disk"] = sum(path.stat().st_size for path in graph.rglob("*") if path.is_file())
    told = json.loads(_run(BIN / "remit", "info", "--graph", graph, "--format", "json"))
    figures["quads"] = told["counts"]["quads"]
    if not is_alone:
        passed, computing = map(float, _matched(place, texts, graph).split())
        figures["match"] = {"seconds": passed * count, "processor": computing * count}
        figures["load"] = _loaded(place, graph)
    figures["unchanged"] = timed(*build)
    with _one_changed(texts):
        figures["changed"] = timed(*build)
    return figures


def timed(*command: str | Path) -> dict[str, float]:
    """Run a command; give its seconds, those of processors, and the most memory it took.

    Memory and processors' seconds are those of the process and of all below it, as far as they
    were seen; what an idle interpreter takes is not counted as memory.
    """
    seen = _Seen(_own_memory())
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with subprocess.Popen([str(part) for part in command], env=ENVIRONMENT, stdout=-3) as process:
        done = threading.Event()
        watch = threading.Thread(target=seen.watch, args=(process.pid, done))
        watch.start()
        status = process.wait()
        seconds = time.perf_counter() - start
        done.set()
        watch.join()
    if status:
        raise subprocess.CalledProcessError(status, [str(part) for part in command])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    own = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    used = max(own, sum(seen.used.values()))  # workers are no children; short runs are not seen
    return {"seconds": seconds, "processor": used, "memory": seen.most}


@dataclass
class _Seen:
    """What was seen of a process and all below it."""

    own: float
    most: float = 0.0
    used: dict[int, float] = field(default_factory=dict)

    def watch(self, pid: int, done: threading.Event) -> None:
        """Look again and again until it is done."""
        while not done.wait(_PAUSE):
            try:
                parent = psutil.Process(pid)
                self._look([parent, *parent.children(recursive=True)])
            except psutil.Error:
                continue

    def _look(self, processes: Sequence[psutil.Process]) -> None:
        taken = 0.0
        for process in processes:
            try:
                times = process.cpu_times()
                self.used[process.pid] = times.user + times.system
                taken += max(0.0, process.memory_full_info().pss - self.own)
            except psutil.Error:
                continue
        self.most = max(self.most, taken)


def _own_memory() -> float:
    """Measure what an interpreter takes that does nothing."""
    command = [sys.executable, "-c", "input()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        time.sleep(0.2)
        taken = float(psutil.Process(process.pid).memory_full_info().pss)
        process.communicate(b"\n")
    return taken


def _matched(place: Path, texts: Path, graph: Path) -> str:
    terms = place / "terms.txt"
    rows = _run(BIN / "remit", "query", _TERMS, "--graph", graph, "--format", "tsv").splitlines()
    terms.write_text("\n".join(row.split('"')[1] for row in rows[1:] if '"' in row), "utf-8")
    return _run(sys.executable, "-c", _MATCH, texts, terms, str(_TEXTS))


def _loaded(place: Path, graph: Path) -> dict[str, float]:
    """Load the quads of a graph with the command of the engine."""
    quads, store = place / "graph.nq", place / "store"
    _run(BIN / "remit", "export", "--graph", graph, "--output", quads)
    shutil.rmtree(store, ignore_errors=True)
    figures = timed(BIN / "oxigraph", "load", "--location", store, "--file", quads)
    shutil.rmtree(store)
    quads.unlink()
    return figures


@contextmanager
def _one_changed(texts: Path) -> Any:
    """Have one document say something else for a while."""
    path = sorted(texts.rglob("*.txt"))[-1]
    before = path.read_bytes()
    path.write_bytes(before + b"\n- Knowledge of the Equality Act 2010.\n")
    try:
        yield
    finally:
        path.write_bytes(before)


def _run(*command: str | Path) -> str:
    words: Sequence[str] = [str(part) for part in command]
    done = subprocess.run(words, check=True, capture_output=True, text=True, env=ENVIRONMENT)
    return done.stdout


if __name__ == "__main__":
    main()
