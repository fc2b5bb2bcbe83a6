"""The query that is shown for an answer: one that finds it, or what was done beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.asking.iris import prologue
from remit.graph.asking.selecting import texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.graph.asking.answer import Reply
    from remit.graph.asking.selecting import Select

_LISTED = "SELECT DISTINCT ?x WHERE"
_HELD = "the same query is put for the other role, and what each needs is held against the other"
# What is done beside the query, by the kind of question; said where the rows are not the answer.
_BESIDE = {
    "Listing": "what only follows from another thing of the list is left out of it",
    "Counting": "what only follows from another thing of the list is not counted",
    "Checking": "the query finds those of which it holds; all of the set are counted against them",
    "Applying": "the query finds the role if it is of the rank; what it states is fetched apart",
    "Alone": "the query finds those of which it holds; whether there are others is told from them",
    "Alike": "the same query is put for the other, and the two lists are held against each other",
    "Valuing": "no field gives the value: it was looked for in the words of requirements",
    "Describing": "the rows are put together, a property a row, with what was inferred",
    "Naming": "the names are those of the index that was built with the graph",
    "Duties": "the passages are put in the order of the document, with the purpose before them",
    "Chain": "the query is put again for each step of the line",
    "Expanding": "the short forms are those of the index, and of the texts",
    "Placing": "the query finds of whom it is said; their quotes are fetched by another",
    "Putting": "the lines that begin with the label are those of the index",
    "Ranking": "the query counts for each, and the ends of that order are kept",
    "Commonest": "the query counts for each, and the ends of that order are kept",
    "Midway": "the query counts for each, and the numbers are held against their middle",
    "Ratio": "what only follows from another thing is not counted",
    "Difference": "what only follows from another thing is not counted",
    "Proportion": "what only follows from another thing is not counted",
    "Degree": "what has no name in the graph was looked for in the words of requirements",
    "Differing": _HELD,
    "Sharing": _HELD,
    "Lacking": _HELD,
    "Comparing": _HELD,
    "Wanting": "what is held already is taken from what the query finds",
    "Fitting": "of what each role that the query finds needs, what is held is taken off",
    "EachNeeds": "the query counts for each role; those with none are added",
    "Grouped": "the query finds the roles; they are counted by what they belong to",
    "Columns": "the query finds the roles; their fields are fetched by others",
    "Staffing": "the numbers are read from what forms say of staff, and from who reports to whom",
    "Finding": "the findings that the query fetches are put together by profile",
    "Sorting": "the kinds of the thing are those of the index",
    "Weighing": "the query fetches what is stated; it is put on one scale and in order",
    "Averaging": "what the query fetches is put on one scale, and reckoned with",
    "Outweighing": "what the query fetches is put on one scale, and reckoned with",
}


def counted(query: str, name: str = "count") -> str:
    """Turn a query that lists things into one that counts them.

    >>> counted("SELECT DISTINCT ?x WHERE { ?x a ?c }")
    'SELECT (COUNT(DISTINCT ?x) AS ?count) WHERE { ?x a ?c }'
    """
    return query.replace(_LISTED, f"SELECT (COUNT(DISTINCT ?x) AS ?{name}) WHERE", 1)


def worked_out(expression: str, queries: Sequence[str]) -> str:
    """Write a query that works a number out of how many things each of two queries lists.

    `expression` speaks of `?first` and `?second`.
    """
    parts = [
        f"{{ {counted(query.removeprefix(prologue()), name)} }}"
        for query, name in zip(queries, ("first", "second"), strict=True)
    ]
    whole = "\n".join(parts)
    return f"{prologue()}SELECT ({expression} AS ?answer) ?first ?second WHERE {{\n{whole}\n}}"


def beside(kind: str, reply: Reply, select: Select) -> str:
    """Say what was done beside the query for an answer; empty where its rows are the answer.

    Args:
        kind: The name of what was asked, of `asked`.
        reply: The answer.
        select: Answers the query once more.
    """
    if not reply.sparql:
        return f"no query was put: {_BESIDE.get(kind, 'the answer is from the index')}"
    if _is_answer(reply, texts(select, reply.sparql)) or kind not in _BESIDE:
        return ""
    return f"beside the query: {_BESIDE[kind]}"


def _is_answer(reply: Reply, rows: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether rows hold the answers and nothing else, or the one number."""
    values = [answer.value for answer in reply.answers]
    if len(values) == 1 and isinstance(values[0], bool) and reply.answers[0].iri is None:
        return bool(rows) == values[0] or rows[:1] == [(str(values[0]).casefold(),)]
    if len(values) == 1 and isinstance(values[0], int | float) and reply.answers[0].iri is None:
        return bool(rows) and _same(rows[0][0], values[0])
    return {answer.iri for answer in reply.answers} == {row[0] for row in rows}


def _same(written: str, value: float) -> bool:
    try:
        return abs(float(written) - value) < _CLOSE
    except ValueError:
        return False


_CLOSE = 0.06  # a share is rounded to a tenth
