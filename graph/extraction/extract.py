"""Read one document: from its text to a role profile."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from remit.graph.document import Span, folded, trimmed
from remit.graph.extraction.accounting import unread_lines
from remit.graph.extraction.competencies import read_competencies
from remit.graph.extraction.content_findings import content_findings
from remit.graph.extraction.file_names import name_of_file
from remit.graph.extraction.force_counts import read_force_counts
from remit.graph.extraction.form_findings import form_findings
from remit.graph.extraction.managers import is_in_person
from remit.graph.extraction.names import read_names
from remit.graph.extraction.notices import notice
from remit.graph.extraction.particulars import read_particulars
from remit.graph.extraction.qualifications import read_qualifications
from remit.graph.extraction.ranks_stated import ranks_stated
from remit.graph.extraction.requirements import read_requirements
from remit.graph.extraction.roles import read_role_relations
from remit.graph.extraction.shared_posts import forces_of
from remit.graph.extraction.status import contract_beside
from remit.graph.extraction.systems import once_each, read_systems
from remit.graph.extraction.told_work import is_work_told
from remit.graph.extraction.tongues import in_one_tongue
from remit.graph.extraction.units import read_units
from remit.graph.extraction.values import read_values
from remit.graph.layout.bound import bound_in
from remit.graph.layout.posts import posts_of
from remit.graph.layout.structure import lay_out
from remit.graph.linking.occupations import names_work
from remit.graph.linking.ranks import find_rank
from remit.graph.places import Places
from remit.graph.profile import Mention, RankTitle, RoleProfile, SectionMark, Thing, Value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from remit.graph.document import Document
    from remit.graph.extraction.competencies import Recognised
    from remit.graph.extraction.names import Names
    from remit.graph.extraction.units import Units
    from remit.graph.extraction.values import Values
    from remit.graph.layout.bound import Bound
    from remit.graph.layout.model import Layout
    from remit.graph.layout.posts import Posts
    from remit.graph.profile import Finding, Requirement

_OF_WHOLE_DOCUMENTS = frozenset({"no-profile", "no-title", "unread-line"})
"""The findings on a document as a whole, which the form of one row is not."""
_SHOWN, _MUCH = 200, 3
_MOST_OF_ONE_RULE = 200
_SPEAKING = frozenset({"assessment", "form", "vetting", "status", "contract", "hours"})
"""Fields in whose values law may be cited; others name units and posts, some by their law."""
_NAMING_SECTIONS = (
    *("purpose", "duties", "requirements", "context", "loose", "form"),
    *("performance", "competencies"),
)


def extract(document: Document) -> RoleProfile:
    r"""Read a role profile from a document.

    >>> from remit.graph.document import Document
    >>> profile = extract(Document("a.txt", "", "Job Title: Clerk\nReports to: DI Intel\n"))
    >>> profile.title.text, profile.reports_to.read_as
    ('Clerk', 'Detective Inspector Intel')
    """
    posts = posts_of(document)
    if posts is not None:
        return _several(document, posts, _OF_WHOLE_DOCUMENTS)
    bound, layout = bound_in(document)
    several = None if bound is None else _several(document, bound)
    if several is None or any(_has_no_title(role) for role in several.roles):
        return _one(document, layout or lay_out(document))
    return several


def _has_no_title(role: RoleProfile) -> bool:
    """Tell whether what is read of one of several roles gives no title of its own."""
    return role.title is None or role.extent is None or not role.extent.covers(role.title.span)


def _several(document: Document, posts: Posts | Bound, unsaid: Collection[str] = ()) -> RoleProfile:
    """Read the posts that a document lists or binds; the first has the others with it.

    Args:
        document: The document.
        posts: Its posts.
        unsaid: The findings that the form of one post is not fit for.
    """
    read, found = [], []
    for (order, layout), extent in zip(posts.laid_out(document), posts.extents, strict=True):
        form = replace(document, text=order.text)
        profile = order.restored(_one(form, layout, of_several=True))
        told = [f for f in profile.findings if f.rule not in unsaid]
        own = tuple(f for f in told if extent.covers(f.span))
        found += [f for f in told if f not in own]
        read.append(replace(profile, document=document, extent=extent, findings=own))
    rest = posts.without(document)
    listed = replace(read[0], document=rest, others=tuple(read[1:]))
    found += _unread(listed, lay_out(rest))
    found.append(notice("several-posts", posts.heads[0], "", str(len(read))))
    return replace(listed, document=document, noticed=_in_order(found))


def _one(document: Document, layout: Layout, *, of_several: bool = False) -> RoleProfile:
    """Read a document that describes one role; of several a title is enough of a profile."""
    names = read_names(layout)
    values = read_values(layout, names)
    forces = forces_of(values.organisation)
    force = forces[0] if forces else None
    read = _Reading(
        layout,
        names,
        values,
        forces,
        read_units(layout, names, values, force),
        read_requirements(layout, names),
        read_competencies(layout, names),
    )
    profile = _profile(read)
    is_profile = profile.is_profile or (of_several and profile.title is not None)
    found = _findings(read) if is_profile else [_no_profile(layout.document.text)]
    found += _unread(profile, layout, may_repeat=names.may_repeat) if is_profile else ()
    profile = replace(profile, findings=_in_order(found))
    if layout.order is None:
        return profile
    return replace(layout.order.restored(profile), document=document)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was read from a document, one part after the other."""

    layout: Layout
    names: Names
    values: Values
    forces: tuple[Thing, ...]
    units: Units
    requirements: list[Requirement]
    competencies: list[Recognised]


