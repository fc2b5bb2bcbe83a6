"""Read headings that no list holds as a whole, from the words of which they are made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from remit.graph.layout.labels import Label, normal, without_pictures, without_section
from remit.graph.layout.marks import printed_marks
from remit.graph.linking.occupations import names_work
from remit.graph.linking.spelling import is_one_slip
from remit.graph.overlay import load_toml, once_per_overlay, remembered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WORD = re.compile(r"[^\s/,&:;()]+")
_OF_POST = re.compile(r"\s(?:for|of)\s(?:an?|the)\s(.+)$")
_SHORT_FORM = re.compile(r"\b[A-Z][A-Za-z]{0,3}[A-Z]\b")
_REMARK = re.compile(r"\([^()]*\)")
_BOTH_WEIGHTS = re.compile(r"[^()]*\((?:E|D)\)[^()]*\((?:E|D)\)[\s:]*")
_COURSE = re.compile(r"[A-Z]{2,6}\s?\d(?:\s*\([A-Z, ]+\))?$")
_MOST_WORDS, _MOST_TALK = 10, 20
_FEW_WORDS, _TITLE_WORDS, _LEAST_WORDS = 4, 3, 2
_LONGEST = 160
_GAP, _WIDEST_GAP = "…", 5
_SENTENCE_ENDS = (".", ";", ",")
_FIRST = ("duties", "requirements")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A heading worded as a question or as talk to the reader; of several the first counts."""

    rank: int
    words: Sequence[str]
    label: Label


_rank = attrgetter("rank")


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """The words of `data/layout/heading-words.toml`; see there for what each is for."""

    nouns: Mapping[str, Label]
    weights: Mapping[str, str]
    filler: frozenset[str]
    frameworks: frozenset[str]
    steps: frozenset[str]
    asked: Mapping[str, Sequence[_Asked]]
    """Whole headings by their first two words, or by the first where `…` stands behind it."""
    alike: Mapping[str, Sequence[str]]
    """The nouns and weights by their first letter and their last two."""
    denials: frozenset[str]
    though: frozenset[str]
    moments: frozenset[str]
    at_moments: frozenset[str]
    own: Mapping[str, str]
    """What a manager says who writes alone, and what employers say for it."""

    def denied(self, words: list[str]) -> list[str] | None:
        """Give the words before a weight that a heading denies; None where it denies none."""
        place = next((at for at, word in enumerate(words) if word in self.denials), len(words))
        said = [self.weights[word] for word in words[place:] if word in self.weights]
        return words[:place] if said[:1] == ["essential"] else None

    def put_right(self, words: list[str]) -> list[str]:
        """Read one long word among others through a slip of the pen, not through another ending."""
        strange = [
            at
            for at, word in enumerate(words)
            if word not in self.nouns and word not in self.weights and word not in self.filler
        ]
        if len(strange) != 1 or len(words) < _LEAST_WORDS:
            return words
        (at,) = strange
        word = words[at]
        meant = (right for right in self.alike.get(_ends(word), ()) if is_one_slip(word, right))
        right = next(meant, word)
        return [*words[:at], right, *words[at + 1 :]]


@once_per_overlay
def heading_words() -> HeadingWords:
    """Read the words of headings once."""
    data = load_toml("layout/heading-words.toml")
    asked: dict[str, list[_Asked]] = {}
    for rank, entry in enumerate(data["asked"]):
        label = Label(kind=entry["kind"], modality=entry.get("modality"), sure=True)
        for words in map(str.split, entry["phrases"]):
            front = " ".join(words[:2]).removesuffix(" …")
            asked.setdefault(front, []).append(_Asked(rank, words, label))
    nouns = {
        word: Label(kind=entry["kind"], modality=entry.get("modality"))
        for entry in reversed(data["noun"])
        for word in entry["words"]
    }
    weights = {
        word: entry["modality"] for entry in reversed(data["weight"]) for word in entry["words"]
    }
    alike: dict[str, list[str]] = {}
    for word in (*nouns, *weights):
        alike.setdefault(_ends(word), []).append(word)
    denied = (frozenset(data["denied"]["denials"]), frozenset(data["denied"]["though"]))
    filler, frameworks, steps = (
        frozenset(data[name]["words"]) for name in ("filler", "frameworks", "steps")
    )
    when = (frozenset(data["when"]["moments"]), frozenset(data["when"]["joints"]))
    return HeadingWords(
        nouns, weights, filler, frameworks, steps, asked, alike, *denied, *when, data["own"]
    )


