"""The words by which forms name their fields and sections, from `data/layout/`."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any, TypeAlias

from remit.graph.linking.occupations import names_work
from remit.graph.linking.spelling import nearly
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_NUMBER = re.compile(
    r"^(?:section\s+)?(?:\(?\d{1,2}(?:\.\d{1,2})*(?:[.)]|(?=\s*(?-i:[A-Z]))|(?=\.))"
    r"|\(?[a-zA-Z][.)])\s*(?=[^\W\d_])",
    re.I,
)
_SECTION = re.compile(r"^(?:section|part|factor)\s+[A-Z0-9]{1,2}\s*[-–:.]\s*", re.I)
_PICTURES = re.compile(r"[\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff\s]+")
_HASH = re.compile(r"(?<=[a-z])\s?#(?=\s*:?$)", re.I)
_STROKE = re.compile(r" ?/ ?")
_ENDS = " \t:-–—*•.#_=>"
_REMARK = re.compile(r"\s*(?:\((?:[^()]|\([^()]{0,20}\)){0,80}\)\s*\d?|(?<=[a-z)])\d)\s*$")
_EXPLAINED = re.compile(r"\s*[-–:,;(\[]?\s*\b[A-Z]\s?=\s?[A-Za-z].*$")
"""What says behind a heading which letter means what in the lines below it."""
_WEIGHED = re.compile(r"\((essential|desirable)\)[ :]*$", re.I)
_OPENING = re.compile(r"[^\W_]+")
_REMARK_ENDS = frozenset(")0123456789")
_SIGNS = frozenset(":-–/&")
"""One of these stands in words that are a label though their first word begins none."""
_JOINT = re.compile(r"\s*[/\\]\s*|,\s+|\s+(?:and|or|&)\s+", re.I)
_JOINTS = (" and ", " or ", " & ", ", ")
_MIXED = frozenset({"title", "rank", "grade", "salary", "unit", "location"})
_LONGEST_SLIP = 60
_SHORTEST_SLIP = 6
_COUNTED = frozenset({"section", "part", "factor"})
_COUNTED_FROM = frozenset("sSpPfFſ")
"""The letters with which a word begins that stands before the number of a section."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a label or a heading announces.

    Attributes:
        field: The name of a field such as `reports_to`; None for the heading of a section.
        kind: The kind of a section such as `duties`; None for a field.
        modality: What a section's items mean where their words do not say.
        sure: Whether the words are enough without a colon or the border of a cell.
        part: Whether the heading only divides the section in which it stands.
        listed: Whether a list holds it; else it was told from what stands behind or below it.
    """

    field: str | None = None
    kind: str | None = None
    modality: str | None = None
    sure: bool = True
    part: bool = False
    listed: bool = True


Found: TypeAlias = tuple[int, int, Label]
"""Where a label begins and ends in a text, and what it announces."""


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """All labels, by their normal form."""

    fields: Mapping[str, Label]
    sections: Mapping[str, Label]
    by_word: Mapping[str, tuple[str, ...]]
    single: Mapping[str, tuple[str, ...]]
    longest: int
    most_words: int
    openings: frozenset[str]
    pictures: Mapping[str, Label]
    heads_by_word: Mapping[str, tuple[str, ...]]

    @lru_cache(maxsize=4_096)  # noqa: B019 - there is one such object for each state of the data
    def field(self, words: str, *, slips: bool = True) -> Label | None:
        """Find the field that the words are a label of.

        A remark in brackets, the number of a footnote, a second language behind ` / ` and, before a
        colon, a slip of the pen do not matter; the last two count only where `slips` is true, for
        words that begin their line.
        """
        if not self._may_be(words):
            return None
        words = _HASH.sub(" number", words) if "#" in words else words
        asked = words.rstrip(" :").removesuffix("?") if "?" in words else words
        found = self._known(asked, self.fields, alone=slips) or self._joined(words)
        if found is None and ". " in asked[:_LONGEST_SLIP]:
            found = self.fields.get(normal(asked.replace(".", "")))
        may_slip = words.rstrip(" -–").endswith(":") and len(words) < _LONGEST_SLIP
        if found is None and slips and may_slip and self.section(words) is None:
            return self._misspelt(normal(_REMARK.sub("", words.rstrip(" :-–"))))
        return found

    def may_begin(self, words: str) -> bool:
        """Tell whether any label or heading begins with the first of the words."""
        first = _OPENING.match(words)
        return first is not None and first[0].casefold() in self.openings

    @lru_cache(maxsize=4_096)  # noqa: B019 - as above
    def section(self, words: str, *, alone: bool = True) -> Label | None:
        """Find the section that the words are a heading of, as freely as fields are found."""
        words = _EXPLAINED.sub("", words) if "=" in words else words
        found = self._known(words, self.sections, alone=alone) if self._may_be(words) else None
        found = found or (self._weight_misspelt(words) if alone and " " not in words else None)
        weighed = _WEIGHED.search(words) if found and found.kind == "requirements" else None
        if found is None or weighed is None:
            return found
        return replace(found, modality=weighed[1].casefold(), sure=True)

    def _weight_misspelt(self, word: str) -> Label | None:
        """Read one word with a slip in it as the heading of what is needed or wished for."""
        meant = (
            self.heading_meant(word) if word[:1].isupper() and len(word) > _SHORTEST_SLIP else ""
        )
        label = self.sections.get(meant)
        return label if label is not None and label.sure and label.modality else None

    @lru_cache(maxsize=1_024)  # noqa: B019 - as above
    def heading_meant(self, words: str) -> str:
        """Find the heading of the lists that words with a slip in them mean, if there is one.

        >>> labels().heading_meant("Esential Criteria"), labels().heading_meant("Desirable")
        ('essential criteria', '')
        >>> labels().heading_meant("Attachments"), labels().heading_meant("Educator")
        ('', '')
        """
        form = normal(words)
        said = tuple(form.split())
        if not said or form in self.sections or form in self.fields or len(form) > _LONGEST_SLIP:
            return ""
        alike = {f for word in said for f in self.heads_by_word.get(word, ())}
        if len(said) == 1:
            alike = {f for f in self.heads_by_word.get(form[:1], ()) if abs(len(f) - len(form)) < 3}
        near = {known for known in alike if self._is_slip(said, tuple(known.split()))}
        if near and names_work(words):
            return ""
        meant = {(self.sections[n].kind, self.sections[n].modality) for n in near}
        return min(near) if len(meant) == 1 else ""

    def _is_slip(self, said: tuple[str, ...], known: tuple[str, ...]) -> bool:
        """Tell whether words are known but for a slip that makes no word of another heading."""
        if not nearly(said, known):
            return False
        wrong, meant = next(pair for pair in zip(said, known, strict=True) if pair[0] != pair[1])
        if wrong.startswith(meant) or meant.startswith(wrong):
            return False
        forms = (wrong, wrong.removesuffix("s"), f"{wrong}s")
        return not any(form in self.heads_by_word for form in forms)

    def _may_be(self, words: str) -> bool:
        """Tell by the first word whether words can be a label or a heading; most lines cannot.

        A number, a slip of the pen and a second language may stand at the front.
        """
        word = words.partition(" ")[0]
        if not word.isalpha():
            first = _OPENING.search(words)
            word = first[0] if first is not None else ""
        if len(word) <= 1 or not word.isalpha():
            return True
        word = word.casefold()
        if word in self.openings or word in _COUNTED:
            return True
        return words[-1:] in ":-– " or " / " in words or "&" in words

    def may_lead(self, words: str) -> bool:
        """Tell by the first word whether words can begin with a label; most lines cannot."""
        return self._may_be(words) or not _SIGNS.isdisjoint(words)

    def _known(self, words: str, table: Mapping[str, Label], *, alone: bool) -> Label | None:
        found = table.get(normal(words))
        if found is None and words.rstrip(" :-–")[-1:] in _REMARK_ENDS:
            found = table.get(normal(_REMARK.sub("", words.rstrip(" :-–"))))
        twice = alone and words.count(" / ") == 1 and ":" not in words.rstrip(" :-–")
        if found is None and twice and not any(map(str.isdigit, words.partition(" / ")[2])):
            found = next(
                (table[f] for f in map(normal, words.split(" / ")[::-1]) if f in table), None
            )
        return found

    def _joined(self, words: str) -> Label | None:
        """Read labels joined by a stroke, a comma or a word, `Division/Section`, as the first."""
        if len(words) > _LONGEST_SLIP or not _holds_joint(words):
            return None
        parts = [self.fields.get(normal(part)) for part in _JOINT.split(words.rstrip(" :-–"))]
        fields = [part.field for part in parts if part is not None]
        if len(fields) < len(parts) or not (len(set(fields)) == 1 or _MIXED.issuperset(fields)):
            return None
        return Label(field=fields[0])

    def _misspelt(self, form: str) -> Label | None:
        words = tuple(form.split())
        alike = (
            (k for word in words for k in self.by_word.get(word, ()))
            if len(words) > 1
            else self.single.get(form[:1], ())
        )
        near = {
            label.field: label
            for known in alike
            if (label := self.fields[known]) and nearly(words, tuple(known.split()))
        }
        return replace(next(iter(near.values())), listed=False) if len(near) == 1 else None


def _holds_joint(words: str) -> bool:
    """Tell without a search whether words hold a joint."""
    if "/" in words or "\\" in words:
        return True
    apart = f" {' '.join(words.lower().split())} "
    return any(joint in apart for joint in _JOINTS)


def without_pictures(words: str) -> str:
    """Take the pictures off the front of words, such as a tick or a pencil.

    >>> without_pictures("\u2705 Requirements")
    'Requirements'
    """
    found = None if words.isascii() else _PICTURES.match(words)
    return words[found.end() :] if found else words


@lru_cache(maxsize=20_000)
def normal(words: str) -> str:
    r"""Fold case, white space, numbering, dashes and outer punctuation.

    >>> normal("2. Rank\\Grade :")
    'rank/grade'
    """
    text = html.unescape(words) if "&" in words else words
    text = text if text.isascii() else without_pictures(text)
    text = text.strip(_ENDS)
    for front in (_NUMBER, _SECTION) if _may_be_numbered(text) else ():
        found = front.match(text)
        text = text[found.end() :] if found else text
    text = (
        text.casefold().replace("\\", "/").replace("&", "and").replace("’", "'").replace("–", "-")
    )
    text = " ".join(text.split())
    return (_STROKE.sub("/", text) if "/" in text else text).strip(_ENDS)


def without_section(words: str) -> str:
    """Cut off by which number a form calls a section.

    >>> without_section("Part B – Duties"), without_section("Parts of the job")
    ('Duties', 'Parts of the job')
    """
    found = _SECTION.match(words) if words[:1] in _COUNTED_FROM else None
    return words[found.end() :] if found else words


def _may_be_numbered(text: str) -> bool:
    """Tell by its first letters whether a text may begin with the number of a section or a line.

    >>> [_may_be_numbered(words) for words in ("A. Duties", "Part 2: Duties", "Duties")]
    [True, True, False]
    """
    return not text[:2].isalpha() or text[:1] in _COUNTED_FROM


def _combined(groups: Iterable[list[list[str]]]) -> Iterator[str]:
    """Write out the labels that are made of one word of each list.

    >>> list(_combined([[["", "job"], ["code"]]]))
    ['code', 'job code']
    """
    for parts in groups:
        for words in product(*parts):
            yield " ".join(word for word in words if word)


def _take_listed(entries: Mapping[str, Mapping[str, Any]], fields: dict[str, Label]) -> None:
    """Add the labels that a file lists as a whole, which those of an earlier one go before."""
    for name, entry in entries.items():
        for sure, key in ((True, "labels"), (False, "with_colon")):
            for words in entry.get(key, ()):
                fields.setdefault(normal(words), Label(field=name, sure=sure))


def _take_combined(entries: Mapping[str, Mapping[str, Any]], fields: dict[str, Label]) -> None:
    """Add the labels that a file makes of parts."""
    for name, entry in entries.items():
        for words in _combined(entry.get("combined", ())):
            fields.setdefault(normal(words), Label(field=name))


@once_per_overlay
def labels() -> Labels:
    """Read the labels once."""
    fields: dict[str, Label] = {}
    entries = load_toml("layout/fields.toml")
    _take_listed(entries, fields)
    by_word: dict[str, list[str]] = {}
    for form in fields:
        for word in form.split():
            by_word.setdefault(word, []).append(form)
    _take_combined(entries, fields)
    plain = load_toml("layout/plain-labels.toml")
    _take_listed(plain, fields)
    _take_combined(plain, fields)
    sections: dict[str, Label] = {}
    for entry in load_toml("layout/headings.toml")["section"]:
        label = Label(
            kind=entry["kind"],
            modality=entry.get("modality"),
            sure=entry.get("strong", False),
            part=entry.get("part", False),
        )
        for words in entry["headings"]:
            sections.setdefault(normal(words), label)
    longest = max(len(form) for form in (*fields, *sections))
    openings = frozenset(
        found[0] for form in (*fields, *sections) if (found := _OPENING.search(form))
    )
    single: dict[str, list[str]] = {}
    for form in fields:
        if " " not in form and len(form) > _SHORTEST_SLIP:
            single.setdefault(form[0], []).append(form)
    heads: dict[str, list[str]] = {}
    for form in sections:
        for word in form.split() if " " in form else (form[:1], form):
            heads.setdefault(word, []).append(form)
    return Labels(
        fields,
        sections,
        {word: tuple(forms) for word, forms in by_word.items()},
        {letter: tuple(forms) for letter, forms in single.items()},
        longest,
        max(form.count(" ") + 1 for form in (*fields, *sections)),
        openings,
        {p: Label(field=n) for n, entry in entries.items() for p in entry.get("pictures", ())},
        {word: tuple(forms) for word, forms in heads.items()},
    )
