"""A map as text: a tree for the terminal, Mermaid and DOT for other programs, plain JSON."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from remit.graph.maps.chart import Box, Chart
from remit.graph.maps.plan import Card, Plan


def tree_text(plan: Plan, chart: Chart) -> str:
    """Return an indented tree for each region, as a terminal shows it."""
    reports, others = _reports(chart), _others(chart)
    lines = [plan.title, plan.summary]
    for home, roots in _homes(chart).items():
        names = [plan.names.get(key, key) for key in home] or [plan.words.no_region]
        lines += ["", " › ".join(names)]
        for root in roots:
            for number, stroke in _branch(reports, root):
                lines.append(stroke + _line(plan, chart.boxes[number].card, others[number]))
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


def _others(chart: Chart) -> dict[int, list[str]]:
    """Return the lines of each box that are not part of a tree, in words."""
    others: dict[int, list[str]] = defaultdict(list)
    for drawn in chart.lines:
        if not drawn.tree and drawn.target >= 0:
            others[drawn.source].append(f"{drawn.line.kind} {chart.boxes[drawn.target].card.title}")
    return others


def _line(plan: Plan, card: Card, others: Sequence[str]) -> str:
    group = plan.names.get(card.group, "") if not card.note else ""
    hollow = plan.words.hollow.lower() if card.hollow else ""
    words = ", ".join(filter(None, (card.note, group, card.rank, hollow, *others)))
    return " ".join((f"{card.title}  ({words})" if words else card.title).split("\n"))


def mermaid_text(plan: Plan, chart: Chart) -> str:
    """Return a flow chart in Mermaid's language."""
    lines = ["flowchart TD"]
    for place, (home, boxes) in enumerate(_all_homes(chart).items()):
        names = " › ".join(plan.names.get(key, key) for key in home) or plan.words.no_region
        lines.append(f'  subgraph g{place}["{_mermaid(names)}"]')
        for number in boxes:
            card = chart.boxes[number].card
            opening, closing = ("([", "])") if card.hollow else ("[", "]")
            lines.append(f'    n{number}{opening}"{_mermaid(card.title)}"{closing}')
        lines.append("  end")
    for drawn in chart.lines:
        if drawn.target < 0:
            continue
        if drawn.tree:
            stroke = "-.-" if drawn.line.dotted or not drawn.line.stated else "---"
            lines.append(f"  n{drawn.target} {stroke} n{drawn.source}")
        else:
            lines.append(f'  n{drawn.source} -. "{_mermaid(drawn.line.kind)}" .-> n{drawn.target}')
    return "\n".join(lines) + "\n"


def _mermaid(text: str) -> str:
    marks = {"#": "#35;", "&": "#amp;", "<": "#lt;", ">": "#gt;", '"': "#quot;", "\\": "#92;"}
    return "".join(marks.get(c, c) for c in " ".join(text.split())).replace("`", "#96;")


def dot_text(plan: Plan, chart: Chart) -> str:
    """Return a graph in Graphviz's language."""
    lines = [
        f"digraph {_dot(plan.title)} {{",
        '  graph [rankdir=TB, splines=ortho, fontname="Helvetica"];',
        '  node [shape=box, style=rounded, fontname="Helvetica"];',
        '  edge [arrowhead=none, fontname="Helvetica"];',
    ]
    for place, (home, boxes) in enumerate(_all_homes(chart).items()):
        names = " › ".join(plan.names.get(key, key) for key in home) or plan.words.no_region
        lines.append(f"  subgraph cluster_{place} {{ label={_dot(names)};")
        for number in boxes:
            card = chart.boxes[number].card
            style = ', style="rounded,dashed"' if card.hollow else ""
            lines.append(f"    n{number} [label={_dot(card.title)}{style}];")
        lines.append("  }")
    for drawn in chart.lines:
        if drawn.target < 0:
            continue
        if drawn.tree:
            style = " [style=dashed]" if drawn.line.dotted or not drawn.line.stated else ""
            lines.append(f"  n{drawn.target} -> n{drawn.source}{style};")
        else:
            label = _dot(drawn.line.kind)
            look = f"[style=dotted, arrowhead=normal, constraint=false, xlabel={label}]"
            lines.append(f"  n{drawn.source} -> n{drawn.target} {look};")
    return "\n".join([*lines, "}"]) + "\n"


def _dot(text: str) -> str:
    escaped = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def json_text(plan: Plan, chart: Chart) -> str:
    """Return boxes and lines as one JSON object."""
    value = {
        "title": plan.title,
        "summary": plan.summary,
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
                "x": box.x,
                "y": box.y,
            }
            for box in chart.boxes
        ],
        "lines": [
            {
                "source": drawn.line.source,
                "target": drawn.line.target,
                "kind": drawn.line.kind,
                "stated": drawn.line.stated,
            }
            for drawn in chart.lines
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
