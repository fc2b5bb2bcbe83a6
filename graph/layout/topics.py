"""Tell how topics, such as `Knowledge`, and weights hang together in a person specification."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from remit.graph.layout.answers import opens_with_name
from remit.graph.layout.labels import labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.layout.labels import Label
    from remit.graph.layout.piece import Piece

_FEW_TOPICS = 2
_VALUE_WORDS = 8
_SEVERAL = re.compile(r"[,&]|\band\b", re.I)


def answered(pieces: Sequence[Piece], index: int) -> Label | None:
    """Read the heading of a part as a label where one short line answers it, or begins with it."""
    piece = pieces[index]
    label = labels().field(piece.text) if piece.is_line else None
    if label is None or index + 2 >= len(pieces):
        return None
    value, behind = pieces[index + 1 : index + 3]
    apart = all(p.atom.after_blank for p in (piece, value, behind))
    together = value.atom.line == piece.atom.line + 1 and (apart or not value.atom.after_blank)
    plain = together and value.is_line and value.label is None and not value.atom.marker
    short = plain and len(value.text.split()) <= _VALUE_WORDS and not value.text.endswith(".")
    opens_line = behind.span.start == behind.atom.span.start
    ends = behind.label is not None and (behind.is_line or (opens_line and behind.label.field))
    opens = value.text[:1].isupper() or value.text[:1].isdigit()
    answers = short or (plain and opens_with_name(label, value.text))
    return label if answers and ends and opens else None


def by_topic(pieces: Sequence[Piece]) -> bool:
    """Tell whether topics such as `Knowledge` stand above what is essential and desirable.

    One is enough that names several, as `Qualifications, Experience and Knowledge` does.
    """
    topics = [
        above.text
        for above, below in pairwise(pieces)
        if above.label is not None
        and below.label is not None
        and above.label.kind == below.label.kind == "requirements"
        and below.label.sure
        and not above.label.sure
    ]
    enough = len(topics) >= _FEW_TOPICS or any(_SEVERAL.search(topic) for topic in topics)
    return enough or _topics_first(pieces)


def _topics_first(pieces: Sequence[Piece]) -> bool:
    """Tell whether what is desirable stands under a topic, so that the next topic ends it.

    No heading of essential things stands above the topics, or topics stand under none of them and
    are printed as the heading of desirable things is.
    """
    heads = [p for p in pieces if p.label is not None and p.label.kind == "requirements"]
    weighed = [bool(p.label and p.label.sure) for p in heads]
    place = next((i for i, p in enumerate(heads) if weighed[i] and _is_desirable(p)), None)
    if place is None:
        return False
    topics = [p for i, p in enumerate(heads) if i < place and not weighed[i]]
    if topics:
        return not any(weighed[:place])
    following = next((p for i, p in enumerate(heads) if i > place and not weighed[i]), None)
    shouted = following is not None and following.text.isupper() and heads[place].text.isupper()
    return shouted and any(weighed[:place])


def _is_desirable(piece: Piece) -> bool:
    return piece.label is not None and piece.label.modality == "desirable"
