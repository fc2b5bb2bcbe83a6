"""Read titles of law: known ones, misspelt ones, and those of law that nobody knows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded
from remit.graph.linking.alternatives import any_of
from remit.graph.linking.capitals import behind_lead_in, is_shouted
from remit.graph.linking.catalogue import catalogue
from remit.graph.linking.citation import Citation, once_each, unknown
from remit.graph.linking.elsewhere import elsewhere, names_country
from remit.graph.linking.law import law, titles_but_one
from remit.graph.linking.law_words import law_words
from remit.graph.linking.lexicon import key, lexicon
from remit.graph.linking.made_under import made_under
from remit.graph.linking.spelling import nearly
from remit.graph.linking.title_starts import small_words_of_titles, title_starts
from remit.graph.linking.together import each_year
from remit.graph.linking.years import is_slip, same_year, years_behind
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remit.graph.linking.law import Form
    from remit.graph.linking.lexicon import Words
    from remit.graph.linking.years import Year
    from remit.graph.profile import Thing

_PARTED = re.compile(r"(?<!\betc)(?!(?<=\bNo)\.\s+\d)[.;!?]\s+(?!\()")
_TAIL = re.compile(r"\s*\(([A-Z][A-Za-z&()]{1,9})\)")
_CUT = re.compile(
    r"\s(?:(?:with|under|by|of|to|in|from|on|for|or)\s+the|with|under|by)\s+(?=[A-Z])"
)
_VERB_THE = re.compile(r"[A-Z][a-z]+(?:,?\s+(?:and|or)\s+[a-z]+)?\s+the\s+(?=[A-Z])")
_AND_THE = re.compile(r"(?:.*\s)?and\s+(?:(?:to|under|with|by|of)\s+)?the\s+(?=[A-Z])", re.S)
_OWNER = re.compile(r"([A-Z]\w+)['’]s\s+")
_WORD_BEFORE = re.compile(r"([\w'’&/-]+)(?:[ \u00a0]+|[ \u00a0]*\n[ \u00a0]*)$")
_RUN = re.compile(r"[A-Z][\w'’-]*(?:\s+(?:of\s+)?[A-Z][\w'’-]*)*$")
_SENTENCE_BEGINS = re.compile(r"(?:^|[\n\t.:;!?•·*>‣■▪●◦○►➢✓✔]|[-–]\s)[\s\"'“‘(]*$")
_PLURAL = "acts"
_LONG = 60
_FEW_LISTED = 3
_LAW = frozenset({"Legislation", "Framework"})
_ROMAN = 4


@once_per_overlay
def _endings_of_rules() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Read how the names end of rules that are no law without a year, and of what is never law."""
    title = load_toml("phrases/law.toml")["title"]
    return tuple(title["never"]), tuple(title["no_law"])


@once_per_overlay
def _no_end() -> re.Pattern[str]:
    """Give what stands behind a word such as `Acts` where it ends no title."""
    verb = any_of(load_toml("phrases/law.toml")["title"]["behind_verb"])
    return re.compile(rf"(?<=cts)\s+(?:{verb})\b|(?<=cts)?\s+of\s+(?!the\b)[A-Z]")


def is_together(words: str) -> bool:
    r"""Tell whether words stand in one sentence of one paragraph, and in one cell.

    >>> is_together("Human Rights\nAct"), is_together("PACE. 1984"), is_together("(No. 2) Act")
    (True, False, True)
    """
    return "\n\n" not in words and "\t" not in words and not _PARTED.search(words)


def with_short_form(text: str, span: Span) -> Span:
    """Take in the short form in brackets behind a title."""
    tail = _TAIL.match(text, span.end)
    return Span(span.start, tail.end()) if tail else span


