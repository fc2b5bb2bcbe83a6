"""Find profiles that may be versions of one, where what would show it is stated in one only."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeAlias

from remit.graph.statements.iris import last_part
from remit.graph.statements.terms import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.graph.statements.identity import Identity

_FOLDER: Final = "role/"
_MOST: Final = 20
"""So many profiles of one name are looked at beside another."""

Path: TypeAlias = tuple[str, ...]


def perhaps_one(identities: Iterable[Identity]) -> Iterator[tuple[Identity, list[Identity]]]:
    """Give each profile with those of its title and unit that differ in what one leaves out.

    That is the employer or the code; what both name has to be the same.

    >>> from remit.graph.statements.identity import Identity
    >>> old = Identity("d1", "role/stores/clerk", "Clerk", "", "", "")
    >>> new = Identity("d2", "role/borset/stores/clerk/c7", "Clerk", "body/borset", "", "")
    >>> [(one.key, *(other.key for other in others)) for one, others in perhaps_one([old, new])]
    [('d1', 'd2'), ('d2', 'd1')]
    """
    known = {one.key: one for one in identities if one.role and one.label}
    filed: dict[tuple[str, Path, str], list[str]] = defaultdict(list)
    for key, one in sorted(known.items()):
        filed[slug(one.label), _within_employer(one), one.organisation].append(key)
    found: dict[str, set[str]] = defaultdict(set)
    for key, one in known.items():
        title, path = slug(one.label), _within_employer(one)
        less = [(path[:-1], one.organisation)]
        if one.organisation:
            less += [(path, ""), (path[:-1], "")]
        for rest, employer in less:
            for other in filed.get((title, rest, employer), ())[:_MOST]:
                # Without an employer, a title alone tells of no certain role.
                named = employer == one.organisation or len(rest) > 1
                if named and _agree(one, known[other]):
                    found[key].add(other)
                    found[other].add(key)
    for key in sorted(found):
        yield known[key], [known[other] for other in sorted(found[key])]


def _within_employer(one: Identity) -> Path:
    """Give the parts of a role's name but its employer: unit, title, code."""
    path = tuple(one.role.rpartition(_FOLDER)[2].split("/"))
    return path[1:] if len(path) > 1 and path[0] == last_part(one.organisation) else path


def _agree(one: Identity, other: Identity) -> bool:
    """Tell whether two profiles stand in two documents and name no different ranks."""
    ranks = {one.rank, other.rank} - {""}
    return one.document != other.document and len(ranks) < 2
