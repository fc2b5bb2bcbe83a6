"""Find the title of a role: behind its label, else among the lines at the head."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded, trimmed
from remit.graph.extraction.dates import is_date
from remit.graph.extraction.full_stops import without_stop
from remit.graph.extraction.relation_phrases import relation_phrases
from remit.graph.extraction.signatures import is_signature
from remit.graph.extraction.subject_lines import by_subject
from remit.graph.extraction.title_fields import by_rank, headed, is_of_contact
from remit.graph.extraction.title_parts import (
    ENDS,
    before_grade,
    before_labels,
    behind_employer,
    behind_paper,
    behind_trail,
    between_dashes,
    code_behind,
    ends_with_label,
    holds_paper,
    is_of_row,
    names_contract,
    names_office,
    on_trail,
)
from remit.graph.layout.furniture import is_none, is_undecided
from remit.graph.layout.labels import labels, normal
from remit.graph.layout.scales import scales
from remit.graph.layout.small_words import small_words
from remit.graph.linking.alternatives import any_of, branching, either
from remit.graph.linking.occupations import names_work, speaks_of_work
from remit.graph.linking.wording import Phrases, pattern
from remit.graph.overlay import load_toml, once_per_overlay
from remit.graph.profile import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.extraction.names import Names
    from remit.graph.layout.model import Layout

_WORDS, _FEW_WORDS, _FEW_ITEMS = 12, 6, 2
_BESIDE = frozenset({"context", "form"})
"""What the parts of a web site in front of a title are taken for: `About us`, `FAQs`."""
_LONGEST = 400
_NEAR = 160
_FIRST_LINES = 4
_HEAD_LINES = 40
_HOLDER_LINES = 12
_SUBSTANCE = frozenset({"purpose", "duties", "requirements"})
_CODE = re.compile(
    r"\b(?:[A-Z]{1,4}[/-]?\d{2,7}[A-Z]?(?:[/-]\d{1,6})?|[A-Z]{2,4}\s\d{1,5}/\d{2,4})\b"
)
_PLACE = re.compile(r"[\w .'-]+(?:,\s+([A-Za-z. ]+)|\s\(([A-Za-z. ]+)\))$")
_OTHER_FIELD = re.compile(r"[A-Z][\w/ -]{1,30}:\s")
_AT = re.compile(r"\s+(?:(?:at|with|for|in|to|of)(?:\s+the)?|the)$", re.I)
_TRAIL = re.compile(r"\s[>|»›]\s|[£$€]|https?:|@")
"""Signs of a path through a web site, of pay, of an address."""
_WORD_END = re.compile(r"\w(?=[\s:]|$)")
_MARKS = (",", ";", ":", ")", "/")
_ASIDE = re.compile(r"\([^()]*\)")
_SUM = re.compile(r"\s[£$€]\s?\d")
"""What is paid, where something else stands before it."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The word lists of `data/phrases/titles.toml`."""

    opening: re.Pattern[str]
    asks: re.Pattern[str]
    of_post: re.Pattern[str]
    kind: re.Pattern[str]
    closing: re.Pattern[str]
    never: frozenset[str]
    papers: frozenset[str]
    holders: frozenset[str]
    says: Phrases
    contents: Phrases
    places: frozenset[str]
    behind: re.Pattern[str]
    code_last: re.Pattern[str]
    code_alone: re.Pattern[str]
    extra: re.Pattern[str]
    counted: re.Pattern[str]


