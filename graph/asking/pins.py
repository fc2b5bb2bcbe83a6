"""Questions that are kept with their answers, to be asked again of a later graph."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from remit.graph.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from remit.graph.asking.answer import Reply

FILE = "pins.json"


@dataclass(frozen=True, slots=True)
class Pin:
    """A question with what it was answered when it was kept.

    Attributes:
        question: As it was put.
        answers: One line for each, in order of the alphabet.
    """

    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """How the answers to a question differ from those that were kept."""

    question: str
    gone: tuple[str, ...]
    come: tuple[str, ...]


def pin_of(reply: Reply) -> Pin:
    """Make a pin of a reply."""
    return Pin(reply.question, tuple(sorted(_line(reply))))


def read_pins(directory: Path) -> list[Pin]:
    """Read the pins of a graph, in the order in which they were kept.

    Raises:
        UnreadableError: The file does not hold pins.
    """
    path = directory / FILE
    if not path.is_file():
        return []
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(found, list):
            raise TypeError(found)
        return [Pin(str(pin["question"]), tuple(map(str, pin["answers"]))) for pin in found]
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableError(
            "this is no list of pinned questions", place=str(path), hint="mend or delete it"
        ) from error


def keep(directory: Path, reply: Reply) -> None:
    """Keep a question with its answer; one that is kept already gets its new answer."""
    kept = {pin.question: pin for pin in read_pins(directory)}
    kept[reply.question] = pin_of(reply)
    write_pins(directory, kept.values())


def write_pins(directory: Path, pins: Iterable[Pin]) -> None:
    """Write the pins of a graph, all at once."""
    text = json.dumps([asdict(pin) for pin in pins], ensure_ascii=False, indent=2)
    beside = directory / f".{FILE}.new"
    beside.write_text(text + "\n", encoding="utf-8")
    beside.replace(directory / FILE)


def change(pin: Pin, reply: Reply) -> Change | None:
    """Say how a reply differs from what was kept; None where it does not."""
    now = pin_of(reply).answers
    if now == pin.answers:
        return None
    gone = tuple(line for line in pin.answers if line not in now)
    return Change(pin.question, gone, tuple(line for line in now if line not in pin.answers))


def _line(reply: Reply) -> list[str]:
    if reply.refused:
        return [f"refused: {reply.refusal}"]
    return [
        answer.label
        + (f": {answer.value}" if answer.value is not None else "")
        + ("" if answer.stated else " (inferred)")
        for answer in reply.answers
    ]
