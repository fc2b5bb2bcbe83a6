"""Show a reply in a notebook: each answer with how it was found, its words and their place."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from remit.graph.asking.headline import how, said, tells_of_none

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.graph.asking.answer import Answer, Reply

MOST_ANSWERS: Final = 100
"""How many answers are shown; the reply holds all."""

_LEFT: Final = ' style="text-align: left"'


def as_html(reply: Reply) -> str:
    """Write a reply as a piece of HTML, to which the notebook gives its own looks.

    >>> from remit.graph.asking.answer import Reply
    >>> as_html(Reply("who?", refusal="not understood: “who”"))
    '<p><strong>Not answered.</strong> not understood: “who”</p>'
    """
    return "\n".join(_refused(reply) if reply.refused else _answered(reply))


def _refused(reply: Reply) -> Iterator[str]:
    yield f"<p><strong>Not answered.</strong> {escape(reply.refusal)}</p>"
    if reply.suggestions:
        offered = "".join(f"<li>{escape(question)}</li>" for question in reply.suggestions)
        yield f"<p>These are answered here:</p>\n<ul>{offered}</ul>"


def _answered(reply: Reply) -> Iterator[str]:
    answers = (*reply.answers, *reply.desirable)
    if reply.desirable and not reply.answers:
        yield "<p>None; only desirable:</p>"
    if answers:
        heads = "".join(f"<th{_LEFT}>{head}</th>" for head in ("Answer", "Found", "Words"))
        rows = "\n".join(_row(answer) for answer in answers[:MOST_ANSWERS])
        yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
    elif not any(map(tells_of_none, reply.notes)):
        yield "<p>None.</p>"
    if len(answers) > MOST_ANSWERS:
        yield f"<p>{MOST_ANSWERS} of {len(answers):,} answers; all are in <code>answers</code>.</p>"
    for note in (*reply.notes, f"understood: {reply.understood}"):
        yield f"<p><small>{escape(note)}</small></p>"


def _row(answer: Answer) -> str:
    words = "<br>".join(
        f"“{escape(' '.join(item.quote.split()))}” <small>{escape(place)}</small>"
        for item in answer.evidence
        for place in [f"{item.document}, {item.section}" if item.section else item.document]
    )
    cells = (escape(said(answer)), escape(how(answer) or "stated"), words)
    return f"<tr>{''.join(f'<td{_LEFT}>{cell}</td>' for cell in cells)}</tr>"
