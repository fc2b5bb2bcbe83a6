"""The words for classes and properties of users' own graphs, from their labels and names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from remit.graph.asking.fold import singular
from remit.graph.asking.inflection import noun_forms, verb_forms
from remit.graph.asking.own_verbs import agent_nouns, conjugated, is_third, known_plain, plain_form

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

_LEADING = ("has ", "have ", "is ", "was ", "are ", "does ", "gets ", "the ")
TRAILING = (
    "in", "at", "by", "of", "for", "to", "from", "on", "with", "under", "as", "since", "until",
    "per",
)  # fmt: skip
_LOOSE = frozenset({"in", "at", "from", "to", "on"})  # "from depot", before what it is from
_SMALL = frozenset(
    {"is", "are", "was", "were", "be", "been", "being", "a", "an", "the", "has", "have", "had"}
)
_BEING = ("are", "were", "was", "have been", "has been", "had been")
_DUE, _LONG = "due", 3  # words of a name, of which the first say what is due
_THEY = ("it", "they", "it was", "they were")
PARTICIPLES = ("ed", "en", "wn", "lt", "de", "ld", "nt", "un", "ne", "ht", "ut", "et", "rn", "aid")
_SURELY_DONE = ("ed", "en", "wn", "ilt", "ade", "old", "eld", "aid", "sent", "spent", "lost", "hit")
_BOTH = 2


@dataclass(frozen=True)
class NameWords:
    """By which words names of properties are told apart.

    Attributes:
        irregular: Forms that do not follow the rule.
        doers: Of the head of something the head alone says what it is.
        amounts: The funding amount is the funding.
        figures: The reliability index is the reliability, where values are plain.
        moments: The launch date is when something launched.
        turned: The birth date is the date of birth.
    """

    irregular: Mapping[str, Sequence[str]] = field(default_factory=dict)
    doers: Container[str] = ()
    amounts: Container[str] = ()
    figures: Container[str] = ()
    moments: Container[str] = ()
    turned: Container[str] = ()


def name_words(own: Mapping[str, Any]) -> NameWords:
    """Take these words out of those for users' own graphs."""
    sorts = ("doers", "amounts", "figures", "moments", "turned")
    return NameWords(own["irregular"], *(own["names"][sort] for sort in sorts))


def class_nouns(
    names: Iterable[str],
    irregular: Mapping[str, Sequence[str]],
    generic: Container[str] = (),
    taken: Container[str] = (),
) -> list[str]:
    """List what things of a class are called.

    >>> class_nouns(["product category"], {})
    ['product category', 'product categories', 'category', 'categories']
    >>> class_nouns(["sales employee"], {}, taken={"sales employee", "employee"})
    ['sales employee', 'sales employees']
    """
    forms: list[str] = []
    for name in names:
        forms += noun_forms(name, irregular)
        last = name.split()[-1:]
        if len(name.split()) == 2:
            forms += noun_forms(last[0], irregular) if last[0] not in taken else []
            plain = last[0] in generic and name.split()[0] not in taken
            forms += noun_forms(name.split()[0], irregular) if plain else []
    return list(dict.fromkeys(forms))


