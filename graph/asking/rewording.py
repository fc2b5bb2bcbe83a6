"""Put a question that no form reads in other words: see `data/questions/rewordings.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from remit.graph.asking.agreeing import agreed, says_of
from remit.graph.asking.inflection import plural
from remit.graph.asking.moving import moved, unfronted
from remit.graph.asking.patterns import compile_pattern, literals
from remit.graph.asking.tokens import POSSESSIVE, tokenise
from remit.graph.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.patterns import Element, Pattern
    from remit.graph.asking.tokens import Token

MOST_STEPS = 3
LONGEST = 500
MOST_WORDINGS = 24
_CUE = re.compile(r"<([\w-]+)>")


@dataclass(frozen=True, slots=True)
class Reworded:
    """A question in other words.

    Attributes:
        text: The question as it may be read.
        left: Words that say nothing of what is asked, and were left out.
        steps: How many rewordings it took.
    """

    text: str
    left: tuple[str, ...] = ()
    steps: int = 1


def as_text(tokens: Sequence[Token]) -> str:
    """Write the words of a question as one line.

    >>> from remit.graph.asking.tokens import Token
    >>> as_text([Token("who", "who"), Token("'s", "'s"), Token("boss", "boss")])
    "who's boss"
    """
    return " ".join(token.text for token in tokens).replace(f" {POSSESSIVE}", POSSESSIVE)


def compile_wording(says: str, cues: Mapping[str, Sequence[str]], place: str = "") -> str:
    r"""Make a regular expression of a wording.

    {x} is a run of words, {x:2} one of two at most, {x:need} a phrase of the cue `need`.

    >>> found = re.fullmatch(compile_wording("(will|do) i [have to] {x}", {}), "will i work nights")
    >>> found["x"]
    'work nights'
    >>> re.fullmatch(compile_wording("i {n:need} it", {"need": ["want", "need"]}), "i want it")["n"]
    'want'

    Raises:
        DataError: The wording cannot be read.
    """
    return _written(compile_pattern(says, place), cues, place)


def _written(pattern: Pattern, cues: Mapping[str, Sequence[str]], place: str) -> str:
    """Write the elements of a wording, one behind the other."""
    made = []
    for sort, value, *more in pattern:
        if sort == "word":
            before = r"\b" if value[0].isalnum() else ""
            behind = r"(?!\w)" if value[-1].isalnum() else ""
            made.append(rf"{before}{re.escape(value)}{behind}\s*")
        elif sort == "cue":
            if value not in cues:
                raise DataError(f"no cue <{value}> in a wording", place=place, hint="see cues.toml")
            made.append(rf"\b{_any_of(cues[value])}(?!\w)\s*")
        elif sort == "slot" and value in cues:
            made.append(rf"\b(?P<{more[0]}>{_any_of(cues[value])})(?!\w)\s*")
        elif sort == "slot":
            made.append(_run(more[0], value))
        elif sort == "opt":
            made.append(f"(?:{_written(value, cues, place)})?")
        else:
            made.append(f"(?:{'|'.join(_written(branch, cues, place) for branch in value)})")
    return "".join(made)


def _any_of(phrases: Sequence[str]) -> str:
    """Write that one of some phrases stands here, the longest that does."""
    return f"(?:{'|'.join(map(re.escape, sorted(phrases, key=len, reverse=True)))})"


def _run(name: str, most: str) -> str:
    """Write a run of words; where `most` is a number, no more than so many."""
    if most.isdecimal():
        return rf"(?<!\w)(?P<{name}>(?:\S+\s+){{0,{int(most) - 1}}}\S+)(?!\S)\s*"
    return rf"(?P<{name}>\S.*?\S|\S)\s*"


def words_wanted(pattern: Pattern) -> list[list[str]]:
    """List words of a wording of which one of each list has to stand in a text that it fits.

    >>> words_wanted(compile_pattern("(will|do) i [have to] {x}"))
    [['do', 'will'], ['i']]
    """
    return [
        sorted(set(literals((element,))))
        for element in pattern
        if element[0] != "opt" and _is_plain((element,)) and _is_said(element)
    ]


def _is_said(element: Element) -> bool:
    """Tell whether an element is more than a sign, which may hang on a word."""
    return element[0] != "word" or bool(element[1][0].isalnum())


def _is_plain(pattern: Pattern) -> bool:
    """Tell whether a pattern is of words alone."""
    for sort, value, *_ in pattern:
        inside = value if sort == "alt" else [value] if sort == "opt" else []
        if sort in {"cue", "slot"} or not all(map(_is_plain, inside)):
            return False
    return True


def _place(instead: str) -> str:
    return f"questions/rewordings.toml, {instead!r}"


def prepared(table: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Write out the rewordings of the data file, one a wording, with the words that each wants."""
    return [
        {
            "says": says,
            "as": entry["as"],
            "part": entry.get("part", False),
            "always": entry.get("always", False),
            "wants": words_wanted(compile_pattern(says, _place(entry["as"]))),
        }
        for written in table
        for entry in _each(written)
        for says in entry["says"]
    ]


