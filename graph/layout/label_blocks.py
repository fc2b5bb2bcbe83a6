"""Give labels that stand in a block their values, which stand in a block behind all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.document import Span
from remit.graph.layout.labels import Label, labels
from remit.graph.layout.pairs import is_value
from remit.graph.layout.piece import part
from remit.graph.layout.printed import LABEL_WORDS, printed_field
from remit.graph.layout.small_words import small_words
from remit.graph.layout.turned import fits_shape
from remit.graph.layout.values import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from remit.graph.layout.piece import Piece

_BLOCK, _FITTING = 4, 2
LONGEST_BLOCK = 40
_SHAPED = frozenset({"grade", "rank", "vetting", "hours", "role_code", "status"})
"""Fields whose values have a shape, so that words without one are no value of theirs."""


def blocks(text: str, pieces: list[Piece]) -> list[Piece]:
    """Put each label of a block before its value where all values stand behind all labels.

    Where there are fewer values than labels, those are given of which the order of both and the
    shapes of the values leave no doubt.
    """
    done: list[Piece] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        own = [] if piece.atom.running and piece.label is None else _label_run(pieces, index)
        if not own:
            done.append(piece)
            index += 1
            continue
        run, values = _fitting([own, *_label_columns(pieces, index)], pieces, index)
        if not values and (values := _values_of_a_kind(pieces, index, own)):
            run = own
        behind = index + len(run)
        if not values and (values := _values_above(done, run)):
            del done[-len(run) :]
            done += _paired(text, run, values)
            index = behind
            continue
        if values:
            done += _paired(text, run, values)
        elif len(run) >= _BLOCK and (values := _too_few(pieces, behind, len(run))):
            done += _told(text, run, values)
        else:
            behind = index + len(own)
            done += pieces[index:behind]
        index = behind + sum(map(len, values))
    return done


def line_label(piece: Piece) -> Label | None:
    """Read a line that is nothing but the label of a field, with or without a colon."""
    atom = piece.atom
    if atom.running or atom.marker or atom.cells > 1 or not piece.is_whole:
        return None
    if not piece.text[:1].isupper():
        return None
    label = labels().field(piece.text)
    return label if label is None or label.sure else printed_field(piece.text)


def counts_in_block(pieces: Sequence[Piece]) -> bool:
    """Tell whether a number answers the next of a block of labels behind which values stand."""
    near = pieces[-2 * LONGEST_BLOCK :]
    said = [is_field(piece) or line_label(piece) is not None for piece in near]
    values = said[::-1].index(True) if True in said else 0
    if not 0 < values < LONGEST_BLOCK or not all(p.is_line for p in near[-values:]):
        return False
    run = said[: len(said) - values][::-1]
    count = run.index(False) if False in run else len(run)
    if count < _BLOCK or count <= values:
        return False
    asked = near[len(near) - values - count + values]
    label = asked.label if is_field(asked) else line_label(asked)
    return label is not None and label.field in _SHAPED


def is_field(piece: Piece) -> bool:
    """Tell whether a piece is the label of a field."""
    return piece.label is not None and piece.label.field is not None


def _paired(text: str, run: Sequence[Piece], values: Sequence[list[Piece]]) -> Iterator[Piece]:
    for head, group in zip(run, values, strict=True):
        yield head
        if group:
            yield _joined(text, group)


def _joined(text: str, group: Sequence[Piece]) -> Piece:
    span = Span(group[0].span.start, group[-1].span.end)
    return part(text, group[0].atom, span)


def _label_run(pieces: list[Piece], index: int) -> list[Piece]:
    run: list[Piece] = []
    while index < len(pieces) and pieces[index].atom.cells == 1:
        piece = pieces[index]
        label = piece.label if is_field(piece) else line_label(piece)
        if label is None or label.field is None:
            break
        run.append(piece.set_off(label))
        index += 1
    return run


def _fitting(
    runs: Sequence[list[Piece]], pieces: list[Piece], index: int
) -> tuple[list[Piece], list[list[Piece]]]:
    """Choose the longest of several runs of labels behind which as many values stand.

    Where there is none, the longest comes back without values.
    """
    longest = sorted(runs, key=len, reverse=True)
    enough = [run for run in longest if len(run) >= _BLOCK]
    for behind in (pieces, _without_weak_headings(pieces, index) if enough else []):
        for run in enough:
            if values := _values_of(behind, index + len(run), len(run)):
                return run, values
    return longest[0], []


def _values_of_a_kind(pieces: list[Piece], index: int, run: Sequence[Piece]) -> list[list[Piece]]:
    """Give the few labels of a run that ask for the same as many lines, before a sure label."""
    count = len(run)
    kinds = {head.label.field for head in run if head.label is not None}
    end = index + 2 * count
    if not 1 < count < _BLOCK or len(kinds) != 1 or end >= len(pieces):
        return []
    values = pieces[index + count : end]
    plain = all(p.label is None and p.is_line and is_value(p.text) for p in values)
    behind = pieces[end].label
    closed = behind is not None and behind.field is not None and behind.sure
    return [[value] for value in values] if plain and closed else []


def _without_weak_headings(pieces: list[Piece], index: int) -> list[Piece]:
    """Read what a word or two may make a heading as text, in the lines behind a place."""
    end = index + 2 * LONGEST_BLOCK
    near = (
        piece.labelled(None) if piece.label and piece.label.kind and not piece.label.sure else piece
        for piece in pieces[index:end]
    )
    return [*pieces[:index], *near, *pieces[end:]]


def _label_columns(pieces: list[Piece], index: int) -> Iterator[list[Piece]]:
    """Take short lines as labels where the first and a third of all are known ones.

    The others are labels that this form alone has; where each second line is one, they are values.
    They end with the block, or with the last
    label that is known, where the values stand close behind, or a blank line parts all lines.
    """
    if not pieces[index].atom.after_blank:
        return
    end = index + 1
    apart = end < len(pieces) and pieces[end].atom.after_blank
    while end < len(pieces) and pieces[end].atom.after_blank == apart:
        if end - index >= LONGEST_BLOCK or (apart and not _could_be_label(pieces[end])):
            break
        end += 1
    known = [p.label if is_field(p) else line_label(p) for p in pieces[index:end]]
    last = max((at for at, label in enumerate(known) if label is not None), default=0)
    for count in {last + 1} if apart else {len(known), last + 1}:
        said = sum(label is not None for label in known[:count])
        block = pieces[index : index + count]
        turns = all((label is None) == bool(at % 2) for at, label in enumerate(known[:count]))
        fits = count >= _BLOCK and (1.5 if apart else 3) * said >= count and known[0] is not None
        fits = fits and not turns
        heads = any(piece.label is not None and piece.label.kind for piece in block[last:])
        if fits and (not heads or not apart) and all(map(_could_be_label, block)):
            yield [
                piece.set_off(label or Label(field="form"))
                for piece, label in zip(block, known, strict=False)
            ]


def _could_be_label(piece: Piece) -> bool:
    plain = piece.atom.cells == 1 and not piece.atom.marker and piece.text[:1].isupper()
    known = is_field(piece) or line_label(piece) is not None
    ended = piece.text.endswith((".", ";", ","))
    return plain and len(piece.text.split()) <= LABEL_WORDS and (known or not ended)


def _values_of(pieces: list[Piece], index: int, count: int) -> list[list[Piece]]:
    """Give so many labels their values; a blank line among these stands for an empty one."""
    if _stand_apart(pieces, index, count):
        apart = _values_apart(pieces, index, count)
        return apart if len(apart) == count else []
    values = _value_run(pieces, index)
    end = index + sum(map(len, values))
    while values and len(values) < count - 1:
        more = _value_run(pieces, end)
        if not more:
            break
        values += [[], *more]
        end += sum(map(len, more))
    return values if len(values) == count else []


def _stand_apart(pieces: list[Piece], index: int, count: int) -> bool:
    """Tell whether so many labels before a place stand between blank lines, each of them."""
    return all(p.atom.after_blank and p.is_line for p in pieces[index - count : index])


def _values_apart(pieces: list[Piece], index: int, count: int) -> list[list[Piece]]:
    """List the lines between blank lines, up to the next heading or sentence; one more at most."""
    end = index
    while end < len(pieces) and end - index <= count and _is_value_alone(pieces[end]):
        end += 1
    return [[value] for value in pieces[index:end]]


def _is_value_alone(piece: Piece) -> bool:
    plain = piece.label is None and piece.atom.after_blank and piece.is_line
    return plain and is_value(piece.text)


def _value_run(pieces: list[Piece], index: int) -> list[list[Piece]]:
    """Group the lines up to the next blank one into values, wrapped lines with those before."""
    groups: list[list[Piece]] = []
    first = index
    while index < len(pieces) and pieces[index].label is None:
        piece = pieces[index]
        if index > first and piece.atom.after_blank:
            break
        previous = groups[-1][-1].text if groups else ""
        goes_on = previous.rpartition(" ")[2] in small_words().unfinished
        wrapped = piece.text[:1].islower() or goes_on
        said = " ".join(p.text for p in groups[-1]) if groups else ""
        wrapped = wrapped or said.count("(") > said.count(")")
        if groups and (wrapped or previous.endswith(",")):
            groups[-1].append(piece)
        else:
            groups.append([piece])
        index += 1
    return groups


def _values_above(done: Sequence[Piece], run: Sequence[Piece]) -> list[list[Piece]]:
    """Give labels the values of the block above them, which has as many lines as they have."""
    count = len(run)
    block = done[-count:]
    if count < _BLOCK or len(block) < count or not run[0].atom.after_blank:
        return []
    starts = block[0].atom.after_blank and not any(p.atom.after_blank for p in block[1:])
    plain = all(p.label is None and p.is_line and is_value(p.text) for p in block)
    fits = sum(
        fits_shape(head.label, value.text)
        for head, value in zip(run, block, strict=True)
        if head.label is not None
    )
    return [[value] for value in block] if starts and plain and fits >= _FITTING else []


def _too_few(pieces: list[Piece], index: int, count: int) -> list[list[Piece]]:
    """List the values behind so many labels, where there are at least two and not enough."""
    apart = _stand_apart(pieces, index, count)
    values = _values_apart(pieces, index, count) if apart else _value_run(pieces, index)
    fits = 2 <= len(values) < count
    short = all(is_value(" ".join(p.text for p in group)) for group in values)
    plain = all(p.is_line for group in values for p in group)
    return values if fits and short and plain else []


def _told(text: str, run: Sequence[Piece], values: Sequence[list[Piece]]) -> Iterator[Piece]:
    """Give values to the labels to which alone they can belong; what is in doubt comes first."""
    joined = [_joined(text, group) for group in values]
    owners = _owners([p.label.field or "" for p in run if p.label], [p.text for p in joined])
    yield from (piece for at, piece in enumerate(joined) if at not in owners.values())
    yield from (head for at, head in enumerate(run) if at not in owners)
    for at, head in enumerate(run):
        if at in owners:
            yield head
            yield joined[owners[at]]


def _owners(fields: Sequence[str], values: Sequence[str]) -> dict[int, int]:
    """Tell which labels have which values, as far as all ways of giving them in order agree.

    >>> _owners(["title", "unit", "location", "grade"], ["Clerk", "Stores", "Scale 5"])
    {0: 0, 3: 2}
    """
    fit = [[_may_be(field, value) for value in values] for field in fields]
    ahead = _ways(fit)
    behind = _ways([row[::-1] for row in fit[::-1]])
    owners: dict[int, int] = {}
    for at in range(len(values)):
        able = [
            label
            for label in range(len(fields))
            if fit[label][at]
            and ahead[label][at]
            and behind[len(fields) - label - 1][len(values) - at - 1]
        ]
        if len(able) == 1:
            owners[able[0]] = at
    return owners


def _ways(fit: Sequence[Sequence[bool]]) -> list[list[bool]]:
    """Tell for so many labels and values from the front whether each value can have one of them."""
    can = [[True] + [False] * len(fit[0])]
    for row in fit:
        above = can[-1]
        can.append([True] + [above[at + 1] or (row[at] and above[at]) for at in range(len(row))])
    return can


def _may_be(field: str, value: str) -> bool:
    shaped = fields_of(value)
    if field in shaped or (field == "grade" and "rank" in shaped):
        return True
    return field not in _SHAPED if not shaped else field == "form"
