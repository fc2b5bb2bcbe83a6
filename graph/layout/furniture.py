"""Tell the furniture of a page, and the words of a form, from what is said about the job."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING, Literal

from remit.graph.layout.headings import made_heading
from remit.graph.layout.labels import labels, normal
from remit.graph.layout.marks import printed_marks
from remit.graph.linking.alternatives import either
from remit.graph.linking.signs import plain_words
from remit.graph.linking.wording import Phrases, pattern
from remit.graph.overlay import load_toml, once_per_overlay, remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


_PLACEHOLDER = re.compile(r"X{3,}(?![a-z])")
_JOINTS = (" and ", "/", ", ", " - ", " + ")
_REMARK = re.compile(r"\s*\([^()]*\)$")
_KEY = re.compile(r"\b[A-Z]{1,2}\s*=\s*[A-Za-z][a-z]")
_LETTERED = re.compile(r"(?:\W*\(([A-Z])\)\W*\1[a-z]+\b){2,}\W*")
"""A key with its letters in brackets: `(E) Essential (D) Desirable`."""
_BOTH_LETTERS = re.compile(
    r"\(e\) (?!and |or |but )\w.*\(d\) (?!and |or |but )\w"
    r"|\b(\w) \(\1[a-z]+\).*\b(\w) \(\2[a-z]+\)",
    re.I,
)
_LETTERED_BEHIND = re.compile(r"(?:\W*(?:and\s+)?([a-z])[a-z]+\s\(\1\)){2}", re.I)
"""The same behind the words: `– essential (E) and desirable (D)`."""
_LETTERS = re.compile(r"[^\W\d_]+|&")
_OR = re.compile(r"\w\W+or\W+(?:an?\W+)?$", re.I)
"""Behind these words what explains a heading is a way to meet the condition before it."""
_PARTS = re.compile(r"\s[-–—|:]\s")
_MARK = re.compile(r"[·•›»←→]")
"""Parts a menu, as `|` and `>` do."""
_MENU = re.compile(r"\s*[|·•›»>←→]\s*|\s{2,}")
_FEW_PARTS, _SITE_WORDS = 2, 4
_FEW_LETTERS = 2
_TWO = 2
_HEADER_LENGTH = 80
_PROMPT_LENGTH = 250
_LONG_ASIDE = 4
"""So many spaces has a line in brackets that tells how to fill a field in, and is no remark."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The word lists of `data/layout/furniture.toml`, in normal form."""

    lines: frozenset[str]
    site: frozenset[str]
    trails: frozenset[str]
    trail_starts: frozenset[str]
    openings: Mapping[str, tuple[str, ...]]
    prompt_openings: frozenset[str]
    aside_openings: frozenset[str]
    prompt_words: re.Pattern[str]
    remark: re.Pattern[str]
    explanations: Phrases
    examples: tuple[str, ...]
    longest_example: int
    compounds: frozenset[str]
    lettered: frozenset[str]
    methods: frozenset[str]
    method_heads: frozenset[str]
    weight_heads: frozenset[str]
    side_heads: frozenset[str]
    weight_words: frozenset[str]
    row_heads: frozenset[str]
    undecided: frozenset[str]
    still_open: re.Pattern[str]
    choices: Phrases
    none: frozenset[str]
    placeholder: re.Pattern[str]


@once_per_overlay
def wording() -> Wording:
    """Read the word lists once."""
    data = load_toml("layout/furniture.toml")
    return Wording(
        frozenset(map(normal, data["lines"]))
        | frozenset(_pairs_of(data["papers"]))
        | {f"{marking} {paper}" for marking in data["markings"] for paper in data["papers"]},
        frozenset(map(normal, data["site"])),
        frozenset(data["trails"]),
        frozenset((*data["trails"], *data["trail_starts"])),
        _by_first_letter(data["openings"]),
        frozenset(data["prompt_openings"]),
        frozenset(data["aside_openings"]),
        re.compile(rf"\b{either(data['prompt_words'])}\b"),
        re.compile(
            rf"\s+[(\[][^()\[\]]{{0,60}}\b{either(data['prompt_remarks'])}\b[^()\[\]]{{0,60}}[)\]]$",
            re.I,
        ),
        pattern(data["explanations"]),
        tuple(data["examples"]),
        max(map(len, data["examples"])),
        frozenset(data["compounds"]),
        frozenset(data["lettered"]),
        frozenset(data["methods"]),
        frozenset(map(normal, data["method_heads"])),
        frozenset(data["weight_heads"]),
        frozenset(data["side_heads"]),
        frozenset(data["weight_words"]),
        frozenset(data["row_heads"]),
        frozenset(map(normal, data["undecided"])),
        _begun(data["undecided_openings"], data["undecided_joints"]),
        pattern(data["choices"]),
        frozenset(map(normal, data["none"])),
        _placeholder(data["placeholders"]),
    )


