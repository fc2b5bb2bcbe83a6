"""Find law that is cited by a short form, such as the first letters of its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.linking.catalogue import catalogue, year_of
from remit.graph.linking.citation import Citation, unknown
from remit.graph.linking.context import has_context
from remit.graph.linking.elsewhere import elsewhere
from remit.graph.linking.law import law
from remit.graph.linking.lexicon import fits
from remit.graph.linking.made_under import made_under
from remit.graph.linking.readings import choose
from remit.graph.linking.senses import means_other
from remit.graph.linking.titles import is_together
from remit.graph.linking.years import is_slip, year_behind_short_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.linking.lexicon import Words
    from remit.graph.profile import Thing


def short_forms(text: str, words: Words, cited: set[str]) -> Iterator[Citation]:
    """Find short forms of the reference data; `cited` is the law that the text cites in full."""
    known = law()
    done = 0
    for at in words.places(known.lengths.keys()):
        if words.starts[at] < done:
            continue
        for length in known.lengths[words.forms[at]]:
            entries = known.short.get(words.form(at, length))
            if not entries:
                continue
            span = words.span(at, length)
            written = span.of(text)
            things = {
                thing.iri: thing
                for name, thing in entries
                if fits(name, written) and not means_other(thing.label, text, span)
            }
            if things and is_together(written):
                found = _read(text, span, list(things.values()), cited)
                if found is not None:
                    yield found
                done = span.end
                break


def _read(text: str, span: Span, things: list[Thing], cited: set[str]) -> Citation | None:
    """Choose what a short form stands for: by year, by what is in force, by what is cited in full.

    Where these leave several, the words around it decide, and then use. What nothing decides is
    law only where the words around it speak of law.
    """
    mark = elsewhere().mark.match(text, span.end)
    if mark is not None:
        whole = Span(span.start, mark.end())
        return Citation(whole, unknown(whole.of(text)))
    dated = _by_year(text, span, things)
    under = made_under(text, span if dated is None else dated.span)
    if under is not None:
        return Citation(under, unknown(under.of(text)))
    if dated is not None:
        return dated
    spelt = [t for t in things if t.iri in cited]
    in_force = [t for t in things if t.iri not in catalogue().superseded] or things
    left = spelt if len(spelt) == 1 else choose(text, span, in_force)
    if len(left) == 1:
        return Citation(span, left[0])
    if not left or not has_context("Legislation", span, text):
        return None
    return Citation(span, unknown(span.of(text)), meanings=tuple(left))


def _by_year(text: str, span: Span, things: list[Thing]) -> Citation | None:
    """Choose by the year behind a short form, or by one that is it but for a slip."""
    year = year_behind_short_form(text, span.end)
    if year is None:
        return None
    whole = Span(span.start, year.span.end)
    exact = [t for t in things if year_of(t.label)[1] == year.text]
    near = [t for t in things if is_slip(year.text, year_of(t.label)[1])]
    if exact:
        return Citation(whole, exact[0])
    return Citation(whole, near[0], "year") if len(near) == 1 else None