def known_titles(text: str, words: Words, *, abroad: bool) -> Iterator[Citation]:
    """Find the titles of the reference data word for word, the longest at each place.

    In a text of another country only title and year together name an Act of the reference data.
    """
    known = law()
    done = 0
    ends = set(words.places(known.title_ends))
    for at in known.title_starts(words.forms, ends):
        if words.starts[at] < done:
            continue
        for length in known.title_lengths[words.forms[at]]:
            if at + length - 1 not in ends:
                continue
            form = words.form(at, length)
            entries = known.by_title.get(form)
            if entries and _is_title(words.span(at, length).of(text)):
                place = _closed(text, words.span(at, length))
                title = _Title(text, place.start, place.end, form)
                found = [] if abroad else title.made_under()
                found = found or title.cited(entries, abroad=abroad)
                yield from found
                done = found[-1].span.end if found else place.end
                break


def _closed(text: str, place: Span) -> Span:
    """Take in the bracket with which a title ends, as in `Justice Act (Northern Ireland)`."""
    open_ = text.rfind("(", place.start, place.end) > text.rfind(")", place.start, place.end)
    return (
        Span(place.start, place.end + 1)
        if open_ and text[place.end : place.end + 1] == ")"
        else place
    )


def _is_title(words: str) -> bool:
    """Tell whether words stand together and are printed as a title."""
    return words[0].isupper() and is_together(words)


@dataclass(frozen=True, slots=True)
class _Title:
    """A title in a text, without its year."""

    text: str
    start: int
    end: int
    form: Form

    def cited(self, entries: Sequence[tuple[str, Thing]], *, abroad: bool) -> list[Citation]:
        """Cite what the title and its years name; nothing where the words are of other law."""
        mark = elsewhere().mark.match(self.text, self.end)
        if mark is not None:
            entries = law().by_title.get(self._marked(mark[0]), ())
        years = years_behind(self.text, self.end)
        if not entries or (years and elsewhere().mark.match(self.text, years[-1].span.end)):
            return []
        undated = self.form[-1] == _PLURAL and all(year for year, _ in entries)
        if not years and (undated or self._is_in_another()):
            return []
        exact = years and any(same_year(years[0].text, year) for year, _ in entries if year)
        if not exact and (abroad or mark or self._goes_on_before(dated=bool(years))):
            return []
        if len(years) > 1 or (years and self.form[-1] == _PLURAL):
            several = each_year(self.text, self.start, self.form, years)
            if several:
                return several
        citation = _resolved(self.text, Span(self.start, self.end), entries, years[:1])
        if not citation.thing.known:
            return []
        misnamed = not citation.slip and self.form in law().misnomers
        return [replace(citation, slip="title") if misnamed else citation]

    def _is_in_another(self) -> bool:
        """Tell whether a bracket ends here behind which the year of a longer title stands."""
        return self.text[self.end : self.end + 1] == ")" and bool(
            years_behind(self.text, self.end + 1)
        )

    def made_under(self) -> list[Citation]:
        """Cite what goes on behind the title as another piece of law, which nobody knows."""
        years = years_behind(self.text, self.end)
        act = Span(self.start, years[0].span.end if years else self.end)
        found = made_under(self.text, act)
        return [Citation(found, unknown(found.of(self.text)))] if found else []

    def _marked(self, mark: str) -> Form:
        """Put what stands in brackets behind the title before its last word."""
        return (*self.form[:-1], *key(mark), self.form[-1])

    def _goes_on_before(self, *, dated: bool) -> bool:
        """Tell whether the words before are part of the title, which then is another's.

        What an `and` joins to a title without a year is a list more often than a longer title.
        """
        word = _word_before(self.text, self.start)
        if word is None:
            return False
        if word[1].casefold() == "the":
            return _is_part_of(self.text, word.start())
        if word[1] in ("and", "&"):
            return dated and self._joined_before(word.start())
        if not word[1][0].isupper() or word[1].casefold() in small_words_of_titles()[1]:
            return False
        owner = word[1].removesuffix("'s").removesuffix("’s")
        if names_country(owner):
            return True
        first = _SENTENCE_BEGINS.search(self.text, max(0, word.start() - _LONG), word.start())
        return not (first or word[1].isupper() or law_words().head.fullmatch(word[1]))

    def _joined_before(self, at: int) -> bool:
        """Tell whether what stands before an `and` is the first half of the title."""
        before = _word_before(self.text, at)
        if before is None or not before[1][0].isupper() or before[1].isupper():
            return False
        run = _RUN.search(self.text[max(0, at - _LONG) : before.end(1)])
        if run is None or law_words().head.fullmatch(before[1]) or lexicon().exact(run[0]):
            return False
        start = before.end(1) - len(run[0])
        opens = _SENTENCE_BEGINS.search(self.text, max(0, start - _LONG), start)
        return not (opens and " " not in run[0])