def _ends(word: str) -> str:
    """Give what a slip within a word leaves as it was: its first letter and its last two."""
    return word[0] + word[-2:]


def _is(phrase: Sequence[str], said: Sequence[str]) -> bool:
    """Tell whether words are a phrase as a whole, in which `…` stands for up to five words.

    >>> [_is(["what", "…", "need"], said.split()) for said in ("what need", "what we need you")]
    [True, False]
    """
    if _GAP not in phrase:
        return phrase == said
    gap = phrase.index(_GAP)
    if phrase[:gap] != said[:gap] or (phrase[-1] != _GAP and phrase[-1:] != said[-1:]):
        return False
    most = min(_WIDEST_GAP, len(said) - gap)
    return any(_is(phrase[gap + 1 :], said[at:]) for at in range(gap, gap + most + 1))


@remembered(4_096)
def made_heading(words: str) -> Label | None:
    """Read words as a heading from those they are made of; None where they hold others too.

    >>> made_heading("Technical Requirements").modality, made_heading("What do you need?").kind
    ('essential', 'requirements')
    >>> made_heading("You must have (E) / should have (D)").kind
    'requirements'
    >>> made_heading("Basic Qualifications for a Stores Clerk").kind
    'requirements'
    >>> made_heading("Part 2: What the clerk does").kind
    'duties'
    >>> made_heading("Report writing")
    """
    words = without_section(without_pictures(words)).removesuffix("...").removesuffix("…")
    if (
        len(words) > _LONGEST
        or words.removesuffix("etc.").endswith(_SENTENCE_ENDS)
        or not words[:1].isupper()
        or ":" in words.rstrip(" :-–")
    ):
        return None
    if _BOTH_WEIGHTS.fullmatch(words):
        return Label(kind="requirements")
    form = normal(printed_marks().examples.sub("", _REMARK.sub("", words))).rstrip("?!…. ")
    return _weighed_when(form) or _made(form) or _made_for_post(form) or _made_by_framework(words)


def _weighed_when(form: str) -> Label | None:
    """Read a weight with the time at which it counts.

    >>> made_heading("Essential upon appointment").modality, made_heading("Pay on appointment").kind
    ('essential', 'context')
    """
    known = heading_words()
    front, _, moment = form.rpartition(" ")
    *words, joint = front.split() or [""]
    if moment not in known.moments or joint not in known.at_moments:
        return None
    weights = {known.weights[word] for word in words if word in known.weights}
    if len(weights) != 1 or any(w not in known.weights and w not in known.filler for w in words):
        return None
    return Label(kind="requirements", modality=weights.pop(), sure=True)


def _made_for_post(form: str) -> Label | None:
    """Read a heading that says of what post it speaks: `Qualifications for a Clerk`."""
    post = _OF_POST.search(form)
    if post is None or not names_work(post[1]):
        return None
    return _made(form[: post.start()])


def _made_by_framework(words: str) -> Label | None:
    """Read a heading of competencies that names the framework which they are from, and a level.

    >>> made_heading("Competencies – PSoS Competency and Values Framework Level 1/2").kind
    'competencies'
    """
    known = heading_words()
    said = _WORD.findall(_SHORT_FORM.sub("", words).casefold())
    if known.frameworks.isdisjoint(said):
        return None
    plain = [word for word in said if word not in known.frameworks and not word.isdigit()]
    nouns = [known.nouns[word] for word in plain if word in known.nouns]
    if not nouns or any(noun.kind != "competencies" for noun in nouns):
        return None
    return nouns[0] if all(w in known.nouns or w in known.filler for w in plain) else None


def weighs(heading: str) -> bool:
    """Tell whether a heading is no more than a word for how binding a list is.

    >>> weighs("Essential:"), weighs("Education:")
    (True, False)
    """
    return normal(heading) in heading_words().weights


def names_course(words: str) -> bool:
    """Tell whether words are a course with its level, which may stand as a heading does.

    >>> names_course("PIP2 (A)"), names_course("SECTION TWO")
    (True, False)
    """
    return _COURSE.match(words) is not None