def _begun(openings: Sequence[str], joints: Sequence[str]) -> re.Pattern[str]:
    """Make the pattern of what goes on with one of some words behind one of others."""
    return re.compile(rf"{either(openings)} {either(joints)} [^.]{{1,{_PROMPT_LENGTH}}}")


def _placeholder(own: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """Make the pattern of what a template holds until somebody fills it in."""
    opens = rf"{either(own['openings'])}\b"
    alone = "|".join(
        rf"{re.escape(left)}{{1,2}}\s*[^\W\d_][^@/{re.escape(left + right)}]*"
        rf"{re.escape(right)}{{1,2}}"
        for left, right in map(tuple, own["alone"])
    )
    return re.compile(
        rf"(?:{alone}|\[{opens}[^\[\]]*\]|\({opens}[^()]*\)|{opens}.*\b{either(own['where'])}\b.*"
        rf"|{either(own['dates'])})\.?\s*",
        re.I,
    )


def _pairs_of(papers: Iterable[str]) -> Iterator[str]:
    """Write the lines that name two papers about a post, in normal form."""
    for first, second in permutations(papers, 2):
        yield from (f"{first}{joint}{second}" for joint in _JOINTS)


def _by_first_letter(openings: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for words in openings:
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def is_page_mark(text: str) -> bool:
    """Tell whether a line is a page number or a mark that pages carry.

    >>> is_page_mark("Page 2 of 7"), is_page_mark("Inspector")
    (True, False)
    """
    marks = printed_marks()
    return (
        marks.page.match(text) is not None
        or (_may_name_file(text) and marks.file.match(text) is not None)
        or marks.edition.match(text) is not None
        or opens_page_mark(text)
        or _is_menu(text)
    )


def _may_name_file(text: str) -> bool:
    """Tell whether a line has what every name of a file has, or stands between brackets."""
    return "." in text or text[-1:] in ("]", ")")


def opens_page_mark(text: str) -> bool:
    """Tell whether a line begins with the words of such a mark."""
    openings = wording().openings.get(text[:1].casefold()[:1])
    return openings is not None and text.casefold().startswith(openings)


def _is_menu(text: str) -> bool:
    """Tell whether a line holds several parts of a web site and nothing else.

    >>> _is_menu("Privacy · Cookies · Contact us"), _is_menu("Contact us")
    (True, False)
    """
    parted = "|" in text or ">" in text or "  " in text or not text.isprintable()
    if not (parted or (not text.isascii() and _MARK.search(text))):
        return False
    parts = [part for part in _MENU.split(text) if part.strip()]
    return are_of_site(parts)


def is_key(text: str) -> bool:
    """Tell whether a text explains the letters of a table.

    >>> is_key("E = essential, D = desirable"), is_key("(E) Essential (D) Desirable")
    (True, True)
    >>> is_key("(e) marks what we need and (d) what helps"), is_key("Tact (e) and wit (d)")
    (True, False)
    """
    if text.startswith("(") and _LETTERED.fullmatch(text):
        return True
    if text.endswith(")") and _LETTERED_BEHIND.fullmatch(text):
        return True
    if "=" not in text:
        return "(" in text and _BOTH_LETTERS.search(text) is not None
    if len(_KEY.findall(text)) < _FEW_LETTERS:
        return False
    front = text.partition("(")[0]
    return not (front and (labels().section(front) or made_heading(front)))


def explains_letter(text: str) -> bool:
    """Tell whether a cell begins with a letter and what it means.

    >>> explains_letter("E = essential")
    True
    """
    return _KEY.match(text) is not None


def is_prompt(text: str) -> bool:
    """Tell whether a line is a question or an instruction of the form.

    >>> is_prompt("What skills must the person have?"), is_prompt("What we offer")
    (True, False)
    >>> is_prompt("(List the titles of all positions supervised.)")
    True
    """
    return _is_prompt(text, wording())


def _is_prompt(text: str, known: Wording) -> bool:
    if text[:1].islower() or len(text) > _PROMPT_LENGTH:
        return False
    words = text.strip(" ()[]<>*")
    first, gap, _ = words.partition(" ")
    first = first.casefold()
    if first not in known.prompt_openings:
        return first == "insert" and bool(gap)
    if text.startswith(("[", "<")) or words.endswith("?") or first == "insert":
        return True
    if text.startswith("(") and text.rstrip(".").endswith(")") and words.count(" ") >= _LONG_ASIDE:
        return True
    return known.prompt_words.search(words.casefold()) is not None


def opens_aside(text: str) -> bool:
    """Tell whether words in brackets below a heading open as those do that say what it asks for.

    >>> opens_aside("(overview of remit)"), opens_aside("(Sergeant)"), opens_aside("(list tasks)")
    (True, False, True)
    """
    first = text.strip(" ()").partition(" ")[0].casefold()
    return first in wording().prompt_openings or first in wording().aside_openings


def opens_prompt(words: str) -> bool:
    """Tell whether words behind a heading begin as a form asks: `describe the post in a sentence`.

    >>> opens_prompt("describe the post in a sentence"), opens_prompt("describes the post.")
    (True, False)
    """
    first = words.partition(" ")[0]
    return first in wording().prompt_openings and not words.endswith(".")


def is_explanation(text: str) -> bool:
    """Tell whether a sentence says what a heading of the form means.

    >>> is_explanation("Why the post exists and what it has to achieve")
    True
    """
    if _says_letter(text):
        return True
    said = wording().explanations.search(text) if len(text) <= _PROMPT_LENGTH else None
    return said is not None and ". " not in text and not _OR.search(text[: said.start()])


@remembered(8_192)
def said_of_form(text: str) -> Literal["prompt", "explanation", ""]:
    """Tell what a line may say of the form itself: most say nothing.

    >>> said_of_form("What skills must the person have?"), said_of_form("Keep the books.")
    ('prompt', '')
    """
    known = wording()
    if _is_prompt(text, known):
        return "prompt"
    explains = known.explanations.may_stand_among(plain_words(text))
    explains = explains or _says_letter(text) or _opens_examples(text, known)
    return "explanation" if explains else ""


def opens_examples(text: str) -> bool:
    """Tell whether a line begins as one that gives examples: of what is to stand there.

    >>> opens_examples("e.g. hours of work"), opens_examples("Egham Mill")
    (True, False)
    """
    return _opens_examples(text, wording())


def _opens_examples(text: str, known: Wording) -> bool:
    return text[: known.longest_example].casefold().startswith(known.examples)


def _says_letter(text: str) -> bool:
    """Tell whether a line says what a letter means; one that begins with a word does not."""
    return (
        not (len(text) > _TWO and text[1:3].isalpha())
        and printed_marks().letter.match(text) is not None
    )


def is_method(text: str) -> bool:
    """Tell whether a line says how something is tested, and nothing else.

    >>> is_method("Application form / Interview"), is_method("Interview technique")
    (True, False)
    """
    low, known = text.casefold(), wording().methods
    first = _LETTERS.search(low)
    return first is not None and first[0] in known and known.issuperset(_LETTERS.findall(low))


def heads_methods(text: str) -> bool:
    """Tell whether words head the column that says how each criterion is tested."""
    return len(text) <= _HEADER_LENGTH and normal(text) in wording().method_heads


def names_paper(text: str) -> bool:
    """Tell whether a part of a line names the paper that it heads.

    >>> names_paper("Borset Police - Role Profile"), names_paper("Line Manager")
    (True, False)
    """
    return any(normal(part) in wording().lines for part in _PARTS.split(text))


def heads_paper(text: str) -> bool:
    """Tell whether a line is the name of the paper, with or without a remark in brackets.

    >>> heads_paper("JOB DESCRIPTION (all posts)"), heads_paper("Sergeant (Intelligence)")
    (True, False)
    """
    return normal(_REMARK.sub("", text)) in wording().lines


def is_none(text: str) -> bool:
    """Tell whether a value says that there is nothing."""
    return normal(text) in wording().none


def is_undecided(text: str) -> bool:
    """Tell whether a value says that the field is still open.

    >>> is_undecided("To be decided"), is_undecided("XXXSALARY: $"), is_undecided("Clerk")
    (True, True, False)
    >>> is_undecided("<<insert name>>"), is_undecided("[Select: A / B]"), is_undecided("[Clerk]")
    (True, True, False)
    >>> is_undecided("[to be completed by the Reward team]"), is_undecided("to be by the sea")
    (True, False)
    """
    if _PLACEHOLDER.match(text) or wording().placeholder.fullmatch(text):
        return True
    said = normal(text).strip("()[] ")
    known = wording()
    return said in known.undecided or bool(known.still_open.fullmatch(said)) or has_choices(text)


def has_choices(text: str) -> bool:
    """Tell whether a value still holds all that may be chosen.

    >>> has_choices("Officer / Staff (delete as appropriate)")
    True
    """
    choices = wording().choices
    long = len(text) > _PROMPT_LENGTH
    return not (long and not choices.may_stand_in(text)) and choices.search(text) is not None


def are_of_site(parts: Sequence[str]) -> bool:
    """Tell whether the parts of a line are those of a web site.

    Among three or more short ones it is enough that most are known, as the site has its own names;
    ahead of known ones the owner of the site may stand with an address.

    >>> are_of_site(["Privacy", "Cookies", "Contact us"]), are_of_site(["Cookies", "Cook"])
    (True, False)
    >>> are_of_site(["Borset Trust, Park Road, Leck", "Privacy", "Cookies"])
    True
    """
    known = sum(normal(part) in wording().site for part in parts)
    short = len(parts) > _FEW_PARTS and all(part.count(" ") < _SITE_WORDS for part in parts)
    owned = known > 1 and known == len(parts) - 1 and parts[0].count(",") > 1
    return len(parts) > 1 and (known == len(parts) or (short and 2 * known > len(parts)) or owned)