def _is_part_of(text: str, at: int) -> bool:
    """Tell whether a title goes on before an article: `the Protection of the Environment Act`."""
    of = _word_before(text, at)
    noun = _word_before(text, of.start()) if of and of[1].casefold() in ("of", "for") else None
    if noun is None or not noun[1][0].isupper() or not noun[1].isalpha():
        return False
    if noun[1].casefold() in small_words_of_titles()[1] or (
        noun[1].isupper() and len(noun[1]) <= _ROMAN
    ):
        return False
    return not _SENTENCE_BEGINS.search(text, max(0, noun.start() - _LONG), noun.start())


def _word_before(text: str, at: int) -> re.Match[str] | None:
    return _WORD_BEFORE.search(text, max(0, at - _LONG), at)


def _resolved(
    text: str, title: Span, entries: Sequence[tuple[str, Thing]], years: Sequence[Year]
) -> Citation:
    """Choose among the Acts of one title: by the year, else the only one, else the one in force."""
    end = years[0].span.end if years else title.end
    span = with_short_form(text, Span(title.start, end))
    if years:
        year = years[0].text
        exact = [thing for right, thing in entries if right and same_year(year, right)]
        near = once_each(thing for right, thing in entries if right and is_slip(year, right))
        if exact:
            return Citation(span, exact[0])
        later = [t for t in near if not _gave_way_to(t, near)]
        if len(later) == 1:
            return Citation(span, later[0], "year")
        return Citation(span, unknown(text[title.start : end]))
    things = once_each(thing for year, thing in entries if not year)
    things = things or once_each(thing for _, thing in entries)
    in_force = [t for t in things if t.iri not in catalogue().superseded]
    if len(in_force) == 1 or len(things) == 1:
        return Citation(span, (in_force or things)[0])
    return Citation(span, unknown(text[title.start : end]))


def _gave_way_to(thing: Thing, others: Sequence[Thing]) -> bool:
    """Tell whether one of these Acts has replaced another, which the year then is not of."""
    successor, _ = catalogue().superseded.get(thing.iri, ("", None))
    return any(other.iri == successor for other in others)


def other_titles(
    text: str, words: Words, cited: Iterable[Span], *, abroad: bool
) -> Iterator[Citation]:
    """Find titles that the reference data do not hold: misspelt ones, else law of its own.

    What is cited already is not read again, and no title begins in it.
    """
    done = 0
    known = sorted(cited, reverse=True)
    for head in law_words().ends_in(text, words):
        while known and known[-1].start <= head.start():
            done = max(done, known.pop().end)
        if head.start() < done:
            continue
        starts = title_starts(text, head.start(), done)
        citation = _read(text, starts, head.end(), abroad=abroad) if starts else None
        if citation is not None:
            done = citation.span.end
            yield citation