def _profile(read: _Reading) -> RoleProfile:
    layout, names, values, units = read.layout, read.names, read.values, read.units
    particulars = read_particulars(layout, names, values)
    ranks = ranks_stated(_written(values.rank))
    return RoleProfile(
        document=layout.document,
        title=values.title,
        rank=values.rank,
        rank_title=ranks[0] if ranks else _rank(values.title),
        other_ranks=ranks[1:],
        grade=values.grade,
        status=values.status,
        contract=contract_beside(layout, values.status),
        role_code=values.role_code,
        organisation=values.organisation,
        force=read.forces[0] if read.forces else None,
        other_forces=read.forces[1:],
        unit=values.unit,
        units=units.posted,
        unit_parent=units.parent,
        units_within=units.within,
        job_family=values.job_family,
        location=values.location,
        hours=values.hours,
        salary=values.salary,
        reports_to=values.reports_to,
        manager_title=_rank(values.reports_to),
        manager_in_person=is_in_person(values.reports_to),
        manager_unit=units.manager,
        direct_reports=values.direct_reports,
        vetting=values.vetting,
        posts=particulars.posts,
        closing_date=particulars.closing_date,
        review_date=particulars.review_date,
        budget=particulars.budget,
        amounts=particulars.amounts,
        purpose=values.purpose,
        responsibilities=tuple(_responsibilities(layout, names)),
        requirements=tuple(read.requirements),
        legislation=tuple(_legislation(layout, names)),
        frameworks=tuple(_frameworks(layout, names)),
        qualifications=tuple(read_qualifications(layout, names, read.requirements)),
        systems=tuple(read_systems(layout, names, _written(values.organisation))),
        competencies=tuple(r.mention for r in read.competencies),
        relations=(*units.relations, *read_role_relations(layout, names, values)),
        force_counts=tuple(read_force_counts(names)),
        aliases=units.aliases,
        sections=tuple(_sections(layout)),
        titled=layout.first("title") is not None or _heads_conditions(read),
    )


def _heads_conditions(read: _Reading) -> bool:
    """Tell whether a title without a label names somebody at work, of whom much is asked."""
    title = read.values.title
    return title is not None and names_work(title.text) and len(read.requirements) >= _MUCH


def _findings(read: _Reading) -> list[Finding]:
    bare = [recognised.mention for recognised in read.competencies if recognised.heading_missing]
    return [
        *(_no_title(read) if read.values.title is None else ()),
        *form_findings(read.layout),
        *content_findings(read.layout, read.names, read.values, read.requirements),
        *(notice("missing-heading", m.span, "", m.thing.label) for m in bare),
    ]


