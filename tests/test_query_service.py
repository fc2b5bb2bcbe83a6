"""No query leaves the machine, however its SERVICE is written; words like it are let through."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, Store

from remit.graph.errors import QueryRefusedError, QuerySyntaxError
from remit.graph.store import run_query
from remit.graph.store.service import check_service

from .faults import Faults


@dataclass
class Listener:
    """A server on this machine that notes every caller and hangs up."""

    server: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))
    calls: int = 0

    @property
    def address(self) -> str:
        """The address of the server."""
        return f"http://127.0.0.1:{self.server.getsockname()[1]}/"

    def listen(self) -> None:
        """Take calls until the server is closed."""
        while True:
            try:
                caller, _ = self.server.accept()
            except OSError:
                return
            self.calls += 1
            caller.close()


LISTENER = Listener()
STORE = Store()
for _value in (
    NamedNode("http://a/"),
    NamedNode("http://a:"),
    Literal("x"),
    Literal(1),
    Literal(True),
):
    STORE.add(Quad(NamedNode("http://a/"), NamedNode("http://a/"), _value))
FILTERED = ("x86_64", "aarch64")
GROUP = "{ ?a ?b ?c }"

# In each, U is the address of the server, and B is a group.
CALLS = [
    "SELECT * { SERVICE <U> B }",
    "SELECT * { service <U> B }",
    "SELECT * { sErViCe SILENT <U> B }",
    "SELECT * { SERVICE ?s B }",
    "SELECT * { ?s ?p ?o . SERVICE ?s B }",
    "PREFIX : <U> SELECT * { SERVICE : B }",
    "PREFIX : <U> SELECT * { SERVICE:x B }",
    "PREFIX : <U> SELECT * { service:x B }",
    "PREFIX ex: <U> SELECT * { SERVICEex:x B }",
    "PREFIX : <U> SELECT * { SERVICESILENT:x B }",
    "SELECT * { SERVICESILENT<U> B }",
    "SELECT * { ?s ?p ?o SERVICE<U> B }",
    "SELECT * { ?s ?p ?o.SERVICE<U> B }",
    "SELECT * { ?s ?p trueSERVICE<U> B }",
    "PREFIX : <U> SELECT * { ?s ?p trueSERVICE:x B }",
    "SELECT * { ?s ?p 1SERVICE<U> B }",
    "SELECT * { ?s ?p 1.SERVICE<U> B }",
    "SELECT * { ?s ?p 'x'SERVICE<U> B }",
    "SELECT * { FILTER(1<2)SERVICE<U> B }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <U> B } }",
    "SELECT * { ?s ?p ?o FILTER NOT EXISTS { ?s ?p ?o . SERVICE <U> B } }",
    "SELECT * { { SELECT * { SERVICE SILENT <U> B } } }",
    "SELECT * { ?s ?p ?o OPTIONAL { SERVICE <U> B } }",
    "SELECT * { { ?s ?p ?o } UNION { SERVICE <U> B } }",
    "SELECT * { ?s ?p ?o MINUS { SERVICE <U> B } }",
    "ASK { SERVICE <U> B }",
    "CONSTRUCT { ?a ?b ?c } { SERVICE <U> B }",
    "DESCRIBE ?a { SERVICE <U> B }",
    "SELECT * { # a remark\rSERVICE <U> B\n }",
    "SELECT * { # 'a remark\nSERVICE <U> B # it's\n }",
    "SELECT * { ?s ?p ?o FILTER(1<2)SERVICE#>\n<U> B }",
    "SELECT * { ?s ?p ?o FILTER(?o<'a>b' || true) SERVICE <U> B FILTER(?p != 'z') }",
    "SELECT * { ?s ?p ?o FILTER(?o<1#>'''\n || true) SERVICE <U> B FILTER('''1''' = '''1''') }",
    "SELECT * { ?s ?p ?o FILTER(?o IN ('''a', true, ?o)) SERVICE <U> B #\\z'''\n }",
    "SELECT * { ?s ?p ?o FILTER('''a' != '' || true) SERVICE <U> B #\\uD800'''\n }",
    "PREFIX ex: <http://a:> SELECT * { ?s ?p ex:service <U> B }",
    "PREFIX ex: <http://a:> SELECT * { ?s ?p ex:service SILENT <U> B }",
    "SELECT * { ?s ?p <http://a/o\\u0027> . SERVICE <U> B FILTER('1' = '1') }",
    "PREFIX ex: <U> SELECT * { ?s ?p ex:. SERVICE <U> B }",
]

LET_THROUGH = [
    "SELECT * { ?s ex:service ?o }",
    "SELECT * { ?s ex:service ?o . { ?o ?p ?x } }",
    "SELECT * { ex:service ex:p 'SERVICE <http://example.org/> { }' }",
    'SELECT * { ?s ?p """a "SERVICE" {""" }',
    "SELECT * { ?s ?p '''it's a \\'SERVICE\\' {''' }",
    "SELECT ?service { ?service ?p ?o . GRAPH ?service { ?a ?b ?service } }",
    "SELECT * { ?s ?p ?o # SERVICE <http://example.org/> { }\n }",
    "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> SELECT * { ?s a sd:Service }",
    "PREFIX service: <https://example.org/> SELECT * { service:a service:b ?service }",
    "SELECT * { ?s a <https://example.org/service#Service> . FILTER(?s != <https://s/#'>) }",
    "SELECT * { ?s ?p _:service . _:service ?q ?r }",
    'SELECT * { ?s ?p "a"@en FILTER(CONTAINS(LCASE(STR(?s)), "service")) }',
    "SELECT * { ?s ?p ?o FILTER(?o<5 && ?o>1 && ?p != ex:service) }",
]


@pytest.fixture(autouse=True, scope="module")
def _listening() -> Iterator[None]:
    thread = threading.Thread(target=LISTENER.listen, daemon=True)
    thread.start()
    yield
    LISTENER.server.shutdown(socket.SHUT_RDWR)
    LISTENER.server.close()
    thread.join()


def fill(query: str) -> str:
    """Put the address of the server and a group into a query."""
    return query.replace("<U>", f"<{LISTENER.address}>").replace(" B ", f" {GROUP} ")


def calls_out(query: str) -> bool:
    """Run a query on Oxigraph, unguarded, and tell whether the server was called."""
    before = LISTENER.calls
    with suppress(SyntaxError, OSError, RuntimeError):
        result = STORE.query(query)
        if not isinstance(result, QueryBoolean):
            list(result)
    return LISTENER.calls > before


@pytest.mark.parametrize("query", CALLS)
def test_a_query_that_calls_out_is_refused(query: str, fault: Faults) -> None:
    with pytest.raises(QueryRefusedError) as caught:
        check_service(fill(query))
    assert caught.value.place
    fault("Queries", "one that would leave the machine").survived(str(caught.value))


@pytest.mark.parametrize("query", LET_THROUGH)
def test_the_word_is_let_through_where_it_calls_nobody(query: str) -> None:
    check_service(query)
    result = Store().query(query, prefixes={"ex": "https://example.org/"})
    assert isinstance(result, QuerySolutions)
    assert list(result) == []


def test_most_of_these_would_have_called_without_the_guard() -> None:
    calling = [query for query in CALLS if calls_out(fill(query))]
    assert len(calling) > len(CALLS) * 0.8


@st.composite
def strings(draw: st.DrawFn) -> str:
    """Draw something like a string, in any quotes, with what could end it early or late."""
    quotes = draw(st.sampled_from(["'", "'''", '"', '"""']))
    inside = ["a", "'", "''", '"', '""', "\\\\", "\\'", '\\"', "\\z", "\\u0027", "\\uD800"]
    pieces = st.sampled_from([*inside, "#", "<", ">", "{", "}", " ", "\n", "é", "SERVICE"])
    return quotes + "".join(draw(st.lists(pieces, max_size=5))) + quotes


@st.composite
def iris(draw: st.DrawFn) -> str:
    """Draw something like an IRI, with what could make it a comparison, a remark or a string."""
    start = draw(st.sampled_from(["http://a/", "http://a:", "urn:a", "", "a", "http://"]))
    inside = [
        "a",
        "'",
        "#",
        "(",
        ")",
        "\\u0027",
        "?",
        "&&",
        "/",
        ".",
        "service",
        "é",
        '"',
        "{",
        " ",
    ]
    return f"<{start}{''.join(draw(st.lists(st.sampled_from(inside), max_size=3)))}>"


@st.composite
def names(draw: st.DrawFn) -> str:
    """Draw something like a prefixed name, with what could cut it into a shorter one."""
    prefix = draw(st.sampled_from(["ex:", "bad:", "service:", ":", "_:"]))
    inside = ["a", "service", "SERVICE", ".", "-", "\\'", "\\#", "%41", "%4", "é", ":", "'", "#"]
    return prefix + "".join(draw(st.lists(st.sampled_from(inside), max_size=3)))


TERMS = strings() | iris() | names() | st.sampled_from(["?o", "?s", "1", "1.5", "true"])
SIGNS = st.sampled_from(["<", ">", "=", "<=", "!=", "<<", " < ", "+", "&&", "||"])
COMPARISONS = st.tuples(TERMS, SIGNS, TERMS).map("".join)
PATTERNS = st.one_of(
    COMPARISONS.map("FILTER({} || true)".format),
    st.tuples(COMPARISONS, COMPARISONS).map(lambda two: f"FILTER({two[0]}||{two[1]})"),
    st.tuples(TERMS, st.sampled_from([" ", ". ", ".", ""])).map(lambda t: f"?s ?p {t[0]}{t[1]}"),
    st.tuples(TERMS, TERMS).map(lambda two: f"?s ?p ({two[0]} {two[1]}) . "),
    st.tuples(iris() | names(), TERMS).map(lambda two: f"?s {two[0]} {two[1]} . "),
    st.sampled_from(["#'\n", "#>\r", "#'''\n", '#"""\n', "<<(?s ?p ?o)>> ?p ?o ."]),
)
KEYWORDS = st.sampled_from(
    ["SERVICE", "service ", "SERVICE SILENT ", "SERVICE#>\n", "trueSERVICE", "?s ?p bad:service"]
)
SERVERS = st.sampled_from(["<U>", " <U>", ":x", " ?s"])


@settings(max_examples=600, deadline=None)
@given(st.lists(PATTERNS, max_size=3), KEYWORDS, SERVERS, st.lists(PATTERNS, max_size=2))
def test_what_is_let_through_never_calls(
    before: list[str], keyword: str, server: str, after: list[str]
) -> None:
    prefixes = "PREFIX : <U> PREFIX ex: <U> PREFIX service: <U> PREFIX bad: <http://a:> "
    group = f"{''.join(before)}{keyword}{server} B {''.join(after)}"
    query = fill(f"{prefixes} SELECT * {{ ?s ?p ?o . {group} }}")
    try:
        check_service(query)
    except QueryRefusedError:
        return
    assert not calls_out(query)


def test_the_kernel_refuses_sockets_to_a_query_even_if_the_words_were_overlooked() -> None:
    query = fill("SELECT * { SERVICE <U> B }")
    code = (
        "import sys; from pyoxigraph import Store; from remit.graph.store.confine import *\n"
        "taken = deny_sockets()\n"
        "try: list(Store().query(sys.argv[1]))\n"
        "except OSError as error: print(taken, error)\n"
    )
    calls = LISTENER.calls
    done = subprocess.run(
        [sys.executable, "-c", code, query], capture_output=True, text=True, check=False
    )
    if os.uname().machine in FILTERED:
        assert done.stdout.startswith("True Permission denied"), done.stderr
        assert LISTENER.calls == calls
    assert calls_out(query)


@pytest.mark.parametrize("words", ["SERVICE", "service silent", "SeRvIcE"])
def test_a_query_on_a_graph_reaches_nobody(sample_graph: Path, words: str) -> None:
    calls = LISTENER.calls
    query = fill(f"SELECT * {{ ?s a remit:Role . OPTIONAL {{ {words} <U> B }} }}")
    with pytest.raises(QueryRefusedError, match="SERVICE"):
        run_query(sample_graph, query)
    assert LISTENER.calls == calls


def test_the_command_says_what_is_wrong_with_service_and_where(
    remit: Callable[..., CompletedProcess[str]], sample_graph: Path
) -> None:
    query = fill("SELECT * {\n  SERVICE <U> B }")
    done = remit("query", query, "--graph", sample_graph)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("error: query:2:3: SERVICE is not allowed")


def test_an_escape_outside_a_name_is_no_way_to_write_the_word(sample_graph: Path) -> None:
    with pytest.raises(QuerySyntaxError):
        run_query(sample_graph, fill("SELECT * { \\u0053ERVICE <U> B }"))
