"""Read lines as headings that no list holds: by their words, else by how they are printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.layout.headings import made_heading, names_course, talks_to_reader
from remit.graph.layout.labels import Label, labels
from remit.graph.layout.splitting import is_bordered
from remit.graph.linking.lexicon import names_a
from remit.graph.quick import quick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.layout.atoms import Atom
    from remit.graph.layout.piece import Piece

_WEIGHT_BEHIND = re.compile(r"\s(?:[-–]\s*|\()(?:essential|desirable)\)?:?$", re.I)
_FEW_LETTERS = 3
_FEW_WORDS = 2
_FEW_HEADINGS = 2
_HEADING_WORDS = 8


@quick
@dataclass(frozen=True, slots=True)
class Setting:
    """What a line stands in that may be a heading.

    Attributes:
        capitals: Whether the headings of the document stand in capitals.
        open: How deep the last heading was that the word lists know; -1 before the first.
        lists_needs: Whether the last heading announces what is needed or wished for.
        last: The piece before it.
        following: The atom after it.
    """

    capitals: bool
    open: int
    lists_needs: bool
    last: Piece | None
    following: Atom | None


def may_head(atom: Atom) -> bool:
    """Tell whether an atom has the place of a heading: at the front of its line, with no bullet."""
    # cells are counted on over lines where strokes part them
    inside = atom.cell > 0 and not (atom.cells == 1 and atom.after_blank)
    return not inside and atom.marker in ("", "#")


def unlisted_heading(atom: Atom, setting: Setting) -> Label | None:
    """Read an atom as a heading that no list holds: by its words, else by how it is printed."""
    label = _by_print(atom, setting)
    return None if label is None or _says_itself(atom, setting.following) else label


def heads_in_capitals(atoms: Sequence[Atom]) -> bool:
    """Tell whether known headings stand in capitals in a document that is not all in capitals."""
    lines = [atom.text for atom in atoms if atom.cells == 1]
    shouted = [text for text in lines if text.isupper()]
    known = sum((labels().section(text) or made_heading(text)) is not None for text in shouted)
    return known >= _FEW_HEADINGS and 2 * len(shouted) <= len(lines)


def _by_print(atom: Atom, setting: Setting) -> Label | None:
    """Read an atom as a heading by its words, else by how it is printed."""
    weighed = _WEIGHT_BEHIND.search(atom.text) is not None
    stands_out = weighed or _stands_out(atom, setting.following) or talks_to_reader(atom.text)
    made = made_heading(atom.text) if stands_out else None
    if made is not None and (setting.open >= 0 or made.kind not in ("context", "form")):
        return made
    if setting.open < 0 or atom.cells > 1 or atom.text.endswith((".", ";", ",")):
        return None
    if atom.depth:
        return Label(kind="context", sure=False, part=atom.depth > setting.open)
    if _ends_list(atom, setting):
        return Label(kind="requirements", modality="obligatory", sure=False, listed=False)
    return Label(kind="context", sure=False) if setting.capitals and _shouts(atom) else None


def _shouts(atom: Atom) -> bool:
    """Tell whether a short line in capitals stands alone."""
    alone = atom.text.isupper() and (atom.after_blank or atom.marker)
    few = bool(alone) and len(atom.text.split()) <= _HEADING_WORDS
    if names_course(atom.text):
        return False
    return few and sum(c.isalpha() for c in atom.text) > _FEW_LETTERS


def _ends_list(atom: Atom, setting: Setting) -> bool:
    """Tell whether a line printed as a title ends a list of what is asked, above sentences."""
    following, last = setting.following, setting.last
    if last is None or following is None or following.marker or not setting.lists_needs:
        return False
    listed = last.label is None and last.atom.marker not in ("", "#")
    words = [word for word in atom.text.split() if len(word) > _FEW_LETTERS]
    titled = len(words) >= _FEW_WORDS and all(word.istitle() for word in words)
    sentence = following.text.endswith((".", ":"))
    sentence = sentence or len(following.text.split()) > _HEADING_WORDS
    return listed and titled and sentence and len(atom.text.split()) <= _HEADING_WORDS


def _stands_out(atom: Atom, following: Atom | None) -> bool:
    """Tell whether an atom is set apart from what follows, as headings are."""
    return bool(
        is_bordered(atom)
        or atom.depth
        or atom.after_blank
        or atom.text.isupper()
        or atom.text.endswith("?")
        or (
            following is not None
            and (
                following.marker
                or len(following.text.split()) > _HEADING_WORDS
                or _is_weight(following.text)
            )
        )
    )


def _is_weight(text: str) -> bool:
    """Tell whether a line is a heading that says how binding what it heads is."""
    label = labels().section(text)
    return label is not None and label.sure and label.kind == "requirements"


def _says_itself(atom: Atom, following: Atom | None) -> bool:
    """Tell whether a line is a label, or a level of vetting, and so heads nothing.

    Words that are a label only before a colon may head something: `The pay` anything, and
    `Checks` a sentence.
    """
    text = atom.text
    label = labels().field(text)
    if label is not None and not label.sure and not text.endswith(":"):
        return " " not in text and not (atom.after_blank and _is_sentence(following))
    return label is not None or names_a("VettingLevel", text.rstrip("."))


def _is_sentence(following: Atom | None) -> bool:
    """Tell whether a line without a bullet is a sentence, and no value of a label."""
    if following is None or following.marker or not following.text.endswith("."):
        return False
    return len(following.text.split()) >= _HEADING_WORDS
