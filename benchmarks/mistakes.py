"""Plant in a sheet the mistakes that people make, each with the finding that must be told."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from sheet import Sheet, fillings, note_requirement
from wording import words_of

Plant = Callable[[Sheet, random.Random], bool]
"""Changes a sheet; tells whether the mistake fits into it."""


def planted(sheet: Sheet, chance: random.Random) -> str:
    """Plant one mistake and note it in the gold; give its name, or nothing where none fitted."""
    names = list(PLANTS)
    for name in chance.sample(names, len(names)):
        rules, plant = PLANTS[name]
        if plant(sheet, chance):
            sheet.gold["mistakes"].append({"name": name, "finding": rules})
            return name
    return ""


def _mistaken() -> dict[str, Any]:
    mistaken: dict[str, Any] = words_of("phrases")["mistaken"]
    return mistaken


def _law(sheet: Sheet, change: str) -> bool:
    """Write a law of the requirements in another way."""
    laws = words_of("phrases")["law"]
    return any(_replace(sheet, law["name"], law[change]) for law in laws)


def _replace(sheet: Sheet, old: str, new: str) -> bool:
    """Replace words wherever requirements have them, in the text and in the gold."""
    found = False
    for section in sheet.sections:
        if section.kind in ("essential", "desirable"):
            found |= any(old in item for item in section.items)
            section.items = [item.replace(old, new) for item in section.items]
    gold = sheet.gold
    gold["essential"] = [text.replace(old, new) for text in gold["essential"]]
    gold["desirable"] = [text.replace(old, new) for text in gold["desirable"]]
    for entry in gold["requirements"]:
        entry["text"] = entry["text"].replace(old, new)
    return found


def _misspelt(sheet: Sheet, field: str, entry: str) -> bool:
    value = sheet.value(field) or ""
    for right, wrong in _mistaken()["ranks"].items():
        if right in value:
            sheet.change(field, value.replace(right, wrong))
            sheet.gold[entry] = value.replace(right, wrong)
            return True
    return False


def _add_requirement(sheet: Sheet, text: str) -> bool:
    sheet.section("essential").items.append(text)
    note_requirement(sheet.gold, text, "essential")
    return True


def _framework_as_law(sheet: Sheet, chance: random.Random) -> bool:
    name = chance.choice(_mistaken()["frameworks"])
    law = fillings(chance)["law"]
    return _add_requirement(sheet, f"Knowledge of legislation: {law}, {name}.")


def _replaced_law(sheet: Sheet, chance: random.Random) -> bool:
    return _add_requirement(sheet, f"Knowledge of the {chance.choice(_mistaken()['replaced'])}.")


def _repeated(sheet: Sheet, chance: random.Random) -> bool:
    items = sheet.section("duties").items
    items.append(chance.choice(items[:-1]))
    return True


def _empty_item(sheet: Sheet, chance: random.Random) -> bool:
    items = sheet.section("duties").items
    items.insert(chance.randrange(1, len(items)), "")
    return True


def _bullet_in_bullet(sheet: Sheet, chance: random.Random) -> bool:
    items = sheet.section("duties").items
    place = chance.randrange(len(items))
    items[place] = f"• {items[place]}"
    return True


def _tag(sheet: Sheet, chance: random.Random) -> bool:
    items = sheet.section("duties").items
    place = chance.randrange(len(items))
    items[place] += chance.choice(_mistaken()["tags"])
    return True


def _contradiction(sheet: Sheet, chance: random.Random) -> bool:
    if sheet.value("direct_reports") != "None":
        return False
    items = sheet.section("duties").items
    items.insert(chance.randrange(len(items)), chance.choice(_mistaken()["contradiction"]))
    return True


def _empty_field(sheet: Sheet, chance: random.Random) -> bool:
    for name in chance.sample(["location", "vetting", "hours"], 3):
        if sheet.value(name):
            sheet.change(name, "")
            sheet.gold[name] = None
            return True
    return False


def _prompt(sheet: Sheet, chance: random.Random) -> bool:
    sheet.section("conditions").items.append(chance.choice(_mistaken()["prompts"]))
    return True


def _undecided(sheet: Sheet, chance: random.Random) -> bool:
    sheet.fields = [pair for pair in sheet.fields if pair[0] != "status"]
    sheet.fields.append(("status", chance.choice(_mistaken()["undecided"])))
    sheet.gold["status"] = None
    return True


def _merged(sheet: Sheet, chance: random.Random) -> bool:
    text = chance.choice(_mistaken()["merged"]).format(**fillings(chance))
    sheet.section("essential").items.append(text)
    return True


def _misplaced(sheet: Sheet, chance: random.Random) -> bool:
    text = chance.choice(_mistaken()["misplaced"]).format(**fillings(chance))
    items = sheet.section("duties").items
    items.insert(chance.randrange(len(items)), text)
    return True


def _vague(sheet: Sheet, chance: random.Random) -> bool:
    return _add_requirement(sheet, chance.choice(_mistaken()["vague"]))


PLANTS: dict[str, tuple[list[str], Plant]] = {
    "wrong-year": (["wrong-year"], lambda sheet, _: _law(sheet, "wrong")),
    "typo-in-law": (["typo", "wrong-name", "name-variant"], lambda sheet, _: _law(sheet, "typo")),
    "typo-in-manager": (["typo"], lambda sheet, _: _misspelt(sheet, "reports_to", "reports_to")),
    "typo-in-rank": (["typo"], lambda sheet, _: _misspelt(sheet, "rank", "rank_or_grade")),
    "template-prompt": (["template-prompt", "undecided-field"], _prompt),
    "undecided-field": (["undecided-field", "template-prompt"], _undecided),
    "repeated-line": (["repeated-line"], _repeated),
    "empty-field": (["empty-field"], _empty_field),
    "empty-item": (["empty-item"], _empty_item),
    "staff-contradiction": (["staff-contradiction"], _contradiction),
    "not-legislation": (["not-legislation"], _framework_as_law),
    "superseded": (["superseded"], _replaced_law),
    "merged-requirements": (["merged-requirements"], _merged),
    "bullet-debris": (["bullet-debris"], _bullet_in_bullet),
    "markup-debris": (["markup-debris"], _tag),
    "misplaced": (["misplaced"], _misplaced),
    "vague-requirement": (["vague-requirement"], _vague),
}
