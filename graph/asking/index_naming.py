"""How things are named in a graph: the properties that do it, and what people leave out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from remit.graph.asking.iris import expand
from remit.graph.overlay import load_toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

RUNGS: Final = ("label", "alias", "hidden", "acronym", "variant")
"""Ways to name a thing, best first."""

HALVES: Final = ("given", "family")
"""The halves of the name of a person, as they are put together."""

CALLED: Final = "skos:prefLabel|skos:altLabel|skos:hiddenLabel|remit:contextLabel"
"""The path to all that the reference data call a thing."""

_QUOTES: Final = "http://www.w3.org/ns/oa#"


@dataclass(frozen=True, slots=True)
class Naming:
    """What `questions/naming.toml` says, with its names written out.

    Attributes:
        rung: Of each property that names things.
        own: Those among them that were only found in users' own graphs.
        label_words: Last parts of the names of such properties.
        halves: Names of properties that hold half of the name of a person, each with which half.
        left_out: Words that people leave out of a name, by class.
        yearless: Classes whose names may go without their year.
        initialled: Classes whose names may be said by their initials.
        unnamed: Classes of things that are never asked about by name.
        graphs: Users' own graphs, where things without a name may go by the end of their IRI.
    """

    rung: Mapping[str, str]
    own: frozenset[str]
    label_words: frozenset[str]
    halves: Mapping[str, str]
    left_out: Mapping[str, frozenset[str]]
    yearless: frozenset[str]
    initialled: frozenset[str]
    unnamed: frozenset[str]
    graphs: tuple[str, ...] = ()

    def knows(self, class_: str) -> bool:
        """Tell whether things of a class go by their names."""
        return class_ not in self.unnamed and not class_.startswith(_QUOTES)

    def joined(self, own: Mapping[str, str], graphs: Iterable[str]) -> Naming:
        """Add users' own graphs and the properties that name things there, each with its rung."""
        rung = {**self.rung, **own}
        return replace(self, rung=rung, own=frozenset(own), graphs=tuple(graphs))


def naming() -> Naming:
    """Read how things are named.

    Raises:
        DataError: The file is not TOML.
    """
    data = load_toml("questions/naming.toml")
    labels = data["labels"]
    return Naming(
        rung={expand(p): rung for rung in RUNGS for p in labels.get(rung, [])},
        own=frozenset(),
        label_words=frozenset(labels["words"]),
        halves={name: half for half in HALVES for name in labels[half]},
        left_out={
            name if name == "anything" else expand(name): frozenset(dropped)
            for name, dropped in data["left-out"].items()
        },
        yearless=frozenset(expand(c) for c in data["without-year"]["classes"]),
        initialled=frozenset(expand(c) for c in data["by-initials"]["classes"]),
        unnamed=frozenset(expand(c) for c in data["unnamed"]["classes"]),
    )
