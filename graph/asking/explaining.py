"""Explain a question word by word: what each may be, and how far any form of question goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.chart import Chart
from remit.graph.asking.lattice import build
from remit.graph.asking.named_slots import SLOTS
from remit.graph.asking.patterns import steps
from remit.graph.asking.preparing import LONGEST_QUESTION, prepare
from remit.graph.asking.rungs import RUNGS

if TYPE_CHECKING:
    from remit.graph.asking.lattice import Edge, Lattice
    from remit.graph.asking.lexicon import Lexicon
    from remit.graph.asking.names import NameIndex

Explained = tuple[tuple[str, str, str], ...]
_BEST = ("name", "role", "only-role", "rank", "finding", "property", "noun", "number")
_MOST_CUES = 4
_SURE = 1.0


def explain(question: str, lexicon: Lexicon, index: NameIndex) -> tuple[Explained, str]:
    """Return (phrase, what it may be, how it was found) for all words, and where reading ended."""
    prepared = next(prepare(question, lexicon, index), None)
    if prepared is None or not 0 < len(prepared.tokens) <= LONGEST_QUESTION:
        return (), ""
    lattice = build(prepared.tokens, lexicon, index)
    corrected = {read: written for written, read in prepared.corrections}
    rows, place = [], 0
    while place < len(lattice.tokens):
        end, meaning, how = _at(lattice, place, lexicon)
        said = lattice.text(place, end) or lattice.tokens[place].text
        slip = ", ".join(f"“{corrected[w]}” as “{w}”" for w in said.split() if w in corrected)
        if lattice.tokens[place].text[0].isalnum():
            rows.append((said, meaning, f"{how}; {slip}" if slip else how))
        place = end
    return tuple(rows), _end(Chart(lattice, lexicon, index, SLOTS))


def _at(lattice: Lattice, place: int, lexicon: Lexicon) -> tuple[int, str, str]:
    """Read the longest phrase that begins here: names before words of the grammar."""
    for sort in _BEST:
        edges = [edge for edge in lattice.at(sort, place) if edge.cost < _SURE]
        if edges:
            longest = max(edges, key=lambda edge: edge.end)
            return longest.end, *_meaning(sort, longest, lexicon)
    cues: dict[int, list[str]] = {}
    for sort, places in lattice.edges.items():
        for edge in places.get(place, ()) if sort.startswith("cue:") else ():
            cues.setdefault(edge.end, []).append(sort.removeprefix("cue:").replace("-", " "))
    if cues:
        end = max(cues)
        return end, " or ".join(sorted(cues[end])[:_MOST_CUES]), "a phrase of the grammar"
    if lattice.skippable[place]:
        return place + 1, "stepped over", "a small word"
    return place + 1, "not known", "no name and no phrase of the grammar"


def _meaning(sort: str, edge: Edge, lexicon: Lexicon) -> tuple[str, str]:
    if sort in {"name", "role", "only-role"}:
        names = edge.value.names
        return " or ".join(dict.fromkeys(n.label for n in names[:_MOST_CUES])), RUNGS.get(
            names[0].rung, names[0].rung
        )
    if sort == "rank":
        rank, designation = edge.value
        return f"{designation.label} {rank.label}" if designation else rank.label, "a rank"
    if sort == "noun":
        return lexicon.kinds[edge.value].one, "a kind of thing"
    if sort == "number":
        return str(edge.value), "a number"
    how = "a kind of finding" if sort == "finding" else "a plain value"
    return str(edge.value).replace("-", " "), how


def _unread(lattice: Lattice, place: int) -> bool:
    """Tell whether a word is neither a name nor a phrase nor a small word."""
    known = place in lattice.covered or lattice.skippable[place]
    return not known and lattice.tokens[place].text[0].isalnum()


def _end(chart: Chart) -> str:
    """Say at which word every form of question stops, or that none goes with all of them."""
    reached = 0
    for form in chart.lexicon.questions:
        for pattern in form.says:
            for count in range(1, len(pattern) + 1):
                ends = [end for end, _, _ in chart.match(steps(pattern[:count]), 0)]
                if not ends:
                    break
                reached = max(reached, *ends)
    lost = (p for p in range(reached) if _unread(chart.lattice, p))
    reached = next(lost, reached)
    if chart.ends(reached):
        return "every word was read, but no form of question puts them together so"
    while chart.lattice.skippable[reached]:
        reached += 1
    read = chart.lattice.text(0, reached)
    stopped = f"stopped at “{chart.lattice.tokens[reached].written}”"
    return f"read as far as “{read}”; {stopped}" if read else stopped
