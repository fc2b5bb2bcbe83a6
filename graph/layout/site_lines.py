"""Find the lines that a web site prints around a post: its menus, and its lists of other posts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from remit.graph.layout.furniture import wording
from remit.graph.layout.labels import Label, labels, normal
from remit.graph.linking.wording import Phrases, pattern
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from remit.graph.layout.atoms import Atom

_LONGEST_PART, _LEAST_MENU = 4, 3
_TWO, _THREE = 2, 3
_LONGEST_POST = 14
_MORE, _MOST_MORE = " …", 5
_SUBSTANCE = frozenset({"purpose", "duties", "requirements", "competencies"})
_ENDS = (".", ":", ",", ";", "!")


@dataclass(frozen=True, slots=True)
class SiteLines:
    """What the site has printed.

    Attributes:
        menus: The numbers of the lines of its menus.
        others: Those of the lines about other posts.
        headings: What heads the other posts, by where it begins.
    """

    menus: frozenset[int]
    others: frozenset[int]
    headings: Mapping[int, Label]


@dataclass(frozen=True, slots=True)
class _OtherPosts:
    """The headings that end with their words, and those behind which up to five more stand."""

    whole: frozenset[str]
    opens: Phrases

    def are_headed_by(self, form: str) -> bool:
        """Tell whether a line in normal form heads a list of other posts."""
        opened = self.opens.match(form)
        more = opened is not None and len(form[opened.end() :].split()) <= _MOST_MORE
        return form in self.whole or more


@once_per_overlay
def _other_posts() -> _OtherPosts:
    phrases = load_toml("layout/furniture.toml")["other_posts"]
    opens = [words.removesuffix(_MORE) for words in phrases if words.endswith(_MORE)]
    return _OtherPosts(frozenset(phrases), pattern(opens))


def site_lines(atoms: Sequence[Atom]) -> SiteLines:
    """Find the menus of a site, and below the post the list of others that it has."""
    heads = list(_heads(atoms))
    return SiteLines(
        frozenset(_menus(atoms)),
        frozenset(atom.line for at in heads for atom in _listed(atoms, at)),
        {atoms[at].span.start: Label(kind="form", sure=False) for at in heads},
    )


def _heads(atoms: Sequence[Atom]) -> Iterator[int]:
    """Find what heads other posts; it stands below a heading about this one."""
    told = False
    for at, atom in enumerate(atoms):
        if atom.cells > 1 or atom.running or atom.marker not in ("", "#"):
            continue
        if _tells_of_post(atom):
            told = True
        elif told and _other_posts().are_headed_by(normal(atom.text)):
            yield at


def _tells_of_post(atom: Atom) -> bool:
    label = labels().section(atom.text)
    return label is not None and label.kind in _SUBSTANCE


def _listed(atoms: Sequence[Atom], head: int) -> Iterator[Atom]:
    """Give what stands below such a heading: short lines, up to the next that says something."""
    depth = atoms[head].depth

    def goes_on(atom: Atom) -> bool:
        ends = atom.cells == 1 and not atom.marker and _tells_of_post(atom)
        ends = ends or (0 < atom.depth <= depth)
        return not (ends or atom.text.endswith(".") or len(atom.text.split()) > _LONGEST_POST)

    return takewhile(goes_on, (atoms[place] for place in range(head + 1, len(atoms))))


def _menus(atoms: Sequence[Atom]) -> Iterator[int]:
    """List the lines of menus: short ones, one below the other, most of them parts of a site."""
    for run in _runs(atoms):
        known = [_is_of_site(atom) for atom in run]
        if sum(known) < _LEAST_MENU:
            continue
        first, last = known.index(True), len(known) - known[::-1].index(True)
        inside = run[first:last]
        if _THREE * sum(known) >= _TWO * len(inside) and not any(map(_is_label, inside)):
            yield from (atom.line for atom in inside if _is_of_site(atom))


def _runs(atoms: Sequence[Atom]) -> Iterator[list[Atom]]:
    """Give the runs of short lines with the same mark, one directly below the other."""
    run: list[Atom] = []
    for atom in atoms:
        short = atom.cells == 1 and _could_be_part(atom)
        if run and short and not atom.after_blank and _goes_on(run[-1], atom):
            run.append(atom)
            continue
        if len(run) >= _LEAST_MENU:
            yield run
        run = [atom] if short else []
    if len(run) >= _LEAST_MENU:
        yield run


def _goes_on(above: Atom, atom: Atom) -> bool:
    return atom.line == above.line + 1 and atom.marker == above.marker


def _could_be_part(atom: Atom) -> bool:
    return atom.text.count(" ") < _LONGEST_PART and not atom.text.endswith(_ENDS)


def _is_of_site(atom: Atom) -> bool:
    form = normal(atom.text)
    return form in wording().site or form in wording().lines


def _is_label(atom: Atom) -> bool:
    """Tell whether a line is the label of a field, so that the run is no menu."""
    label = labels().field(atom.text)
    return label is not None and label.sure and not _is_of_site(atom)
