r"""Take a rich text (.rtf) apart into its paragraphs.

Such a file is bytes with words of control (`\par`), symbols (`\~`) and groups in braces: what a
word of control sets holds to the end of its group. Some groups are no part of the text (fonts,
pictures), some are texts beside it (page headers, notes, boxes), as version 1.9.1 of Microsoft's
specification has it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from remit.graph.reading.paragraphs import Paragraph
from remit.graph.reading.rich_text_story import MOST_TABLES, Group, Story
from remit.graph.reading.rich_text_tables import (
    PLAIN,
    codec_of_page,
    fonts,
    group_end,
    headings,
    says_something,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TOKEN: Final = re.compile(
    rb"\\([A-Za-z]+)(-?[0-9]+)? ?|\\'([0-9A-Fa-f]{2})|\\(.)|([{}])|([^\\{}\r\n\0]+)|[\r\n\0]+",
    re.DOTALL,
)
_NEXT_WORD: Final = re.compile(rb"\s*\\([A-Za-z]+)")
_MOST_GROUPS = 2_000
_MOST_CELLS = 200
_LARGEST = 1_000_000
_SETS: Final = {"ansi": PLAIN, "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_SIGNS: Final = {
    "tab": "\t", "line": "\v", "lbr": "\v", "page": "\v", "column": "\v",
    "emdash": "—", "endash": "–",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
    "~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}", "\t": "\t",
}  # fmt: skip
_LEFT_OUT: Final = frozenset(
    "aftncn aftnsep aftnsepc atnauthor atnid atnref bkmkend bkmkstart colortbl comment "  # noqa: SIM905 - a list of words reads best as words
    "datafield do falt filetbl footer footerf footerl footerr ftncn ftnsep ftnsepc generator info "
    "keywords listoverridetable listtable nonesttables nonshppict objclass objdata objname objtime "
    "pict pn pnseclvl private revtbl rsidtbl rxe shprslt sp tc tcn template themedata txe "
    "userprops xe xmlnstbl".split()
)
"""The groups that are no part of the text."""
_KEPT: Final = frozenset("fldinst formfield nesttableprops shpgrp shpinst shptxt ud".split())  # noqa: SIM905 - as above
"""The groups that are read although they are marked as ones that a reader may pass over."""
_TICK_BOX, _UNANSWERED = 1, 25


class RichText:
    """A rich text.

    Raises:
        ValueError: It is none, or damaged.
    """

    def __init__(self, data: bytes) -> None:
        self._data, self._place = data, 0
        self._body, self._notes, self._heads = Story(), Story(), Story()
        self._lasting = (self._body, self._notes, self._heads)
        self._group = Group(self._body)
        self._around: list[Group] = []
        self._codec, self._font = PLAIN, 0
        self._fonts: Mapping[int, str] = {}
        self._headings: Mapping[int, int] = {}
        self._edges = {False: [0], True: [0]}
        self._form: dict[str, int] = {}
        self._passed = 0
        self._read()

    def headers(self) -> list[str]:
        """List the lines of all page headers, each once."""
        lines = (line.strip() for p in self._heads.done for line in p.text.split("\v"))
        return [line for line in dict.fromkeys(lines) if line]

    def paragraphs(self) -> list[Paragraph]:
        """Give the paragraphs of the text in their order, then those of its notes."""
        return self._body.done + self._notes.done

    def _read(self) -> None:
        data = self._data
        while token := _TOKEN.match(data, self._place):
            self._place = token.end()
            word, number, code, symbol, brace, words = token.groups()
            if brace == b"{":
                self._open()
            elif brace:
                self._close()
                if not self._around:
                    break
            elif self._passed and (word or code or symbol or words):
                self._pass(words or b"")
            elif word:
                value = None if number is None else max(min(int(number), _LARGEST), -_LARGEST)
                self._control(word.decode("ascii"), value)
            elif code:
                self._say_bytes(bytes([int(code, 16)]))
            elif symbol:
                self._control(symbol.decode("latin-1"), None)
            elif words:
                self._say_bytes(words)
        if self._around or any(mark in data[self._place :] for mark in (b"\\", b"{", b"}")):
            raise ValueError(self._place)
        self._body.end(self._group.heading, 0)

    def _pass(self, words: bytes) -> None:
        """Pass over what stands for a character of Unicode in readers that know none."""
        rest = words[self._passed :]
        self._passed = max(self._passed - max(len(words), 1), 0)
        if rest:
            self._say_bytes(rest)

    def _open(self) -> None:
        if len(self._around) == _MOST_GROUPS:
            raise ValueError(self._place)
        self._passed = 0
        self._around.append(self._group)
        self._group = replace(self._group, form=False)

    def _close(self) -> None:
        if not self._around:
            raise ValueError(self._place)
        self._passed = 0
        group, self._group = self._group, self._around.pop()
        if group.form and not group.unseen and self._form.get("fftype") == _TICK_BOX:
            ticked = self._form.get("ffres", _UNANSWERED)
            ticked = self._form.get("ffdefres", 0) if ticked == _UNANSWERED else ticked
            group.story.say("☒ " if ticked else "☐ ")
        story, outer = group.story, self._group.story
        if story is not outer:
            story.end(group.heading, group.tables)
            if story not in self._lasting:
                outer.boxes += story.done

    def _rest(self) -> bytes:
        """Take what is left of the group."""
        start, self._place = self._place, group_end(self._data, self._place)
        return self._data[start : self._place]

    def _control(self, word: str, value: int | None) -> None:
        if word in _SIGNS:
            self._say(_SIGNS[word])
        elif word in _LEFT_OUT:
            self._rest()
        elif word in _CONTROLS:
            _CONTROLS[word](self, value)
        elif word in _SETS:
            self._codec = self._group.codec = _SETS[word]

    def _shown(self) -> bool:
        return not (self._group.hidden or self._group.unseen)

    def _say(self, words: str) -> None:
        if self._shown():
            self._group.story.say(words)
            self._group.story.plain |= not self._group.bold and not words.isspace()

    def _say_bytes(self, data: bytes) -> None:
        if self._shown():
            self._group.story.say_bytes(data, self._group.codec)
            self._group.story.plain |= not self._group.bold and not data.isspace()

    def _unicode(self, value: int | None) -> None:
        self._passed = self._group.replaced
        if value is not None:
            self._say(chr(value & 0xFFFF if value < 0x10000 else min(value, 0x10FFFF)))

    def _maybe_passed_over(self, _: int | None) -> None:
        word = _NEXT_WORD.match(self._data, self._place)
        if word is None or word[1].decode("ascii") not in _KEPT:
            self._rest()

    def _paragraph(self, _: int | None) -> None:
        group = self._group
        if self._shown():
            tables = group.tables or int(1 in group.story.rows)
            group.story.end(group.heading, tables)

    def _cell(self, _: int | None) -> None:
        if not self._group.hidden:
            self._group.story.end(0, 1, ends_cell=True)

    def _nested_cell(self, _: int | None) -> None:
        if not self._group.hidden:
            self._group.story.end(0, max(self._group.tables, 2), ends_cell=True)

    def _row(self, _: int | None) -> None:
        self._end_row(1, nested=False)

    def _nested_row(self, _: int | None) -> None:
        self._end_row(max(self._group.tables, 2), nested=True)

    def _end_row(self, tables: int, *, nested: bool) -> None:
        edges, story = tuple(self._edges[nested]), self._group.story
        if tables in story.rows:
            story.rows.discard(tables)
            row = Paragraph("", tables=tables, row=edges if len(edges) > 1 else (0, 1))
            story.done.append(row)

    def _begin_row(self, _: int | None) -> None:
        self._edges[self._group.nested] = [0]

    def _row_left(self, value: int | None) -> None:
        self._edges[self._group.nested][0] = value or 0

    def _cell_right(self, value: int | None) -> None:
        if len(edges := self._edges[self._group.nested]) <= _MOST_CELLS:
            edges.append(value or 0)

    def _plain_paragraph(self, _: int | None) -> None:
        self._group.heading = self._group.tables = 0

    def _style(self, value: int | None) -> None:
        self._group.heading = self._headings.get(value or 0, 0)

    def _in_table(self, _: int | None) -> None:
        self._group.tables = max(self._group.tables, 1)

    def _depth(self, value: int | None) -> None:
        if value is not None and value != 1:
            self._group.tables = max(min(value, MOST_TABLES), 0)

    def _plain_letters(self, _: int | None) -> None:
        self._group.bold = self._group.unseen = False
        self._set_font(self._font)

    def _set_font(self, value: int | None) -> None:
        self._group.codec = self._fonts.get(value or 0, self._codec)

    def _set_first_font(self, value: int | None) -> None:
        self._font = value or 0

    def _code_page(self, value: int | None) -> None:
        self._codec = self._group.codec = codec_of_page(value or 0)

    def _font_table(self, _: int | None) -> None:
        self._fonts = fonts(self._rest(), self._codec)

    def _style_sheet(self, _: int | None) -> None:
        self._headings = headings(self._rest())

    def _bullet(self, _: int | None) -> None:
        self._group.story.listed |= says_something(self._rest())

    def _binary(self, value: int | None) -> None:
        self._place += max(value or 0, 0)

    def _set_bold(self, value: int | None) -> None:
        self._group.bold = value != 0

    def _set_unseen(self, value: int | None) -> None:
        self._group.unseen = value != 0

    def _set_replaced(self, value: int | None) -> None:
        self._group.replaced = max(value or 0, 0)

    def _instruction(self, _: int | None) -> None:
        self._group.hidden = True

    def _field_of_form(self, _: int | None) -> None:
        self._group.form = True
        self._form = {}

    def _twofold(self, _: int | None) -> None:
        self._group.twofold = self._group.hidden = not self._group.hidden

    def _for_new_readers(self, _: int | None) -> None:
        if self._group.twofold:
            self._group.twofold = self._group.hidden = False

    def _nested_properties(self, _: int | None) -> None:
        self._group.nested = True

    def _head(self, _: int | None) -> None:
        self._group.story = self._heads

    def _note(self, _: int | None) -> None:
        self._group.story = self._notes

    def _box(self, _: int | None) -> None:
        """Begin a box; one in a box goes on with that."""
        story = self._group.story
        if story in self._lasting:
            self._group.story = Story()
            self._group.tables = 0
        else:
            story.end(self._group.heading, self._group.tables)


def _of_form(name: str) -> Callable[[RichText, int | None], None]:
    def keep(text: RichText, value: int | None) -> None:
        text._form[name] = value or 0

    return keep


_CONTROLS: Final[Mapping[str, Callable[[RichText, int | None], None]]] = {
    "*": RichText._maybe_passed_over,
    "\n": RichText._paragraph,
    "\r": RichText._paragraph,
    "ansicpg": RichText._code_page,
    "b": RichText._set_bold,
    "bin": RichText._binary,
    "cell": RichText._cell,
    "cellx": RichText._cell_right,
    "deff": RichText._set_first_font,
    "deleted": RichText._set_unseen,
    "f": RichText._set_font,
    "ffdefres": _of_form("ffdefres"),
    "ffres": _of_form("ffres"),
    "fftype": _of_form("fftype"),
    "fldinst": RichText._instruction,
    "fonttbl": RichText._font_table,
    "footnote": RichText._note,
    "formfield": RichText._field_of_form,
    "header": RichText._head,
    "headerf": RichText._head,
    "headerl": RichText._head,
    "headerr": RichText._head,
    "intbl": RichText._in_table,
    "itap": RichText._depth,
    "listtext": RichText._bullet,
    "nestcell": RichText._nested_cell,
    "nestrow": RichText._nested_row,
    "nesttableprops": RichText._nested_properties,
    "par": RichText._paragraph,
    "pard": RichText._plain_paragraph,
    "plain": RichText._plain_letters,
    "pntext": RichText._bullet,
    "row": RichText._row,
    "s": RichText._style,
    "sect": RichText._paragraph,
    "shptxt": RichText._box,
    "stylesheet": RichText._style_sheet,
    "trleft": RichText._row_left,
    "trowd": RichText._begin_row,
    "u": RichText._unicode,
    "uc": RichText._set_replaced,
    "ud": RichText._for_new_readers,
    "upr": RichText._twofold,
    "v": RichText._set_unseen,
}