def property_phrases(
    names: Iterable[str], known: NameWords, verbs: Container[str] | None = None
) -> dict[str, list[str]]:
    """Sort the ways to say a property.

    `noun`: the value is called so ("manager of X"). `verb`: the subject does so ("works in X").
    `active`: the value does so to the subject ("X supplies it", of "supplied by"). `doer`: what the
    value is called for that ("supplier"). `subject`: what the subject is called for what it does
    ("manager", of "manages"). `loose`: a bare preposition.

    >>> property_phrases(["supplied by"], NameWords())["active"][:3]
    ['supply', 'supplies', 'supplied']
    >>> property_phrases(["has manager"], NameWords())["noun"]
    ['manager', 'managers']

    Args:
        names: What the graph calls it.
        known: By which words they are told apart.
        verbs: Verbs in their plain form; a name in -s that is none of them is a plural.
    """
    irregular = known.irregular
    sorts = ("noun", "verb", "active", "loose", "doer", "subject")
    found: dict[str, list[str]] = {sort: [] for sort in sorts}
    for name in names:
        bare = without_leading(name)
        words = bare.split()
        first, last = words[0], words[-1]
        is_verb = len(words) == 1 and bare == name and is_third(first)  # "heads", "supplies"
        is_verb = is_verb and (verbs is None or plain_form(first) in verbs)
        if last in TRAILING and len(words) > 1:
            found["verb"] += conjugated(bare, irregular)
            found["loose"].append(last)
            if last == "on" and len(words) == 2 and verbs is not None:
                plain = known_plain(first, irregular)
                found["verb"] += [first, *verb_forms(plain, irregular)]  # "due first", "expire"
                for verb in (verb_forms(plain, irregular)[-1], plain, first):
                    found["noun"] += noun_forms(f"{verb} date", irregular)
            if last == "by":
                found["active"] += _active(first, irregular)
                found["doer"] += agent_nouns(known_plain(first, irregular))
            elif last == "of":
                found["verb"] += noun_forms(bare, irregular)
            elif (verbs is None and last in {"at", "in"} and is_third(first)) or (
                verbs is not None and plain_form(first) != first and plain_form(first) in verbs
            ):
                found["verb"] += verb_forms(plain_form(first), irregular)
            elif first.endswith(PARTICIPLES):
                found["verb"] += [first, *verb_forms(known_plain(first, irregular), irregular)]
                found["verb"] += _in_two_words(words[:-1], irregular)
            if last == "from" and first.endswith(PARTICIPLES) and len(words) == 2:
                found["active"] += _active(first, irregular)  # where it is served from serves it
        elif is_verb:
            found["verb"] += conjugated(bare, irregular)
            plain = known_plain(first, irregular)
            found["verb"] += [f"{noun} of" for noun in (plain, *agent_nouns(plain))]
            found["subject"] += agent_nouns(plain)
        else:
            nouns, verbal = _nominal(name, bare, known)
            nouns += _plain_nouns(words, known) if verbs is not None else []
            found["noun"] += nouns
            found["loose"] += [first] if first in _LOOSE and len(words) > 1 else []
            found["verb"] += verbal
    return {sort: list(dict.fromkeys(phrases)) for sort, phrases in found.items()}


def _in_two_words(words: Sequence[str], irregular: Mapping[str, Sequence[str]]) -> list[str]:
    """List the forms of a verb of two words: "handed over", of "handed over on".

    >>> _in_two_words(["handed", "over"], {})
    ['hand over', 'hands over', 'handed over', 'handing over']
    """
    first, *rest = words
    return verb_forms(" ".join([known_plain(first, irregular), *rest]), irregular) if rest else []


def _plain_nouns(words: Sequence[str], known: NameWords) -> list[str]:
    """List what plain values alone are called by the first word of a name.

    >>> _plain_nouns(["packs", "in", "stock"], NameWords())
    ['pack', 'packs']
    """
    first = words[0]
    if len(words) == 2 and words[1] in known.figures:
        return noun_forms(first, known.irregular)  # the reliability index
    counted = first.endswith("s") and words[1:2] in (["in"], ["on"])
    return noun_forms(singular(first), known.irregular) if counted else []


