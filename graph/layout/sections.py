"""The sections of a document as they are found: those that ended, and the one that is open."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from remit.graph.document import opens_line
from remit.graph.extraction.phrases import requirement_phrases
from remit.graph.layout.bare_work import run_of_work
from remit.graph.layout.columns import in_turns
from remit.graph.layout.furniture import is_explanation
from remit.graph.layout.item_weights import (
    ends_in_letters,
    lettered,
    named_rows,
    weighed_by_code,
    weighed_from,
)
from remit.graph.layout.items import Gathering
from remit.graph.layout.labels import Label, labels, normal
from remit.graph.layout.list_ends import behind_bullets, behind_small_items, behind_weighed
from remit.graph.layout.methods import without_methods
from remit.graph.layout.model import Section
from remit.graph.layout.numbers import number_before
from remit.graph.layout.recast import asking, talks_of_applicants, with_work_apart
from remit.graph.layout.run_on import parted
from remit.graph.layout.same_rank import names_work_below, stands_beside
from remit.graph.layout.starred import starred
from remit.graph.linking.lexicon import lexicon
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.document import Span
    from remit.graph.layout.columns import Columns
    from remit.graph.layout.model import Item
    from remit.graph.layout.numbers import Number
    from remit.graph.layout.piece import Piece
    from remit.graph.layout.starred import Star
    from remit.graph.places import Places

_QUALITY_WORDS = 15
_LETTERS = ("E ", "D ")
_WEIGHTS = ("essential", "desirable")
_FRAMED = ("Competency", "Framework")
_DIVIDED = frozenset({"requirements", "duties", "competencies"})
_REQUIRING = frozenset({"vetting", "hours", "location", "assessment", "contract", "form"})


@dataclass(slots=True)
class Sections:
    """Opens a section at each heading that does not go on with the one above it, and closes it.

    Attributes:
        text: Of the document.
        gaps: Page furniture and tags in it.
        wrap: How long its lines are.
        by_topic: Whether topics stand above the weights of what is asked.
        columns: Those of the table in the section that is open.
        star: What a star on an item means in this form.
        done: The sections that ended.
        open: The section that is open.
        gathering: Its items.
        part: The heading of the part of it that is open.
        topic: The heading above the weights, where topics stand above them.
        alternate: Whether two headings side by side opened it, one of either weight.
        head_line: The line of its heading; -1 where it has none.
        number: The number before its heading; None where it has none.
        names: What names a part in the middle of a line.
    """

    text: str
    gaps: Places[Span]
    wrap: int
    by_topic: bool
    columns: Columns
    star: Star | None = None
    done: list[Section] = field(default_factory=list)
    open: Section = field(default_factory=lambda: Section(None, "", "loose"))
    gathering: Gathering = field(init=False)
    part: str = ""
    topic: str = ""
    alternate: bool = False
    head_line: int = -1
    number: Number | None = None
    names: list[Span] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.gathering = Gathering(self.text, self.gaps, self.wrap)

    def begin(self, section: Section) -> None:
        """End the open section, and open this one."""
        self.close()
        self.open = section
        self.number = None
        self.gathering = Gathering(self.text, self.gaps, self.wrap)

    def begin_unheaded(self, modality: str) -> None:
        """Open a section of what is asked that no heading announces."""
        self.begin(Section(None, "", "requirements", modality))
        self.part = ""

    def go_on(self, *, behind_date: bool) -> None:
        """Let what is asked end where a text that has lost its lines goes on behind a date."""
        if behind_date and self.open.kind == "requirements":
            self.begin(Section(None, "", "context"))
            self.part = ""

    def begin_below(self, piece: Piece, label: Label) -> None:
        """Open the section that a heading announces."""
        title = title_of(piece)
        section = Section(
            piece.span,
            title,
            label.kind or _kind_below(label, piece.text),
            label.modality or _implied(label),
        )
        self.begin(section)
        asks = section.kind == "requirements"
        weight = label.sure and label.modality in ("essential", "desirable")
        weighs = asks and weight and self.by_topic
        self.topic = self.topic if weighs else title if asks and not label.sure else ""
        self.alternate = bool(self.done) and self._two_heads(title)
        if self.alternate:
            self.done.pop()
        self.part = self.topic if weighs and not self.alternate else ""
        self.columns.close()
        self.head_line = piece.atom.line
        self.number = self._number(piece)

    def counts_on(self, piece: Piece) -> bool:
        """Tell whether a line has the number behind that of the open section's heading.

        The items in between are not numbered so: `8. Desirable`, `(i) Tact`, `9. It is a new post`.
        """
        if self.number is None or not self.gathering.items:
            return False
        number = self._number(piece)
        if number is None or number != (self.number.style, self.number.place + 1):
            return False
        inside = (number_before(self.text, i.opening, i.span.start) for i in self.gathering.items)
        return all(n is None or n.style != number.style for n in inside)

    def count(self, piece: Piece) -> None:
        """Count on from the heading of the open section at the numbered label of a field."""
        if self.counts_on(piece):
            self.number = self._number(piece)

    def begin_next(self, piece: Piece) -> None:
        """Open a section about the post again, at a line that counts on."""
        self.begin_unheaded("obligatory")
        self.number = self._number(piece)

    def _number(self, piece: Piece) -> Number | None:
        opens = piece.span.start == piece.atom.span.start
        return number_before(self.text, piece.atom.opening, piece.span.start) if opens else None

    def begin_part(self, title: str) -> None:
        """Open a part of the open section."""
        self.part = title
        self.gathering.interrupt()

    def add(self, piece: Piece, modality: str | None) -> None:
        """Take one more piece into the part that is open."""
        self.gathering.add(piece, modality, self.part)

    def close(self) -> None:
        """End the open section."""
        items = weighed_by_code(self.text, self.gathering.finished())
        if self.open.kind == "requirements" and any(i.text.startswith(_LETTERS) for i in items):
            items = lettered(self.text, items)
        if self.open.kind in ("requirements", "duties") and not self.columns:
            items, names = parted(self.text, items, self.gaps, self.open.kind, self.open.title)
            self.names += names
            if names and len(items) > 1 and is_explanation(items[0].text):
                self.names.append(items[0].span)
                items = items[1:]
        if self.open.kind == "requirements":
            items, methods = without_methods(self.text, items)
            self.names += methods
            items, keys = starred(self.text, items, self.star)
            self.names += keys
            items = lettered(self.text, items)
            if not self.columns:
                items, rows = named_rows(self.text, items)
                self.names += rows
        elif ends_in_letters(items):
            items = lettered(self.text, items)
        if self.alternate or self._are_blocks(items):
            meanings = in_turns(self.gathering.blocks(), items)
            items = tuple(replace(i, modality=m) for i, m in zip(items, meanings, strict=True))
        if self.open.kind != "requirements" and (asked := weighed_from(items)) < len(items):
            self.done.append(self.open.holding(items[:asked]))
            items, rows = named_rows(self.text, items[asked:])
            self.names += rows
            self.open = Section(None, "", "requirements", "essential")
        if self.open.kind == "loose" and (work := run_of_work(items)):
            self.done.append(replace(self.open, items=items[: work.start]))
            self.done.append(Section(None, "", "duties", None, items[work.start : work.stop]))
            items = items[work.stop :]
        *apart, self.open = with_work_apart(self.open.holding(items))
        self.done += apart
        items = self.open.items
        lists = len(items) - self._paragraphs_behind(items)
        done = self._of_qualities(asking(self.open.holding(items[:lists])))
        if done.heading is not None or done.items:
            self.done.append(done)
        if items[lists:]:
            told = self.open.kind == "duties"
            kind, modality = ("context", None) if told else ("requirements", "obligatory")
            self.done.append(Section(None, "", kind, modality, items[lists:]))

    def _are_blocks(self, items: Sequence[Item]) -> bool:
        """Tell whether two lists stand below two heads side by side, one behind the other."""
        heads = [meaning for _, meaning in self.columns.heads]
        listed = heads == list(_WEIGHTS) and len(self.gathering.blocks()) == len(_WEIGHTS)
        return listed and all(item.marker and item.modality is None for item in items)

    def _of_qualities(self, section: Section) -> Section:
        """Take the qualities of a person, listed behind what else is asked of one, for conditions.

        A list of the competencies of a framework stays one.
        """
        if talks_of_applicants(section):
            return replace(section, kind="requirements", modality="essential")
        if section.kind != "competencies" or section.title.casefold() not in _qualities():
            return section
        asked = self.done and self.done[-1].kind == "requirements" and self.done[-1].items
        if not (asked and section.items):
            return section
        told = [match for item in section.items for match in lexicon().find(item.text)]
        framed = any(n.thing.kind in _FRAMED for match in told for n in match.names)
        told_at_length = any(len(i.text.split()) > _QUALITY_WORDS for i in section.items)
        if framed or told_at_length:
            return section
        return replace(section, kind="requirements", modality="essential")

    def goes_on_below(self, piece: Piece, label: Label, following: Piece | None) -> bool:
        """Tell whether a heading names no more than a part of the section that is open."""
        if self.is_divided_at(piece, label, following):
            return True
        on = (label.part or label.field) and self.open.kind in _DIVIDED
        numbered = piece.atom.marker == "#" and piece.atom.cells == 1 and piece.is_whole
        on = on and not (self.open.kind == "competencies" and (piece.is_line or numbered))
        on = on or self._names_a_quality(piece, label, following)
        on = on or self.names_ability(piece, following)
        works = self.open.kind == "duties"
        on = on or (works and names_work_below(piece, following, self.gathering.items))
        anew = self.open.modality == "desirable" and label.part and _heads_anew(piece)
        anew = anew or self._ends_inline(piece)
        anew = anew or (self.open.kind == "duties" and self._numbered_alike(piece))
        anew = anew or (piece.text.isupper() and self.part.isupper() and self._weighs_below())
        if on and not anew and not self._breaks_off(piece, following):
            return True
        return self.alternate and label.kind == "requirements" and not label.sure

    def _weighs_below(self) -> bool:
        """Tell whether a weight in small letters heads the open section: `SKILLS Essential`."""
        return self.open.modality in _WEIGHTS and self.open.title[1:].islower()

    def is_divided_at(self, piece: Piece, label: Label, following: Piece | None) -> bool:
        """Tell whether a heading names a topic among desirable things, which it leaves so.

        Where topics stand above the weights instead, the next topic ends the desirable things.
        """
        topic = label.kind == "requirements" and not label.sure and not label.part
        topic = topic and label.modality != "obligatory"
        below_both = self.by_topic or self.alternate
        led = self.open.heading is not None and self.open.heading.of(self.text).endswith(":")
        led = led and " " in self.open.title and piece.atom.after_blank
        below_both = below_both or (led and not piece.text.endswith(":"))
        wished = topic and self.open.modality == "desirable" and not below_both
        wished = wished and not self._ends_inline(piece)
        wished = wished and not stands_beside(piece, self.open, self.done, self.text)
        return wished and not self._breaks_off(piece, following)

    def _ends_inline(self, piece: Piece) -> bool:
        """Tell whether a heading set apart ends desirable things that stand in a heading's line."""
        lines = self.gathering.lines
        inline = self.open.modality == "desirable" and lines[:1] == [self.head_line]
        return inline and piece.atom.after_blank and piece.is_line and piece.text[-1:] != ":"

    def _two_heads(self, title: str) -> bool:
        """Tell whether a heading of desirable things follows one of essential things at once."""
        last = self.done[-1]
        heads = (last.title.casefold().split(" ")[0], title.casefold().split(" ")[0])
        return not last.items and heads == ("essential", "desirable")

    def _paragraphs_behind(self, items: Sequence[Item]) -> int:
        """Count the sentences that stand apart behind a list of what is needed or wished for.

        They are about the post again, not more of the list.
        """
        if self.open.kind == "duties":
            return behind_small_items(items)
        if self.open.modality not in _WEIGHTS or self.alternate or self.columns:
            return 0
        apart = self.gathering.apart
        if self.open.modality == "desirable" and self._is_one_line():
            first = 1 + apart[1:].index(True) if True in apart[1:] else len(items)
            named = any(item.part != items[0].part for item in items[first:])
            return 0 if named else len(items) - first
        return behind_bullets(items, apart) or behind_weighed(items, apart)

    def _is_one_line(self) -> bool:
        """Tell whether the open section stands in the line of its heading."""
        lines = self.gathering.lines
        return len(lines) > 1 and lines[0] == self.head_line

    def _names_a_quality(self, piece: Piece, label: Label, following: Piece | None) -> bool:
        """Tell whether a heading with its text in its line is one of a list of qualities.

        So are `Quality of Work: …` among standards and `Interpersonal Communication: Requires …`
        among conditions.
        """
        inline = following is not None and following.atom is piece.atom
        if not inline or following is None or label.modality == "desirable":
            return False
        if self.open.kind in ("performance", "competencies"):
            return not label.sure or label.kind == "context"
        asks = requirement_phrases().obliges.match(following.text)
        return self.open.kind == "requirements" and label.kind == "context" and asks is not None

    def names_ability(self, piece: Piece, following: Piece | None = None) -> bool:
        """Tell whether a name of an ability stands alone over bullets in a list of what is asked.

        So does `Planning and organising`, where the items above have bullets too.
        """
        marker = self.gathering.items[-1].marker if self.gathering.items else ""
        goes_on = following is not None and following.atom.marker == marker
        asked = self.open.kind == "requirements" and self.open.modality in _WEIGHTS
        alone = piece.is_line and piece.text[-1:] != ":"
        return bool(marker and goes_on and asked and alone) and normal(piece.text) in _abilities()

    def _numbered_alike(self, piece: Piece) -> bool:
        """Tell whether a heading has a number and capitals, as the one that is open has."""
        heading = self.open.heading
        if heading is None or not piece.atom.marker or not piece.text.isupper():
            return False
        return self.open.title.isupper() and not opens_line(self.text, heading.start)

    def _breaks_off(self, piece: Piece, following: Piece | None) -> bool:
        """Tell whether a heading set apart ends a list with bullets: sentences stand below it."""
        listed = self.gathering.items and self.gathering.items[-1].marker
        if not listed or following is None or not piece.atom.after_blank:
            return False
        plain = following.label is None and not following.atom.marker
        return plain and following.text.endswith(".")


@once_per_overlay
def _qualities() -> frozenset[str]:
    """Read the headings of competencies that head a person's qualities too."""
    return frozenset(load_toml("layout/headings.toml")["qualities"])


@once_per_overlay
def _abilities() -> frozenset[str]:
    """Read the headings that name an ability within a list of what is asked."""
    return frozenset(load_toml("layout/headings.toml")["abilities"])


def title_of(piece: Piece) -> str:
    """Give the words of a heading, without what sets them off."""
    return piece.text.strip(" :-–•*#")


def _heads_anew(piece: Piece) -> bool:
    """Tell whether a heading is numbered, shouted or set apart, as one that ends a list."""
    return bool(piece.atom.marker) or piece.text.isupper() or piece.atom.after_blank


def _kind_below(label: Label, words: str) -> str:
    """Tell what sentences are under the label of a field: conditions, or words about the form."""
    heading = labels().section(words) if label.field == "form" else None
    if heading is not None and heading.kind == "form":
        return "form"
    return "requirements" if label.field in _REQUIRING else "context"


def _implied(label: Label) -> str | None:
    return "obligatory" if label.field else None