def _read(text: str, starts: list[int], end: int, *, abroad: bool) -> Citation | None:
    """Read a title as a known one misspelt, else as unknown."""
    own = _own_words(text, starts, end)
    if own is None:
        return None
    title = text[own:end]
    shouted = title.isupper() and is_shouted(text, own, end)
    mark = elsewhere().mark.match(text, end)
    years = years_behind(text, end)
    if shouted or (key(title)[:-1] in law().short and not mark):
        return None
    if not _reads_as_law(title, dated=bool(years)) or (not years and _no_end().match(text, end)):
        return None
    plural = title.casefold().endswith("acts")
    near = None if plural or abroad or mark else _nearest(folded(title))
    if near is not None:
        found = _resolved(text, Span(own, end), law().by_title[near], years[:1])
        if found.thing.known:
            return replace(found, slip=found.slip or "title")
    stop = years[-1 if plural else 0].span.end if years else (mark.end() if mark else end)
    behind = elsewhere().mark.match(text, stop)
    stop = behind.end() if behind else stop
    under = made_under(text, Span(own, stop))
    if under is not None:
        return Citation(under, unknown(under.of(text)))
    return Citation(with_short_form(text, Span(own, stop)), unknown(text[own:stop]))


def _reads_as_law(title: str, *, dated: bool) -> bool:
    """Tell whether words that end with `Act` or the like are a title, rather than other rules."""
    rules, no_law = _endings_of_rules()
    if title.count(")") > title.count("("):
        return False
    if folded(title).casefold().endswith(no_law if dated else (*rules, *no_law)):
        return False
    return bool(law_words().undated.search(title) or (dated and law_words().dated.search(title)))


def _own_words(text: str, starts: list[int], end: int) -> int | None:
    """Tell where the title of an Act that is not in the reference data begins."""
    cut = _last_comma(text, starts, end)
    for start in starts:
        words = text[start:end].split()
        if start > cut and words[0].casefold().strip(",.") not in small_words_of_titles()[1]:
            begin = _without_lead_in(text, start, end)
            return begin if len(text[begin:end].split()) > 1 else None
    return None


def _last_comma(text: str, starts: list[int], end: int) -> int:
    """Tell where the list ends that stands before a title; a title may be a list itself.

    So is `the Corruption, Drug Trafficking and Other Crimes Act`, of which nothing is known.
    """
    cut = text.rfind(",", starts[0], end)
    definite = (at for at in starts if at < cut and text[at - 4 : at] == "the ")
    start = max(definite, default=-1)
    if start < 0:
        return cut
    behind = text[cut + 1 : end].split()
    last = behind[0] == "and" and behind[1][0].isupper()
    if not last and (behind[0].islower() or "and" not in behind):
        return cut
    front = text[start:cut]
    parts = [part.strip() for part in front.split(",")]
    named = any(elsewhere().law.exact(part) for part in parts)
    named = named or any(n.thing.kind in _LAW for part in parts for n in lexicon().exact(part))
    named = named or law_words().head.search(front) is not None
    return cut if named or len(front.split()) > _FEW_LISTED else start - 1


def _without_lead_in(text: str, start: int, end: int) -> int:
    """Cut off what leads in to a title: a part of the Act, a country, the verb of a sentence."""
    if text[start:end].casefold() in elsewhere().titles:
        return start
    if text[start:end].isupper():
        start = behind_lead_in(text, start, end)
    owner = _OWNER.match(text, start, end)
    if owner is not None and names_country(owner[1]):
        start = owner.end()
    place = law_words().part.match(text[start:end])
    start += place.end() if place else 0
    if _SENTENCE_BEGINS.search(text, max(0, start - _LONG), start):
        verb = _VERB_THE.match(text, start, end)
        start = verb.end() if verb else start
        cuts = list(_CUT.finditer(text, start, end))
        start = cuts[-1].end() if cuts else start
    joined = _AND_THE.match(text, start, end)
    return joined.end() if joined else start


def _nearest(title: str) -> Form | None:
    """Find the one known title from which a word differs by a slip of the pen."""
    form = key(title)
    alike = {
        known
        for place in range(len(form))
        for known in titles_but_one().get((place, (*form[:place], *form[place + 1 :])), ())
    }
    near = sorted(known for known in alike if nearly(form, known))
    meant = {thing.iri for known in near for _, thing in law().by_title[known]}
    return near[0] if len(near) == 1 or len(meant) == 1 else None
