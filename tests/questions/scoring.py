"""Score replies against questions with known answers: right, abstained or wrong.

A case is a line of a .jsonl file of this folder: id, q (the question), kind and gold, and where they
apply may, must, all.

roles      gold: the first letters of documents; each is stated, and nothing else but `may`
entities   gold: patterns; each matches an answer, and every answer is matched by one or by `may`
number     gold: the numbers that will do                boolean   gold: true or false
evidence   must: patterns that stand somewhere in the reply
none       understood, and no answer                     refuse    not understood, with suggestions
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from remit.graph.asking.answer import Answer, Reply

Case = dict[str, Any]
FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Tally:
    """How many of a set were right, abstained and wrong."""

    right: int
    abstained: int
    wrong: int

    @property
    def total(self) -> int:
        """The number of questions."""
        return self.right + self.abstained + self.wrong


def cases(name: str) -> list[Case]:
    """Read the cases of one set."""
    text = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def verdict(case: Case, reply: Reply) -> str:
    """Say `right`, `abstained`, or what is wrong with a reply."""
    if case["kind"] == "refuse":
        return "right" if reply.refused and reply.refusal else "should be refused"
    if reply.refused:
        return "abstained"
    found: str = _VERDICTS[case["kind"]](case, reply)
    return found


def _texts(answers: tuple[Answer, ...]) -> list[str]:
    return [f"{a.label} {'' if a.value is None else a.value}" for a in answers]


def _roles(case: Case, reply: Reply) -> str:
    gold, may = set(case["gold"]), set(case.get("may", []))
    known = gold | may | set(case.get("all", []))
    stated: set[str] = set()
    inferred: set[str] = set()
    for answer in reply.answers:
        hits = {k for k in known for name in answer.documents if Path(name).name.startswith(k)}
        (stated if answer.stated else inferred).update(hits or {answer.label})
    missing, extra = gold - stated, (stated | inferred) - gold - may
    return f"missing {sorted(missing)}, extra {sorted(extra)}" if missing or extra else "right"


def _entities(case: Case, reply: Reply) -> str:
    texts = _texts(reply.answers)
    allowed = [*case["gold"], *case.get("may", [])]
    missing = [g for g in case["gold"] if not any(re.search(g, t) for t in texts)]
    extra = [t for t in texts if not any(re.search(p, t) for p in allowed)]
    return f"missing {missing}, extra {extra}" if missing or extra else "right"


def _value(case: Case, reply: Reply) -> str:
    values = [answer.value for answer in reply.answers]
    wanted = case["gold"] if case["kind"] == "number" else [case["gold"]]
    same_type = case["kind"] != "boolean" or all(isinstance(v, bool) for v in values)
    right = len(values) == 1 and same_type and values[0] in wanted
    return "right" if right else f"got {values}"


def _evidence(case: Case, reply: Reply) -> str:
    text = json.dumps(reply.as_json(), ensure_ascii=False)
    missing = [pattern for pattern in case.get("must", []) if not re.search(pattern, text)]
    return f"not found: {missing}" if missing else "right"


def _none(case: Case, reply: Reply) -> str:
    return "right" if not reply.answers else f"expected nothing, got {_texts(reply.answers)}"


_VERDICTS = {
    "roles": _roles,
    "entities": _entities,
    "number": _value,
    "boolean": _value,
    "evidence": _evidence,
    "none": _none,
}


def tallied(verdicts: list[str]) -> Tally:
    """Count verdicts."""
    right, abstained = verdicts.count("right"), verdicts.count("abstained")
    return Tally(right, abstained, len(verdicts) - right - abstained)
