"""Check a user's own reference data before anything is read with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Store, parse

from remit.graph.errors import DataError
from remit.graph.queries.unknown import unknown_term
from remit.graph.shapes.lines import Lines
from remit.graph.shapes.shapes import load_shapes
from remit.graph.shapes.triples import Triples
from remit.graph.shapes.validate import validate
from remit.graph.statements.iris import DEFAULT_BASE
from remit.ontology import RDF
from remit.ontology.files import ontology_text

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import Triple

    from remit.graph.shapes.triples import Term
    from remit.graph.shapes.validate import Violation

REFERENCE: Final = "reference"
_MOST_TOLD: Final = 4
_TYPE = NamedNode(RDF.type)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong with a file of a user's own data.

    Attributes:
        file: The path of the file.
        line: The line; 0 where it is not known.
        message: What is wrong, in one line.
    """

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """Write it as a compiler would."""
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(slots=True)
class _File:
    """One file with its triples."""

    path: Path
    lines: Lines
    triples: list[Triple] = field(default_factory=list)


def check_own_data(folder: Path) -> None:
    """Refuse a folder of own data whose reference data Remit would read wrongly or not at all.

    Args:
        folder: The folder that is laid over Remit's own data.

    Raises:
        DataError: A file is not as it should be; the place is `file:line`, the hint names the
            next problems.
    """
    found = sorted(own_problems(folder))
    if found:
        more = "; ".join(map(str, found[1:_MOST_TOLD]))
        rest = len(found) - _MOST_TOLD
        hint = f"also {more}" + (f"; and {rest} more" if rest > 0 else "") if more else ""
        raise DataError(found[0].message, place=f"{found[0].file}:{found[0].line}", hint=hint)


def own_problems(folder: Path) -> list[Problem]:
    """List what is wrong with the reference data of a folder: all of it, in one pass.

    The files are Turtle without nameless things; every term of Remit's exists; every thing has a
    class; what is pointed to under Remit's IRIs is known; and the shapes of the ontology hold.
    """
    paths = sorted((folder / REFERENCE).glob("*.ttl"))
    if not paths:
        return []
    problems: list[Problem] = []
    own = [file for file in (_read(path, problems) for path in paths) if file is not None]
    if problems:
        return problems
    known = _background({path.name for path in paths})
    for file in own:
        for triple in file.triples:
            known.add(triple.subject, triple.predicate, triple.object)
    for file in own:
        problems += _unknown_terms(file)
        problems += _unknown_things(file, known)
    problems += _misshapen(own, known)
    return list(dict.fromkeys(problems))


def _read(path: Path, problems: list[Problem]) -> _File | None:
    name = str(path)
    try:
        text = path.read_text(encoding="utf-8")
        triples = [quad.triple for quad in parse(text, RdfFormat.TURTLE)]
    except SyntaxError as error:
        problems.append(Problem(name, error.lineno or 0, f"not Turtle: {error.msg}"))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        problems.append(Problem(name, 0, f"cannot be read: {reason}"))
    else:
        lines = Lines(text)
        if any(isinstance(t, BlankNode) for triple in triples for t in _ends(triple)):
            problems.append(
                Problem(name, lines.nameless or 0, "a thing has no name: give it an IRI")
            )
        return _File(path, lines, triples)
    return None


def _ends(triple: Triple) -> tuple[Term, Term]:
    return triple.subject, triple.object


def _background(replaced: set[str]) -> Triples:
    """Read the ontology and what Remit ships, without the files that the user's own replace."""
    known = Triples()
    known.add_turtle(ontology_text())
    for item in files("remit.data").joinpath(REFERENCE).iterdir():
        if item.name.endswith(".ttl") and item.name not in replaced:
            known.add_turtle(item.read_text(encoding="utf-8"))
    return known


def _unknown_terms(file: _File) -> Iterator[Problem]:
    """Find classes and properties that no vocabulary has."""
    for triple in file.triples:
        names = [triple.predicate]
        if triple.predicate == _TYPE and isinstance(triple.object, NamedNode):
            names.append(triple.object)
        for name in names:
            term = unknown_term(name.value)
            if term is not None:
                yield _problem(file, str(term), triple.subject, triple.predicate, triple.object)


def _unknown_things(file: _File, known: Triples) -> Iterator[Problem]:
    """Find things without a class, and IRIs of Remit's that name nothing."""
    for triple in file.triples:
        if not known.values(triple.subject, _TYPE):
            said = f"{_short(triple.subject)} has no class: nothing would read it"
            yield _problem(file, said, triple.subject)
        target = triple.object
        if (
            isinstance(target, NamedNode)
            and target.value.startswith(DEFAULT_BASE)
            and target not in known.about
        ):
            near = get_close_matches(target.value, _iris(known), 1, 0.8)
            meant = f"; did you mean {_short(NamedNode(near[0]))}?" if near else ""
            said = f"nothing is known as {_short(target)}{meant}"
            yield _problem(file, said, triple.subject, triple.predicate, target)


def _short(thing: Term) -> str:
    """Write an IRI of Remit's without what all of them begin with, and others in full."""
    return thing.value.removeprefix(DEFAULT_BASE) if isinstance(thing, NamedNode) else str(thing)


def _iris(known: Triples) -> list[str]:
    return [thing.value for thing in known.about if isinstance(thing, NamedNode)]


def _misshapen(own: list[_File], known: Triples) -> Iterator[Problem]:
    """Judge by the shapes what the user's own files speak of."""
    spoken_of = {t for file in own for triple in file.triples for t in _ends(triple)}
    stores: list[Store] = []

    def store() -> Store:
        if not stores:
            stores.append(_store(known))
        return stores[0]

    for violation in validate(known, load_shapes(), store, spoken_of):
        yield from _placed(own, violation)


def _placed(own: list[_File], violation: Violation) -> Iterator[Problem]:
    """Tell of a violation in the first file that has its line; what is wholly Remit's is left."""
    focus, path = violation.focus, violation.path
    value = violation.value
    for file in own:
        if any(focus in _ends(triple) for triple in file.triples):
            said = f"{violation.message}: {_short(focus)}"
            predicate = NamedNode(path) if path else None
            yield _problem(file, said, focus, predicate, value)
            return


def _problem(
    file: _File,
    message: str,
    subject: Term,
    predicate: NamedNode | None = None,
    value: Term | None = None,
) -> Problem:
    words = [getattr(term, "value", "") for term in (subject, predicate, value)]
    line = file.lines.of(*words)
    if line is None:
        line = next(
            (
                file.lines.of(getattr(t.subject, "value", ""), t.predicate.value, words[0])
                for t in file.triples
                if t.object == subject
            ),
            None,
        )
    return Problem(str(file.path), line or 0, message)


def _store(known: Triples) -> Store:
    from pyoxigraph import Quad

    store = Store()
    store.extend(
        Quad(subject, predicate, value)  # type: ignore[arg-type]
        for subject, about in known.about.items()
        for predicate, values in about.items()
        for value in values
    )
    return store
