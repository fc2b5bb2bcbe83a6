"""Read labels that no list holds: by where they stand in a form, and by what stands behind them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remit.graph.document import Span, trimmed
from remit.graph.layout.columns import letter_of
from remit.graph.layout.furniture import is_none, names_paper
from remit.graph.layout.labels import Label, labels, normal
from remit.graph.layout.pairs import pairs_of, unanswered
from remit.graph.layout.piece import part
from remit.graph.layout.small_words import small_words
from remit.graph.layout.values import fields_of
from remit.graph.linking.catalogue import catalogue
from remit.graph.linking.occupations import names_work
from remit.graph.linking.ranks import find_rank
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from remit.graph.layout.pairs import Pair
    from remit.graph.layout.piece import Piece

_WORD = re.compile(r"[a-z']+")
_DECISIVE = 0.65
_FIRST = 2
_ALONE = frozenset({"location", "unit", "organisation"})
"""Fields whose values have no shape of their own, so that the words of a label may decide."""
_UNMISTAKABLE = frozenset({"direct_reports", "grade", "vetting", "status", "hours"})


@dataclass(frozen=True, slots=True)
class _Relations:
    """The words of `relations` in `data/layout/values.toml`."""

    above: frozenset[str]
    apart: frozenset[str]
    leading: frozenset[str]
    leaders: frozenset[str]


@once_per_overlay
def _relations() -> _Relations:
    known = load_toml("layout/values.toml")["relations"]
    phrases = load_toml("phrases/relations.toml")["direct_reports"]["phrases"]
    leading = {words[0] for words in map(str.split, phrases) if len(words) == 1 or "team" in words}
    return _Relations(
        frozenset(known["above"]),
        frozenset(known["apart"]),
        frozenset(leading),
        frozenset(known["leaders"]),
    )


@once_per_overlay
def _meanings() -> Mapping[str, str]:
    """Tell of each word that stands in known labels which field it nearly always means."""
    whole: Counter[str] = Counter()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for form, label in labels().fields.items():
        name = label.field or ""
        whole[name] += 1
        for word in set(_WORD.findall(form)) - small_words().unmeaning:
            counts[word][name] += 1
    found: dict[str, str] = {}
    for word, names in counts.items():
        shares = {name: count / whole[name] for name, count in names.items()}
        name, share = max(shares.items(), key=lambda item: (item[1], item[0]))
        if share >= _DECISIVE * sum(shares.values()):
            found[word] = name
    return found


def with_unlisted_labels(text: str, pieces: list[Piece]) -> list[Piece]:
    """Mark the labels of a form that no list holds, where their values tell what they ask for.

    What stays untold is kept apart as a field of the form. What a heading says counts less than a
    value that can only be that of a field.
    """
    pairs = [pair for pair in pairs_of(pieces) if not _names_post(pair)]
    pairs = pairs[1:] if pairs and _opens_with_title(pairs, pieces) else pairs
    fields = _Said(pairs).fields
    done = list(pieces)
    for pair in pairs:
        if not pair.cut:
            done[pair.at + 1] = pieces[pair.at + 1].labelled(None)
        if pair.field is not None:
            continue
        head = pieces[pair.at]
        if names_paper(head.text) or letter_of(pair.value):
            continue
        known = labels().field(head.text)
        name = known.field if known else fields.get(pair.at)
        if name is not None or head.label is None or not labels().section(head.text):
            label = known or Label(field=name or "form", sure=False, listed=False)
            done[pair.at] = head.set_off(label)
    for index in unanswered(text, pieces, pairs):
        known = labels().field(pieces[index].text)
        label = known or Label(field="form", sure=False, listed=False)
        done[index] = pieces[index].set_off(label)
    cuts = {pair.at: pair.cut for pair in pairs if pair.cut}
    return [
        cut
        for index, piece in enumerate(done)
        for cut in (_cut(text, piece, cuts[index]) if index in cuts else (piece,))
    ]


def _cut(text: str, piece: Piece, at: int) -> Iterator[Piece]:
    """Part a piece into its label and its value; marks may stand among its words."""
    if len(piece.span) != len(piece.text):
        at = max(at, piece.span.of(text).find(":"))
    head = trimmed(text, Span(piece.span.start, piece.span.start + at))
    value = trimmed(text, Span(head.end, piece.span.end), " \t\u00a0:-–—")
    yield part(text, piece.atom, head, piece.label)
    yield part(text, piece.atom, value)


@dataclass(slots=True)
class _Said:
    """What each unlisted label asks for, as far as it can be told.

    Attributes:
        pairs: Of the form.
        fields: By the number of the piece.
        taken: The fields that any of the pairs asks for.
    """

    pairs: Sequence[Pair]
    fields: dict[int, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.taken.update(pair.field for pair in self.pairs if pair.field)
        left = [pair for pair in self.pairs if pair.field is None]
        self._take(left, self._certain)
        self._take(left, self._title)
        self._take(left, self._manager)
        self._take(left, self._rest)

    def _take(self, left: Sequence[Pair], tell: Callable[[Pair], str | None]) -> None:
        for pair in left:
            name = tell(pair) if pair.at not in self.fields else None
            if name is not None and name not in self.taken:
                self.fields[pair.at] = name
                self.taken.add(name)

    def _certain(self, pair: Pair) -> str | None:
        """Tell what a label asks for where its value can be nothing else."""
        may_be = _agreeing(pair) - {"title", "reports_to"}
        return next(iter(may_be)) if len(may_be) == 1 else None

    def _title(self, pair: Pair) -> str | None:
        """Take the first pair of a form for the title, where its value names a job, or the next."""
        first = next(
            (p for p in self.pairs[:_FIRST] if p.field is None and "title" in fields_of(p.value)),
            None,
        )
        opens = first is not None and pair.at == first.at and not _is_apart(pair)
        return "title" if opens and not _words(pair) & _relations().above else None

    def _manager(self, pair: Pair) -> str | None:
        """Tell who stands over the holder: by the words of the label, or by a higher rank."""
        if _is_apart(pair) or "reports_to" not in fields_of(pair.value):
            return None
        above = _words(pair) & _relations().above and "reports_to" in _agreeing(pair)
        return "reports_to" if above or self._outranks(pair) else None

    def _outranks(self, pair: Pair) -> bool:
        """Tell whether a value is a rank above that of the role, or leads the unit of staff."""
        own = self._value("title") or self._value("rank")
        above, holder = find_rank(pair.value), find_rank(own or "")
        if own is None or above is None:
            return own is not None and _leads_same_work(pair.value, own)
        unit = normal(above.title.rest)
        if holder is None:
            return bool(unit) and unit == normal(self._value("unit") or "")
        orders = catalogue().orders
        level, than = (orders.get(found.title.rank.iri, 0) for found in (above, holder))
        return level > than > 0 and unit in ("", normal(holder.title.rest))

    def _rest(self, pair: Pair) -> str | None:
        """Take what is left of several fields that a value can belong to."""
        may_be = _agreeing(pair) - self.taken - {"title", "reports_to"}
        return next(iter(may_be)) if len(may_be) == 1 else None

    def _value(self, name: str) -> str | None:
        for pair in self.pairs:
            if (pair.field or self.fields.get(pair.at)) == name:
                return pair.value
        return None


def _leads_same_work(value: str, own: str) -> bool:
    """Tell whether a title is that of who leads the work that another names.

    >>> _leads_same_work("Records Team Leader", "Records Clerk")
    True
    >>> _leads_same_work("Stores Manager", "Records Clerk")
    False
    """
    above, holder = (_WORD.findall(title.casefold()) for title in (value, own))
    leaders = _relations().leaders
    if not above or not holder or above[-1] not in leaders or holder[-1] in leaders:
        return False
    return above[0] == holder[0] and len(holder) > 1


def _names_post(pair: Pair) -> bool:
    """Tell whether a pair is a title in capitals: `SECTION HEAD: FRAUD`, and no label's value."""
    shouted = pair.label.isupper() and pair.value.isupper()
    unlisted = bool(pair.cut) and pair.field is None
    return unlisted and shouted and names_work(pair.label) and not _is_apart(pair)