@once_per_overlay
def _words() -> _Words:
    data = load_toml("phrases/titles.toml")
    return _Words(
        re.compile(rf"{branching(data['openings'])}\s*", re.I),
        re.compile(
            rf"(?:{either(data['asks_ahead'])}\W{{1,3}}(?:you\s+)?)?{branching(data['asks'])}\s+(?:{either(data['asks_for'])}\s+)?",
            re.I,
        ),
        re.compile(rf"\s+{either(data['posts_at'])}\s+at\b", re.I),
        re.compile(rf"{branching(data['kinds'])}\b\s*[.:–—-]*\s*", re.I),
        re.compile(rf"\s*[-–—:]?\s*{branching(data['closings'])}(?:\s+20\d\d)?\s*$", re.I),
        frozenset(map(normal, data["never"])),
        frozenset(data["papers"]),
        frozenset(load_toml("phrases/relations.toml")["status"]["alone"]),
        pattern(data["says"]),
        pattern(data["contents"]),
        frozenset(data["places"]),
        re.compile(rf"(?<=\s)(?:{any_of(data['behind'])})(?=[\s:])"),
        re.compile(
            rf"\s+(?:[-–—(]\s*#?(?:(?i:{either(data['references'])})\.?\s*(?:no\.?)?:?\s*)?"
            r"((?:[A-Z]{1,4}[ /-]?)?\d{4,7})\)?"
            rf"|\((?i:{either(data['references'])})\b\.?:?\s*([A-Z]{{1,5}}[ /-]?\d{{1,7}})\)"
            rf"|(?i:{either(data['references'])})\.?\s*(?:no\.?)?:\s*"
            r"([A-Z\d][A-Z\d/-]*\d[A-Z\d/-]*))$"
        ),
        re.compile(
            rf"(?i:{either(data['references'])})\.?\s*(?:no\.?)?:?\s*"
            r"(?=\S*\d)[A-Z\d]+(?:[ /-][A-Z\d]+){0,4}"
        ),
        re.compile(
            r"\s*[(\[](?:x\s?\d{1,3}|\d{1,3}\s?x"
            rf"|(?:\d{{1,3}}|{either(data['numbers'])})\s+(?:\(\d{{1,3}}\)\s+)?{either(data['posts'])}"
            rf"|{either(data['in_brackets'])}\b[^()\[\]\n]{{1,60}})[)\]]$"
            r"|(?<=\w)\s+[x×]\s?\d{1,3}(?:\s*\([^()\n]{3,40}\))?$"
            rf"|\s+[-–—]\s+(?:\d{{1,3}}|{either(data['numbers'])})\s+{either(data['posts'])}$",
            re.I,
        ),
        re.compile(r"\d{1,2}\s?[x×]\s(?=[A-Z])"),
    )


def read_title(layout: Layout, names: Names) -> tuple[Value | None, Value | None]:
    """Read the title of a role, and the code that stands in front of it where it has no label.

    A line that names somebody at work is taken before one that only stands among the first and
    speaks of such; where there is neither, none is the title.
    """
    lines = sorted(_title_lines(layout, names), key=lambda line: line.listed)
    named = (line for line in lines if names_work(line.title.text.removesuffix("s")))
    early = (line for line in lines if line.early and speaks_of_work(line.title.text))
    best = next(named, None) or next(early, None)
    labelled = next(_labelled(layout), None) or next(_strayed(layout), None)
    labelled = labelled or next(headed(layout), None) or next(by_rank(layout), None)
    labelled = labelled or next(by_subject(layout, without_extras), None)
    said = best.title if best is not None and not best.listed else None
    title = labelled or said or next(_of_holders(layout), None) or (best.title if best else None)
    code, title = code_behind(layout.document.text, title)
    return best.code if best and best.code else code, title


def _of_holders(layout: Layout) -> Iterator[Value]:
    """Find an early line that says no more than who holds the post: `Police Officer`."""
    text = layout.document.text
    for line in islice(_head(layout), _HOLDER_LINES):
        said = line.of(text)
        if normal(said) in _words().holders and names_work(said) and not is_of_row(text, line):
            yield Value(folded(said), line)


def _labelled(layout: Layout) -> Iterator[Value]:
    for field in layout.fields:
        said = field.name == "title" and not is_undecided(field.text) and not is_none(field.text)
        said = said and not (_names_paper(field.text) or _ASIDE.fullmatch(field.text))
        said = said and not field.text.endswith(",")
        if said and field.value is not None and not is_of_contact(layout, field):
            span = without_extras(layout.document.text, field.value)
            span = before_grade(layout.document.text, span)
            yield without_stop(Value(folded(span.of(layout.document.text)), span))


