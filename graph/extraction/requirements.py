"""Read the conditions that a profile sets: what kind, how binding, about what."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.document import Span, by_place, folded, without
from remit.graph.extraction.binding import binding
from remit.graph.extraction.clauses import Clause, by_sentence, sentences
from remit.graph.extraction.condition_words import condition_words
from remit.graph.extraction.field_requirements import of_field
from remit.graph.extraction.kinds import (
    CONDITIONS_OF_LIFE,
    asks_for_all,
    kind_of,
    kinds_named,
    names_one_kind,
)
from remit.graph.extraction.leads import weight_of_lead
from remit.graph.extraction.modality import (
    is_wished_for,
    leads_in_wishes,
    modality_of,
)
from remit.graph.extraction.outside import ASIDE, may_state_any, outside
from remit.graph.extraction.phrases import requirement_phrases
from remit.graph.extraction.placing import (
    Context,
    holds_more,
    is_bare_criterion,
    is_quality,
    names_employer,
    names_person,
)
from remit.graph.extraction.status import says_contract
from remit.graph.extraction.told_work import is_work_told
from remit.graph.extraction.tongues import in_one_tongue
from remit.graph.extraction.weights_in_text import Weigher, weighs_itself
from remit.graph.layout.contents import opens_work
from remit.graph.layout.furniture import is_explanation, is_key, is_none, is_undecided, names_paper
from remit.graph.layout.labels import normal
from remit.graph.layout.marks import printed_marks
from remit.graph.layout.side_heads import heads_both
from remit.graph.profile import Requirement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Item, Layout, Section

_CONDITIONS = ("requirements",)
_MAYBE = ("duties", "context", "loose", "purpose", *ASIDE)
_READ = frozenset({*_CONDITIONS, *_MAYBE})
_FEW_WORDS, _FEW_STOPS = 8, 2
_SLACK = 40  # what numbers and marks may add to a title
_FEW_CAPITALS = 3
_LABEL_WORDS = 4
_NEEDS = frozenset({"Licence", "Qualification"})
_FEW_BEFORE = 3
_SHORT_LINE = 60
_NAMED = ("Legislation", "System", "Qualification", "Licence", "VettingLevel")
_LEAD_CLAUSE = re.compile(r"(?::\s*[-–]?|\s[-–—]+)\s*$")
_WOULD = re.compile(r"\b(?:would|will)\b", re.I)
_BORDER = 20
"""Between a label and its value stands no more, unless other labels do."""
_DENIES = re.compile(r"(?:no|not|none)\b(?!\.\s*\d)", re.I)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_HAS_DONE = re.compile(r"ha(?:ve|s)\s+(?:\w+ly\s+)?\w+ed\s", re.I)


def read_requirements(layout: Layout, names: Names) -> list[Requirement]:
    """Read all conditions of a document, each once, in the order of the text."""
    found: list[Requirement] = [r for f in layout.fields for r in of_field(layout, f, names)]
    asked = [s for s in layout.sections if s.kind == "requirements"]
    heads = [*(s.title for s in asked), *(i.part for s in asked for i in s.items)]
    all_asked = asks_for_all(heads)
    for section in layout.sections:
        broad = not all_asked and holds_more(section)
        for item in section.items:
            found.extend(_of_item(layout, section, item, names, broad=all_asked or broad))
    once: dict[str, Requirement] = {}
    for requirement in sorted(found, key=by_place):
        once.setdefault(folded(requirement.text).casefold().strip(" .,;"), requirement)
    return list(once.values())


def _of_item(
    layout: Layout, section: Section, item: Item, names: Names, *, broad: bool
) -> Iterator[Requirement]:
    if section.kind not in _READ or is_work_told(section, item):
        return
    kept = in_one_tongue(item) if names.may_repeat else item
    if kept is None:
        return
    item = kept
    title = layout.first("title") if section.kind in ("loose", "context", "purpose") else None
    holder = () if title is None else tuple(title.text.casefold().split())
    section = _as_said(section, item)
    if section.kind not in _CONDITIONS and not may_state_any(section, item):
        return
    bare_lead = item.leads and not _LEAD_CLAUSE.search(item.text)
    if bare_lead or _heads_only(layout, item):
        return
    if names_employer(item.text) or names_person(item.text):
        return
    if item.text.startswith("[") and is_undecided(item.text):
        return
    inherited = False
    weigher = Weigher(names.plain)
    for sentence, parts in by_sentence(names.plain, item.span):
        text = layout.document.text
        lead = text[sentence.start : parts[0].span.start] if parts else ""
        wished = len(parts) > 1 and (is_wished_for(sentence.of(text)) or leads_in_wishes(lead))
        found: list[Requirement] = []
        goes_on = inherited
        leads_in = item.leads and _LEAD_CLAUSE.search(sentence.of(text)) is not None
        weighed = list(weigher.weighed(parts))
        wished = wished and not any(own for _, own in weighed)
        for clause, own in weighed:
            if leads_in and not _is_complete(clause.span.of(text)):
                continue
            weight = own or ("desirable" if wished else None)
            told = own is None and clause is not parts[0] and not goes_on
            context = Context(
                section, item, goes_on and clause.continues, weight, broad, told, holder
            )
            requirement = _of_clause(layout, clause, context, names)
            goes_on = requirement is not None
            if requirement is not None:
                found += _by_check(requirement, names)
        if not (found and (is_explanation(sentence.of(text)) or is_key(sentence.of(text)))):
            yield from found
            inherited = goes_on


def _as_said(section: Section, item: Item) -> Section:
    """Read the section of an item as what the item, or the line that leads it in, says of it."""
    asks = section.kind in _CONDITIONS
    may_weigh = item.lead and not item.modality and not _is_running(item)
    among_duties = section.kind == "duties"
    led = weight_of_lead(item.lead, among_duties=among_duties) if may_weigh else None
    if led is not None:
        return replace(section, kind="requirements", modality=led)
    if not asks and weighs_itself(item.text):
        return replace(section, kind="requirements", modality="essential")
    if asks and printed_marks().note.match(item.text) is not None:
        return replace(section, kind="context", modality=None)
    return section


def _by_check(whole: Requirement, names: Names) -> list[Requirement]:
    """Make checks of the body conditions of their own that one asks for beside a vetting level."""
    if all(thing.kind != "VettingLevel" for thing in whole.about) or whole.kind != "Vetting":
        return [whole]
    known = requirement_phrases()
    said = [m for m in names.inside(whole.span, "Topic") if m.thing in whole.about]
    checks = [m for m in said if known.first_topic.kind(m.text) == "Health"]
    besides = {m.thing for m in said if known.decides["Vetting"].fullmatch(m.text)}
    besides |= {mention.thing for mention in checks}
    rest = tuple(thing for thing in whole.about if thing not in besides)
    parts = [
        replace(
            whole, text=m.text, span=m.span, kind="Health", about=(m.thing,), level="", read_as=None
        )
        for m in checks
    ]
    return [replace(whole, about=rest), *parts]


def _is_running(item: Item) -> bool:
    """Tell whether a line without a bullet is text and no item of the list above it."""
    said = not item.marker and item.text.count(". ") >= _FEW_STOPS
    return said and len(sentences(item.text, Span(0, len(item.text)))) > _FEW_STOPS


def _is_complete(clause: str) -> bool:
    """Tell whether a clause of a line that leads in a list states a condition by itself."""
    known = requirement_phrases()
    return not _LEAD_CLAUSE.search(clause) and known.any_head.search(clause) is not None


def _heads_only(layout: Layout, item: Item) -> bool:
    """Tell whether an item repeats the title, or stands in a list that the form tells of itself."""
    title = layout.first("title")
    short = title is not None and len(item.text) <= len(title.text) + _SLACK
    if short and title is not None and normal(item.text) == normal(title.text):
        return True
    if not item.marker and len(item.text) < _SHORT_LINE and says_contract(item.text):
        return True
    return bool(item.lead) and requirement_phrases().assessed.search(item.lead) is not None


def _says_work(clause: str) -> bool:
    """Tell whether a sentence says what the holder will do, and nothing that is asked of them."""
    words, known = condition_words(), requirement_phrases()
    will = words.will.match(clause)
    asks = known.first_topic.kind(clause) is not None or known.any_head.search(clause) is not None
    if will is None or asks:
        return False
    return opens_work(clause[will.end() :]) or words.does.match(clause, will.end()) is not None


def _only_tells(clause: str, context: Context) -> bool:
    """Tell whether a sentence under a heading without a weight only tells of the post.

    So does one that opens as news of it does, with no word for what is asked of a person: `This is
    distressing material. You will view it daily`. What goes on from it tells too.
    """
    if context.item.modality is not None or _is_weighed(context.section):
        return False
    if not (context.told or condition_words().tells.match(clause)):
        return False
    known = requirement_phrases()
    asks = known.any_head.search(clause) or known.first_deciding.kind(clause)
    asks = asks or known.first_topic.kind(clause) or known.obliges.search(clause)
    return not (asks or known.any_modality.search(clause) or binding().essential.search(clause))


def _of_clause(
    layout: Layout, clause: Clause, context: Context, names: Names
) -> Requirement | None:
    plain = without(layout.document.text, clause.span, layout.holes(clause.span))

    def own_kind() -> str:
        things = names.kinds(clause.span)
        return kind_of(plain, lambda: context.placed(things), things)

    if context.section.kind not in _CONDITIONS:
        beyond = outside(plain, own_kind, context)
        if beyond is None and context.section.kind == "form":
            level = names.inside(clause.span, "VettingLevel")
            beyond = "Vetting" if level and condition_words().of_the_post.search(plain) else None
        if beyond is None:
            return None
        kind = beyond
    else:
        kind = own_kind()
        if _is_other(plain, context) or not _binds(plain, context, kind):
            return None
        stated = context.item.marker or names.inside(clause.span, *_NAMED)
        if not stated and (_says_work(plain) or _only_tells(plain, context)):
            return None
    if (
        len(plain) < 3
        or _offers(plain)
        or is_none(plain)
        or condition_words().rest.match(plain)
        or _tells_of_employer(plain)
        or plain.endswith("?")
    ):
        return None
    capitals = plain.isupper() or sum(map(str.isupper, plain)) >= _FEW_CAPITALS
    short_form = plain.isupper() and plain.rstrip(".").isalpha() and len(plain) > _FEW_CAPITALS + 1
    weighed = context.section.modality in ("essential", "desirable") and short_form
    listed = (context.item.marker or weighed) and capitals and not names_paper(plain)
    listed = listed or is_bare_criterion(plain, context, layout.document.text)
    listed = listed or is_quality(plain, context)
    listed = listed or context.weight is not None or _is_coded(context.item)
    if len(plain.split()) == 1 and not (listed or names.inside(clause.span)):
        return None
    written = clause.span.of(layout.document.text)
    about = names.about(clause.span, plain, needs_vetting=kind == "Vetting")
    return Requirement(
        text=written,
        span=clause.span,
        kind=kind,
        modality=modality_of(
            plain,
            kind,
            context.section,
            context.weight or context.item.modality,
            uses_system=any(t.kind == "System" for t in about),
        ),
        about=about,
        level=_level(plain),
        section=context.section.title or None,
        read_as=plain if plain != folded(written) else None,
    )


def _is_coded(item: Item) -> bool:
    """Tell whether the code before an item says how binding it is: `D2 Sailing`."""
    return item.marker == "#" and item.modality is not None


def _is_other(clause: str, context: Context) -> bool:
    """Tell whether words among conditions say something else, such as how to apply.

    A line of a list of what is essential or desirable does only where it begins so.
    """
    if context.item.marker and _HAS_DONE.match(clause) is not None:
        return False
    if heads_both(clause):
        return True
    found = requirement_phrases().not_a_condition.search(_IN_BRACKETS.sub("", clause))
    if found is None:
        return False
    listed = not _is_running(context.item) and _is_weighed(context.section)
    return not (listed and clause.count(" ", 0, found.start()) >= _FEW_BEFORE)


def _is_weighed(section: Section) -> bool:
    """Tell whether the heading of a section itself says how binding what it lists is."""
    return section.modality == "desirable" or binding().weighs.search(section.title) is not None


def _offers(clause: str) -> bool:
    """Tell whether a sentence says what the employer gives, as `Full training will be given`."""
    known = requirement_phrases()
    thing = known.offered.match(clause)
    return thing is not None and known.given.search(clause, thing.end()) is not None


def _tells_of_employer(clause: str) -> bool:
    """Tell whether a clause says what the employer uses, and asks nothing of anybody."""
    tells = condition_words().of_employer.match(clause) is not None
    return tells and requirement_phrases().obliges.search(clause) is None


def _binds(clause: str, context: Context, kind: str) -> bool:
    """Tell whether a clause among the conditions of a post states one, or describes the work."""
    if context.section.modality != "obligatory" or context.item.modality is not None:
        return True
    known = requirement_phrases()
    if _WOULD.search(clause) and known.modality["desirable"].search(clause):
        return True
    named = (
        known.any_head.search(clause)
        or known.first_deciding.kind(clause)
        or known.first_topic.kind(clause)
    )
    if context.item.marker or condition_words().asks.search(context.section.title):
        return bool(named or known.binds.search(clause))
    short = kind == "Vetting" and len(clause.split()) <= _FEW_WORDS
    short = short or _labels_need(clause) or _is_need_listed(clause, context, kind)
    of_life = named and kind in CONDITIONS_OF_LIFE
    unneeded = named and known.modality["not required"].search(clause)
    said = known.binds.search(clause) or unneeded or known.opens.match(clause)
    return bool(said or of_life or short)


def _is_need_listed(clause: str, context: Context, kind: str) -> bool:
    """Tell whether a line is what a heading of licences lists: no more than words for one."""
    named = kind in _NEEDS and kinds_named(context.section.title) <= _NEEDS
    return named and names_one_kind(context.section.title) and not clause.endswith(".")


def _labels_need(clause: str) -> bool:
    """Tell whether a clause says which licence, or qualification, it takes: `Licence: car`."""
    label, _, value = clause.partition(": ")
    few = bool(value) and len(label.split()) <= _LABEL_WORDS
    known = requirement_phrases()
    return few and (known.first_deciding.kind(label) or known.first_topic.kind(label)) in _NEEDS


def _level(clause: str) -> str:
    found = requirement_phrases().levels.search(clause)
    return found[0] if found else ""
