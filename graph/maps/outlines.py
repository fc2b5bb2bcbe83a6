"""A map as text: a tree for the terminal, Mermaid and DOT for other programs, plain JSON."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from remit.graph.maps.chart import Box, Chart
from remit.graph.maps.measures import ANSWER, ANSWER_FILL
from remit.graph.maps.plan import Card, Plan


def tree_text(plan: Plan, chart: Chart) -> str:
    """Return an indented tree for each region, as a terminal shows it."""
    reports, others = _reports(chart), _others(plan, chart)
    lines = [_one_line(plan.title), plan.summary]
    for home, roots in _homes(chart).items():
        names = [plan.names.get(key, key) for key in home] or [plan.words.no_region]
        lines += ["", _one_line(" › ".join(names))]
        for root in roots:
            for number, stroke in _branch(reports, root):
                card = chart.boxes[number].card
                lines.append(stroke + _line(plan, card, names, others[number]))
    return "\n".join(lines) + "\n"


def _branch(reports: Mapping[int, Sequence[int]], root: int) -> Iterator[tuple[int, str]]:
    """Yield each number of a tree, managers first, with the strokes before its name."""
    waiting = [(root, "", "")]
    while waiting:
        number, stroke, rest = waiting.pop()
        yield number, stroke
        below = reports.get(number, ())
        for place, report in reversed(list(enumerate(below))):
            corner, trunk = ("└─ ", "   ") if place == len(below) - 1 else ("├─ ", "│  ")
            waiting.append((report, rest + corner, rest + trunk))


def _others(plan: Plan, chart: Chart) -> dict[int, list[str]]:
    """Return the lines of each box that are not part of a tree, in words."""
    others: dict[int, list[str]] = defaultdict(list)
    for drawn in chart.lines:
        if not drawn.tree and drawn.target >= 0:
            others[drawn.source].append(f"{drawn.line.kind} {chart.boxes[drawn.target].card.title}")
    regions = [(d.source, d.line) for d in chart.lines if d.target < 0]
    for source, line in [*regions, *chart.undrawn]:
        others[source].append(f"{line.kind} {plan.names.get(line.target, line.target)}")
    return others


def _line(plan: Plan, card: Card, home: Sequence[str], others: Sequence[str]) -> str:
    """Return a title with what is known beside it, but for what title or heading say already."""
    group = plan.names.get(card.group, "") if not card.note else ""
    group = "" if group in home else group
    rank = "" if card.rank.casefold() in card.title.casefold() else card.rank
    hollow = plan.words.hollow[:1].lower() + plan.words.hollow[1:] if card.hollow else ""
    answers = "answers the question" if card.iri in plan.answer else ""
    words = ", ".join(filter(None, (card.note, group, rank, hollow, *others, answers)))
    return f"{_one_line(card.title)}  ({_one_line(words)})" if words else _one_line(card.title)


def _one_line(text: str) -> str:
    """Return a text without line breaks and without characters that would steer a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def mermaid_text(plan: Plan, chart: Chart) -> str:
    """Return a flow chart in Mermaid's language."""
    lines = ["flowchart TD"]
    all_homes = _all_homes(chart)
    for place, (home, boxes) in enumerate(all_homes.items()):
        names = " › ".join(plan.names.get(key, key) for key in home) or plan.words.no_region
        lines.append(f'  subgraph g{place}["{_mermaid(names)}"]')
        for number in boxes:
            card = chart.boxes[number].card
            opening, closing = ("([", "])") if card.hollow else ("[", "]")
            lines.append(f'    n{number}{opening}"{_mermaid(card.title)}"{closing}')
        lines.append("  end")
    for drawn in chart.lines:
        if drawn.target < 0:
            place = _place_of(drawn.line.target, all_homes)
            lines.append(f'  n{drawn.source} -. "{_mermaid(drawn.line.kind)}" .-> g{place}')
        elif drawn.tree:
            stroke = "-.-" if drawn.line.dotted or not drawn.line.stated else "---"
            lines.append(f"  n{drawn.target} {stroke} n{drawn.source}")
        else:
            lines.append(f'  n{drawn.source} -. "{_mermaid(drawn.line.kind)}" .-> n{drawn.target}')
    if answers := _answers(plan, chart):
        lines.append(f"  classDef answer fill:{ANSWER_FILL},stroke:{ANSWER},stroke-width:3px")
        lines.append(f"  class {','.join(f'n{number}' for number in answers)} answer")
    return "\n".join(lines) + "\n"


def is_too_much_for_mermaid(text: str) -> bool:
    """Say whether a text is longer, or has more lines, than Mermaid draws unless told to."""
    return len(text) > 50_000 or text.count("\n  n") > 500