def without_extras(text: str, span: Span) -> Span:
    """Cut off a title how many posts there are, and the reference of the vacancy.

    What ends with a colon behind the title is the label of something else.
    """
    if span.of(text).endswith(":"):
        ends = [m.end() for m in _WORD_END.finditer(text, span.start, span.end)]
        fits = (Span(span.start, end) for end in reversed(ends[:-1]))
        span = next((cut for cut in fits if names_work(cut.of(text))), span)
    counted = _words().counted.match(text, span.start, span.end)
    span = Span(counted.end(), span.end) if counted else span
    while (
        extra := _words().extra.search(text, span.start, span.end)
    ) and extra.start() > span.start:
        if extra.end() != span.end:
            break
        span = trimmed(text, Span(span.start, extra.start()), ENDS)
    return span


def _strayed(layout: Layout) -> Iterator[Value]:
    """Find the title of a form that leaves it empty behind a label that only this form has."""
    empty = [f for f in layout.fields if f.name == "title"]
    if not empty or any(f.value is not None for f in empty):
        return
    for field in layout.fields:
        if field.name == "form" and field.value is not None and names_work(field.text):
            yield Value(field.text, field.value)


def _names_paper(text: str) -> bool:
    """Tell whether a line is made of words for papers, and is nobody's title.

    >>> _names_paper("Police Officer Role Profile"), _names_paper("Recruitment Officer")
    (True, False)
    """
    words = re.findall(r"\w+", text.casefold())
    papers = (word in _words().papers or word.isdigit() for word in words)
    return all(papers) and not names_work(text)