@dataclass(frozen=True, slots=True)
class _Rule:
    says: str
    instead: str
    part: bool
    wants: tuple[frozenset[str], ...]
    lexicon: Lexicon

    @property
    def pattern(self) -> re.Pattern[str]:
        """Compile the wording when it is first needed."""
        known: dict[str, re.Pattern[str]] = self.lexicon.cache.setdefault("wordings", {})
        if self.says not in known:
            cues = self.lexicon.phrases_of(_CUE.findall(self.says))
            says = compile_wording(self.says, cues, _place(self.instead))
            known[self.says] = re.compile(says)
        return known[self.says]

    def apply(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield the text in other words, with what was left out of it."""
        said = frozenset(text.split())
        if not all(words & said for words in self.wants):
            return
        if not self.part:
            found = self.pattern.fullmatch(text)
            if found:
                yield _tidy(self.instead.format(**_groups(found))), ""
            return
        for found in self.pattern.finditer(text):
            instead = self.instead.format(**_groups(found))
            made = f"{text[: found.start()]} {instead} {text[found.end() :]}"
            yield _tidy(made), found.group().strip() if not self.instead else ""
            return


def _groups(found: re.Match[str]) -> dict[str, str]:
    return {name: (text or "").strip() for name, text in found.groupdict().items()}


def _tidy(text: str) -> str:
    said = " ".join(text.split())
    return said.replace(f" {POSSESSIVE}", POSSESSIVE).strip(" ,")


class _Rules(list[_Rule]):
    """Rules in their order, filed by words of which each wants one."""

    def __init__(self, rules: Iterable[_Rule]) -> None:
        super().__init__(rules)
        self._any: list[int] = []
        self._filed: dict[str, list[int]] = {}
        for place, rule in enumerate(self):
            if not rule.wants:
                self._any.append(place)
            for word in min(rule.wants, key=len, default=()):
                self._filed.setdefault(word, []).append(place)

    def that_may_fit(self, text: str) -> list[int]:
        """List the places of the rules that want no word, or one of this text."""
        found = {place for word in set(text.split()) for place in self._filed.get(word, ())}
        return sorted(found.union(self._any))


class Rewordings:
    """The rewordings of the data files, compiled when they are first needed."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._rules: dict[bool, _Rules] = {}

    def always(self, question: str, profiles: int) -> str:
        """Put a question in the words that it is always read in; most stay as they are."""
        if len(question) > LONGEST:
            return question
        text = as_text(tokenise(question, self._lexicon.contractions, self._lexicon.variants))
        said = unfronted(agreed(text, self._lexicon, profiles), self._lexicon.moving)
        rules = self._of(always=True)
        waiting = rules.that_may_fit(said)
        while waiting:
            place = waiting.pop(0)
            for made, _ in rules[place].apply(said):
                said = made
                waiting = [later for later in rules.that_may_fit(said) if later > place]
        return question if said == text else said

    def wordings(self, text: str) -> Iterator[Reworded]:
        """Yield a text in other words, those with the fewest changes first."""
        waiting, seen = [Reworded(text, steps=0)], {text}
        while waiting and len(seen) <= MOST_WORDINGS:
            here = waiting.pop(0)
            if here.steps >= MOST_STEPS:
                continue
            for made, left in self._ways(here.text):
                if made and made not in seen:
                    seen.add(made)
                    aside = (*here.left, left) if left else here.left
                    reworded = Reworded(made, aside, here.steps + 1)
                    waiting.append(reworded)
                    yield reworded

    def _ways(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield a text in other words or in another order, with what was left out of it."""
        for made in moved(text, self._lexicon.moving, partial(says_of, self._lexicon)):
            yield made, ""
        rules = self._of(always=False)
        for place in rules.that_may_fit(text):
            yield from rules[place].apply(text)

    def _of(self, *, always: bool) -> _Rules:
        if always not in self._rules:
            self._rules[always] = _Rules(
                _Rule(
                    entry["says"],
                    entry["as"],
                    entry["part"],
                    tuple(map(frozenset, entry["wants"])),
                    self._lexicon,
                )
                for entry in self._lexicon.rewordings
                if entry["always"] is always
            )
        return self._rules[always]


def _each(entry: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield a rewording once for each word it is written for: `$` is the word, `$s` its plural.

    >>> [found["as"] for found in _each({"each": ["post"], "says": ["all $s"], "as": "any $"})]
    ['any post']
    """
    if "each" not in entry:
        yield entry
    for word in entry.get("each", ()):
        says = [said.replace("$s", plural(word)).replace("$", word) for said in entry["says"]]
        made = entry["as"].replace("$s", plural(word)).replace("$", word)
        yield {**entry, "says": says, "as": made}


def rewordings(lexicon: Lexicon) -> Rewordings:
    """Return the rewordings of a lexicon, the same each time."""
    found: Rewordings = lexicon.cache.setdefault("rewordings", Rewordings(lexicon))
    return found