def _unread(profile: RoleProfile, layout: Layout, *, may_repeat: bool = True) -> Iterator[Finding]:
    """Point at the first of the lines of which nothing was understood, and say how many are."""
    lines = unread_lines(profile, layout, may_repeat=may_repeat)
    if lines:
        said = f"{len(lines)} lines were" if len(lines) > 1 else "1 line was"
        words = folded(lines[0].of(layout.document.text))
        yield notice("unread-line", lines[0], words, said)


def _in_order(found: list[Finding]) -> tuple[Finding, ...]:
    """Put findings in order; of one rule the last of very many stands for the rest."""
    ordered = sorted(set(found), key=lambda f: (f.span, f.rule, f.message))
    counts = Counter(finding.rule for finding in ordered)
    kept: list[Finding] = []
    seen: Counter[str] = Counter()
    for finding in ordered:
        seen[finding.rule] += 1
        more = counts[finding.rule] - _MOST_OF_ONE_RULE
        if more > 0 and seen[finding.rule] == _MOST_OF_ONE_RULE:
            kept.append(replace(finding, message=f"{finding.message} ({more} more of this kind.)"))
        elif seen[finding.rule] <= _MOST_OF_ONE_RULE:
            kept.append(finding)
    return tuple(kept)


def _no_title(read: _Reading) -> Iterator[Finding]:
    """Point at the first words of a profile that does not say what the role is called."""
    document, code = read.layout.document, read.values.role_code
    file = name_of_file(document.name)
    goes_by = f"the name of its file, “{file}”" if file else "the sum of its file"
    goes_by = f"its code, {code.text}" if code is not None else goes_by
    yield notice("no-title", _first_words(document.text), "", goes_by)


def _first_words(text: str) -> Span:
    whole = trimmed(text, Span(0, len(text)))
    line = text.find("\n", whole.start, whole.end)
    end = line if line > 0 else whole.end
    return Span(whole.start, min(end, whole.start + _SHOWN))


def _no_profile(text: str) -> Finding:
    """Point at the first words of a document that says too little to be a profile."""
    whole = trimmed(text, Span(0, len(text)))
    return notice("no-profile", Span(whole.start, min(whole.end, whole.start + _SHOWN)))


def _written(value: Value | None) -> str:
    return value.text if value else ""


def _rank(value: Value | None) -> RankTitle | None:
    found = find_rank(value.text) if value else None
    return found.title if found else None


def _responsibilities(layout: Layout, names: Names) -> list[Value]:
    once: dict[str, Value] = {}
    for section in layout.sections:
        for whole in section.items:
            if section.kind != "duties" and not is_work_told(section, whole):
                continue
            item = in_one_tongue(whole) if names.may_repeat else whole
            if item is not None and not item.leads and len(item.text) > 2:
                value = Value(item.text, item.span, section.title or None)
                once.setdefault(item.text.casefold(), value)
    return list(once.values())


def _legislation(layout: Layout, names: Names) -> list[Mention]:
    """List the law that is named, each piece once; a unit's name is no citation."""
    if not names.citations:
        return []
    citations = Places(names.citations, lambda c: c.span)
    said = [
        (item.span, section.title or None)
        for section in layout.sections
        if section.kind in _NAMING_SECTIONS
        for item in section.items
    ]
    said += [(f.value, None) for f in layout.fields if f.name in _SPEAKING and f.value is not None]
    return once_each(
        [
            Mention(citation.quote.of(names.plain), citation.quote, citation.thing, title)
            for span, title in said
            for citation in citations.within(span)
        ]
    )


def _frameworks(layout: Layout, names: Names) -> list[Mention]:
    """List the codes, models and methods that are named and are no law, each once."""
    if not names.has("Framework"):
        return []
    named = [
        replace(mention, section=section.title or None)
        for section in layout.sections
        if section.kind in _NAMING_SECTIONS
        for item in section.items
        for mention in names.inside(item.span, "Framework")
    ]
    return once_each(named)


def _sections(layout: Layout) -> list[SectionMark]:
    return [
        SectionMark(s.title, s.kind, Span(s.start, s.end))
        for s in layout.sections
        if s.heading is not None
    ]