def _nominal(name: str, bare: str, known: NameWords) -> tuple[list[str], list[str]]:
    """List the nouns for a property that is called by one, and the verbs that go with it.

    >>> nouns, verbs = _nominal("serves food", "serves food", NameWords())
    >>> "food" in nouns, "serve food" in verbs
    (True, True)
    """
    words, irregular = bare.split(), known.irregular
    first, last = words[0], words[-1]
    nouns = [*noun_forms(bare, irregular), " ".join([*words[:-1], singular(last)])]
    verbs: list[str] = []
    if len(words) == 1:
        if len(first) > 4 and first.endswith("ed"):
            verbs += verb_forms(known_plain(first, irregular), irregular)
        return nouns, verbs
    if is_third(first) and bare == name:
        said = conjugated(bare, irregular)
        verbs += [*said, *(form for one in said for form in _with_article(one))]
        nouns += noun_forms(" ".join(words[1:]), irregular)
    if words[1] == "of" and first in known.doers:
        nouns += noun_forms(first, irregular)
    if len(words) == 2 and last in known.amounts:
        nouns += noun_forms(first, irregular)  # the funding amount, a rating value
    if words[:2] == ["number", "of"]:
        nouns += noun_forms(" ".join(words[2:]) or bare, irregular)
    if len(words) == 2:
        nouns += [f"{first} {being} {last}" for being in _BEING if is_done(words)]
        verbs += [f"{first} {word}" for word in ("to", "by") if first.endswith("ed")]
    nouns += _parted(words, known)
    what = " ".join(words[:-1])
    verbs += [f"due for {article}{what}" for article in ("", "a ", "an ") if last == _DUE]
    if "per" in words[1:-1]:
        at = words.index("per")
        nouns += noun_forms(" ".join(words[:at]), irregular)  # capacity per hour
        turned = [*words[at + 1 :], *words[:at]]
        nouns += noun_forms(" ".join(turned), irregular)  # the pint price, of a price per pint
    several = words[-2].endswith("s")
    counted = last in {"count", "total"} or (last == "number" and several)
    if counted and first not in {"number", "total"}:
        nouns += noun_forms(" ".join(words[:-1]), irregular)  # the seat count: how many seats
    if len(words) == 2 and last == "member":
        nouns.append(first)  # the cast of a play, the crew of a ship
    nouns += [form for name in _turned(words, known.turned) for form in noun_forms(name, irregular)]
    if last in known.moments:
        verbs += _happening(words, irregular)
    return nouns, verbs


def _with_article(phrase: str) -> list[str]:
    """Put an article before what is done to: "hold a licence".

    >>> _with_article("holds licence")
    ['holds a licence', 'holds an licence', 'holds the licence']
    """
    first, _, rest = phrase.partition(" ")
    return [f"{first} {article} {rest}" for article in ("a", "an", "the")]


def _parted(words: Sequence[str], known: NameWords) -> list[str]:
    """List forms of a name with small words inside: the year it opened, the service that is due.

    >>> _parted(["next", "service", "due"], NameWords())[:3], _parted(["due", "date"], NameWords())
    (['next service', 'next services', 'next service is due'], [])
    >>> _parted(["year", "opened"], NameWords(turned=["year"]))[0]
    'year it opened'
    """
    if len(words) < _LONG and words[0] in known.turned and words[-1].endswith(PARTICIPLES):
        return [f"{words[0]} {thing} {words[-1]}" for thing in _THEY]
    if words[-1] != _DUE or len(words) < _LONG:
        return []
    bare = " ".join(words[:-1])
    is_due = [f"{bare} {being} {_DUE}" for being in ("is", *_BEING)]
    return [*noun_forms(bare, known.irregular), *is_due]


def _turned(words: Sequence[str], known: Container[str]) -> list[str]:
    """Turn a name round: the year of death is the death year.

    >>> _turned(["death", "year"], ["year"]), _turned(["date", "of", "birth"], ["date"])
    (['year of death'], ['birth date'])
    """
    first, last = words[0], words[-1]
    if len(words) == 2 and last in known:
        return [f"{last} of {first}"]
    return (
        [f"{last} {first}"]
        if first in known and words[1:2] == ["of"] and words[2:] == [last]
        else []
    )


def _happening(words: Sequence[str], irregular: Mapping[str, Sequence[str]]) -> list[str]:
    """List the forms of the verb in the name of a moment: "launch date", "move-in date"."""
    if len(words) == 3 and words[1] in TRAILING:
        return conjugated(" ".join(words[:-1]), irregular)
    return verb_forms(_plain_verb(words[0]), irregular) if len(words) == 2 else []


def is_done(words: Sequence[str]) -> bool:
    """Tell whether a name says what is done to some things: units sold, which were sold.

    >>> [is_done(name.split()) for name in ("units sold", "sales amount", "unit sold")]
    [True, False, False]
    """
    several = words[0].endswith("s") and singular(words[0]) != words[0]
    return several and len(words) == _BOTH and words[1].endswith(_SURELY_DONE)