def talks_to_reader(words: str) -> bool:
    """Tell whether a heading is worded as talk to the reader, so that it needs no blank line.

    >>> talks_to_reader("It would be great if you had"), talks_to_reader("Skills and knowledge")
    (True, False)

    A shorter one does so where it is printed as a title.

    >>> talks_to_reader("What You Need"), talks_to_reader("What you need")
    (True, False)

    A remark in brackets does not count.
    """
    plain = _REMARK.sub("", words) if "(" in words else words
    printed = plain.split()
    titled = all(word[0].isupper() for word in printed)
    if not (_TITLE_WORDS if titled else _FEW_WORDS) <= len(printed) <= _MOST_TALK:
        return False
    front = " ".join(printed[:2]).casefold().replace(",", "")
    if len(printed) > _MOST_WORDS and front not in heading_words().asked:
        return False
    return _asked(normal(plain).rstrip("?!…. ")) is not None


def _asked(form: str) -> Label | None:
    said = form.replace(",", "").split()
    own = heading_words().own
    label = _listed(said)
    if label is not None or own.keys().isdisjoint(said):
        return label
    return _listed([ours for word in said for ours in own.get(word, word).split()])


def _listed(said: list[str]) -> Label | None:
    asked = heading_words().asked
    may_be = (*asked.get(" ".join(said[:2]), ()), *(asked.get(said[0], ()) if said else ()))
    found = [one for one in may_be if _is(one.words, said)]
    return min(found, key=_rank).label if found else None


def _made(form: str) -> Label | None:
    known = heading_words()
    asked = _asked(form)
    if asked is not None:
        return asked
    if sum(map(str.isalpha, form.split(" "))) > _MOST_WORDS:
        return None
    words = [word for word in _WORD.findall(form) if word != "-"]
    if not 1 <= len(words) <= _MOST_WORDS:
        return None
    words = known.put_right(_uncounted(words))
    before = known.denied(words)
    if before is not None:
        return _denied(before)
    nouns = [known.nouns[word] for word in words if word in known.nouns]
    weights = {known.weights[word] for word in words if word in known.weights}
    if not nouns and weights and len(words) > 1:
        nouns = [Label(kind="requirements")]
    if not nouns or any(
        w not in known.nouns and w not in known.weights and w not in known.filler for w in words
    ):
        return None
    first = next((noun for noun in nouns if noun.kind in _FIRST), nouns[0])
    if len(words) > 1 and words[0] in known.steps and words[-1] in known.weights:
        first = Label(kind="requirements")
    if len(words) > 1 and words[-1] in known.steps:
        first, weights = known.nouns[words[-1]], set()
    if first.kind == "competencies" and weights:
        first = Label(kind="requirements")
    return Label(kind=first.kind, modality=_modality(first, nouns, weights), sure=bool(weights))


def _uncounted(words: list[str]) -> list[str]:
    """Leave out the number behind the name of one competency of several.

    >>> made_heading("Competence 2").kind, made_heading("Qualification 2")
    ('competencies', None)
    """
    *front, last = words
    named = front and last.isdigit() and len(last) <= len("12")
    known = heading_words().nouns
    return front if named and all(_is_competency(known.get(word)) for word in front) else words


def _is_competency(label: Label | None) -> bool:
    return label is not None and label.kind == "competencies"


def _denied(before: list[str]) -> Label | None:
    """Read a heading that denies a weight, with these words before it: what it heads is not needed.

    >>> made_heading("Not needed").modality, made_heading("Useful but not essential").modality
    ('not required', 'desirable')
    """
    known = heading_words()
    if known.though.intersection(before[-1:]) or "desirable" in map(known.weights.get, before):
        return Label(kind="requirements", modality="desirable", sure=True)
    if any(w not in known.nouns and w not in known.filler for w in before):
        return None
    return Label(kind="requirements", modality="not required", sure=True)


def _modality(first: Label, nouns: list[Label], weights: set[str]) -> str | None:
    """Tell what a weight says, else the most binding of the nouns.

    >>> made_heading("Minimum Qualifications and Training").modality
    'essential'
    >>> made_heading("Required Training").modality
    'obligatory'
    """
    if first.kind != "requirements":
        return None
    said = {noun.modality for noun in nouns if noun.modality}
    said = weights | (said - {"obligatory"} if weights and "essential" in said else said)
    order = ("desirable", "obligatory", "essential") if weights else ("essential", "obligatory")
    return next((m for m in order if m in said), "essential")
