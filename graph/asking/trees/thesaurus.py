"""Words of a question that a user's graph does not have, and those there that say the same."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations, islice, pairwise, product
from typing import TYPE_CHECKING, TypeAlias

from remit.graph.asking.inflection import noun_forms, verb_forms
from remit.graph.asking.lattice import build
from remit.graph.asking.lexicon import OF_ALL
from remit.graph.asking.own_words import PARTICIPLES, says_so
from remit.graph.asking.preparing import prepare
from remit.graph.asking.tokens import POSSESSIVE
from remit.graph.asking.trees.mentions import mentions
from remit.graph.asking.trees.schema import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.names import NameIndex
    from remit.graph.asking.tokens import Token

    _Irregular: TypeAlias = Mapping[str, Sequence[str]]
    _Forms: TypeAlias = dict[str, list[tuple[int, str, tuple[str, ...]]]]

_LONGEST = 4  # words of a phrase
_MOST_WORDS = 2  # that are exchanged at once
_MOST_WAYS = 24
_MOST_FULL = 4  # names that a word may be short for
_OWN, _WHO = "own-", "who"
_DOING = frozenset({"verb", "active", "loose", "within"})
# What makes words the graph's own, which none is exchanged for.
_TELLING = frozenset(
    {"class", "noun", "verb", "name", "value", "true", "false", "unfinished"}
    | {"total", "average", "median", "each", "how-many"}
)
_NOMINAL = frozenset(
    {"the", "a", "an", "of", "in", "for", "per", "each", "every", "our", POSSESSIVE}
)
_ORDER = ("plain", "third", "done")
_BEING = {
    "be": "never", "is": "third", "are": "plain", "was": "done", "were": "done", "been": "never",
    "being": "doing",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Exchange:
    """A word of a question, with one of the graph that may be meant by it."""

    written: str
    read: str


@dataclass(frozen=True, slots=True)
class Exchanged:
    """A question in the words of the graph, with what was exchanged for them.

    `near` is whether it must be of what tells of the things that it names, not of others beyond.
    """

    text: str
    words: tuple[Exchange, ...]
    near: bool = False


@dataclass(frozen=True, slots=True)
class _Strange:
    """A stretch of a question that the thesaurus knows, with the words that it may stand for."""

    start: int
    end: int
    written: str
    words: tuple[str, ...]


def exchanged(
    question: str, lexicon: Lexicon, index: NameIndex
) -> Iterator[tuple[bool, list[Exchanged]]]:
    """Yield ways to put a question in words of the graph, those that are as good in one list.

    One word is exchanged before two are, and words of one set before those said more loosely;
    with each list stands whether they are said so.
    """
    prepared = next(prepare(question, lexicon, index), None)
    if prepared is None or not prepared.tokens:
        return
    found = _strange(prepared.tokens, lexicon, index)
    for count in range(1, _MOST_WORDS + 1):
        for loosely in range(2):
            ways: dict[Exchanged, None] = {}
            for some in combinations(found[loosely], count):
                ways |= dict.fromkeys(_put(question, some))
            if ways:
                yield bool(loosely), list(islice(ways, _MOST_WAYS))


def _put(question: str, some: Sequence[_Strange]) -> Iterator[Exchanged]:
    """Yield a question with every choice of words for some stretches that lie apart."""
    if any(one.end > other.start for one, other in pairwise(some)):
        return
    for words in product(*(one.words for one in some)):
        text, made = question, []
        for one, word in zip(some, words, strict=True):
            written = r"[\s-]+".join(map(re.escape, one.written.split()))
            text = re.sub(rf"(?<!\w){written}(?!\w)", word, text, count=1, flags=re.IGNORECASE)
            made.append(Exchange(one.written, word))
        if text != question:
            yield Exchanged(text, tuple(made))


def _strange(
    tokens: tuple[Token, ...], lexicon: Lexicon, index: NameIndex
) -> tuple[list[_Strange], list[_Strange]]:
    """Find what may be exchanged: by words of one set, and by those that are said more loosely."""
    said = [token.text for token in tokens]
    own = {
        place
        for here in mentions(build(tokens, lexicon, index), lexicon, index)
        for one in here
        if one.sort in _TELLING
        for place in range(one.start, one.end)
    }
    forms, phrases, full = _forms(lexicon), _Own.of(lexicon), _in_full(lexicon)
    found: tuple[list[_Strange], list[_Strange]] = ([], [])
    taken: set[int] = set()
    for length in range(_LONGEST, 0, -1):
        for start in range(len(said) - length + 1):
            span = range(start, start + length)
            text = " ".join(said[start : start + length])
            small = length == 1 and text in lexicon.function
            before = said[start - 1] if start else ""
            if not (text in forms or text in full) or small or not {*own, *taken}.isdisjoint(span):
                continue
            for loosely in range(2):
                words = dict.fromkeys(
                    word
                    for how, form, others in (*forms.get(text, ()), *full.get(text, ()))
                    if how <= loosely
                    and not (form.startswith("verb") and before in _NOMINAL)
                    and not (form.startswith("noun") and before == _WHO)
                    for word in _formed(others, form, lexicon.own["irregular"])
                    if word != text
                    and _is_known(word, said, span, phrases, form.startswith("verb"))
                )
                if words:
                    written = " ".join(token.written for token in tokens[start : start + length])
                    one = _Strange(start, start + length, written, tuple(words))
                    found[loosely].append(one)
                    taken.update(span)
    return found


def _is_known(word: str, said: Sequence[str], span: range, own: _Own, done: bool) -> bool:
    """Tell whether a word is one of the graph where it is put, alone or with those beside it."""
    begun, behind = said[max(0, span.start - 2) : span.start], said[span.stop : span.stop + 2]
    return any(
        own.done(phrase) if done else own.calls(phrase)
        for before in range(len(begun) + 1)
        for after in range(len(behind) + 1)
        for phrase in (" ".join([*begun[len(begun) - before :], word, *behind[:after]]),)
    )


class _Own:
    """All phrases for the classes and properties of the graph, each with what they mean.

    What is only said of amounts and places of all graphs is no word of this one.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._own = own = lexicon.own
        self._relations = lexicon.relations
        self.meanings: dict[str, list[str]] = {}
        for table in (lexicon.nouns, lexicon.properties, lexicon.cues):
            for first in table.firsts():
                for rest, meaning in table.get(first):
                    if meaning.startswith(_OWN) or meaning in own["kinds"]:
                        self.meanings.setdefault(" ".join((first, *rest)), []).append(meaning)

    @classmethod
    def of(cls, lexicon: Lexicon) -> _Own:
        """Gather them once for each lexicon."""
        known: _Own | None = lexicon.cache.get("own phrases")
        if known is None:
            known = lexicon.cache["own phrases"] = cls(lexicon)
        return known

    def done(self, phrase: str) -> bool:
        """Tell whether a phrase is a verb of the graph: a name of what it means holds its words."""
        relations = (meaning.partition(".")[0] for meaning in self.meanings.get(phrase, ()))
        return any(
            relation in self._own["event-kinds"]
            or any(
                says_so(said, self._own["called"].get(relation, ()))
                for said in (phrase, _back(phrase))
            )
            for relation in relations
        )

    def calls(self, phrase: str) -> bool:
        """Tell whether something is called so: neither by what it does nor by what is so of it."""
        return any(
            self._is_noun(*said.partition(".")[::2]) for said in self.meanings.get(phrase, ())
        )

    def _is_noun(self, of: str, sort: str) -> bool:
        relation = self._relations.get(of)
        return sort not in _DOING and (relation is None or relation.target != "boolean")