def _mermaid(text: str) -> str:
    """Return a text of which Mermaid takes nothing as markup: not `1. A`, not `*a*`, not `<a>`."""
    marks = {c: f"#{ord(c)};" for c in '#&<>"\\`*_~'}
    marked = "".join(marks.get(c, c) for c in _one_line(text))
    return re.sub(r"^(\d+|[-+])([.) ])", lambda m: f"{m[1]}#{ord(m[2])};", marked)


def _place_of(region: str, homes: Mapping[tuple[str, ...], Sequence[int]]) -> int:
    """Return the place of the group that a region is drawn as, or of the first group in it."""
    places = {home: place for place, home in enumerate(homes)}
    exact = [place for home, place in places.items() if home[-1:] == (region,)]
    return min(exact or [place for home, place in places.items() if region in home])


def _answers(plan: Plan, chart: Chart) -> list[int]:
    return [n for n, box in enumerate(chart.boxes) if box.card.iri in plan.answer]


def dot_text(plan: Plan, chart: Chart) -> str:
    """Return a graph in Graphviz's language."""
    lines = [
        f"digraph {_dot(plan.title)} {{",
        '  graph [rankdir=TB, splines=ortho, compound=true, fontname="Helvetica"];',
        '  node [shape=box, style=rounded, fontname="Helvetica"];',
        '  edge [arrowhead=none, fontname="Helvetica"];',
    ]
    all_homes = _all_homes(chart)
    answers = set(_answers(plan, chart))
    for place, (home, boxes) in enumerate(all_homes.items()):
        names = " › ".join(plan.names.get(key, key) for key in home) or plan.words.no_region
        lines.append(f"  subgraph cluster_{place} {{ label={_dot(names)};")
        for number in boxes:
            card = chart.boxes[number].card
            style = ', style="rounded,dashed"' if card.hollow else ""
            style += f', color="{ANSWER}", penwidth=3' if number in answers else ""
            lines.append(f"    n{number} [label={_dot(card.title)}{style}];")
        lines.append("  }")
    for drawn in chart.lines:
        if drawn.tree:
            style = " [style=dashed]" if drawn.line.dotted or not drawn.line.stated else ""
            lines.append(f"  n{drawn.target} -> n{drawn.source}{style};")
        else:
            label = _dot(drawn.line.kind)
            look = f"style=dotted, arrowhead=normal, constraint=false, xlabel={label}"
            target = drawn.target
            if target < 0:
                place = _place_of(drawn.line.target, all_homes)
                target = list(all_homes.values())[place][0]
                look += f", lhead=cluster_{place}"
            lines.append(f"  n{drawn.source} -> n{target} [{look}];")
    return "\n".join([*lines, "}"]) + "\n"


def _dot(text: str) -> str:
    """Return a quoted text; Graphviz reads `&lt;` in it as HTML does, so `&` is written out."""
    escaped = _one_line(text).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def json_text(plan: Plan, chart: Chart) -> str:
    """Return boxes and lines as one JSON object."""
    value = {
        "title": plan.title,
        "summary": plan.summary,
        "question": plan.question or None,
        "boxes": [
            {
                "key": box.card.key,
                "iri": box.card.iri,
                "title": box.card.title,
                "rank": box.card.rank or None,
                "group": plan.names.get(box.card.group) or None,
                "regions": [plan.names.get(key, key) for key in box.home],
                "above": chart.boxes[box.manager].card.key if box.manager >= 0 else None,
                "hollow": box.card.hollow,
                "answers": box.card.iri in plan.answer,
                "x": box.x,
                "y": box.y,
            }
            for box in chart.boxes
        ],
        "lines": [
            {
                "source": line.source,
                "target": line.target,
                "kind": line.kind,
                "stated": line.stated,
            }
            for line in plan.lines
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _reports(chart: Chart) -> dict[int, list[int]]:
    reports: dict[int, list[int]] = defaultdict(list)
    for number, box in enumerate(chart.boxes):
        if box.manager >= 0:
            reports[box.manager].append(number)
    return reports


def _homes(chart: Chart) -> dict[tuple[str, ...], list[int]]:
    """Return the tops of the trees of each region, in the order in which regions are drawn."""
    return {
        home: tops
        for home, boxes in _all_homes(chart).items()
        if (tops := [number for number in boxes if chart.boxes[number].manager < 0])
    }


def _all_homes(chart: Chart) -> dict[tuple[str, ...], list[int]]:
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, box in enumerate(chart.boxes):
        found[box.home].append(number)

    def place(home: tuple[str, ...]) -> tuple[int, int]:
        first: Box = chart.boxes[found[home][0]]
        return first.y, first.x

    return {home: found[home] for home in sorted(found, key=place)}