def _only_says(line: str) -> bool:
    """Tell whether a line says something of a post rather than what it is called.

    >>> _only_says("Constable: £30,100 per annum"), _only_says("Contract Manager (fixed term)")
    (True, False)
    """
    return _words().says.search(line) is not None or (
        _words().contents.search(line) is not None and not names_work(line)
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that may be the title; `early` among the first few, `listed` one of several."""

    code: Value | None
    title: Value
    early: bool
    listed: bool


def _title_lines(layout: Layout, names: Names) -> Iterator[_Line]:
    text = layout.document.text
    places = {field.text for field in layout.fields if field.name == "location"}
    marked = {item.span.start for item in islice(layout.loose(), _HEAD_LINES) if item.marker == "-"}
    asked = (span for span in layout.prompts[:1] if _words().asks.match(text, span.start, span.end))
    for number, printed in enumerate(chain(asked, _head(layout))):
        whole = before_labels(layout, printed)
        if whole is None or on_trail(text, printed) or is_signature(text, printed):
            continue  # the values of a row of labels, where the page is, who signs a letter
        whole = behind_trail(text, whole)
        crowded = number == 0 and (
            len(whole.of(text).split()) > _WORDS or _SUM.search(whole.of(text), 1)
        )
        line = _asked_for(text, whole)
        ahead = None
        if crowded and line == whole:
            line = _front(text, whole, names)
            ahead, line = between_dashes(text, line)
        said = line.of(text)
        if said.startswith(_MARKS) or (said[:1].islower() and not names_work(said)):
            continue
        if (
            said.endswith((".", ":", "?", "!", ",", ";"))
            or len(line) > _LONGEST
            or _TRAIL.search(said)
            or "</" in said
        ):
            continue
        code, span = _code_and_title(text, line)
        code = code or ahead
        span = without_extras(text, behind_employer(behind_paper(text, span), names))
        span = _without_employer(before_grade(text, span), names)
        title = span.of(text)
        if (
            len(span) < 3
            or len(title.split()) > _WORDS
            or normal(title).isdigit()
            or is_date(title)
            or _words().code_alone.fullmatch(title)
            or normal(title.partition("(")[0]) in _words().never
            or names_place(title)
            or title in places
            or title.rpartition(" ")[2].casefold() in small_words().unfinished
            or names_contract(title)
            or normal(title) in _words().holders
            or _only_says(title)
            or ends_with_label(title)
            or names_office(title)
            or title.count(")") > title.count("(")
            or (_OTHER_FIELD.match(title) and not names_work(title))
        ):
            continue
        if labels().field(title, slips=False) or _names_paper(title) or holds_paper(title):
            continue
        if not _names_employer(span, names):
            listed = printed.start in marked or is_of_row(text, printed)
            yield _Line(code, Value(folded(title), span), number < _FIRST_LINES, listed)


def _asked_for(text: str, line: Span) -> Span:
    """Cut the title out of a question to the reader: `Are you our next Stores Clerk?`.

    A job board asks so of a post: `What are the duties of the Stores Clerk position at Borset Ltd?`
    """
    lead = _words().asks.match(text, line.start, line.end)
    if lead is None or not text.endswith("?", line.start, line.end):
        return line
    post = _words().of_post.search(text, lead.end(), line.end)
    title = trimmed(text, Span(lead.end(), post.start() if post else line.end), ENDS + "?")
    return title if post or names_work(title.of(text)) else line


def _front(text: str, line: Span, names: Names) -> Span:
    """Cut the title off the front of a text that has lost its lines; the line where there is none.

    The employer stands behind it, or words with which a notice of a vacancy goes on.
    """
    near = Span(line.start, min(line.end, line.start + _NEAR))
    found = _words().behind.search(text, near.start, near.end)
    if found is not None:
        near = Span(near.start, found.start())
    front = trimmed(text, _without_employer(near, names), ENDS)
    cut = found is not None or front.end < near.end
    return front if cut and len(front) and names_work(front.of(text)) else line


def _head(layout: Layout) -> Iterator[Span]:
    """Give the lines before the first section that says what the job is."""
    left = _HEAD_LINES
    for section in layout.sections:
        if section.kind in _SUBSTANCE:
            yield from (i.span for i in section.items[:1] if _could_open(i.text))
            return
        if section.kind == "loose" or _names_paper(section.title):
            yield from (item.span for item in section.items[:left])
            left -= len(section.items[:left])
        elif section.kind in _BESIDE:
            yield from (i.span for i in section.items[:_FEW_ITEMS] if _could_open(i.text))


def _could_open(line: str) -> bool:
    """Tell whether the first line of what the job is may be its title: `Job summary / Clerk`."""
    return len(line.split()) <= _FEW_WORDS and names_work(line)


def _code_and_title(text: str, line: Span) -> tuple[Value | None, Span]:
    """Part a line into the code in front and the title, without the kind of paper and the grade."""
    start = line.start
    for lead in (_words().opening, _words().kind):
        found = lead.match(text, start, line.end)
        start = found.end() if found else start
    behind = _words().closing.search(text[start : min(line.end, start + _LONGEST)])
    end = start + behind.start() if behind and behind.start() > 0 else line.end
    last = _words().code_last.search(text, start, end)
    if last is not None:
        title = trimmed(text, Span(start, last.start()), ENDS)
        at = last.lastindex or 0
        return Value(last[at], Span(*last.span(at))), title
    code = _CODE.match(text, start, line.end)
    if code is None:
        return None, trimmed(text, Span(start, end), ENDS)
    start = trimmed(text, Span(code.end(), end), ENDS).start
    grade = scales().before_title.match(text, start, end)
    start = grade.end() if grade and grade.end() < end else start
    return Value(code[0], Span(*code.span())), trimmed(text, Span(start, end), ENDS)


def names_place(line: str) -> bool:
    """Tell whether a line is a place: a town with its state or province.

    >>> names_place("Kelowna (British Columbia)"), names_place("Head of Stores, Kent")
    (True, False)
    """
    place = _PLACE.match(line)
    return place is not None and normal(place[1] or place[2]) in _words().places


def _without_employer(span: Span, names: Names) -> Span:
    """Cut off a title what names the employer behind it."""
    text = span.of(names.plain)
    found = relation_phrases().organisation_opening.search(text, 1)
    found = found or relation_phrases().organisation_name.search(text)
    employers = names.inside(span, "Force", "Employer")
    starts = [m.span.start - span.start for m in employers if len(m.text.split()) > 1]
    if found and (found.start() or not starts):
        starts.append(found.start())
    front = text[: min(starts, default=0)].rstrip(ENDS + ",/|(")
    front = _AT.sub("", front).rstrip(ENDS + ",/|(")
    return Span(span.start, span.start + len(front)) if names_work(front) else span


def _names_employer(span: Span, names: Names) -> bool:
    inside = names.inside(span, "Force", "Employer", "RegionalUnit", "Unit")
    text = span.of(names.plain)
    place = relation_phrases().organisation_opening.match(text)
    if place is not None and relation_phrases().organisation_name.fullmatch(text):
        return True
    return any(len(m.text) > 0.6 * len(text) for m in inside) or bool(
        relation_phrases().organisation_ending.search(text)
    )
