"""What the words of a question may be over a user's graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.fold import key, words
from remit.graph.asking.logic import OneOf
from remit.graph.asking.naming import named as named_of
from remit.graph.asking.own_words import says_so
from remit.graph.asking.trees.figures import figures, portions
from remit.graph.asking.trees.levels import levels
from remit.graph.asking.trees.mention import COST, STOP, THEIR, Mention, made
from remit.graph.asking.trees.phrases import schema_phrases
from remit.graph.asking.trees.schema import Schema
from remit.graph.asking.trees.small_words import PLACED, small_words
from remit.graph.asking.trees.timely import timely
from remit.graph.asking.trees.valued import values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from remit.graph.asking.lattice import Lattice
    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.names import NameIndex

CUES = (
    "list", "about", "which", "what", "who", "where", "when", "how-many", "not", "and", "or", "but",
    "only",
    "average", "total", "greatest", "smallest", "most", "fewest", "more", "less", "at-least",
    "at-most", "more-than", "less-than", "exactly", "between", "after", "since", "before", "until",
    "during", "each", "with-their", "sorted", "arrange", "ascending", "descending", "name-of",
    "how", "by-how-much", "difference", "whose", "no-one", "any", "percentage", "also-is",
    "same", "commonest", "ordinal", "foremost", "aged", "median",
)  # fmt: skip
_STRONG = frozenset(
    {
        "which",
        "what",
        "who",
        "where",
        "when",
        "how-many",
        "how",
        "not",
        "each",
        "and",
        "or",
        "with-their",
        "average",
        "median",
        "total",
        "at-least",
        "at-most",
        "more-than",
        "less-than",
        "but",
        "same",
    }
)
_WHOLE = frozenset({"class", "noun"})  # a part of which is not meant apart
_PARTS = frozenset({"class", "noun", "value", "number"})
_TURNED = frozenset({"unfinished", "false"})  # "sold out", of which no word is idle
_SAID = frozenset({"noun", "verb"})
_TYING = frozenset({"of", "and", ","})
_ENDS = {"first": "smallest", "last": "greatest", "neither": "not", "nor": "not"}
_WITHIN = 6  # how many words behind part of a name may hold the rest of it
_SOME = frozenset({"a", "an"})
_ARTICLES = frozenset({"the", "a", "an"})
_WHO, _WHICH = "who", "which"
_OF = " of"
_HELPING = frozenset({"have", "has", "had"})
_BEEN = "been"
_DONE = ("ed", "en")
_COUNTING, _PLACE = "number", "place"
_TAKES = frozenset({"take", "takes", "took", "taken", "taking"})
_IN_UNITS = 0.25


def mentions(
    lattice: Lattice, lexicon: Lexicon, index: NameIndex, capitals: frozenset[str] | None = None
) -> list[list[Mention]]:
    """List what may stand at each word of a question.

    Args:
        lattice: What was found for its words.
        lexicon: The words that are known.
        index: The names.
        capitals: The words written with a capital, where those tell proper names from others.
    """
    found: list[list[Mention]] = [[] for _ in lattice.tokens]
    telling = [
        *schema_phrases(lattice, lexicon),
        *_names(lattice, lexicon, capitals),
        *values(lattice, lexicon, index),
        *_peoples(lattice, lexicon, index),
        *portions(lattice, lexicon),
    ]
    amounts = {m.start for m in telling if m.sort == "noun" and _is_amount(m, lexicon)}
    whole = {
        (m.start, m.end)
        for m in telling
        if m.sort == "name" and m.start and _is_label(m) and capitals and _words(m) <= capitals
    }
    telling = [m for m in telling if m.sort != "verb" or (m.start, m.end) not in whole]
    told = [m for m in telling if m.sort == "value"]
    telling = [m for m in telling if not _holds_value(m, told, lexicon)]
    telling = [m for m in telling if not _is_no_verb(lattice, m, m.start in amounts)]
    telling = [m for m in telling if not _is_of_other_sort(lattice, m, telling)]
    telling = [m for m in telling if not _is_no_noun(m, telling, lexicon)]
    telling += _as_high(lattice, telling)
    telling += _named_than(lattice, lexicon, telling)
    units = {p.id: p.unit for p in Schema.of(lexicon, index).properties.values()}
    telling += _in_units(lattice, lexicon, units)
    stops = small_words(lattice, lexicon, [m for m in telling if m.sort != "verb"], units)
    kinds = {m.start: m.end for m in telling if m.sort in {"class", "noun"}}
    far = levels([token.text for token in lattice.tokens], kinds, lexicon.own["levels"])
    telling += timely(lattice, lexicon)
    for one in (*telling, *_cues(lattice), *figures(lattice, lexicon), *stops, *far):
        found[one.start].append(one)
    return [_likely(here, found) for here in found]


def _likely(here: list[Mention], found: list[list[Mention]]) -> list[Mention]:
    """Leave out what no one means: small words that are cues, parts of what is said whole."""
    telling = [m for m in here if m.sort == "with-their" and THEIR & set(m.text.split())]
    if telling:
        return telling
    by_period = [m for m in here if m.sort == "each-period"]
    if by_period:
        return by_period + [m for m in here if m.sort == STOP and m.end - m.start > 1]
    if _says_to_list(here, found):
        here = [m for m in here if m.sort == "list" or m.end > 1]
    strong = any(one.sort in _STRONG and not _begins_noun(one, found) for one in here)
    many = any(one.sort == "how-many" for one in here)
    supers = {one.end for at in found for one in at if one.sort == "super"}
    sorts = {one.sort for one in here}
    most = {one.end for one in here if one.sort in {"most", "fewest"}}
    dates = [one for at in found for one in at if one.sort == "date"]
    kinds = [one for at in found for one in at if one.sort == "class"]
    classes = {one.end for one in kinds}
    whole = [one for at in found for one in at if _is_whole(one)]
    told = {one.end for one in here if one.sort == "value"}
    sorting = {one.end for one in here if one.sort == "value"} & {one.start for one in kinds}
    turned = any(one.sort in _TURNED and one.end - one.start > 1 for one in here)
    return [
        one
        for one in here
        if not (strong and one.sort == STOP and one.end - one.start == 1 and one.value != PLACED)
        and not (one.sort == STOP and any(d.start == one.start for d in dates))
        and not (one.sort == STOP and len(one.text) == 1 and one.end in told)
        and not (turned and one.sort == STOP)
        and not (one.sort in _SAID and one.end in sorting)  # open orders
        and not (many and one.sort == "how")
        and not (one.sort in {"greatest", "smallest"} and one.end in most - supers)
        and not (one.sort in {"most", "fewest"} and one.end in supers)
        and not (one.sort == "date" and any(_within(one, other) for other in dates))
        and not (one.sort == "who" and " " in one.text and one.end in classes)
        and not (_is_part(one) and any(_within(one, w) for w in whole))
        and not (one.sort == "unfinished" and one.end in told)
        and not (one.sort == "verb" and one.start in supers and "class" in sorts)
    ]


def _begins_noun(one: Mention, found: list[list[Mention]]) -> bool:
    """Tell whether an article and a cue, "the total", may begin a noun: "the total amount"."""
    longer = one.end - one.start > 1 and one.text.split()[0] in _ARTICLES
    return longer and any(m.sort == "noun" and m.end > one.end for m in found[one.start + 1])


def _is_part(one: Mention) -> bool:
    """Tell whether words may be only a part of what is said: the garden's name in the tea's."""
    part = one.sort == "name" and all(n.rung == "part" for n in one.value.names)
    return part or one.sort in _PARTS


def _says_to_list(here: list[Mention], found: list[list[Mention]]) -> bool:
    """Tell whether a first word says to name things, and is no noun: "name three products"."""
    first = any(m.sort == "list" and (m.start, m.end) == (0, 1) for m in here)
    behind = {m.text for m in found[1]} if len(found) > 1 else set()
    return first and not behind & _TYING


def _is_whole(one: Mention) -> bool:
    """Tell whether words make a class, a noun or a full name of which no part is meant apart."""
    if one.sort == "name":
        return " " in one.text and all(n.rung == "label" for n in one.value.names)
    return one.sort in _WHOLE and " " in one.text


def _is_label(one: Mention) -> bool:
    return all(n.rung == "label" for n in one.value.names)


def _words(one: Mention) -> set[str]:
    return set(one.text.split())


def _within(one: Mention, other: Mention) -> bool:
    """Tell whether a stretch is part of a longer one."""
    longer = other.end - other.start > one.end - one.start
    return longer and other.start <= one.start and one.end <= other.end


def _names(
    lattice: Lattice, lexicon: Lexicon, capitals: frozenset[str] | None
) -> Iterator[Mention]:
    """Yield names; a part of one must be written as a name where capitals tell."""
    own = set(lexicon.own["kinds"])
    for start, edges in lattice.edges.get("name", {}).items():
        for edge in edges:
            named = tuple(n for n in edge.value.names if n.kind in own)
            said = {t.written for t in lattice.tokens[start : edge.end]}
            part = all(n.rung == "part" for n in named)
            whole = not part or any(said <= set(words(n.label)) for n in named)
            around = part and tuple(n for n in named if _goes_on(lattice, edge.end, said, n.label))
            if around:
                one = OneOf(around, edge.value.written)
                yield made(lattice, "name", (start, edge.end), one, COST["name"])
            elif named and whole and not (part and capitals is not None and not said & capitals):
                one = OneOf(named, edge.value.written)
                yield made(lattice, "name", (start, edge.end), one, COST["name"] + edge.cost - 0.1)


def _goes_on(lattice: Lattice, end: int, said: set[str], label: str) -> bool:
    """Tell whether the rest of a name is said with another in it: "head of the Water unit"."""
    told = words(label)
    rest, behind = told[len(said) :], [token.text for token in lattice.tokens[end : end + _WITHIN]]
    begun = set(told[: len(said)]) == said and rest[:1] == ("of",) and behind[:1] == ["of"]
    return begun and rest[1:] != () and rest[-1] in behind[2:]


def _is_amount(one: Mention, lexicon: Lexicon) -> bool:
    """Tell whether a noun may stand for an amount."""
    return any(lexicon.relations[r].target == "number" for r in one.value)


def _is_no_verb(lattice: Lattice, one: Mention, amount: bool) -> bool:
    """Tell whether a verb stands where only a noun does ("the rent of"), or "number of" counts.

    So is a verb that only helps another.
    """
    before = lattice.tokens[one.start - 1].text if one.start else ""
    behind = [token.text for token in lattice.tokens[one.end : one.end + 1]]
    counts = one.sort == "vague" and one.text == _COUNTING
    verb = one.sort == "verb" and amount and one.end - one.start == 1
    rest = [token.text for token in lattice.tokens[one.end :]]
    done = _BEEN in rest or (rest and rest[-1].endswith(_DONE))
    if one.sort == "verb" and one.text in _HELPING and done:
        return True  # "have been ordered", "how much has X received"
    return before in _ARTICLES and behind == ["of"] and (verb or counts)


def _is_of_other_sort(lattice: Lattice, one: Mention, telling: Sequence[Mention]) -> bool:
    """Tell whether what may be a verb is a noun by what stands before it, or the other way round.

    "The volunteers at X" are people, who do not volunteer there by the word; "who mentors" is said
    of what is done, and what takes place is in no place.
    """
    before = lattice.tokens[one.start - 1].text if one.start else ""
    if one.text == _PLACE and before in _TAKES:
        return True
    here = [m for m in telling if m.start == one.start]
    if (
        one.sort == "verb"
        and before in {*_SOME, *THEIR}
        and any(m.sort == "noun" and m.end == one.end for m in here)
    ):
        return True  # "have a mentor"
    if one.sort == "verb":
        single = any(m.sort == "class" and m.end == one.start + 1 for m in here)
        return single and before in {*_ARTICLES, _WHICH} and not one.text.endswith(_OF)
    verbs = {m.end for m in here if m.sort == "verb"}
    return one.sort == "noun" and before == _WHO and one.end in verbs


def _is_no_noun(one: Mention, telling: Sequence[Mention], lexicon: Lexicon) -> bool:
    """Tell whether what is called so is a unit, "than 80 metres", or a kind behind "of"."""
    if one.sort != "noun":
        return False
    if one.text in lexicon.own["units"]:
        return any(m.sort == "than" and m.end + 1 == one.start for m in telling)
    inside = (one.start + 1, one.end)
    of = one.text.startswith(f"{_OF.strip()} ")
    return of and any(m.sort == "class" and (m.start, m.end) == inside for m in telling)


def _holds_value(one: Mention, values: Iterable[Mention], lexicon: Lexicon) -> bool:
    """Tell whether a phrase holds a value of the graph, which is meant: an expert in something."""
    if one.sort != "verb" or one.end - one.start < 2:
        return False
    names = [name for r in one.value for name in lexicon.own["called"].get(r, ())]
    inside = any(one.start <= v.start and v.end <= one.end for v in values)
    return inside and not says_so(one.text, names)


def _as_high(lattice: Lattice, telling: Iterable[Mention]) -> list[Mention]:
    """List what says that something is as heavy as something else."""
    said = [token.text for token in lattice.tokens]
    return [
        made(lattice, "equal", (one.start - 1, one.end + 1), one.value, 0.0)
        for one in telling
        if one.sort == "high"
        and one.start
        and said[one.start - 1] == "as"
        and said[one.end : one.end + 1] == ["as"]
    ]


def _named_than(
    lattice: Lattice, lexicon: Lexicon, telling: Iterable[Mention]
) -> Iterator[Mention]:
    """Yield "a bigger budget", before "than", as what compares budgets."""
    said = [token.text for token in lattice.tokens]
    for one in [m for m in telling if m.sort == "noun" and m.start and _is_amount(m, lexicon)]:
        for phrase, words_ in lexicon.own["comparing"].items():
            if said[one.start - 1] in words_ and said[one.end : one.end + 1] == ["than"]:
                numbers = [r for r in one.value if lexicon.relations[r].target == "number"]
                span = (one.start - 1, one.end)
                yield made(lattice, "than", span, dict.fromkeys(numbers, phrase), one.cost)


def _in_units(lattice: Lattice, lexicon: Lexicon, units: Mapping[str, str]) -> Iterator[Mention]:
    """Yield "kilometres" behind "how many" as the amounts that are told in kilometres."""
    scales = lexicon.own["scales"]
    said = [token.text for token in lattice.tokens]
    for place in range(2, len(said)):
        scale = scales.get(said[place])
        if scale and said[place - 2 : place] == ["how", "many"]:
            told = [r for r, unit in units.items() if unit and scales.get(unit) == scale]
            amounts = dict.fromkeys(
                (r for r in told if lexicon.relations[r].target == "number"), "noun"
            )
            if amounts:
                yield made(lattice, "noun", (place, place + 1), amounts, _IN_UNITS)


def _peoples(lattice: Lattice, lexicon: Lexicon, index: NameIndex) -> Iterator[Mention]:
    """Yield countries by what is of them, "German", and everyone."""
    places = {p: t.text for p, t in enumerate(lattice.tokens) if t.text in lexicon.own["peoples"]}
    countries = {key(name) for word in places.values() for name in lexicon.own["peoples"][word]}
    found = index.by_keys(countries) if countries else {}
    for place, word in places.items():
        entries = [e for n in lexicon.own["peoples"][word] for e in found.get(key(n), ())]
        own = set(lexicon.own["kinds"])
        named = tuple(n for e in entries if (n := named_of(e, lexicon)).kind in own)
        if named:
            yield made(lattice, "name", (place, place + 1), OneOf(named, word), COST["name"])
    for place, token in enumerate(lattice.tokens):
        if token.text in _ENDS:
            yield made(lattice, _ENDS[token.text], (place, place + 1), "", 0.02)
        if token.text in lexicon.own["everyone"]:
            yield made(lattice, "everyone", (place, place + 1), "", 0.1)


def _cues(lattice: Lattice) -> Iterator[Mention]:
    for cue in CUES:
        for start, edges in lattice.edges.get(f"cue:{cue}", {}).items():
            for edge in edges:
                if cue == "arrange" and start:
                    continue
                if cue == "where" and not lattice.tokens[start].text.startswith(cue):
                    continue  # of documents: "the line", "the words"
                if cue == "but" and start and lattice.tokens[start - 1].text == "not":
                    continue  # "not yet"
                yield made(lattice, cue, (start, edge.end), cue, 0.02)
