"""Show what was read of documents as a page: their text, coloured, and the facts beside it."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.extraction.accounting import KINDS, Part, account, shares
from remit.graph.profile import FIELDS
from remit.graph.reading.files import WRITTEN_BY_REMIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remit.graph.profile import RoleProfile


def as_html(profiles: Sequence[RoleProfile]) -> str:
    """Make one page of the profiles; it needs nothing beside it and asks for nothing."""
    style = files("remit.graph.extraction").joinpath("page/reading.css").read_text("utf-8")
    names = ", ".join(profile.document.name for profile in profiles)
    body = "\n".join(_document(place, profile) for place, profile in enumerate(profiles))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"{WRITTEN_BY_REMIT}\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(names)} – as read</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _document(place: int, profile: RoleProfile) -> str:
    parts = account(profile)
    runs = list(_joined(profile.document.text, parts))
    text = _text(place, profile, runs)
    return (
        f"<article>\n<h1>{escape(profile.document.name)}</h1>\n{_legend(parts)}\n"
        f'<div class="sides">\n<section aria-label="Text" class="text">{text}'
        f'</section>\n<section aria-label="What was read" class="facts">\n'
        f"{''.join(_facts(place, profile, runs))}</section>\n</div>\n</article>"
    )


def _legend(parts: list[Part]) -> str:
    share = shares(parts)
    read = 100 * (1 - share.get("not understood", 0.0))
    marks = " ".join(
        f'<li><span class="{_class(kind)}">{kind}</span> {100 * share[kind]:.1f} %</li>'
        for kind in KINDS
        if kind in share
    )
    said = f'<p class="share">{read:.1f} % of the text is accounted for.</p>'
    return f'{said}\n<ul class="legend">{marks}</ul>'


def _joined(text: str, parts: list[Part]) -> Iterator[Part]:
    """Join runs of one kind that only white space within a line parts."""
    last: Part | None = None
    for place, part in enumerate(parts):
        behind = parts[place + 1].kind if place + 1 < len(parts) else ""
        within = not part.kind and "\n" not in part.span.of(text)
        kind = behind if last is not None and within and last.kind == behind else part.kind
        if last is not None and kind and last.kind == kind:
            last = Part(Span(last.span.start, part.span.end), kind)
            continue
        if last is not None:
            yield last
        last = Part(part.span, kind)
    if last is not None:
        yield last


def _text(place: int, profile: RoleProfile, parts: list[Part]) -> str:
    text = profile.document.text
    return "".join(
        f'<span class="{_class(p.kind)}" id="{_mark(place, p.span)}" title="{p.kind}">'
        f"{escape(p.span.of(text))}</span>"
        if p.kind
        else escape(p.span.of(text))
        for p in parts
    )


def _facts(place: int, profile: RoleProfile, parts: list[Part]) -> Iterator[str]:
    starts = [(part.span.start, part.span) for part in parts if part.kind]

    def row(name: str, words: str, span: Span) -> str:
        at = max((s for start, s in starts if start <= span.start), default=span)
        shown = f'<a href="#{_mark(place, at)}">{escape(" ".join(words.split()))}</a>'
        return f'<tr><th scope="row">{escape(name)}</th><td>{shown}</td></tr>\n'

    for role in profile.roles:
        whose = f"{role.title.text}: " if profile.others and role.title else ""
        rows = [
            row(name.replace("_", " "), value.read_as or value.text, value.span)
            for name in FIELDS
            if (value := getattr(role, name)) is not None
        ]
        rows += [row("direct reports", value.text, value.span) for value in role.direct_reports]
        for name, mentions in (
            ("law", role.legislation),
            ("framework", role.frameworks),
            ("qualification", role.qualifications),
            ("system", role.systems),
            ("competency", role.competencies),
        ):
            rows += [row(name, m.thing.label, m.span) for m in mentions]
        yield _table(f"{whose}Fields and names", rows)
        needs = role.requirements
        yield _table(
            f"{whose}Requirements",
            (row(f"{r.modality} {r.kind.lower()}", r.read_as or r.text, r.span) for r in needs),
        )
    yield _table("Findings", (row(f.severity, f.message, f.span) for f in profile.all_findings))


def _table(caption: str, rows: Iterable[str]) -> str:
    body = "".join(rows)
    return f"<table>\n<caption>{escape(caption)}</caption>\n{body}</table>\n" if body else ""


def _mark(place: int, span: Span) -> str:
    return f"d{place}c{span.start}"


def _class(kind: str) -> str:
    return kind.replace(" ", "-")