def clause_of(name: str, taken: Container[str]) -> str:
    """Return the verb of a name that says what is done to things of a class; else nothing.

    >>> clause_of("concerns product", {"product"}), clause_of("sales region", {"customer"})
    ('concerns', '')
    """
    first, _, rest = name.partition(" ")
    return first if rest in taken and is_third(first) and without_leading(name) == name else ""


def _plain_verb(word: str) -> str:
    """Find the verb in the first word of "opening date" or "launch date"."""
    return word[:-3] if word.endswith("ing") and len(word) > 5 else word


def sentences(name: str, noun: str, verbs: Container[str] = ()) -> tuple[str, str]:
    """Say a property of several things, and from the other side.

    >>> sentences("manager", "manager")
    ('have {o} as manager', 'are manager of {o}')
    >>> sentences("works in", ""), sentences("member of", "")[1]
    (('work in {o}', '{o} works in'), '{o} is member of')
    >>> sentences("contained in place", "place"), sentences("covers product", "product", {"covers"})
    (('are contained in {o}', '{o} is contained in'), ('cover {o}', '{o} covers'))

    Args:
        name: What the graph calls it.
        noun: What its values are called, if anything.
        verbs: Verbs, as they are said of one, that names begin with.
    """
    words = name.split()
    begun = words[0].endswith(PARTICIPLES) or words[0] in verbs
    if len(words) > 2 and begun and words[1] in TRAILING:
        name, noun = " ".join(words[:2]), ""
    elif len(words) > 1 and words[0] in verbs and words[1] not in TRAILING:
        name, noun = words[0], ""
    if noun:
        return f"have {{o}} as {noun}", f"are {noun} of {{o}}"
    first, _, rest = name.partition(" ")
    if is_third(first):
        return f"{plain_form(first)} {rest}".strip() + " {o}", f"{{o}} {name}"
    bare = without_leading(name)
    return f"are {bare} {{o}}", f"{{o}} is {bare}"


def widened(names: Iterable[str], same: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Add names with a word in them exchanged for another that is used for it.

    >>> widened(["email"], [["email", "email address"]])
    ('email', 'email address')
    """
    found = list(names)
    for name in list(found):
        bare = without_leading(name)
        for group in same:
            if bare in group:
                found += [other for other in group if other not in found]
    return tuple(found)


def without_leading(name: str) -> str:
    """Take off what names of properties begin with: "has manager".

    >>> without_leading("has manager"), without_leading("is part of"), without_leading("manager")
    ('manager', 'part of', 'manager')
    """
    for lead in _LEADING:
        if name.startswith(lead) and len(name) > len(lead) + 1:
            return name[len(lead) :]
    return name


def says_so(phrase: str, names: Iterable[str]) -> bool:
    """Tell whether a phrase is what one of these names says, in any form of its words.

    >>> says_so("are part of", ["part of"]), says_so("joined", ["joined at"])
    (True, True)
    >>> says_so("part of", ["workplace"]), says_so("supplies", ["supplied by"])
    (False, True)
    """
    said = [_stem(w) for w in phrase.split() if w not in _SMALL] or phrase.split()
    for name in names:
        own = [_stem(w) for w in without_leading(name).split() if w not in _SMALL]
        if own[: len(said)] == said:
            return True
    return False


def _stem(word: str) -> str:
    """Take the ending off a word, roughly."""
    return word if len(word) < 4 else plain_form(word).rstrip("e").removesuffix("ing").rstrip("y")


def _active(participle: str, irregular: Mapping[str, Sequence[str]]) -> list[str]:
    return verb_forms(known_plain(participle, irregular), irregular)


def adjectival(
    names: Iterable[str], nouns: Iterable[str], others: Container[str] = ()
) -> list[str]:
    """List names of properties with the kind of thing at their end taken off.

    What is left must not be a noun for anything else.

    >>> adjectival(["compatible product"], ["product"])
    ['compatible', 'compatible with', 'compatible to']
    >>> adjectival(["team lead"], ["lead"], {"team"})
    []
    """
    ends = set(nouns)
    short = [
        " ".join(words[:-1])
        for words in (n.split() for n in names)
        if len(words) > 1 and words[-1] in ends and words[0] not in TRAILING
    ]
    kept = [name for name in short if name not in others]
    return [form for name in kept for form in (name, f"{name} with", f"{name} to")]
