"""The slots of `forms.toml` by their names, and what reads each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from remit.graph.asking import (
    amounts,
    claims,
    free_words,
    labels,
    levels,
    other_than,
    sets,
    slots,
    small_slots,
    staff_sorts,
    subjects,
)
from remit.graph.asking.belonging import FORCES, UNITS

if TYPE_CHECKING:
    from remit.graph.asking.chart import Slot

_KINDED = {
    "condition": sets.one_condition,
    "cued-condition": sets.cued_condition,
    "noun": small_slots.noun_of,
    "ones": small_slots.ones,
}


class _Slots(dict[str, "Slot"]):
    """The slots of forms.toml; those of a kind are made on demand."""

    def __missing__(self, name: str) -> Slot:
        sort, colon, kind = name.partition(":")
        if colon and sort in _KINDED:
            self[name] = partial(_KINDED[sort], kind=kind)
            return self[name]
        raise KeyError(name)


SLOTS = _Slots(
    {
        "set": sets.thing_set,
        "set-claim": sets.set_claim,
        "described-roles": sets.described_roles,
        "several-roles": sets.several_roles,
        "reporting": sets.reporting,
        "role-or-place": slots.role_or_place,
        "only-role": slots.only_role,
        "conditional-set": claims.conditional_set,
        "conditional-exists": claims.conditional_set,
        "unnamed-exists": claims.unnamed,
        "claim": claims.claim,
        "statement": claims.statement,
        "duty": claims.duty,
        "needy": slots.needy,
        "aspect": slots.aspect,
        "topic": slots.topic,
        "label": labels.label,
        "labelled": labels.labelled,
        "level": levels.level,
        "level-from": levels.level_from,
        "other-than": other_than.other_than,
        "topics": slots.topics,
        "dated": subjects.dated,
        "terms": subjects.terms,
        "dated-law": subjects.dated_law,
        "dated-roles": sets.dated_roles,
        "any-topic": slots.any_topic,
        "any-topics": slots.any_topics,
        "run": free_words.run,
        "rest": free_words.rest,
        "words": free_words.run,
        "field": small_slots.field,
        "field-name": small_slots.field_name,
        "field-names": small_slots.field_names,
        "role": slots.role,
        "roles": slots.target_roles,
        "target-role": slots.target_roles,
        "unit": partial(slots.one_of_kinds, kinds=UNITS),
        "force": partial(slots.one_of_kinds, kinds=FORCES),
        "law": small_slots.law,
        "subject": partial(slots.one_of_kinds, kinds=frozenset({"topic"})),
        "units": partial(small_slots.targets, leaf="unit-target"),
        "forces": partial(small_slots.targets, leaf="force-target"),
        "laws": partial(small_slots.targets, leaf="law-target"),
        "ranks": partial(small_slots.targets, leaf="rank"),
        "unit-target": partial(slots.target, kinds=UNITS, kind="unit"),
        "force-target": partial(slots.target, kinds=FORCES, kind="force"),
        "law-target": partial(slots.target, kinds=frozenset({"law"}), kind="law"),
        "rank": slots.rank,
        "one": small_slots.one,
        "counted-side": small_slots.counted_side,
        "staffed": small_slots.staffed,
        "sort-of-staff": staff_sorts.sort_of_staff,
        "own-name": small_slots.own_name,
        "line-of-work": small_slots.line_of_work,
        "held": small_slots.held,
        "grade": partial(slots.one_of_kinds, kinds=frozenset({"grade"})),
        "worker-type": small_slots.worker_type,
        "designation": partial(slots.one_of_kinds, kinds=frozenset({"designation"})),
        "noun": small_slots.noun,
        "property": small_slots.property_,
        "finding": small_slots.finding,
        "number": small_slots.number,
        "comparison": small_slots.comparison,
        "counted": small_slots.counted,
        "measure": amounts.measure,
        "measured": amounts.measured,
        "measured-by": amounts.measured_by,
        "extreme": amounts.extreme,
        "better": amounts.better,
        "acronym": small_slots.acronym,
        "short": small_slots.short_form,
        "role-condition": partial(sets.one_condition, kind="role"),
        "cued-role-condition": partial(sets.cued_condition, kind="role"),
    }
)
