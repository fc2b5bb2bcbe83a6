"""One invented profile before it is laid out, and the gold: what its text states."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from organisation import Post
from wording import words_of

Gold = dict[str, Any]


@dataclass
class Section:
    """A heading and its items; a text has one item and no bullet."""

    kind: str
    heading: str
    items: list[str]
    bullets: bool = True


@dataclass
class Sheet:
    """What a profile says, part by part, with the gold beside it.

    Attributes:
        post: The post that it describes.
        fields: (name of the field, value) in the order of the form.
        sections: In the order of the form.
        gold: In the form of the gold in `tests/cases`, with `triples` and `mistakes`.
        said: What its requirements are about; no two are about one thing.
    """

    post: Post
    fields: list[tuple[str, str]]
    sections: list[Section]
    gold: Gold = field(default_factory=dict)
    said: set[str] = field(default_factory=set)

    def section(self, kind: str) -> Section:
        """Find a section."""
        return next(section for section in self.sections if section.kind == kind)

    def value(self, name: str) -> str | None:
        """Find the value of a field."""
        return dict(self.fields).get(name)

    def change(self, name: str, value: str) -> None:
        """Give a field another value."""
        self.fields = [(n, value if n == name else v) for n, v in self.fields]


def sheet_of(post: Post, size: int, chance: random.Random) -> Sheet:
    """Fill in the form of a post so that it comes to about `size` bytes."""
    work = words_of("work")
    officer = bool(post.rank)
    given = {
        "title": post.title,
        "rank": post.rank,
        "grade": post.grade,
        "code": post.code,
        "organisation": post.force.name,
        "unit": post.unit,
        "location": chance.choice(work["places"]["towns"]),
        "reports_to": post.manager,
        "direct_reports": post.reports or "",
        "vetting": chance.choice(work["vetting"]["levels"]) if chance.random() < 0.8 else "",
        "hours": "" if officer else chance.choice(work["staff"]["hours"]),
        "status": ("Police Officer" if officer else "Police Staff")
        if chance.random() < 0.5
        else "",
    }
    sheet = Sheet(post, [(name, value) for name, value in given.items() if value], [])
    sheet.gold = {
        "title": post.title,
        "rank_or_grade": post.rank or post.grade,
        "status": given["status"] or None,
        "role_code": post.code,
        "organisation": post.force.name,
        "unit_or_department": post.unit,
        "location": given["location"],
        "reports_to": post.manager,
        "direct_reports": [*post.led],
        "vetting": given["vetting"] or None,
        "legislation": [],
        "qualifications": [],
        "systems": [],
        "essential": [],
        "desirable": [],
        "requirements": [],
        "also": {},
        "mistakes": [],
    }
    _write_sections(sheet, size, chance)
    sheet.gold["triples"] = _triples(sheet)
    return sheet


def _write_sections(sheet: Sheet, size: int, chance: random.Random) -> None:
    phrases, purpose = words_of("phrases"), words_of("work")["purpose"]
    headings = sheet.post.force.headings
    opening, aim = chance.choice(purpose["openings"]), chance.choice(purpose["aims"])
    text = f"{opening.format(unit=sheet.post.unit)} {aim}."
    weight = max(1, size // 2500)

    def add(kind: str, items: list[str], *, bullets: bool = True) -> None:
        sheet.sections.append(Section(kind, headings[kind], items, bullets))

    add("purpose", [text], bullets=False)
    add("duties", _duties(5 * weight + chance.randint(0, 2), chance))
    for kind, count in (("essential", 4 + 2 * weight), ("desirable", 2 + weight // 2)):
        add(kind, _requirements(sheet, kind, count, chance))
    add("conditions", _requirements(sheet, "conditions", min(2 + weight // 2, 6), chance))
    behaviours = chance.sample(phrases["behaviours"]["of"], min(weight, 4)) if weight > 1 else []
    if behaviours:
        add(
            "behaviours", [f"{b['name']}\n{' '.join(b['says'])}" for b in behaviours], bullets=False
        )
        add("review", phrases["review"]["says"])
        fair = [say.format(force=sheet.post.force.name) for say in phrases["fairness"]["says"]]
        add("fairness", fair, bullets=False)
    duties = sheet.section("duties").items
    missing = size - sum(len(item) + 3 for section in sheet.sections for item in section.items)
    while missing > 300:
        more = [duty for duty in _duties(4, chance) if duty not in duties]
        duties += more
        missing -= sum(map(len, more)) + 1


def _duties(count: int, chance: random.Random) -> list[str]:
    given = words_of("work")["duties"]

    def half() -> str:
        parts = (chance.choice(given[part]) for part in ("verbs", "objects", "ways"))
        return " ".join(parts)

    made: dict[str, None] = {}
    while len(made) < count:
        second = half()
        made[f"{half()}; {second[0].lower()}{second[1:]}"] = None
    return list(made)


def _requirements(sheet: Sheet, kind: str, count: int, chance: random.Random) -> list[str]:
    """Word so many requirements, no two about one thing, and note them in the gold."""
    given = words_of("phrases")
    made: list[str] = []
    for phrase in chance.sample(given[kind]["phrases"], len(given[kind]["phrases"])):
        filled = fillings(chance)
        gap = next((name for name in filled if f"{{{name}}}" in phrase), "")
        about = filled[gap] if gap else phrase
        if about not in sheet.said and len(made) < count:
            sheet.said.add(about)
            made.append(phrase.format(**filled))
            note_requirement(sheet.gold, made[-1], kind)
    return made


def fillings(chance: random.Random) -> dict[str, str]:
    """Choose what stands in the gaps of a phrase."""
    phrases = words_of("phrases")
    filled = phrases["filled"]
    return {
        "law": chance.choice(phrases["law"])["name"],
        "system": chance.choice(filled["systems"]),
        "skill": chance.choice(filled["skill"]),
        "subject": chance.choice(filled["subject"]),
        "course": chance.choice(filled["courses"]),
    }


def note_requirement(gold: Gold, text: str, kind: str) -> None:
    """Note in the gold what a requirement states."""
    modality = "obligatory" if kind == "conditions" else kind
    fair = {"modality": ["essential", "obligatory"]} if kind == "conditions" else {}
    gold["requirements"].append({"text": text, "modality": modality, "also": fair})
    if kind in ("essential", "desirable"):
        gold[kind].append(text)
    else:  # what a post must have, under conditions: either reading is fair
        gold["also"].setdefault("essential", []).append(text)
    phrases = words_of("phrases")
    for law in phrases["law"]:
        if law["name"] in text and not any(
            entry["id"] == law["id"] for entry in gold["legislation"]
        ):
            gold["legislation"].append({"text": law["name"], "name": law["name"], "id": law["id"]})
    for name, choices in (("systems", "systems"), ("qualifications", "courses")):
        for choice in phrases["filled"][choices]:
            bare = choice.removeprefix("a ").removeprefix("the ")
            asked = gold["also"].setdefault(name, []) if "licence" in bare else gold[name]
            if bare in text and bare not in asked:  # a licence may be told as such
                asked.append(bare)


def _triples(sheet: Sheet) -> list[list[str]]:
    """Give the triples that must come out, things by their labels and roles by their codes."""
    post, gold = sheet.post, sheet.gold
    role = f"role {post.code}"
    manager = f"role {post.manager_code}" if post.manager_code else post.manager
    triples = [
        [role, "skos:prefLabel", post.title],
        [role, "org:postIn", post.unit],
        [role, "org:reportsTo", manager],
        [post.unit, "org:unitOf", post.force.name],
    ]
    if post.rank:
        triples.append([role, "remit:rank", post.rank.removeprefix("Detective ")])
    needed = "\n".join(gold["essential"])
    triples += [
        [role, "remit:requires", law["id"]] for law in gold["legislation"] if law["name"] in needed
    ]
    return triples
