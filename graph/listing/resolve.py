"""Find the thing that a name stands for, in the way in which a question's names are found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.asking.fold import words
from remit.graph.asking.iris import PREFIXES, bracketed, prologue
from remit.graph.asking.lattice import build
from remit.graph.asking.lexicon import load
from remit.graph.asking.names import NameIndex
from remit.graph.asking.preparing import prepare
from remit.graph.asking.selecting import texts
from remit.graph.errors import NotUnderstoodError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from remit.graph.asking.lattice import Lattice
    from remit.graph.asking.selecting import Select

_ABSOLUTE = re.compile(r'<?((?:https?|urn):[^\x00-\x20<>"{}|^`\\]+)>?')
_EXACT = 1.0
_MOST_NEAR = 3
_NEAR_ENOUGH = 70
_LISTED = 20_000


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that a name stands for.

    Attributes:
        iri: Its IRI.
        label: Its proper name.
        kind: What it is, in a word or two: role, unit, item of legislation.
        used: How often documents speak of it.
    """

    iri: str
    label: str
    kind: str
    used: int = 0


def _spoken_of(found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Keep the one thing of which documents speak; all of them where there is not just one."""
    used = tuple(one for one in found if one.used)
    return used if len(used) == 1 else found


class UnknownNameError(NotUnderstoodError):
    """Nothing goes by a name."""


class AmbiguousNameError(NotUnderstoodError):
    """Several things go by a name.

    Attributes:
        choices: The things.
        base: What the IRIs of most of them begin with; the rest of an IRI names it too.
    """

    choices: tuple[Found, ...] = ()
    base: str = ""


class Resolver:
    """Find things of one generation of a graph by name; its index stays open between names.

    Raises:
        GraphFormError: The folder holds no index that this version reads.
    """

    def __init__(self, folder: Path, base: str, select: Callable[[], Select]) -> None:
        """Open the index.

        Args:
            folder: The folder of the generation.
            base: What the IRIs of the graph's individuals begin with.
            select: Gives what answers queries; called only for what the index does not hold.
        """
        self._index = NameIndex(folder)
        meta = self._index.meta
        self._lexicon = load(meta["grammar"], meta["grammar-digest"])
        self._base = base
        self._select = select

    def __enter__(self) -> Resolver:
        """Return the resolver itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the index."""
        self._index.close()

    def kinds(self) -> tuple[str, ...]:
        """List the kinds to which a name can be narrowed, such as role, unit and law."""
        return tuple(kind.id for kind in self._lexicon.kinds.values() if kind.classes)

    def resolve(self, name: str, kinds: Iterable[str] = ()) -> Found:
        """Find the one thing that goes by a name.

        A name is what people call it, its IRI, what follows the base in its IRI
        (`role/ersou/intelligence/analyst`), or the file name of a document.

        Args:
            name: The name.
            kinds: Kinds from `kinds` that the thing may be of; any by default.

        Raises:
            UnknownNameError: Nothing does; the hint names what is near.
            AmbiguousNameError: Several things do.
        """
        wanted = tuple(kinds)
        classes = frozenset(c for k in wanted for c in self._lexicon.kinds[k].classes)
        found = self._by_iri(name) or self._by_file(name, wanted) or self._by_name(name, classes)
        if len(found) == 1:
            return found[0]
        if found:
            error = AmbiguousNameError(
                f"“{name}” may be {len(found)} things",
                hint="name one by its whole name, or by " + " or ".join(map(self.path, found[:3])),
            )
            error.choices, error.base = found, self._base
            raise error
        raise self._unknown(name, wanted, classes)

    def path(self, found: Found) -> str:
        """Give the part of an IRI by which a thing can be named among others of its name."""
        return found.iri.removeprefix(self._base)

    def _by_iri(self, name: str) -> tuple[Found, ...]:
        for iri in self._spelt_out(name.strip()):
            classes = self._index.classes_of([iri]).get(iri)
            labels = self._index.labels_of(iri)
            if classes and labels:
                return (Found(iri, labels[0], self._kind(classes)),)
            query = "SELECT ?l {{ {0} ?p ?o OPTIONAL {{ {0} rdfs:label ?l }} }} LIMIT 1"
            rows = texts(self._select(), prologue() + query.format(bracketed(iri)))
            if rows:
                return (Found(iri, rows[0][0] or iri, "thing"),)
        return ()

    def _spelt_out(self, name: str) -> list[str]:
        """List the IRIs that a name may be written for; none where it is no more than words."""
        absolute = _ABSOLUTE.fullmatch(name)
        if absolute:
            return [absolute[1]]
        if " " in name or not re.fullmatch(r"[\w.~%:/#=,+()-]+", name):
            return []
        prefix, colon, local = name.partition(":")
        known = PREFIXES | {"id": self._base}
        if colon and prefix in known:
            return [known[prefix] + local]
        return [self._base + name] if "/" in name else []

    def _by_file(self, name: str, kinds: Sequence[str]) -> tuple[Found, ...]:
        if (kinds and "document" not in kinds) or "." not in name:
            return ()
        query = "SELECT ?d ?n { ?d remit:fileName ?n }"
        rows = texts(self._select(), prologue() + query)
        whole = [(iri, file) for iri, file in rows if file == name]
        ends = whole or [(iri, file) for iri, file in rows if file.endswith("/" + name)]
        return tuple(Found(iri, file, "document") for iri, file in ends)

    def _by_name(self, name: str, classes: frozenset[str]) -> tuple[Found, ...]:
        """Find what the words name exactly, else what they point at; typos are not read through."""
        for prepared in prepare(name, self._lexicon, self._index):
            if not prepared.corrections and prepared.tokens:
                return self._in(build(prepared.tokens, self._lexicon, self._index), classes)
        return ()

    def _in(self, lattice: Lattice, classes: frozenset[str]) -> tuple[Found, ...]:
        exact = _spoken_of(self._whole(lattice, "name", classes, below=_EXACT))
        titled = any(one.kind == self._lexicon.kinds["role"].one for one in exact)
        known = {one.iri for one in exact}
        ranks = () if titled else self._ranks(lattice, classes)
        named = (*exact, *(rank for rank in ranks if rank.iri not in known))
        if named:
            return named
        found = self._whole(lattice, "role", classes)
        found = found or self._whole(lattice, "only-role", classes)
        found = found or self._whole(lattice, "name", classes)
        return _spoken_of(found)

    def _ranks(self, lattice: Lattice, classes: frozenset[str]) -> tuple[Found, ...]:
        """List the ranks that all the words name, in any form: "DCI" is a chief inspector."""
        named = {
            edge.value[0].iri: edge.value[0]
            for edge in lattice.at("rank", 0)
            if all(lattice.skippable[edge.end :])
        }
        own = self._index.classes_of(named)
        return tuple(
            Found(iri, rank.label, self._kind(own[iri]))
            for iri, rank in named.items()
            if iri in own and (not classes or own[iri] & classes)
        )

    def _whole(
        self, lattice: Lattice, sort: str, classes: frozenset[str], below: float = 99.0
    ) -> tuple[Found, ...]:
        """List the things that a stretch of a sort from end to end names, each once."""
        found: dict[str, Found] = {}
        for start in range(len(lattice.tokens)):
            for edge in lattice.at(sort, start):
                if edge.cost < below and all(lattice.skippable[edge.end :]):
                    for named in edge.value.names:
                        own = self._index.classes_of([named.iri]).get(named.iri, frozenset())
                        if not classes or own & classes:
                            kind = self._kind(own)
                            found[named.iri] = Found(named.iri, named.label, kind, named.used)
            if not lattice.skippable[start]:
                break
        return tuple(found.values())

    def _kind(self, classes: frozenset[str]) -> str:
        kind = self._lexicon.kinds.get(self._lexicon.kind_of(classes))
        return kind.one if kind else "thing"

    def _unknown(
        self, name: str, kinds: Sequence[str], classes: frozenset[str]
    ) -> UnknownNameError:
        what = " or ".join(self._lexicon.kinds[k].one for k in kinds) or "thing"
        if not name.strip():
            return UnknownNameError("no name was given", hint="give a name, or the end of an IRI")
        near = self._near(name, classes)
        hint = f"did you mean {' or '.join(f'“{label}”' for label in near)}?" if near else ""
        return UnknownNameError(f"no {what} goes by the name “{name}”", hint=hint)

    def _near(self, name: str, classes: frozenset[str]) -> list[str]:
        """List names of things of these classes that are spelt nearly so, or share its words.

        Of an IRI, or its end, the last part is looked for, whose words make a name.
        """
        if "/" in name and " " not in name.strip():
            last = re.split(r"[/#]", name.strip(" /<>"))[-1].replace("-", " ")
            return self._near(last, classes) if words(last) and "/" not in last else []
        near: dict[str, None] = {}
        for prepared in prepare(name, self._lexicon, self._index):
            if prepared.corrections:
                lattice = build(prepared.tokens, self._lexicon, self._index)
                near |= dict.fromkeys(found.label for found in self._in(lattice, classes))
        said = words(name)
        if said and not near:
            near |= dict.fromkeys(e.label for e in self._index.by_words(said, classes))
        if not near:
            near |= dict.fromkeys(self._alike(name, classes))
        return list(near)[:_MOST_NEAR]

    def _alike(self, name: str, classes: frozenset[str]) -> list[str]:
        from rapidfuzz import fuzz, process

        every = classes or {c for k in self._lexicon.kinds.values() for c in k.classes}
        labels = [e.label for e in self._index.things_of(sorted(every), _LISTED)]
        found = process.extract(
            name.casefold(),
            labels,
            scorer=fuzz.WRatio,
            processor=str.casefold,
            limit=_MOST_NEAR,
            score_cutoff=_NEAR_ENOUGH,
        )
        return [label for label, *_ in found]
