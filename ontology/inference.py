"""The rules of inference, one file each in `rules/`."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from remit.ontology.files import rule_texts
from remit.ontology.terms import RDF, RDFS, REMIT, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable

_FOLDER = f"{REMIT.base.rstrip('#')}/rule/"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FIELD = re.compile(r"#\s*(\w+):\s*(.*?)\s*")
_FIELDS = ("label", "reason", "basis")
_COLUMNS = re.compile(
    r"\bSELECT\s+(?:DISTINCT\s+)?\?subject\s+\?predicate\s+\?object\s+\?premise\s+WHERE\b"
)


class RuleError(ValueError):
    """A rule's file is not in the form of a rule.

    Attributes:
        message: One line without a full stop.
        place: The file and, where there is one, the line: `NAME.rq:2`.
    """

    def __init__(self, message: str, place: str) -> None:
        """Keep both parts."""
        super().__init__(f"{place}: {message}")
        self.message = message
        self.place = place


@dataclass(frozen=True, slots=True)
class InferenceRule:
    """One rule.

    Its query gives all triples that follow from a graph, among them those that the graph states
    already; whoever applies the rule leaves these out.

    Attributes:
        name: Of its file, without the ending.
        iri: Its IRI.
        label: Its name for people.
        reason: The sentence that users read beside what it derives.
        basis: The authority that it rests on.
        query: A SELECT of ?subject ?predicate ?object ?premise, one row a premise, over the union
            of the named graphs.
    """

    name: str
    iri: str
    label: str
    reason: str
    basis: str
    query: str


def load_rules() -> tuple[InferenceRule, ...]:
    """Read the rules that come with Remit, in the order of their names.

    >>> [rule.label for rule in load_rules()][:1]
    ['a role answers to the managers of its managers']

    Raises:
        RuleError: A file is not in the form of a rule.
    """
    return tuple(parse_rule(name, text) for name, text in rule_texts().items())


def parse_rule(name: str, text: str) -> InferenceRule:
    r"""Read one rule from the text of its file.

    The file opens with comment lines `# label: …`, `# reason: …` and `# basis: …`, one each in any
    order; a blank line ends them. Then comes the query.

    >>> head = "# label: L\n# reason: R.\n# basis: B\n\n"
    >>> parse_rule("r", head + "SELECT ?subject ?predicate ?object ?premise WHERE {}").reason
    'R.'

    Args:
        name: The file's name without `.rq`: lower-case words, joined by hyphens.
        text: The file's text.

    Raises:
        RuleError: The name is of another form, a field is unknown, empty, missing or given twice,
            or the query does not select the four columns.
    """
    if not _NAME.fullmatch(name):
        raise RuleError("a rule is named in lower-case words joined by hyphens", f"{name}.rq")
    fields = _read_fields(name, text)
    for field in _FIELDS:
        if field not in fields:
            raise RuleError(f"no line `# {field}: …`", f"{name}.rq")
    if not _COLUMNS.search(text):
        raise RuleError("no SELECT ?subject ?predicate ?object ?premise WHERE", f"{name}.rq")
    return InferenceRule(name, _FOLDER + name, **fields, query=text)


def rules_text(rules: Iterable[InferenceRule] | None = None) -> str:
    """Describe rules as Turtle, for the graph of the ontology.

    Args:
        rules: The rules; without it, those that come with Remit.

    Raises:
        RuleError: A file is not in the form of a rule.
    """
    return "".join(_describe(rule) for rule in (load_rules() if rules is None else rules))


def _read_fields(name: str, text: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#"):
            break
        place = f"{name}.rq:{number}"
        found = _FIELD.fullmatch(line)
        if found is None:
            raise RuleError("not of the form `# field: text`", place)
        field, value = found[1], found[2]
        if field not in _FIELDS:
            raise RuleError(f"unknown field `{field}`; known are {', '.join(_FIELDS)}", place)
        if field in fields:
            raise RuleError(f"`{field}` is given twice", place)
        if not value:
            raise RuleError(f"`{field}` is empty", place)
        fields[field] = value
    return fields


def _describe(rule: InferenceRule) -> str:
    literals = (
        (SKOS.prefLabel, rule.label),
        (RDFS.comment, rule.reason),
        (REMIT.basis, rule.basis),
    )
    lines = [f"<{rule.iri}> <{RDF.type}> <{REMIT.Rule}> .\n"]
    lines += [
        f"<{rule.iri}> <{predicate}> {json.dumps(words, ensure_ascii=False)}@en .\n"
        for predicate, words in literals
    ]
    return "".join(lines)
