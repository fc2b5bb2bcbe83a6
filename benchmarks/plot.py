"""Draw lines of scores against strength of noise as a small SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

_COLOURS = (
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a5c00", "#444444",
    "#a0208a",
)  # fmt: skip
_DASHES = ("", "6 3", "2 3")
_LEFT, _TOP, _WIDTH, _HEIGHT, _LEGEND = 48, 16, 420, 260, 270


def drawn(lines: Mapping[str, Sequence[float]], strengths: Sequence[float], title: str) -> str:
    """Draw one line for each name; a score of 0 stands at the bottom, 1 at the top.

    >>> drawn({"wrapped": [1.0, 0.5]}, [0, 1], "F1").count("<polyline")
    1
    """
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + _WIDTH + _LEGEND} '
        f'{_TOP + _HEIGHT + 44}" font-family="sans-serif" font-size="11" role="img">',
        f"<title>{escape(title)}</title>",
        '<rect width="100%" height="100%" fill="#ffffff"/>',
    ]
    for tenth in range(0, 11, 2):
        y = _y(tenth / 10)
        parts.append(f'<path d="M{_LEFT} {y}H{_LEFT + _WIDTH}" stroke="#dddddd"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4}" text-anchor="end">{tenth / 10:.1f}</text>')
    for strength in strengths:
        parts.append(
            f'<text x="{_x(strength)}" y="{_TOP + _HEIGHT + 16}" text-anchor="middle">'
            f"{strength:g}</text>"
        )
    parts.append(
        f'<text x="{_LEFT + _WIDTH / 2:g}" y="{_TOP + _HEIGHT + 36}" text-anchor="middle">'
        f"strength of the noise</text>"
    )
    for number, (name, scores) in enumerate(lines.items()):
        style = f'stroke="{_COLOURS[number % len(_COLOURS)]}" stroke-width="2" fill="none"'
        dash = _DASHES[number % len(_DASHES)]
        style += f' stroke-dasharray="{dash}"' if dash else ""
        points = " ".join(f"{_x(s)},{_y(f)}" for s, f in zip(strengths, scores, strict=True))
        parts.append(f'<polyline points="{points}" {style}/>')
        y, x = _TOP + 12 + 22 * number, _LEFT + _WIDTH + 20
        parts.append(f'<path d="M{x} {y - 4}h24" {style}/>')
        parts.append(f'<text x="{x + 30}" y="{y}">{escape(name)}</text>')
    return "\n".join([*parts, "</svg>", ""])


def _x(strength: float) -> float:
    return round(_LEFT + _WIDTH * strength, 1)


def _y(score: float) -> float:
    return round(_TOP + _HEIGHT * (1 - score), 1)
