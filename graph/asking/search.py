"""Find the passages that speak of a topic or a duty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.fold import fold, singular, words
from remit.graph.asking.fulltext import (
    NO_SYNONYMS,
    Both,
    Listed,
    any_beside,
    any_phrase,
    every_figure,
    every_word,
    of_a_doer,
    turned,
    verb_near,
    words_query,
)
from remit.graph.asking.iris import expand
from remit.graph.asking.logic import Duty, Mentions, Needs, OneOf, Said, Things, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.fulltext import WordsFor
    from remit.graph.asking.lexicon import Lexicon, Relation
    from remit.graph.asking.line_index import Passage
    from remit.graph.asking.logic import Topic
    from remit.graph.asking.names import NameIndex

# Degrees of need as questions say them, with the modalities of the graph that each takes in.
MODALITIES: dict[str, tuple[str, ...]] = {
    "need": ("essential", "obligatory", "conditional"),
    "essential": ("essential",),
    "mandatory": ("essential", "obligatory"),
    "desirable": ("desirable",),
    "conditional": ("conditional",),
    "not-required": ("notRequired",),
    "any": ("essential", "obligatory", "conditional", "desirable"),
}
_NEED = "Requirement"
_UNSAID = "notRequired"
# Parts of a profile that say when one works: what they speak of is no matter of duties.
_OF_HOURS = frozenset({"AvailabilityRequirement", "hours"})
_SHORTEST = 3
_BY_ITS_NAME = frozenset({"qualification"})
_BY_COUNTY = frozenset({"force"})  # of which texts say the county alone
_SEVERAL = 2
_THIRD = 3
_MOST_NAMES = 200
_MANY = 4
# Fields of a form that say what a role is called and where it belongs, not what it does.
_WORK = frozenset({"Responsibility", "purpose"})
_FIELDS = frozenset(
    {"prefLabel", "altLabel", "reportsTo", "postIn", "unitOf", "subOrganizationOf", "grade", "rank",
     "designation", "jobFamily", "roleCode"}
)  # fmt: skip


def degree(condition: Needs) -> str:
    """Name the degree in which something is needed: what must be is essential, where it is named.

    Asked for all that is essential, the criteria that a form calls so are meant.
    """
    named = condition.topic is not None and condition.modality == "essential"
    return "mandatory" if named else condition.modality


def modality_iris(modality: str) -> list[str]:
    """List the degrees that a degree of a question stands for, as the graph names them.

    >>> modality_iris("mandatory")
    ['https://w3id.org/remit/ns#essential', 'https://w3id.org/remit/ns#obligatory']
    """
    return [expand(f"remit:{name}") for name in MODALITIES[modality]]


def passages(
    condition: Needs | Mentions | Duty | Said,
    lexicon: Lexicon,
    index: NameIndex,
    *,
    turning: bool = True,
) -> list[Passage]:
    """List the passages that back a condition by their words alone.

    With `turning`, none of those in which another word turns what is needed: "no weekend work".
    """
    if isinstance(condition, Said):
        claims = [c for r in condition.relations for c in lexicon.relations[r].claims]
        aspects = {lexicon.relations[r].aspect for r in condition.relations}
        classes = [lexicon.kinds[a].requirement for a in aspects if a in lexicon.kinds]
        parts = sorted({name.rpartition("#")[2] for name in (*claims, *classes)})
        return index.passages(every_figure(condition.words.words), parts)
    for query in _in_turn(condition, lexicon, index, turning=turning):
        found = index.passages(query)
        if isinstance(condition, Needs):
            found = _of_need(condition, found, query, lexicon, index)
        elif isinstance(condition, Duty):
            found = [p for p in found if _said(p) and p.part not in _FIELDS]
            found += _more_lines(condition, query, found, lexicon, index) if found else []
        else:
            roles = {passage.role for passage in found}
            found += [line for line in index.lines(query) if line.role not in roles]
        if found:
            return [*found, *_in_other_verbs(condition, found, lexicon, index)]
    return _in_lines(condition, lexicon, index) if isinstance(condition, Duty) else []


def _in_lines(duty: Duty, lexicon: Lexicon, index: NameIndex) -> list[Passage]:
    """List the lines on which no statement rests and that speak of a duty, where nothing else does.

    An advert tells in running text what the work is.
    """
    unsaid = turned(duty.words.words, lexicon.turning)
    for query in _queries(duty, lexicon, index):
        found = index.lines(f"({query}) NOT {unsaid}")
        if found:
            return found
    return []


def _more_lines(
    duty: Duty, query: str, found: Sequence[Passage], lexicon: Lexicon, index: NameIndex
) -> list[Passage]:
    """List the lines of other roles that speak of what is no work of anybody: "hybrid working"."""
    if any(passage.part in _WORK for passage in found):
        return []
    roles = {passage.role for passage in found}
    unsaid = turned(duty.words.words, lexicon.turning)
    return [line for line in index.lines(f"({query}) NOT {unsaid}") if line.role not in roles]


def _in_other_verbs(
    condition: Needs | Mentions | Duty | Said,
    found: Sequence[Passage],
    lexicon: Lexicon,
    index: NameIndex,
) -> list[Passage]:
    """List what other roles do to the same, where a duty is a verb and the words for what it is of.

    "Manage registered offenders" is said as "supervise registered offenders", too.
    """
    said = condition.words.words if isinstance(condition, Duty) else ()
    verbs = [verb for verb in lexicon.synonyms.get(said[0], ()) if " " not in verb] if said else []
    if not verbs or len(said) < _THIRD:
        return []
    known = {passage.role for passage in found}
    near = index.passages(verb_near(verbs, said[1:]))
    return [p for p in near if p.role not in known and _said(p) and p.part not in _FIELDS]


def are_there(
    condition: Needs | Mentions | Duty | Said,
    lexicon: Lexicon,
    index: NameIndex,
    *,
    turning: bool = True,
) -> bool:
    """Tell whether `passages` would list any; as a rule the first that is found says so."""
    if isinstance(condition, Said) or (
        isinstance(condition, Needs) and condition.modality != "any"
    ):
        return bool(passages(condition, lexicon, index, turning=turning))
    queries = _in_turn(condition, lexicon, index, turning=turning)
    if isinstance(condition, Needs):
        return any(index.has_passage(query, _UNSAID) for query in queries)
    if isinstance(condition, Duty):
        return any(index.has_passage(query, _UNSAID, _FIELDS) for query in queries)
    return any(index.has_passage(query) or index.has_line(query) for query in queries)


def _in_turn(
    condition: Needs | Mentions | Duty, lexicon: Lexicon, index: NameIndex, *, turning: bool
) -> tuple[str, ...]:
    """Write the queries to try in turn, without words that turn what is needed."""
    queries = _queries(condition, lexicon, index)
    turning_by = lexicon.turning
    if isinstance(condition, Duty):
        said: Sequence[str] = condition.words.words
        turning_by = {**turning_by, "near": turning_by["denied"]}
    elif isinstance(condition, Needs) and isinstance(condition.topic, Words):
        said = condition.topic.words
    elif isinstance(condition, Needs) and isinstance(condition.topic, OneOf):
        said, turning_by = _labels(condition.topic, index), {**turning_by, "near": [], "denied": []}
    else:
        return queries
    others = [other for word in said for other in lexicon.synonyms.get(word, ()) if " " in other]
    unsaid = turned(said, turning_by)
    if others:
        unsaid = f"({unsaid} OR {turned(others, {'before': turning_by['before'], 'near': ()})})"
    return tuple(f"({query}) NOT {unsaid}" for query in queries) if turning and said else queries


def _queries(
    condition: Needs | Mentions | Duty, lexicon: Lexicon, index: NameIndex
) -> tuple[str, ...]:
    """Write the queries to try in turn: the words themselves, then words for the same thing."""
    none = numbers_for(lexicon)
    if isinstance(condition, Duty):
        said = condition.words.words, condition.names
        longer = any_phrase(_names_ending_in(condition, lexicon, index))
        queries = (
            words_query(*said, none, index, narrow=True),
            words_query(*said, none, index),
            words_query(*said, Both(none, lexicon.synonyms), index),
        )
        return tuple(f"({query}) NOT {longer}" if longer else query for query in queries)
    if condition.topic is None or isinstance(condition.topic, Things):
        return ()
    if isinstance(condition.topic, Words):
        said_words = condition.topic.words
        if isinstance(condition, Needs) and condition.aspect in _BY_ITS_NAME:
            return (every_word(said_words, none),)  # a coaching certificate is none in training
        if any(of_a_doer(word, index) for word in said_words):
            return ()
        others = Both(none, lexicon.synonyms)
        named = _of_any_named(said_words, lexicon, index)
        return tuple(_either(every_word(said_words, w), named) for w in (none, others))
    query = topic_query(condition.topic, lexicon, index)
    named = _of_any_named(words(condition.topic.names[0].label), lexicon, index)
    return (_either(query, named),) if query else ()


def _either(query: str, other: str) -> str:
    return f"({query}) OR ({other})" if other else query


def _of_any_named(said: Sequence[str], lexicon: Lexicon, index: NameIndex) -> str:
    """Write a query for any thing of the kind that ends some words: a post is "acting in rank".

    Empty where they end in no kind whose things are said by name instead.
    """
    kinds = {kind for behind, kind in lexicon.nouns.get(said[-1]) if not behind} if said else set()
    named = [kind for kind in kinds if kind in lexicon.kinds and lexicon.kinds[kind].named]
    before = [word for word in said[:-1] if word not in lexicon.function]
    if not named or not before:
        return ""
    things = index.things_of(lexicon.kinds[named[0]].classes, _MOST_NAMES)
    return any_beside(before, (entry.label for entry in things))


def _names_ending_in(duty: Duty, lexicon: Lexicon, index: NameIndex) -> list[str]:
    """List names that end in the last word of a duty and hold no other of its words.

    They are another thing: who maintains databases is not who uses one that is called so.
    """
    before, last = {singular(w) for w in duty.words.words[:-1]}, singular(duty.words.words[-1])
    meant = {name.iri for one in duty.names for name in one.names}
    classes = [c for kind in lexicon.kinds.values() if kind.proper for c in kind.classes]
    found = index.things_of(classes, _MOST_NAMES)
    named = {e.label: words(e.label) for e in found if e.used}
    meant_too = {e.label for e in found if e.iri in meant}
    return [
        label
        for label, said in named.items()
        if len(said) > 1 and singular(said[-1]) == last
        if before.isdisjoint(map(singular, said)) and label not in meant_too
    ]


def numbers_for(lexicon: Lexicon) -> WordsFor:
    """Give the figure for a number in words and the words for a figure: five is 5.

    Likewise what is the very same: what is annual is so each year.
    """
    if "numbers" not in lexicon.cache:
        written = {word: (str(value),) for word, value in lexicon.numbers.items() if value > 1}
        words_of = {figure: (word,) for word, (figure,) in written.items()}
        lexicon.cache["numbers"] = Listed(written | words_of | lexicon.own["very-same"])
    known: WordsFor = lexicon.cache["numbers"]
    return known


def said_of(relation: Relation, lexicon: Lexicon, index: NameIndex) -> list[Passage]:
    """List the requirements that say what no field of a form gives, such as the hours."""
    if not relation.words:
        return []
    said = relation.words.split()
    query = any_phrase([*said, *(o for w in said for o in lexicon.synonyms.get(w, ()))])
    return [p for p in index.passages(query) if p.modality and p.modality != _UNSAID]


def scattered(words_: Words, lexicon: Lexicon, index: NameIndex, need: bool = False) -> bool:
    """Tell whether documents hold each of some words, but nowhere all of them together.

    Of a long way to name a need, of four words or more, one may stand nowhere.
    Then they may say it in other words: neither "yes" nor "none" would be true.
    """
    if len(words_.words) < _SEVERAL:
        return False
    if any(index.has_passage(query) for query in _queries(Mentions(words_), lexicon, index)):
        return False
    held = sum(index.has_passage(every_word([word], NO_SYNONYMS)) for word in words_.words)
    return held >= len(words_.words) - (need and len(words_.words) >= _MANY)


def in_part(words_: Words, lexicon: Lexicon, index: NameIndex) -> bool:
    """Tell whether documents hold some of these words, or words for the same, but not all."""
    held = [
        any(map(index.has_passage, _queries(Mentions(Words((word,))), lexicon, index)))
        for word in words_.words
    ]
    return any(held) and not all(held)


def topic_query(topic: OneOf, lexicon: Lexicon, index: NameIndex) -> str:
    """Write the full-text query for a topic by any of its names.

    A product is not looked for by a name that is an ordinary word: a team is no "Teams".
    """
    labels = _labels(topic, index)
    if all(lexicon.kinds[n.kind].proper for n in topic.names if n.kind in lexicon.kinds):
        labels = [label for label in labels if not _is_a_word(label, lexicon)]
    query = any_phrase(x for x in labels if _telling(x) and not of_a_doer(x, index))
    longer = any_phrase(_longer_ranks(labels, index)) if topic.names[0].kind == "rank" else ""
    return f"({query} NOT {longer})" if query and longer else query


def _is_a_word(label: str, lexicon: Lexicon) -> bool:
    """Tell whether a name is an ordinary word, and no short form."""
    word = fold(label)
    return label.istitle() and (lexicon.knows(word) or lexicon.is_ordinary(word))


def _labels(topic: OneOf, index: NameIndex) -> list[str]:
    """List all names of what a topic names."""
    return sorted(
        {
            label
            for n in topic.names
            for label in index.labels_of(n.iri, shortened=n.kind in _BY_COUNTY)
        }
    )


def _longer_ranks(labels: Sequence[str], index: NameIndex) -> list[str]:
    """List the ranks that end with the name of another: a chief constable is no constable."""
    ranks = [entry.label for entry in index.things_of([expand("remit:Rank")], _MOST_NAMES)]
    said = [words(label) for label in labels]
    return [r for r in ranks for w in said if len(words(r)) > len(w) and words(r)[-len(w) :] == w]


def _telling(label: str) -> bool:
    return len("".join(words(label))) >= _SHORTEST


def _said(passage: Passage) -> bool:
    return passage.modality != _UNSAID


def _of_need(
    condition: Needs, found: Sequence[Passage], query: str, lexicon: Lexicon, index: NameIndex
) -> list[Passage]:
    """Keep the passages of requirements of the degree and aspect that was asked for."""
    if isinstance(condition.topic, OneOf) and condition.modality != "conditional":
        found = [p for p in found if p.modality != "conditional"]  # it may be what is supposed
    if condition.modality == "any":
        denied = {p.role for p in found if not _said(p)}  # whatever else a field or duty speaks of
        said = [p for p in found if _said(p) and (p.modality or p.role not in denied)]
        if any(p.part in _OF_HOURS for p in said):
            return [p for p in said if p.part.endswith(_NEED) or p.part in _OF_HOURS]
        return said
    modalities = MODALITIES[degree(condition)]
    kept = [p for p in found if p.part.endswith(_NEED) and p.modality in modalities]
    hours = [p for p in kept if p.part in _OF_HOURS]
    if len(hours) * _THIRD > len(kept) and condition.aspect not in lexicon.kinds:
        return hours  # "work shifts" is no skill in planning them
    kind = lexicon.kinds.get(condition.aspect)
    if kind is None or natural(condition.topic, condition.aspect, lexicon):
        return kept
    classes = {c.rpartition("#")[2] for c in kind.accepts}
    saying = {p.evidence for p in index.passages(f"({query}) AND {any_phrase(kind.said)}")}
    return [p for p in kept if p.part in classes or p.evidence in saying]


def natural(topic: Topic | None, aspect: str, lexicon: Lexicon) -> bool:
    """Tell whether the aspect of a need goes without saying for this topic."""
    kind = lexicon.kinds.get(aspect)
    if kind is None or not isinstance(topic, OneOf | Things):
        return kind is None
    kinds = {lexicon.kinds[k].within or k for k in kinds_of(topic)}
    return kinds <= {*kind.natural, *(lexicon.kinds[k].within or k for k in kind.natural)}


def kinds_of(topic: OneOf | Things) -> frozenset[str]:
    """Name the kinds of what a topic may be."""
    if isinstance(topic, Things):
        return frozenset({topic.kind})
    return frozenset(n.kind for n in topic.names)
