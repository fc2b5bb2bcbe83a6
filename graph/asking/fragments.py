"""What fragments mean, which have no verb, and questions of what kind a thing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.asked import Checking, Existing, Sorting
from remit.graph.asking.expressions import leaves
from remit.graph.asking.logic import Needs, OneOf, Related
from remit.graph.asking.search import are_there
from remit.graph.asking.taken import set_of

if TYPE_CHECKING:
    from remit.graph.asking.asked import Question
    from remit.graph.asking.chart import Chart
    from remit.graph.asking.logic import Condition
    from remit.graph.asking.taken import Taken


def exists_fragment(taken: Taken, chart: Chart) -> Question | None:
    """Read what is needed, put without a verb and of no role, as a question of yes or no."""
    things = set_of(taken)
    said = {token.text for token in chart.lattice.tokens}
    named = all(
        isinstance(leaf, Needs) and isinstance(leaf.topic, OneOf) for leaf in leaves(things.where)
    )
    asked = said & _ASKING or chart.lattice.edges.get("cue:list") or not named
    return None if asked else Existing(things)


def covered_fragment(taken: Taken, chart: Chart) -> Question | None:
    """Read one force and one unit, put without a verb, as the question whether it is covered."""
    said = {token.text for token in chart.lattice.tokens}
    named = all(len(taken[name].names) == 1 for name in ("force", "unit"))
    if said & _ASKING or chart.lattice.edges.get("cue:list") or not named:
        return None
    return Checking(taken["force"], Related("covers", taken["unit"], inverse=True))


def check_fragment(taken: Taken, chart: Chart) -> Question | None:
    """Read one role and what it may need, put without a verb, as a question of yes or no."""
    subject, condition = taken["claim"]
    said = {token.text for token in chart.lattice.tokens}
    if said & _ASKING or not isinstance(subject, OneOf) or len(subject.names) != 1:
        return None
    if any(_of_a_kind(leaf, chart) for leaf in leaves(condition)):
        return None  # "legislation for the sergeant": which
    needs = all(
        isinstance(leaf, Needs)
        and (isinstance(leaf.topic, OneOf) or are_there(leaf, chart.lexicon, chart.index))
        for leaf in leaves(condition)
    )
    return Checking(subject, condition) if needs and subject.names[0].kind == "role" else None


def _of_a_kind(leaf: Condition, chart: Chart) -> bool:
    """Tell whether what is needed goes by a word for a kind of thing."""
    topic = leaf.topic if isinstance(leaf, Needs) else None
    if not isinstance(topic, OneOf):
        return False
    first, _, rest = topic.written.partition(" ")
    behind = (words for words, _ in chart.lexicon.nouns.get(first))
    return bool(first) and any(" ".join(words) == rest for words in behind)


# Words of a whole sentence, which a fragment has none of.
_ASKING = frozenset(
    {"which", "who", "what", "whose", "whom", "how", "where", "why", "when", "if", "i", "me", "my"}
    | {"you", "we", "us", "could", "can", "would", "should", "will", "may", "might", "shall"}
    | {"do", "does", "did", "is", "are", "was", "were", "has", "have", "am", "all", "any"}
)


def check_kind(taken: Taken, chart: Chart) -> Question | None:
    """Read of what kind a thing is: "is NIM an Act"."""
    kind = chart.lexicon.kinds[taken["kind"]]
    if any(chart.lattice.edges.get(f"cue:{cue}") for cue in ("all", "mandatory", "essential")):
        return None  # it is asked of whom it is wanted
    return Sorting(taken["thing"], kind.id) if kind.classes else None