def _in_full(lexicon: Lexicon) -> _Forms:
    """List for the words that say too little alone the names that they stand in: an amount awarded.

    A word that stands in many names says nothing of any.
    """
    known: _Forms | None = lexicon.cache.get("own heads")
    if known is None:
        names: dict[str, dict[str, None]] = defaultdict(dict)
        vague = frozenset(lexicon.own["vague"])
        for relation, called in lexicon.own["called"].items():
            plain = (
                lexicon.relations[relation].target in PLAIN
                if relation in lexicon.relations
                else False
            )
            for name in called if plain else ():
                first, *_, last = ("", *name.split())[-2:]
                head = first if last.endswith(PARTICIPLES) else last
                if head in vague and " " in name:
                    names[head][name] = None
        kept = {head: tuple(found) for head, found in names.items() if len(found) <= _MOST_FULL}
        known = lexicon.cache["own heads"] = defaultdict(
            list, {head: [(0, "noun one", found)] for head, found in kept.items()}
        )
    return known


def _back(phrase: str) -> str:
    """Turn a phrase round: "dogs allow", which is in the name "dogs allowed"."""
    return " ".join(reversed(phrase.split()))


def _forms(lexicon: Lexicon) -> _Forms:
    """List for each form of a word its sets: how loosely it is said for them, and in what form.

    They are those of every graph.
    """
    shared = lexicon.cache.setdefault(OF_ALL, {})
    known: _Forms | None = shared.get("thesaurus")
    if known is None:
        known = defaultdict(list)
        irregular = lexicon.own["irregular"]
        for sort, said, loosely, others in _sets(json.loads(lexicon.own["thesaurus"])):
            for word in said:
                for form, text in _all_forms(word, sort, irregular):
                    known[text].append((loosely, form, tuple(others)))
        shared["thesaurus"] = known
    return known


def _sets(
    table: Mapping[str, Sequence[Mapping[str, Sequence[str]]]],
) -> Iterator[tuple[str, Sequence[str], int, Sequence[str]]]:
    """Yield for words of the thesaurus, by their sort, how loosely they stand for which others."""
    for sort, sets in table.items():
        for one in sets:
            if "of" in one:
                yield "noun", one["words"], 1, one["of"]
                continue
            yield sort, one["words"], 0, one["words"]
            yield sort, one.get("also", ()), 1, one["words"]


def _all_forms(word: str, sort: str, irregular: _Irregular) -> Iterator[tuple[str, str]]:
    """Yield the forms of a noun or a verb, each with what form it is.

    >>> list(_all_forms("client", "noun", {}))
    [('noun one', 'client'), ('noun several', 'clients')]
    >>> [form for form, _ in _all_forms("look after", "verb", {})]
    ['verb plain', 'verb third', 'verb done', 'verb doing']
    """
    if sort == "noun":
        one, *several = noun_forms(word, irregular)
        yield "noun one", one
        yield from (("noun several", form) for form in several)
        return
    for number, form in enumerate(verb_forms(word, irregular)):
        first = form.split()[0]
        if first in _BEING:
            yield f"verb {_BEING[first]}", form
        elif first.endswith("ing") and number > 1:
            yield "verb doing", form
        else:
            yield f"verb {_ORDER[min(number, len(_ORDER) - 1)]}", form


def _formed(words: Sequence[str], form: str, irregular: _Irregular) -> Iterator[str]:
    """Yield some words in one form."""
    sort = form.partition(" ")[0]
    for word in words:
        yield from (text for how, text in _all_forms(word, sort, irregular) if how == form)
