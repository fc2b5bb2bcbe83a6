"""What the place of a condition says about it: its heading, its part, the line it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from remit.graph.document import opens_line
from remit.graph.extraction.kinds import names_one_kind
from remit.graph.extraction.phrases import requirement_phrases
from remit.graph.extraction.relation_phrases import relation_phrases
from remit.graph.layout.furniture import is_method, names_paper, wording
from remit.graph.layout.labels import normal
from remit.graph.linking.alternatives import either
from remit.graph.linking.signs import plain_words
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.quick import quick

if TYPE_CHECKING:
    from remit.graph.layout.model import Item, Section

_QUALIFIES = re.compile(r"qualification", re.I)
_SHORT_FORM = re.compile(r"[A-Z]{2,5}\.?")
_NAME_WORDS = 4
_FEW_OTHERS = 2
_PERSON_WORDS = 9
_OPEN_TITLE = re.compile(r"\b(?:of|in|to|with)$", re.I)
_LAST_LINE = re.compile(r"\s*\Z")
"""What follows the last word, which an excerpt may have cut off: `Perso`."""
_LINE_ENDS = re.compile(r"[^\S\n]*\n")
_NO_QUALIFICATIONS = frozenset({"System", "Legislation", "VettingLevel"})
_SHORTEST_WORD = 4
_FEW_WORDS = 3
_SENTENCES = re.compile(r"[^.;]+[.;]?")


@quick
@dataclass(frozen=True, slots=True)
class Context:
    """What the place of a clause says about it; `told` behind one that asks for nothing.

    The words of the title of the role stand in `holder`, in small letters.
    """

    section: Section
    item: Item
    inherited: bool = False
    weight: str | None = None
    broad: bool = False
    told: bool = False
    holder: tuple[str, ...] = ()

    def names_one(self, things: frozenset[str]) -> bool:
        """Tell whether the item is short and has the short form of a qualification, as `BSN`."""
        words = self.item.text.split()
        if not things.isdisjoint(_NO_QUALIFICATIONS):
            return False
        return len(words) <= _NAME_WORDS and any(_SHORT_FORM.fullmatch(word) for word in words)

    def placed(self, things: frozenset[str]) -> Item:
        """Give the item with the heading of its part; `Knowledge of:` and `Education` are ones."""
        title = self.section.title
        if self.broad and _QUALIFIES.search(self.item.part or title) and not self.names_one(things):
            return replace(self.item, part="")
        opens = _OPEN_TITLE.search(title) is not None or names_one_kind(title)
        return replace(self.item, part=title) if opens and not self.item.part else self.item


def holds_more(section: Section) -> bool:
    """Tell whether a list headed `Qualifications` holds experience, skills and knowledge too."""
    if section.kind != "requirements" or not _QUALIFIES.search(section.title):
        return False
    head = requirement_phrases().any_head
    found = sum(head.search(" ".join(item.text.split()[:4])) is not None for item in section.items)
    return found >= _FEW_OTHERS


def is_bare_criterion(word: str, context: Context, text: str) -> bool:
    """Tell whether a word alone is a criterion: a line of its own under a heading with a weight."""
    weighed = context.section.modality in ("essential", "desirable")
    alone = context.section.heading is not None and word == context.item.text
    if not (weighed and alone) or is_method(word) or names_paper(word):
        return False
    if normal(word) in wording().row_heads:
        return False
    span = context.item.span
    named = word.isalpha() and word[0].isupper() and len(word) >= _SHORTEST_WORD
    if not named or _LAST_LINE.match(text, span.end):
        return False
    opens = context.item.opening if context.item.marker else span.start
    return opens_line(text, opens) and _LINE_ENDS.match(text, span.end) is not None


def is_quality(word: str, context: Context) -> bool:
    """Tell whether a word is one of several qualities in a line, as in `Accurate. Discreet.`."""
    weighed = context.section.modality in ("essential", "desirable")
    said = _SENTENCES.findall(context.item.text) if weighed and word.endswith(".") else []
    named = word[:1].isupper() and len(word) > _SHORTEST_WORD and not is_method(word)
    return named and len(said) > 1 and all(len(one.split()) <= _FEW_WORDS for one in said)


def names_employer(words: str) -> bool:
    """Tell whether an item is the name of an employer, such as stands at the foot of a page.

    >>> names_employer("The Borset County Council"), names_employer("Work for a county council")
    (True, False)
    """
    known = relation_phrases()
    if not known.organisation_words.may_stand_among(plain_words(words)):
        return False
    opens = [at for at in range(len("The ") + 1) if not (at and words[at - 1 : at].isalnum())]
    if not any(known.organisation_name.match(words, at) for at in opens):
        return False
    name = known.organisation(words)
    return name is not None and len(name) >= len(words.rstrip(".")) - len("The ")


def names_person(words: str) -> bool:
    """Tell whether an item is the name of a person, with an office behind it or none.

    >>> names_person("Mrs J Gray, People Services"), names_person("Ms Gray answers letters")
    (True, False)
    """
    return len(words.split()) <= _PERSON_WORDS and _person().fullmatch(words) is not None


@once_per_overlay
def _person() -> re.Pattern[str]:
    honorifics = either(load_toml("phrases/persons.toml")["honorifics"])
    return re.compile(rf"{honorifics}\.?(?:\s+[A-Z][\w.'’-]*){{1,4}}(?:,\s[^.;]+)?")
