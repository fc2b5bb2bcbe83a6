"""What a document looks like before it is understood: fields, sections and their items."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.places import Places, itself
from remit.graph.quick import quick

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.graph.document import Document
    from remit.graph.reading_order import ReadingOrder


@quick
@dataclass(frozen=True, slots=True)
class Field:
    """A label and its value.

    Attributes:
        name: Such as `reports_to`; see `data/layout/fields.toml`.
        label: Where the label stands.
        label_text: The label as printed.
        value: Where the value stands; None where the form was left empty.
        text: The value as one line; empty where there is none.
        debris: Cells behind the value that say nothing.
        listed: Whether a list holds the label; else its value told what it asks for.
    """

    name: str
    label: Span
    label_text: str
    value: Span | None = None
    text: str = ""
    debris: tuple[Span, ...] = ()
    listed: bool = True

    def answered(self, value: Span, text: str, name: str = "") -> Field:
        """Give the same with a value, which may tell that it is another field."""
        label, words = self.label, self.label_text
        return Field(name or self.name, label, words, value, text, self.debris, self.listed)

    @property
    def whole(self) -> Span:
        """Tell the range from the label to the end of the value."""
        return self.label if self.value is None else Span(self.label.start, self.value.end)


@quick
@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a section: a bullet, a numbered line or a paragraph.

    Attributes:
        span: Its characters, without the bullet.
        text: The same as one line, without page furniture and tags.
        marker: Its bullet, `#` for a number; empty for a paragraph.
        modality: Of the column in which it stands; None outside such tables.
        lead: The text of the item that leads it in with a colon; empty where there is none.
        leads: Whether it leads in the items below it.
        part: The heading of the part of the section in which it stands; empty where there is none.
        split: Whether page furniture stands inside it.
        doubled: Whether two kinds of bullets stand before it.
        opening: Where it begins with its bullet.
    """

    span: Span
    text: str
    marker: str = ""
    modality: str | None = None
    lead: str = ""
    leads: bool = False
    part: str = ""
    split: bool = False
    doubled: bool = False
    opening: int = 0


@quick
@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it.

    Attributes:
        heading: Where the heading stands; None for what stands before the first.
        title: The heading as printed, without number and colon; empty where there is none.
        kind: Such as `duties`; see `data/layout/headings.toml`. `loose` before the first heading.
        modality: What its items mean where their words do not say.
        items: In the order of the text.
    """

    heading: Span | None
    title: str
    kind: str
    modality: str | None = None
    items: tuple[Item, ...] = ()

    def holding(self, items: tuple[Item, ...]) -> Section:
        """Give the same with these items."""
        return Section(self.heading, self.title, self.kind, self.modality, items)

    @property
    def start(self) -> int:
        """Tell where the section begins, with its heading."""
        if self.heading is not None:
            return self.heading.start
        return self.items[0].span.start if self.items else 0

    @property
    def end(self) -> int:
        """Tell where its last item ends."""
        last = self.heading.end if self.heading is not None else self.start
        return max([last, *(item.span.end for item in self.items)])


@dataclass(frozen=True, eq=False)
class Layout:
    """All that was found of a document's form.

    Attributes:
        document: The document, its text in the order in which it is read.
        fields: In the order of the text.
        sections: In the order of the text; the first may be loose text.
        furniture: Headers, footers, page numbers.
        run_together: Page headers run together with what follows.
        tags: Tags of a markup language.
        emphasis: What Markdown, character references and numbers of pages add to the words.
        empty_items: Bullets with nothing after them.
        rules: Lines that only draw.
        prompts: Questions and instructions of the form.
        explanations: What a form says of its own columns.
        dividers: Headings that only name a part of a section.
        gaps: All furniture, tags and emphasis, by place.
        order: How the text was put in order for reading; None where it stands in order.
        elsewhere: What of the furniture is about other posts.
    """

    document: Document
    fields: tuple[Field, ...] = ()
    sections: tuple[Section, ...] = ()
    furniture: tuple[Span, ...] = ()
    run_together: tuple[Span, ...] = ()
    tags: tuple[Span, ...] = ()
    emphasis: tuple[Span, ...] = ()
    empty_items: tuple[Span, ...] = ()
    rules: tuple[Span, ...] = ()
    prompts: tuple[Span, ...] = ()
    explanations: tuple[Span, ...] = ()
    dividers: tuple[Span, ...] = ()
    gaps: Places[Span] = field(default_factory=lambda: Places((), itself))
    order: ReadingOrder | None = None
    elsewhere: tuple[Span, ...] = ()

    def loose(self) -> Iterator[Item]:
        """Give the items that stand under no heading."""
        for section in self.sections:
            if section.kind == "loose":
                yield from section.items

    def first(self, name: str) -> Field | None:
        """Find the first field of this name that has a value, else the first without one."""
        return self._firsts.get(name)

    @cached_property
    def _firsts(self) -> Mapping[str, Field]:
        """List the fields that `first` gives, by their names."""
        with_value: dict[str, Field] = {}
        firsts: dict[str, Field] = {}
        for one in self.fields:
            firsts.setdefault(one.name, one)
            if one.value is not None:
                with_value.setdefault(one.name, one)
        return firsts | with_value

    def places(self, span: Span) -> list[Span]:
        """Tell where in the document as written a range of its text in reading order stands."""
        return [span] if self.order is None else self.order.back(span)

    def holes(self, span: Span) -> list[Span]:
        """List the furniture and the tags inside a range."""
        return self.gaps.within(span)
