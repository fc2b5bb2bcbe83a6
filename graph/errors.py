"""What can go wrong, as one small family.

RemitError
├── InputError              a path or a file given to Remit
│   ├── NoInputError        nothing to read at the paths given
│   └── UnreadableError     one file that cannot be read as text
├── GraphError              the graph on disk
│   ├── NoGraphError        there is no graph at this place
│   ├── GraphFormError      a graph of another form of Remit
│   ├── GraphBusyError      another build holds the graph
│   └── GraphDamagedError   files of the graph are missing or broken
├── QueryError              a query given by the user
│   ├── QuerySyntaxError    not SPARQL
│   ├── QueryRefusedError   SPARQL that Remit does not run (SERVICE, unknown graph)
│   └── QueryLimitError     stopped by the limit of time, memory or rows
├── DataError               a file of the reference data or of `remit-data/`
├── OutputError             a file that cannot be written
└── NotUnderstoodError      a question or a name that Remit cannot read
"""

from __future__ import annotations

from dataclasses import dataclass, field


def counted(number: float, one: str) -> str:
    """Say how many of a thing, for a message.

    >>> counted(1, "second"), counted(0.5, "second")
    ('1 second', '0.5 seconds')
    """
    return f"{number:g} {one}" if number == 1 else f"{number:g} {one}s"


@dataclass(eq=False)
class RemitError(Exception):
    """Say what went wrong, where, and what to do about it.

    Attributes:
        message: One line without a full stop, as the user reads it.
        hint: One line: a way out. Empty where there is none.
        place: The path, `path:line` or name that it is about. Empty where there is none.

    >>> str(NoGraphError("no graph here", place="remit-graph", hint="run `remit build`"))
    'remit-graph: no graph here'
    """

    message: str
    place: str = field(default="", kw_only=True)
    hint: str = field(default="", kw_only=True)

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class InputError(RemitError):
    """A path or a file given to Remit is not what it should be."""


class NoInputError(InputError):
    """There is nothing to read at the paths given."""


class UnreadableError(InputError):
    """One file cannot be read as text."""


class GraphError(RemitError):
    """The graph on disk is not as it should be."""


class NoGraphError(GraphError):
    """There is no graph at this place."""


class GraphFormError(GraphError):
    """The graph was written by a version of Remit with another form."""


class GraphBusyError(GraphError):
    """Another build is writing this graph."""


class GraphDamagedError(GraphError):
    """Files of the graph are missing or broken."""


class QueryError(RemitError):
    """A query given by the user cannot be answered."""


class QuerySyntaxError(QueryError):
    """The text is not a SPARQL query."""


class QueryRefusedError(QueryError):
    """The query asks for something that Remit does not do."""


class QueryLimitError(QueryError):
    """The query was stopped at its limit of time, memory or rows."""


class DataError(RemitError):
    """A file of the reference data, or of the user's own, is wrong."""


class OutputError(RemitError):
    """A file cannot be written."""


class NotUnderstoodError(RemitError):
    """A question or a name cannot be read."""
