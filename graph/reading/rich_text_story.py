"""What a rich text has said so far, and what holds where it is read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from remit.graph.reading.paragraphs import Paragraph
from remit.graph.reading.rich_text_tables import PLAIN, decoded

MOST_TABLES: Final = 20
"""How many tables may stand one within the other; deeper ones are read as the last of these."""


@dataclass(slots=True, eq=False)
class Story:
    """A text: the one of the file, a page header, the notes, a box.

    Attributes:
        done: Its paragraphs so far.
        boxes: The paragraphs of boxes that hang on the one that is not yet ended.
        words: What that one says so far.
        data: What it says further, in bytes, and how those are written.
        plain: Whether some of its words are not bold.
        listed: Whether it has a bullet or a number.
        rows: How deep the rows lie of which a cell is done.
    """

    done: list[Paragraph] = field(default_factory=list)
    boxes: list[Paragraph] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    data: bytearray = field(default_factory=bytearray)
    codec: str = PLAIN
    plain: bool = False
    listed: bool = False
    rows: set[int] = field(default_factory=set)

    def say(self, words: str) -> None:
        """Add words to the paragraph."""
        if self.data:
            self.words.append(decoded(self.data, self.codec))
            self.data.clear()
        self.words.append(words)

    def say_bytes(self, data: bytes, codec: str) -> None:
        """Add bytes to the paragraph: two of them may be one letter."""
        if codec != self.codec:
            self.say("")
            self.codec = codec
        self.data += data

    def end(self, heading: int, tables: int, *, ends_cell: bool = False) -> None:
        """End the paragraph, with the boxes that hang on it."""
        self.say("")
        text = (
            "".join(self.words).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        )
        ended = Paragraph(
            text, heading, self.listed, bool(text) and not self.plain, tables, ends_cell
        )
        boxes = [replace(p, tables=min(tables + p.tables, MOST_TABLES)) for p in self.boxes]
        if ends_cell:
            self.rows.add(tables)
        self.done += [*boxes, ended] if ends_cell else [ended, *boxes]
        self.words, self.boxes, self.plain, self.listed = [], [], False, False


@dataclass(slots=True, eq=False)
class Group:
    """What holds inside a pair of braces.

    Attributes:
        story: The text that its words belong to.
        hidden: Whether they are no part of what the text says.
        twofold: Whether it says something twice, for old readers first.
        form: Whether it describes a field of a form.
        nested: Whether it describes a row of a table in a table.
        codec: How its bytes become letters.
        replaced: How many characters behind one of Unicode stand for it in old readers.
        bold: Whether its words are bold.
        unseen: Whether its words are not printed, or were struck out by a revision.
        heading: How deep a heading its paragraphs are.
        tables: How many tables they stand in.
    """

    story: Story
    hidden: bool = False
    twofold: bool = False
    form: bool = False
    nested: bool = False
    codec: str = PLAIN
    replaced: int = 1
    bold: bool = False
    unseen: bool = False
    heading: int = 0
    tables: int = 0
