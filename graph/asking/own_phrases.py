"""The ways to say the properties of users' own graphs, and to compare their values."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.asking.fold import singular
from remit.graph.asking.inflection import noun_forms, plural, verb_forms
from remit.graph.asking.own_measures import comparatives, measures_of, superlatives
from remit.graph.asking.own_verbs import agent_phrases, known_plain
from remit.graph.asking.own_words import (
    PARTICIPLES,
    TRAILING,
    NameWords,
    is_done,
    name_words,
    property_phrases,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from remit.graph.asking.lexicon import Lexicon


_DATED = frozenset({"date", "year", "month", "day", "time"})
_OF = 2  # spaces in "country of origin"
_LATEST = ("last", "latest", "first", "next")
_TIME, _DONE = "time", "ed"


def phrases(
    names: tuple[str, ...],
    wide: tuple[str, ...],
    told_by: tuple[str, ...],
    lexicon: Lexicon,
    sort: str,
) -> dict[str, list[str]]:
    """List the ways to say a property and to compare its values.

    Args:
        names: What the graph calls it.
        wide: The same, with words that are used for those.
        told_by: What it is of; of "leads department" the verb alone.
        lexicon: The lexicon.
        sort: Of its values.
    """
    leads = sort == "thing"
    wide = (*wide, *filter(None, map(_participle, wide if sort == "date" else ())))
    irregular = lexicon.own["irregular"]
    named = lexicon.own["names"]
    said = property_phrases(wide, _words_for(sort, lexicon), None if leads else named["verbs"])
    known = lexicon.own["agents"]
    doing = [*said["noun"], *said["doer"]] if leads else []
    doing += [n for n in names if n.split()[-1] in known] if sort == "text" else []
    active, passive = agent_phrases(doing, known, irregular)
    said["active"] += active
    said["verb"] += passive
    ends = [name.split()[-1] for name in names if " " in name]
    said["vague"] = [word for word in dict.fromkeys(ends) if word in lexicon.own["vague"]]
    _say_measures(said, wide, lexicon, sort)
    graded: dict[str, list[str]] = {"high": [], "low": []}
    said["within"] = []
    for measure in measures_of(told_by, lexicon.own):
        if (leads and "high" in measure) or (sort == "number" and measure.get("of") == "dates"):
            continue  # "built by" is no date, and neither are minutes
        if sort in {"date", "number"} and measure.get("of") == "places":
            continue  # no one leaves from a date
        if sort == "boolean":
            continue  # "has charging points" is worth nothing
        said["verb"] += [
            form for verb in measure.get("verbs", ()) for form in verb_forms(verb, irregular)
        ]
        bare = [verb[3:] for verb in measure.get("verbs", ()) if verb.startswith("be ")]
        said["verb"] += [verb for verb in bare if verb not in TRAILING and " with " not in verb]
        said["verb"] += measure.get("phrases", ())
        for verb in measure.get("does", ()) if leads else ():
            said["active"] += verb_forms(verb, irregular)
        for noun in measure.get("below", ()) if leads else ():
            said["subject"] += noun_forms(noun, irregular)
        for noun in measure.get("values" if leads else "also", ()):
            said["noun"] += noun_forms(noun, irregular)
        said["loose"] += measure.get("prepositions", ())
        for end, adjectives in graded.items():
            adjectives.extend(measure.get(end, ()))
        if leads and not any(name.split()[-1] in TRAILING for name in names):
            said["within"] += measure.get("within", ())
    said["noun"] += said["doer"]
    said["false"] = _denials(said["noun"], names if sort == "boolean" else (), lexicon)
    if sort in {"date", "number"}:
        words = [word for name in names for word in name.split()]
        said["false"] = list(_unfinished(words, sort, lexicon))
    said["together"] = [
        word
        for word, measures in lexicon.own["together"].items()
        if any(name.split()[-1] in measures for name in names)
    ]
    whence = set(lexicon.own["whence"])
    if leads and any(n.endswith((" at", " in")) and whence.isdisjoint(n.split()) for n in names):
        forms = [verb_forms(f"be {verb}", irregular) for verb in named["kept"]]
        said["verb"] += [form.partition(" ")[2] for found in forms for form in found[:1]]
    degrees = lexicon.own["degrees"]
    said["highest"] = superlatives(graded["high"], degrees)
    said["lowest"] = superlatives(graded["low"], degrees)
    said["high"] = graded["high"]
    said["higher"] = comparatives(graded["high"], degrees)
    said["lower"] = comparatives(graded["low"], degrees)
    return said


def _unfinished(words: Sequence[str], sort: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield what is said of what has no such date yet, or nought of a number: "undecided"."""
    table: Mapping[str, Sequence[str]] = lexicon.own["unfinished"]
    yield from (other for word in words for other in table.get(word, ()))
    for word in words if sort == "date" else ():
        if word.endswith(_DONE):
            yield from (f"un{word}", f"still un{word}")


