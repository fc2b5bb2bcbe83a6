"""A catalogue as text, and back: what was read once need not be read from Turtle again."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import fields

from remit.graph.linking.catalogue import Catalogue, Name, Stated
from remit.graph.profile import Thing

_OF_THINGS = ("things", "names", "closed", "detective_forms", "stated")


def written(catalogue: Catalogue) -> str:
    """Write a catalogue as a line of JSON, and below that its triples, a block a subject."""
    things = [*catalogue.things.values(), *(name.thing for name in catalogue.closed)]
    places = {thing: place for place, thing in enumerate(things)}
    plain = {f.name: getattr(catalogue, f.name) for f in fields(Catalogue)}
    told = {name: value for name, value in plain.items() if name not in _OF_THINGS} | {
        "known": len(catalogue.things),
        "things": [(thing.iri, thing.label, thing.kind) for thing in things],
        "names": [(n.text, n.kind, places[n.thing]) for n in catalogue.names],
        "closed": [(n.text, n.kind, places[n.thing]) for n in catalogue.closed],
        "detective_forms": {f: places[t] for f, t in catalogue.detective_forms.items()},
    }
    return "\n\n".join([json.dumps(told), *catalogue.stated.about.values()])


def read(text: str) -> Catalogue:
    """Read what `written` wrote.

    >>> from remit.graph.linking.catalogue import catalogue
    >>> read(written(catalogue())) == catalogue()
    True
    """
    head, *blocks = text.split("\n\n")
    told = json.loads(head)
    things = [Thing(*parts) for parts in told.pop("things")]
    known = {thing.iri: thing for thing in things[: told.pop("known")]}
    names, closed = (
        [Name(text, kind, things[place]) for text, kind, place in told.pop(part)]
        for part in ("names", "closed")
    )
    forms = {form: things[place] for form, place in told.pop("detective_forms").items()}
    for part in ("expansions", "usual"):
        told[part] = defaultdict(list, told[part])
    told["superseded"] = {iri: (by, on) for iri, (by, on) in told["superseded"].items()}
    stated = Stated({block[: block.index(" ")]: block for block in blocks})
    return Catalogue(
        **told, things=known, names=names, closed=closed, detective_forms=forms, stated=stated
    )