def _opens_with_title(pairs: Sequence[Pair], pieces: Sequence[Piece]) -> bool:
    """Tell whether the first line over another is a job, and no label: a title over the employer.

    Some other line of the form would be the title, then, had it been one.
    """
    first, head = pairs[0], pieces[pairs[0].at]
    if first.cut or first.field or head.atom.cells > 1 or head.text.endswith(":"):
        return False
    named = names_work(head.text) and not _words(first) & _relations().above
    others = any(pair.field == "title" for pair in pairs)
    return named and not (others or "title" in fields_of(first.value) or _is_apart(first))


def _words(pair: Pair) -> set[str]:
    return set(_WORD.findall(normal(pair.label)))


def _is_apart(pair: Pair) -> bool:
    """Tell whether a label is about the paper, or about other people than the holder's own."""
    return bool(_words(pair) & _relations().apart)


def _agreeing(pair: Pair) -> frozenset[str]:
    """List the fields that the value of a pair can belong to, if the label says no other."""
    shaped = fields_of(pair.value)
    if is_none(pair.value) and _words(pair) & _relations().leading:
        return frozenset({"direct_reports"})
    if shaped and shaped <= _UNMISTAKABLE:
        return shaped
    if _is_apart(pair):
        return frozenset()
    meant = {_meanings()[word] for word in _words(pair) if word in _meanings()}
    if shaped & meant:
        return shaped & meant
    if not shaped:
        return frozenset(meant if len(meant) == 1 and meant <= _ALONE else ())
    return frozenset() if meant else shaped
