"""What the conditions mean that are about a subject: what profiles ask for, use or speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.expressions import as_mentions, denied, each_need, leaves
from remit.graph.asking.fold import words
from remit.graph.asking.logic import All, IsOne, Mentions, Needs, Not, OneOf, Things, Words
from remit.graph.asking.search import are_there
from remit.graph.asking.slots import OF_THE_MIND
from remit.graph.asking.value import walk

if TYPE_CHECKING:
    from remit.graph.asking.chart import Chart
    from remit.graph.asking.lexicon import Form, Lexicon
    from remit.graph.asking.logic import Condition, Topic
    from remit.graph.asking.slots import Needy
    from remit.graph.asking.taken import Taken


def with_need(condition: Condition, said: Needy | None, lexicon: Lexicon) -> Condition:
    """Give every need inside a condition the degree and aspect that stand around it.

    Of several, a subject that is a kind of need stands for any of it: "vetting and a licence".
    What is passed or worked is known by nobody: "knowledge of the law and a medical".
    """
    if said is None:
        return condition

    several = len(leaves(condition)) > 1

    def change(need: Needs) -> Condition:
        modality = said.modality if need.modality == "need" and said.modality else need.modality
        aspect = "" if several and _held_itself(need.topic, said.aspect, lexicon) else said.aspect
        kind = kind_itself(need.topic, lexicon) if several and not (need.aspect or aspect) else ""
        if kind:
            return Needs(None, modality, kind, need.by)
        return Needs(need.topic, modality, need.aspect or aspect, need.by)

    return each_need(condition, change)


def kind_itself(topic: Topic | None, lexicon: Lexicon) -> str:
    """Name the kind of need that a subject is no more than the word for, or nothing."""
    named = isinstance(topic, OneOf) and all(name.kind == "topic" for name in topic.names)
    if not (named or isinstance(topic, Words)):
        return ""
    said = words(topic.written) if isinstance(topic, OneOf | Words) else ()
    return next(
        (
            kind
            for rest, kind in (lexicon.nouns.get(said[0]) if said else ())
            if rest == said[1:] and lexicon.kinds[kind].requirement
        ),
        "",
    )


def _held_itself(topic: Topic | None, aspect: str, lexicon: Lexicon) -> bool:
    """Tell whether a subject is a kind of need itself: "knowledge of the law and a licence"."""
    names = topic.names if isinstance(topic, OneOf) else ()
    itself = (name.kind in _HELD or name.label in lexicon.telling["passed"] for name in names)
    return aspect in OF_THE_MIND and bool(names) and all(itself)


_HELD = frozenset({"licence", "qualification", "vetting"})


def needs(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    """Read: needs a subject; one of words alone only where a word of need stands beside it."""
    condition: Condition = taken["topics"]
    said: Needy | None = taken.get("behind") or taken.get("needy")
    asked = said is not None and (said.needed or (said.aspect and said.held))
    modal = said is not None and said.modal
    named = _known(condition) or _named(condition, chart)
    if not asked and not modal and (_has_words(condition) or not named):
        return None
    if modal and not asked and _has_words(condition):
        nouns = chart.lattice.edges.get("noun", {}).values()
        of_role = any(edge.value == "role" for edges in nouns for edge in edges)
        if not of_role and not _named(condition, chart):
            return None
    if said is not None and said.modality == "desirable" and _unwished(condition, chart):
        return None
    if said is None:
        return _bare(condition)
    whole = said.joined(taken["needy"]) if "behind" in taken else said
    needed = with_need(condition, whole, chart.lexicon)
    return _as_held(needed, wanted=whole.needed) if _held_alone(whole) else needed


def _held_alone(said: Needy) -> bool:
    """Tell whether it is asked who has or wants something, and not who requires it."""
    return (said.held or said.needed) and not (said.firm or said.modal or said.modality)


def _as_held(condition: Condition, *, wanted: bool) -> Condition:
    held = "wanted" if wanted else "had"
    return each_need(
        condition, lambda need: Needs(need.topic, need.modality, need.aspect, need.by, held)
    )


def _unwished(condition: Condition, chart: Chart) -> bool:
    """Tell whether no profile has some words as desirable.

    "Helps with" and "would like" are too loose to say by them that nothing is wished for.
    """
    return any(
        isinstance(leaf, Needs)
        and isinstance(leaf.topic, Words)
        and not are_there(Needs(leaf.topic, "desirable"), chart.lexicon, chart.index)
        for leaf in leaves(condition)
    )


def bare(condition: Condition, chart: Chart) -> Condition | None:
    """Read subjects that stand alone; None where no document speaks of them."""
    return _bare(condition) if _named(condition, chart) else None


def _bare(condition: Condition) -> Condition:
    """Read a subject that stands alone as one that a role has to do with, in any degree."""
    return each_need(condition, lambda n: n if n.aspect else Needs(n.topic, "any"))


def _has_words(condition: Condition) -> bool:
    """Tell whether a condition holds words that are no name and no fixed phrase."""
    return any(
        " " not in word
        for leaf in leaves(condition)
        if isinstance(leaf, Needs) and isinstance(leaf.topic, Words)
        for word in leaf.topic.words
    )


def _named(condition: Condition, chart: Chart) -> bool:
    """Tell whether documents speak of a bare subject: by name, or by its words."""
    return all(
        isinstance(leaf.topic, Things)
        or (isinstance(leaf.topic, OneOf) and any(name.needed for name in leaf.topic.names))
        or are_there(Needs(leaf.topic, "any"), chart.lexicon, chart.index, turning=False)
        for leaf in leaves(condition)
        if isinstance(leaf, Needs)
    )


def _known(condition: Condition) -> bool:
    """Tell whether a condition is of topics by their whole names, in documents or not."""
    topics = [leaf.topic for leaf in leaves(condition) if isinstance(leaf, Needs)]
    return all(
        isinstance(topic, OneOf)
        and all(n.kind == "topic" and n.rung != "part" for n in topic.names)
        for topic in topics
    )


def needed_alone(role: OneOf) -> Condition:
    """Say that a role calls for something, in any degree, and no other role does."""
    others = Things("role", Not(IsOne(role)))
    return All((Needs(None, "any", by=role), Not(Needs(None, "any", by=others))))


def needs_not(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    """Read: does not need a subject."""
    return denied(with_need(taken["topics"], taken.get("needy"), chart.lexicon), chart)


def needs_kind(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    """Read: needs anything of a kind, "asks for experience"."""
    said: Needy = taken["needy"]
    return Needs(modality=said.modality or "need", aspect=said.aspect) if said.aspect else None


def needs_degree(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    """Read: asks for anything in a degree that is named: "list desirable criteria"."""
    said: Needy = taken["needy"]
    degrees = {"desirable", "conditional", "essential", "mandatory"}
    return Needs(modality=said.modality, aspect=said.aspect) if said.modality in degrees else None


def mentions(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    """Read: its profile speaks of a subject."""
    condition: Condition = taken.get("any-topics") or taken["dated-law"]
    return as_mentions(condition)


def mentions_not(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    """Read: its profile does not speak of a subject."""
    mention = mentions(form, taken, chart)
    return denied(mention, chart) if mention else None


def uses(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    """Read: works with a subject, needed or not."""
    if _handles_words(taken["topics"], chart):
        return None
    degree = "mandatory" if _obliged(chart) else "any"
    return each_need(taken["topics"], lambda need: _use(need, degree, chart))


def _handles_words(topics: Condition, chart: Chart) -> bool:
    """Tell whether a verb of use stands before words that name nothing: it says what is done."""
    wordy = {word for part in walk(topics) if isinstance(part, Words) for word in part.words}
    handled = [edge.end for at in chart.lattice.edges.get("cue:handle", {}).values() for edge in at]
    tokens = chart.lattice.tokens
    small = chart.lexicon.function
    behind = (next((t.text for t in tokens[end:] if t.text not in small), "") for end in handled)
    return not wordy.isdisjoint(behind)


def _obliged(chart: Chart) -> bool:
    """Tell whether a question asks what must be: then being spoken of is not enough.

    What must be is said of the same clause: "use a system but need no licence" does not.
    """
    musts = [p for cue in ("must", "need") for p in chart.lattice.edges.get(f"cue:{cue}", {})]
    uses = chart.lattice.edges.get("cue:use", {}) or chart.lattice.edges.get("cue:involve", {})
    joints = {p for cue in ("but", "and", "or") for p in chart.lattice.edges.get(f"cue:{cue}", {})}
    return any(joints.isdisjoint(range(use, must)) for must in musts for use in uses or musts)


def _use(need: Needs, degree: str, chart: Chart) -> Condition:
    """Say that a role works with a subject; with law, that its profile speaks of it."""
    kinds = {n.kind for n in need.topic.names} if isinstance(need.topic, OneOf) else set()
    law = kinds and all("law" in {k, chart.lexicon.kinds[k].within} for k in kinds)
    return Mentions(need.topic) if law else Needs(need.topic, degree, "use")


def uses_kind(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    """Read: works with anything of a kind, such as a system."""
    kind = chart.lexicon.kinds[taken["noun"]]
    plain = kind.needed and kind.classes and not kind.requirement and kind.id != "topic"
    return Needs(Things(kind.id), "any", "use") if plain else None


def involves(form: Form, taken: Taken, chart: Chart) -> Condition | None:
    """Read: has to do with a subject, of which documents speak or which is known by its name."""
    topics: Condition = taken["topics"]
    if not (_named(topics, chart) or _known(topics)) or _handles_words(topics, chart):
        return None
    degree = "need" if _obliged(chart) else "any"
    return each_need(topics, lambda need: Needs(need.topic, degree, need.aspect))
