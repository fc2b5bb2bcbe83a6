"""A map as a drawing in true vectors, made without a browser."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from unicodedata import east_asian_width

from remit.graph.maps.areas import HEADING_TOP
from remit.graph.maps.badges import badges
from remit.graph.maps.chart import Box, Chart, Drawn, Region
from remit.graph.maps.measures import ANSWER, ANSWER_FILL, BOX_HEIGHT, BOX_WIDTH
from remit.graph.maps.plan import Plan

_FACE = "Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif"
_INK, _SOFT, _LINE, _HAIR, _CROSS = "#16202b", "#4b5867", "#75828f", "#d3dae1", "#7a4b9a"
_PAPER, _REGION, _UNIT, _EDGE = "#f4f6f8", "#fbfcfd", "#f4f7fa", "#dfe5eb"
_COLOURS = (
    *("#3a6ea8", "#b4623a", "#43876a", "#84589c", "#a5851f"),
    *("#2f8797", "#ab4a63", "#697a34", "#5964ad", "#8d6b52"),
)
_NO_GROUP = "#7b8794"
_NARROW, _WIDE = frozenset("iljtfrI.,:;'!|()[]/- "), frozenset("mwMW@%—")


def svg_text(plan: Plan, chart: Chart) -> str:
    """Return a map as SVG: every box, line and name, nothing outside itself."""
    groups = sorted({box.card.group for box in chart.boxes if box.card.group})
    colours = {group: _COLOURS[n % len(_COLOURS)] for n, group in enumerate(groups)}
    size = f'width="{chart.width}" height="{chart.height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {chart.width} {chart.height}" '
        f'{size} font-family="{_FACE}">',
        f"<title>{escape(plan.title)}</title>",
        f'<rect {size} fill="{_PAPER}"/>',
    ]
    parts += [_region(region) for region in chart.regions]
    parts += [_line(drawn) for drawn in chart.lines]
    parts += [_heading(region, plan) for region in chart.regions]
    parts += [_box(box, plan, colours.get(box.card.group, _NO_GROUP)) for box in chart.boxes]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _region(region: Region) -> str:
    outer = region.level == 1
    return (
        f'<rect x="{region.left}" y="{region.top}" width="{region.width}" '
        f'height="{region.height}" rx="{18 if outer else 12}" fill="{_REGION if outer else _UNIT}" '
        f'stroke="{_EDGE}"/>'
    )


def _heading(region: Region, plan: Plan) -> str:
    """Return the name of a region, on a halo where lines run behind it."""
    outer, size = region.level == 1, region.heading
    name = cut(region.title or plan.words.no_region, size * 1.07, region.width - 60)
    place = (region.left + 36, region.top + HEADING_TOP + size)
    text = _text(name, place, size, _INK if outer else _SOFT, 650)
    halo = f'stroke="{_REGION if outer else _UNIT}" stroke-width="{size / 4:g}"'
    return text.replace("<text ", f'<text paint-order="stroke" stroke-linejoin="round" {halo} ', 1)


def _line(drawn: Drawn) -> str:
    points = " ".join(f"{x},{y}" for x, y in drawn.route)
    dotted = drawn.line.dotted or not (drawn.tree or drawn.line.hangs)
    dash = ' stroke-dasharray="0.1 5" stroke-linecap="round"' if dotted else ""
    if not dotted and not drawn.line.stated:
        dash = ' stroke-dasharray="8 5"'
    colour = _LINE if drawn.tree else _CROSS
    return (
        f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.6" '
        f'stroke-linejoin="round"{dash}><title>{escape(drawn.line.kind)}</title></polyline>'
    )


def _box(box: Box, plan: Plan, colour: str) -> str:
    card, answers = box.card, box.card.iri in plan.answer
    left, top = box.x - BOX_WIDTH // 2, box.y - BOX_HEIGHT // 2
    group = plan.names.get(card.group, "")
    edge, width = (ANSWER, 2.4) if answers else (_LINE if card.hollow else _HAIR, 1)
    ground = ANSWER_FILL if answers else _REGION if card.hollow else "#fff"
    dash = ' stroke-dasharray="5 4"' if card.hollow else ""
    parts = [
        f'<rect x="{left}" y="{top}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="7" '
        f'fill="{ground}" stroke="{edge}" stroke-width="{width}"{dash}/>'
    ]
    if card.hollow:
        notes = [card.note or plan.words.hollow, group or card.rank]
    else:
        band = f'<rect x="{left}" y="{top + 4}" width="6" height="{BOX_HEIGHT - 8}" '
        parts.append(f'{band}fill="{colour}"/>')
        notes = [card.note or group or card.rank, card.rank if card.note or group else ""]
    if answers:
        parts.append(_tick(left + BOX_WIDTH - 3, top + 3))
    room = BOX_WIDTH - 34
    lines = wrap(card.title, 14.5 * 1.07, room, 2)
    shown = [note for note in notes if note]
    first = top + (BOX_HEIGHT - 19 * len(lines) - 17 * len(shown)) // 2 + 14
    for place, line in enumerate(lines):
        parts.append(_text(line, (left + 17, first + 19 * place), 14.5, _INK, 600))
    below = first + 19 * len(lines)
    last = below + 17 * (len(shown) - 1)
    marks, taken = badges(card, left + BOX_WIDTH - 12, max(last, box.y + 22))
    for place, note in enumerate(shown):
        y = below + 17 * place
        free = room - (taken if y == last else 0)
        parts.append(_text(cut(note, 12.5, free), (left + 17, y), 12.5, _SOFT))
    return "".join([*parts, marks])


def _tick(x: int, y: int) -> str:
    """Return the mark of what answers the question, for those who see no colour."""
    return (
        f'<circle cx="{x}" cy="{y}" r="11" fill="{ANSWER}"/>'
        f'<path d="M{x - 5} {y} l3.4 3.6 l6 -7.4" fill="none" stroke="#fff" stroke-width="2.2"/>'
    )


def _text(text: str, place: tuple[int, int], size: float, fill: str, weight: int = 400) -> str:
    printable = "".join(c if c.isprintable() else " " for c in text)
    return (
        f'<text x="{place[0]}" y="{place[1]}" font-size="{size:g}" font-weight="{weight}" '
        f'fill="{fill}">{escape(printable)}</text>'
    )


@lru_cache(4096)
def _advance(character: str) -> float:
    """Estimate the width of a character in parts of its size, rather too wide than too narrow."""
    if character in _NARROW:
        return 0.34
    if east_asian_width(character) in "WF":
        return 1.0
    return 0.9 if character in _WIDE else 0.7 if character.isupper() else 0.57


def width_of(text: str, size: float) -> float:
    """Estimate how wide a text is."""
    return size * sum(map(_advance, text))


def cut(text: str, size: float, room: float) -> str:
    """Return a text, with an ellipsis in place of what has no room.

    >>> cut("Superintendent", 10, 60)
    'Superinten…'
    """
    if width_of(text, size) <= room:
        return text
    kept = ""
    for character in text:
        if width_of(kept + character + "…", size) > room:
            break
        kept += character
    return kept.rstrip() + "…"


def wrap(text: str, size: float, room: float, most: int) -> list[str]:
    """Break a text into lines at its spaces; what does not fit the last line is cut.

    >>> wrap("Detective Sergeant, Fraud", 10, 100, 2)
    ['Detective Sergeant,', 'Fraud']
    """
    words = text.split()
    lines: list[str] = []
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and width_of(f"{line} {words[0]}", size) <= room:
            line += f" {words.pop(0)}"
        lines.append(cut(line, size, room))
    return [*lines, cut(" ".join(words), size, room)] if words else lines
