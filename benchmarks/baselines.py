"""Two plain ways of reading profiles, to compare with: keyword search, and blank spaCy with terms.

Both give what `remit extract --format json` gives, as far as they can. Neither knows layouts; both
know the labels of `templates/forms.toml` and all names of Remit's reference data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from wording import words_of

from remit.graph.linking.catalogue import Name, catalogue

Read = Callable[[str], dict[str, Any]]
LISTS = {"Legislation": "legislation", "Qualification": "qualifications", "System": "systems"}
_CALLED = {"code": "role_code"}
_ASKS = ["knowledge", "experience", "ability", "skills", "understanding", "must", "awareness"]


def _fields() -> Mapping[str, list[str]]:
    return {_CALLED.get(name, name): labels for name, labels in words_of("forms")["labels"].items()}


@cache
def _label_patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        field: re.compile(
            rf"^\W*(?:{'|'.join(map(re.escape, labels))})\s*[:\t]\s*(.+)$", re.I | re.M
        )
        for field, labels in _fields().items()
    }


@cache
def _names() -> Mapping[str, Name]:
    """Give the names of law, qualifications and systems by their words in small letters."""
    return {n.text.casefold(): n for n in catalogue().names if n.thing.kind in LISTS}


def _with_fields(text: str) -> dict[str, Any]:
    """Read what stands behind a label on its line."""
    found: dict[str, Any] = {}
    for field, pattern in _label_patterns().items():
        said = pattern.search(text)
        found[field] = said[1].strip() if said else None
    staff = found.pop("direct_reports")
    return found | {"direct_reports": [staff] if staff else []}


def _with_things(found: dict[str, Any], names: Iterable[Name]) -> dict[str, Any]:
    for kind, field in LISTS.items():
        things = {n.thing.iri: n for n in names if n.thing.kind == kind}
        found[field] = [
            {"text": n.text, "label": n.thing.label, "iri": n.thing.iri} for n in things.values()
        ]
    return found


def _requirements(lines: Iterable[str]) -> Iterator[dict[str, str]]:
    """Take each line that holds a word of asking as a condition, as binding as its heading says."""
    modality = "essential"
    for line in lines:
        words = line.strip(" \t•*-–\r").casefold()
        if words.rstrip(": ").startswith(("essential", "desirable")) and len(words.split()) < 4:
            modality = "desirable" if words.startswith("desirable") else "essential"
        elif any(word in words for word in _ASKS):
            yield {"text": line.strip(" \t•*-–\r"), "modality": modality}


def keyword_search(text: str) -> dict[str, Any]:
    """Look for labels, names and words of asking as they stand."""
    low = text.casefold()
    named = [
        name
        for words, name in _names().items()
        if words in low and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", low)
    ]
    found = _with_things(_with_fields(text), named)
    return found | {"requirements": list(_requirements(text.split("\n")))}


def spacy_with_terms() -> Read:
    """Make a blank spaCy pipeline with a splitter of sentences and a matcher of the same terms."""
    import spacy
    from spacy.matcher import PhraseMatcher
    from spacy.util import filter_spans

    language = spacy.blank("en")
    language.add_pipe("sentencizer")
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    matcher.add("NAME", [language.make_doc(words) for words in _names()])
    matcher.add("ASKS", [language.make_doc(word) for word in _ASKS])

    def read(text: str) -> dict[str, Any]:
        document = language(text)
        spans = filter_spans(matcher(document, as_spans=True))
        named = [_names()[s.text.casefold()] for s in spans if s.text.casefold() in _names()]
        asking = [s.sent.text for s in spans if s.label_ == "ASKS"]
        lines = [line for sentence in dict.fromkeys(asking) for line in sentence.split("\n")]
        found = _with_things(_with_fields(text), named)
        return found | {"requirements": list(_requirements(lines))}

    return read
