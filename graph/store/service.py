"""Which servers a query would call, and which of them it may.

Oxigraph has no switch for `SERVICE`, so the text is looked at before it sees it. Where the text
could be read in two ways, the query is refused: better one too many than one that leaves the
machine.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

from remit.graph.errors import InputError, QueryRefusedError
from remit.graph.store.resolving import resolved
from remit.graph.store.tokens import Token, line_and_column, tokens

_READ_TWO_WAYS: Final = re.compile(r"[#'()]")
_ABSOLUTE: Final = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")
_HOST: Final = r"(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?"
_ADDRESS: Final = re.compile(rf"https?://({_HOST})(?:/[!-~]*)?")


def checked_hosts(hosts: Collection[str]) -> tuple[str, ...]:
    """Give names of hosts, with a port where they have one, in small letters.

    >>> checked_hosts(["Data.Example.org", "127.0.0.1:7878"])
    ('data.example.org', '127.0.0.1:7878')

    Raises:
        InputError: One is not the name of a host.
    """
    for host in hosts:
        if not re.fullmatch(_HOST, host):
            raise InputError(
                "this is not the name of a host",
                place=host,
                hint="write it as in the address, such as `example.org` or `localhost:7878`",
            )
    return tuple(host.lower() for host in hosts)


def check_service(
    sparql: str, allowed: Collection[str] = (), prefixes: Mapping[str, str] | None = None
) -> bool:
    """Refuse a query that would, or might, call a server that is not allowed.

    >>> check_service("SELECT * { ?s ex:service 'SERVICE <http://example.org/>' }")
    False
    >>> check_service("SELECT * { SERVICE <http://example.org/q> {} }", ["example.org"])
    True

    Args:
        sparql: The query.
        allowed: Hosts that may be called, as they stand in an address.
        prefixes: Those that need no declaration.

    Returns:
        Whether the query calls a server.

    Raises:
        QueryRefusedError: `SERVICE` stands where it is, or can be read as, the keyword.
    """
    if "service" not in sparql.lower():
        return False
    pieces = list(tokens(sparql))
    calls = False
    for position, token in enumerate(pieces):
        if _calls_out(pieces, position):
            _check_call(sparql, pieces, position, allowed, prefixes or {})
            calls = True
        elif _is_unclear(pieces, position):
            raise QueryRefusedError(
                f"with the word `service` in the query, {token.text} can be read in two ways",
                place=_place(sparql, token),
                hint="write this IRI as a prefixed name",
            )
    return calls


def _check_call(
    sparql: str,
    pieces: list[Token],
    position: int,
    allowed: Collection[str],
    prefixes: Mapping[str, str],
) -> None:
    token = pieces[position]
    if not allowed:
        raise QueryRefusedError(
            "SERVICE is not allowed: a query must not leave this machine",
            place=_place(sparql, token),
            hint="take SERVICE out, or allow the one server with `--allow-service HOST`",
        )
    server = _server(pieces, position)
    found = resolved(sparql, [server.text], prefixes) if server else [None]
    address = found[0] if found else None
    match = _ADDRESS.fullmatch(address or "")
    if match is None:
        raise QueryRefusedError(
            "SERVICE must name its server plainly where others are not allowed",
            place=_place(sparql, token),
            hint="write `SERVICE <http://HOST/…> { … }`, without a variable, a user or a fragment",
        )
    if match[1].lower() not in allowed:
        raise QueryRefusedError(
            f"SERVICE to {match[1]} is not allowed",
            place=_place(sparql, token),
            hint=f"`--allow-service {match[1]}` adds it to {', '.join(sorted(allowed))}",
        )


def _server(pieces: list[Token], position: int) -> Token | None:
    """Give the IRI or name after the plain keyword, or None where it is written in another way."""
    if pieces[position].text.upper() != "SERVICE":
        return None
    after = pieces[position + 1 : position + 3]
    if after and after[0].text.upper() == "SILENT":
        after = after[1:]
    return after[0] if after and after[0].kind in {"iri", "name"} else None


def _calls_out(pieces: list[Token], position: int) -> bool:
    token = pieces[position]
    if token.kind not in {"word", "name"} or "service" not in token.text.lower():
        return False
    if token.kind == "word":
        return True
    # A name can be read again as a shorter one, then SERVICE, then what it calls.
    after = iter(pieces[position + 1 :])
    following = next(after, None)
    if following is not None and following.text.upper() == "SILENT":
        following = next(after, None)
    if following is not None and following.kind in {"iri", "name", "variable"}:
        following = next(after, None)
    return following is not None and following.text == "{"


def _is_unclear(pieces: list[Token], position: int) -> bool:
    token = pieces[position]
    if token.kind != "iri" or _ABSOLUTE.match(token.text):
        return False
    declared = position > 1 and pieces[position - 2].text.upper() == "PREFIX"
    return not declared and bool(_READ_TWO_WAYS.search(token.text))


def _place(sparql: str, token: Token) -> str:
    return ":".join(map(str, line_and_column(sparql, token.start)))
