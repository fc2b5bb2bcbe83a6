"""Read as what a manager is named: by the rank, where a person in post stands for the post."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from remit.graph.document import folded
from remit.graph.layout.labels import normal
from remit.graph.linking.occupations import names_work
from remit.graph.linking.persons import person_behind
from remit.graph.linking.ranks import find_rank
from remit.graph.overlay import load_toml

if TYPE_CHECKING:
    from remit.graph.layout.model import Field, Layout
    from remit.graph.profile import Value

_RANK_BEHIND = re.compile(r"([^()]+?)\s*\(([^()]+)\)")
_PLACING = frozenset({"unit", "location", "organisation"})


def manager_fields(layout: Layout) -> list[Field]:
    """List the fields that name managers: last who is one only for the work of the day.

    Who answers for the post is its manager too, where the label calls them so.
    """
    words = load_toml("phrases/relations.toml")["manager_labels"]

    def says(field: Field, kind: str) -> bool:
        label = normal(field.label_text)
        return any(said in label for said in words[kind])

    named = [
        field
        for field in layout.fields
        if field.name == "reports_to" or (field.name == "accountable_to" and says(field, "line"))
    ]
    return sorted(named, key=lambda field: says(field, "daily"))


def manager_read(value: Value | None, layout: Layout) -> Value | None:
    """Note as what a manager is read: the rank in full, and without the name of who holds it.

    A field that names where the post is shows that the same words are no person's name. A rank in
    brackets behind the title tells who may hold that post, and is no part of what it is called.
    """
    found = find_rank(value.text) if value else None
    if value is None or found is None:
        return value
    titled = _RANK_BEHIND.fullmatch(value.text, 0)
    if titled is not None and titled.start(2) <= found.span.start and names_work(titled[1]):
        return replace(value, read_as=folded(titled[1]))
    person = person_behind(found, value.text)
    if any(person in f.text for f in layout.fields if f.name in _PLACING):
        person = ""
    read_as = found.read_as.replace(f" {person}", "", 1) if person else found.read_as
    if folded(read_as).casefold() == folded(value.text).casefold():
        return value
    return replace(value, read_as=read_as)


def is_in_person(value: Value | None) -> bool:
    """Tell whether a manager is read without the name of a person that stands in the words."""
    found = find_rank(value.text) if value and value.read_as else None
    person = person_behind(found, value.text) if value and found else ""
    return bool(value and person and person not in (value.read_as or ""))
