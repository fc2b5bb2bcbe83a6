"""The phrases of `data/phrases/relations.toml`, made into patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.graph.linking.alternatives import branching, by_first_letter, either
from remit.graph.linking.signs import plain_words
from remit.graph.linking.wording import Phrases, pattern
from remit.graph.overlay import load_toml, once_per_overlay

if TYPE_CHECKING:
    from remit.graph.document import Span

_SHORT_FORM = 4
_SHOUTED = re.compile(r"(?:\s+[A-Z][A-Z&’'-]*)+(?![a-z])")
_GAP = r"(?:[^\S\n]+(?:\n[^\S\n]*)?|\n[^\S\n]*)(?=\S)"
"""White space within a name; no blank line."""


@dataclass(frozen=True, slots=True)
class RelationPhrases:
    """Patterns for what running text says of units, forces and roles."""

    covers: Phrases
    covers_next: Phrases
    covers_several: Phrases
    lead_force: Phrases
    direction: Phrases
    reports_to: Phrases
    reports_plainly: Phrases
    reported_to: Phrases
    works_to: Phrases
    deputises: Phrases
    not_deputising: re.Pattern[str]
    role_ending: re.Pattern[str]
    works_in: Phrases
    based_at: Phrases
    place_headed: Phrases
    place_said: re.Pattern[str]
    others_based: re.Pattern[str]
    site: re.Pattern[str]
    unit_based: re.Pattern[str]
    described: Phrases
    graded: Phrases
    unit_word: Phrases
    no_employer: Phrases
    unit_name: re.Pattern[str]
    unit_of: re.Pattern[str]
    clearance: Phrases
    demands: Phrases
    checks_of_all: Phrases
    own_checks: Phrases
    administers: Phrases
    nouns_behind: frozenset[str]
    organisation_ending: re.Pattern[str]
    organisation_words: Phrases
    organisation_kinds: frozenset[str]
    organisation_name: re.Pattern[str]
    organisation_seat: re.Pattern[str]
    organisation_headed: re.Pattern[str]
    organisation_opening: re.Pattern[str]
    municipality: re.Pattern[str]
    employer: re.Pattern[str]
    employs: Phrases
    pieces_of_work: Phrases
    vacancy: Phrases
    several_wanted: Phrases
    not_wanting: frozenset[str]

    def employer_in(self, text: str, span: Span) -> re.Match[str] | None:
        """Find a name that a range of a text says employs people; a piece of work does not."""
        if not self.employs.may_stand_among(plain_words(span.of(text))):
            return None
        said = self.employer.search(text, span.start, span.end)
        works = said is not None and self.pieces_of_work.match(said[1]) is not None
        return None if works else said

    def organisation(self, line: str) -> str | None:
        """Find the name of an employer in a line of the head of a form.

        >>> relation_phrases().organisation("BORSET COUNTY COUNCIL - Job Description")
        'BORSET COUNTY COUNCIL'
        >>> relation_phrases().organisation("BORSET COUNTY SCHOOL DISTRICT, OHIO")
        'BORSET COUNTY SCHOOL DISTRICT'
        >>> relation_phrases().organisation("Performs police work as directed")
        """
        if not self.organisation_words.may_stand_among(plain_words(line)):
            return None
        found = self.organisation_name.search(line)
        name = _in_one_case(found[0]) if found else ""
        tail = _SHOUTED.match(line, found.end()) if found and name == found[0] else None
        if tail and name.isupper() and self.organisation_ending.search(tail[0]):
            name += tail[0]
        opened = self.organisation_opening.match(name) is not None
        name = name.rpartition(" THE ")[2] if name.isupper() and not opened else name
        words = name.split()
        if len(words) == len("ab") and words[1].islower():
            return None
        several = len(words) > 1 and name.casefold() not in self.organisation_kinds
        return name if several else None


@once_per_overlay
def relation_phrases() -> RelationPhrases:
    """Read the phrases of relations once."""
    data = load_toml("phrases/relations.toml")
    endings = branching(data["organisations"]["endings"])
    openings = branching(data["organisations"]["openings"])
    unit_words = branching(data["units"]["words"])
    stops = branching(data["organisations"]["stops"])
    word = rf"(?!{stops}\b)[a-z]?[A-Z][\w’'&-]*"
    never = branching(data["organisations"]["never"])
    others = rf"(?:{_GAP}(?:(?:of|and|the|&|upon|on|in|for)\s+)*{word}){{0,6}}?"
    joined = rf"{word}{others}"
    # from behind its first letter on, by which it is found
    began = rf"(?<=(?<![\w’'&-])(?!{never}\b).)"
    begun = rf"(?<=(?!{stops}\b)[A-Z])[\w’'&-]*{others}"
    firsts, behind_first = by_first_letter(data["organisations"]["openings"])
    opened = rf"{behind_first}\s+{joined}(?:\s+{word}){{0,3}}"
    given = load_toml("phrases/persons.toml")["given"]
    followers = branching([*data["organisations"]["followers"], *given])
    followed = branching(data["organisations"]["followed"])
    forms = branching(data["organisations"]["forms"])
    ended = rf"{begun}\s+{endings}\b(?:{_GAP}{forms}\b)?(?!\s+{followed}\b)"
    ended += rf"(?!\s+(?!{followers}\b)[A-Z][a-z])"
    return RelationPhrases(
        covers=pattern(data["covers"]["phrases"]),
        covers_next=pattern(data["covers"]["right_before"]),
        covers_several=pattern(data["covers"]["of_several"]),
        lead_force=pattern(data["lead_force"]["phrases"]),
        direction=pattern(data["direction"]["phrases"]),
        reports_to=pattern(data["reports_to"]["phrases"]),
        reported_to=pattern(data["reported_to"]["phrases"]),
        works_to=pattern(data["reports_to"]["of_people"]),
        reports_plainly=pattern(data["reports_plainly"]["phrases"]),
        deputises=pattern(data["deputises"]["phrases"]),
        not_deputising=re.compile(
            rf"\b{either(data['deputises']['denied'])}\s+(?:\w+\s+)?\Z", re.I
        ),
        role_ending=re.compile(rf"{either(data['deputises']['roles'])}s?$", re.I),
        works_in=pattern(data["works_in"]["phrases"]),
        based_at=pattern(data["based_at"]["phrases"]),
        place_headed=pattern(data["based_at"]["headed"]),
        place_said=re.compile(rf"{branching(data['based_at']['said'])}\s+(?=(?:the\s+)?[A-Z0-9])"),
        others_based=re.compile(
            rf"\b(?:{branching(data['based_at']['others'])}\s+"
            rf"|(?i:for)\s[^.;:]{{0,60}}\b{branching(data['based_at']['others'])}\b[^.;:]*)$"
        ),
        site=re.compile(rf"\b{branching(data['based_at']['sites'])}$", re.I),
        unit_based=re.compile(
            rf"\b{branching(data['based_at']['units'])}$"
            rf"|[’']s?\s+{branching(data['based_at']['offices'])}$"
        ),
        described=pattern(data["described"]["phrases"]),
        graded=pattern(data["graded"]["phrases"]),
        unit_word=pattern(data["units"]["words"]),
        no_employer=pattern(data["units"]["no_employers"]),
        unit_name=re.compile(rf"\s*({joined}\s+{unit_words})\b"),
        unit_of=re.compile(rf"([A-Z]{began}{begun}\s+{unit_words})\s+of\s+(?:the\s+)?"),
        clearance=pattern(data["clearances"]["phrases"]),
        administers=pattern(data["clearances"]["administers"]),
        nouns_behind=frozenset(data["clearances"]["nouns_behind"]),
        demands=pattern(data["clearances"]["demands"]),
        checks_of_all=pattern(data["clearances"]["of_all"]),
        own_checks=pattern(data["clearances"]["own"]),
        organisation_ending=re.compile(rf"\b{endings}$"),
        organisation_words=pattern(
            [*data["organisations"]["openings"], *data["organisations"]["endings"]]
        ),
        organisation_kinds=frozenset(data["organisations"]["generic"]),
        organisation_name=re.compile(rf"[A-Z{firsts}]{began}(?:{opened}|{ended})"),
        organisation_seat=re.compile(
            rf".*\b{branching(data['organisations']['seated'])},\s+({word}(?:\s+{word}){{0,2}})"
        ),
        organisation_headed=re.compile(rf"{branching(data['organisations']['about'])}\s+(?=[A-Z])"),
        organisation_opening=re.compile(rf"\b(?i:the\s+)?{openings}\s+"),
        municipality=re.compile(rf"{branching(data['municipalities']['openings'])}\s"),
        employer=re.compile(
            rf"([A-Z]{began}{begun}(?:\s+{word}){{0,4}}?)"
            rf"(?:\s+\([^()]{{2,40}}\))?\s+(?:{branching(data['employs']['phrases'])}\b"
            rf"|{branching(data['employs']['pays'])}\s+(?:£\s?\d|[\d.]+\s?%))"
        ),
        employs=pattern([*data["employs"]["phrases"], *data["employs"]["pays"]]),
        pieces_of_work=pattern(data["employs"]["never"]),
        vacancy=pattern(data["vacancy"]["phrases"]),
        several_wanted=pattern(data["vacancy"]["several"]),
        not_wanting=frozenset(data["vacancy"]["not_behind"]),
    )


def _in_one_case(name: str) -> str:
    """Cut off a name what is printed in capitals behind words that are not.

    >>> _in_one_case("City of Alder CLASS SPECIFICATION")
    'City of Alder'
    """
    words = name.split()
    for place, word in enumerate(words):
        if place > 1 and len(word) > _SHORT_FORM and word.isupper() and not words[0].isupper():
            return " ".join(words[:place])
    return name.strip()
