"""Have several processes ask the rules, each of them another rule, of one copy of the graph."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pyoxigraph import Store

from remit.graph.inference.infer import derived, infer_by
from remit.graph.loader import Loader
from remit.graph.mishaps import end_with_parent
from remit.graph.processes import processes
from remit.graph.statements.iris import Iris
from remit.graph.store import lookup
from remit.graph.store.memory import give_back
from remit.ontology.inference import load_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remit.graph.store import Draft
    from remit.ontology.inference import InferenceRule

_AT_ONCE: Final = 4_000_000
"""So many bytes of what follows are loaded at once."""


def infer_by_processes(draft: Draft, iris: Iris, count: int) -> None:
    """Derive what follows into a draft, as `infer` does, with so many processes.

    Raises:
        RuleError: A rule's file is not in the form of a rule.
        OutputError: The draft cannot be written.
    """
    with processes(count, end_with_parent) as pool:

        def derive(
            rules: Sequence[InferenceRule], noted: set[str], *, is_first: bool
        ) -> Iterator[bytes]:
            with ExitStack() as stack:
                folder = stack.enter_context(draft.copied())
                asked = [
                    pool.submit(_write, rule.name, folder, iris.base, is_first=is_first)
                    for rule in rules
                ]
                written = [told.result() for told in asked]  # only then does the draft take room
                for path, predicates in written:
                    noted |= predicates
                    with path.open("rb") as file:
                        yield from map(b"".join, iter(partial(file.readlines, _AT_ONCE), []))
                    path.unlink()

        infer_by(derive, partial(_load, draft))


def _load(draft: Draft, texts: Iterable[bytes]) -> None:
    with Loader(draft) as loader:
        for text in texts:
            loader.take(text)


def _write(name: str, folder: Path, base: str, *, is_first: bool) -> tuple[Path, set[str]]:
    """Write the lines of what follows by a rule beside the copy, and give their predicates."""
    rule = next(rule for rule in load_rules() if rule.name == name)
    path = folder.with_name(f"{name}.nq")
    noted: set[str] = set()
    with path.open("w", encoding="utf-8", newline="\n") as file:
        select = partial(lookup.each, Store.read_only(str(folder)))
        for line in derived(rule, select, Iris(base), noted, is_first=is_first):
            file.write(f"{line}\n")
        del select
    give_back()
    return path, noted