def _words_for(sort: str, lexicon: Lexicon) -> NameWords:
    """Take the words by which names are told apart: a lead time is not when something led."""
    found, named = name_words(lexicon.own), lexicon.own["names"]
    if sort != "number":
        return found
    return replace(found, moments=[w for w in named["moments"] if w not in named["lasting"]])


def _participle(name: str) -> str:
    """Take off that a year or a date is told: "qualified in", of "qualified in year"."""
    begun, _, last = name.rpartition(" ")
    dated = last in _DATED and begun.split()[-1:] and begun.split()[-1] in TRAILING
    return begun if dated else ""


def _happening(name: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield the verbs for what happened at a date: "last inspected", of "last inspection date"."""
    words = [word for word in name.split() if word not in _DATED]
    dated = bool(words) and len(words) < len(name.split())
    verbs = lexicon.own["events"].get(words[-1], ()) if dated else ()
    for verb in verbs if words[:-1] in ([], *([word] for word in _LATEST)) else ():
        for form in verb_forms(verb, lexicon.own["irregular"]):
            yield " ".join((*words[:-1], form))  # what was the last is no more said of others


def _say_measures(
    said: dict[str, list[str]], names: Sequence[str], lexicon: Lexicon, sort: str
) -> None:
    """Add the ways to say an amount, or what happened at a date."""
    if sort == "number":
        _say_amounts(said, names, lexicon)
    if sort == "date":
        said["verb"] += [form for name in names for form in _happening(name, lexicon)]
        said["noun"] += [noun for name in names for noun in _moments(name, lexicon)]
    if sort == "boolean":
        said["verb"] += [form for name in names for form in _allowing(name, lexicon)]
        said["noun"] += [short for name in names if (short := _being(name, lexicon))]
        said["noun"] += [form for name in names for form in _done_to_one(name)]


def _moments(name: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield nouns for when something was done: "admission date", of "admitted on"."""
    done, *rest = name.split()
    own = lexicon.own
    if done.endswith(PARTICIPLES) and (not rest or rest in (["on"], ["in"], ["year"], ["date"])):
        for noun in own["moments"].get(known_plain(done, own["irregular"]), ()):
            for time in ("date", "year"):
                yield from (f"{noun} {time}", f"{time} of {noun}")


def _being(name: str, lexicon: Lexicon) -> str:
    """Say what something is without the idle word for what it is: "listed", of "listed company"."""
    *what, last = name.removeprefix("is ").split()
    return " ".join(what) if last in lexicon.own["idle"] else ""


def _denials(nouns: Sequence[str], names: Sequence[str], lexicon: Lexicon) -> list[str]:
    """List what is said of what is not so, of properties that are true or false by their names."""
    opposites = (other for noun in nouns for other in _opposites(noun, lexicon))
    return [*opposites, *(form for name in names for form in _done_to_one(name, "not "))]


def _done_to_one(name: str, denied: str = "") -> Iterator[str]:
    """Yield what is said of something of which a thing has one: "a signed contract".

    >>> list(_done_to_one("contract signed"))
    ['signed contract', 'contract is signed', 'contract was signed', 'contract has been signed']
    >>> list(_done_to_one("contract signed", "not "))[1:2], list(_done_to_one("is taxed"))
    (['contract was not signed'], [])
    """
    what, _, done = name.partition(" ")
    if done.endswith(PARTICIPLES) and " " not in done and what != "is" and singular(what) == what:
        yield from () if denied else (f"{done} {what}",)
        yield from (f"{what} {being} {denied}{done}" for being in ("is", "was"))
        yield f"{what} has {denied}been {done}"


def _allowing(name: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield the verbs for what is done to something: "allow dogs", of "dogs allowed"."""
    *what, done = name.split()
    if what and done.endswith(PARTICIPLES) and singular(what[-1]) != what[-1]:
        verb = known_plain(done, lexicon.own["irregular"])
        yield from verb_forms(f"{verb} {' '.join(what)}", lexicon.own["irregular"])


def _say_amounts(said: dict[str, list[str]], names: Sequence[str], lexicon: Lexicon) -> None:
    """Add the ways to say an amount: the order amounts; the stock, of a stock level.

    Those of people who do something are these people: the pupils, of "pupils attending".
    """
    said["vague"] += map(plural, said["vague"][:])
    irregular, scales = lexicon.own["irregular"], lexicon.own["scales"]
    for first, _, last in (name.partition(" ") for name in names):
        doing = last.endswith("ing") and singular(first) != first  # the pupils attending
        done = is_done([first, *last.split()])  # the objections received
        if last in lexicon.own["names"]["capacities"]:
            said["noun"].append(plural(first))
        if doing or done or last in lexicon.own["names"]["levels"]:
            said["noun"] += noun_forms(singular(first) if done else first, irregular)
    for what, _, unit in (name.rpartition(" ") for name in names):
        if what and scales.get(unit, [""])[0] == _TIME and what.split()[-1] != _TIME:
            said["noun"] += noun_forms(f"{what} {_TIME}", irregular)  # response minutes


def living(names: tuple[str, ...], lexicon: Lexicon) -> list[str]:
    """List the ways to say that people live where a property says that they are."""
    measures = measures_of(names, lexicon.own)
    said = [verb for measure in measures for verb in measure.get("people", ())]
    return [form for verb in said for form in verb_forms(verb, lexicon.own["irregular"])]


def staff(names: tuple[str, ...], lexicon: Lexicon) -> list[str]:
    """List the phrases that are said of people alone who have such a property: "staff of"."""
    return [said for one in measures_of(names, lexicon.own) for said in one.get("staff", ())]


def doers(names: tuple[str, ...], lexicon: Lexicon) -> list[str]:
    """List what people are called who have such a property: "head", of "responsible for"."""
    measures = measures_of(names, lexicon.own)
    said = [noun for measure in measures for noun in measure.get("subjects", ())]
    return [form for noun in said for form in noun_forms(noun, lexicon.own["irregular"])]


def _opposites(noun: str, lexicon: Lexicon) -> Sequence[str]:
    """List what is said of what is not so."""
    table: Mapping[str, Sequence[str]] = lexicon.own["opposites"]
    first, space, rest = noun.partition(" ")
    known = [*table.get(noun, ()), *(f"{o} {rest}" for o in table.get(first, ()) if space)]
    return [
        *known,
        *(f"{prefix}{noun}" for prefix in ("in", "un", "non ", "no longer ")),
        f"non{noun}",
    ]


def heads_of(
    called: Sequence[tuple[str, ...]],
    vague: frozenset[str],
    amounts: Container[tuple[str, ...]] = (),
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Find the last word of each property's names, where it points at no other property.

    That of an amount may stand within other names: the salary, though there is a salary band.

    >>> heads_of([("annual salary",), ("job title",), ("start date",)], frozenset({"date"}))
    {('annual salary',): ('salary',), ('job title',): ('title',)}
    >>> heads_of([("pay band",), ("gross pay",)], frozenset(), {("gross pay",)})
    {('pay band',): ('band',), ('gross pay',): ('pay',)}
    """
    ends = {
        names: {
            words[-1] for words in map(str.split, names) if len(words) > 1 and _plain_head(words)
        }
        for names in called
    }
    plainly = {
        name
        for names in called
        for name in names
        if not any(name.endswith(f" {other}") for other in names)
    }
    every: list[str] = []
    last: list[str] = []
    seen: set[str] = set()
    for names in called:
        new = {name for name in names if name in plainly} - seen
        every += {word for name in new for word in name.split()}
        last += {name.split()[-1] for name in new}
        seen |= new
    single = {
        names: [
            end
            for end in sorted(found)
            if (last if names in amounts else every).count(end) == 1 and end not in vague
        ]
        for names, found in ends.items()
    }
    return {names: tuple(found) for names, found in single.items() if found}


def heads_by_class(
    called: Sequence[tuple[tuple[str, ...], frozenset[str]]],
    amounts: Sequence[int],
    vague: frozenset[str],
) -> dict[int, tuple[str, ...]]:
    """Find the last words of names of amounts that point at one property of each class.

    A product has a list price, a line a unit price: of either it is the price.

    Args:
        called: The names of each property, and the classes of the things that have it.
        amounts: The numbers of the properties that are amounts.
        vague: Last words that say too little.

    >>> product, line = frozenset({"Product"}), frozenset({"Line"})
    >>> called = [(("list price",), product), (("unit price",), line), (("unit cost",), product)]
    >>> heads_by_class(called, [0, 1, 2], frozenset())
    {0: ('price',), 1: ('price',), 2: ('cost',)}
    >>> heads_by_class([*called, (("trade price",), product)], [0, 1, 2, 3], frozenset())
    {1: ('price',), 2: ('cost',)}
    """
    ends = [{name.split()[-1] for name in names} for names, _ in called]
    found = {}
    for number in amounts:
        names, classes = called[number]
        heads = {
            words[-1]
            for words in map(str.split, names)
            if len(words) > 1 and _plain_head(words) and words[-1] not in vague
        }
        for other, (_, theirs) in enumerate(called):
            heads -= ends[other] if other != number and theirs & classes else set()
        if heads:
            found[number] = tuple(sorted(heads))
    return found


def begun_by_class(
    called: Sequence[tuple[Sequence[str], frozenset[str]]], told: Container[str]
) -> dict[int, tuple[str, ...]]:
    """Find what things of a class alone have that is of something: the country, of one of origin.

    >>> complaint, plant = frozenset({"Complaint"}), frozenset({"Plant"})
    >>> begun_by_class([(("country of origin",), complaint), (("country",), plant)], {"country"})
    {0: ('country',)}
    >>> begun_by_class([(("country of origin",), plant), (("country",), plant)], {"country"})
    {}
    """
    found = {}
    for number, (names, classes) in enumerate(called):
        firsts = {n.split()[0] for n in names if n.split()[1:2] == ["of"] and n.count(" ") == _OF}
        others = {
            word
            for other, (theirs, of) in enumerate(called)
            if other != number and of & classes
            for name in theirs
            for word in (name.split()[0], name.split()[-1])
        }
        kept = tuple(sorted(w for w in firsts - others if w in told))
        if kept:
            found[number] = kept
    return found


def _plain_head(words: Sequence[str]) -> bool:
    """Tell whether the last word of a name says what its values are."""
    leading = words[0] == "is" or (words[0] == "has" and len(words) == 2)
    joined = not {"of", "per"}.isdisjoint(words) or "in" in words[1:-1]  # role in the project
    return words[-1] not in TRAILING and not leading and not joined
