"""`--allow-service`: one server may be called, no other, and it cannot hold a query up."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from remit.graph.errors import InputError, QueryError, QueryLimitError, QueryRefusedError
from remit.graph.store import run_query

from .faults import Faults

GROUP = "Queries"
ROW = (
    b'{"head":{"vars":["x"]},"results":{"bindings":'
    b'[{"x":{"type":"literal","value":"from the other server"}}]}}'
)
Run = Callable[..., "CompletedProcess[str]"]


class Endpoint(BaseHTTPRequestHandler):
    """Answers each query with one row, sends the path /away elsewhere, and hangs on /slow."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Answer by the path."""
        server = self.server
        assert isinstance(server, Server)
        server.calls += 1
        self.rfile.read(int(self.headers.get("content-length", 0)))
        if self.path == "/slow":
            server.closing.wait(20)
        away = self.path == "/away" and server.elsewhere
        self.send_response(307 if away else 200)
        if away:
            self.send_header("location", server.elsewhere)
        endless = self.path == "/endless"
        self.send_header("content-type", "application/sparql-results+json")
        self.send_header("content-length", str(1 << 40 if endless else len(ROW)))
        self.end_headers()
        if endless:
            while not server.closing.is_set():
                try:
                    self.wfile.write(b" " * 65536)
                except OSError:
                    return
        self.wfile.write(ROW)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server on this machine that counts its callers."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Endpoint)
        self.calls = 0
        self.elsewhere = ""
        self.closing = threading.Event()
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def host(self) -> str:
        """Its name with its port."""
        return f"127.0.0.1:{self.server_port}"

    def stop(self) -> None:
        """End it."""
        self.closing.set()
        self.shutdown()
        self.server_close()


@pytest.fixture(scope="module")
def servers() -> Iterator[tuple[Server, Server]]:
    """Give a server that will be allowed, and one that will not."""
    allowed, other = Server(), Server()
    allowed.elsewhere = f"http://{other.host}/"
    yield allowed, other
    allowed.stop()
    other.stop()


def fill(query: str, servers: tuple[Server, Server]) -> str:
    """Put the addresses of the allowed server and of the other into a query."""
    return query.replace("GOOD", servers[0].host).replace("BAD", servers[1].host)


def test_the_command_asks_the_server_that_is_allowed(
    remit: Run, sample_graph: Path, servers: tuple[Server, Server]
) -> None:
    query = fill(
        "SELECT ?x (COUNT(?role) AS ?n) { ?role a remit:Role SERVICE <http://GOOD/q> { ?x ?y ?z } } GROUP BY ?x",
        servers,
    )
    options = ("--allow-service", servers[0].host, "--graph", sample_graph)
    done = remit("query", query, *options, "--format", "csv")
    assert (done.returncode, done.stdout.split()) == (
        0,
        ["x,n", "from", "the", "other", "server,3"],
    )
    assert remit("query", query, "--graph", sample_graph).returncode == 1


@pytest.mark.parametrize(
    "written",
    [
        "SERVICE <http://GOOD/q>",
        "service silent <http://GOOD/q?a=b&c=d>",
        "SERVICE good:q",
        "SERVICE <q>",
    ],
)
def test_an_allowed_server_is_known_however_its_address_is_written(
    sample_graph: Path, servers: tuple[Server, Server], written: str
) -> None:
    head = "BASE <http://GOOD/> PREFIX good: <http://GOOD/>"
    query = fill(f"{head} SELECT ?x {{ {written} {{ ?x ?y ?z }} }}", servers)
    with run_query(sample_graph, query, hosts=[servers[0].host]) as result:
        assert b"from the other server" in result.read()


@pytest.mark.parametrize(
    "written",
    [
        "SERVICE <http://BAD/>",
        "SERVICE SILENT <http://BAD/>",
        "SERVICE <http://GOOD@BAD/>",
        "SERVICE <http://BAD/#http://GOOD/>",
        "SERVICE <http://BAD?http://GOOD/>",
        "SERVICE <http://GOOD.BAD/>",
        "SERVICE bad:q",
        "SERVICE ?server",
        "?s ?p trueSERVICE<http://BAD/>",
        "SERVICE <http://GOOD/> { ?a ?b ?c } SERVICE <http://BAD/>",
        "SERVICE <http://GOOD/> { SERVICE <http://BAD/> { ?a ?b ?c } } SERVICE <http://GOOD/>",
        "SERVICE <file:///etc/passwd>",
        "SERVICE <http://GOOD/away>",
    ],
)
def test_no_other_server_is_called_and_none_that_the_allowed_one_names(
    sample_graph: Path, servers: tuple[Server, Server], written: str, fault: Faults
) -> None:
    query = fill(
        f"PREFIX bad: <http://BAD/> SELECT * {{ VALUES ?server {{ <http://BAD/> }} {written} {{ ?x ?y ?z }} }}",
        servers,
    )
    with (
        pytest.raises(QueryError) as caught,
        run_query(sample_graph, query, hosts=[servers[0].host]) as result,
    ):
        result.read()
    assert servers[1].calls == 0
    fault(GROUP, "one that would call a server that is not allowed").survived(str(caught.value))


def test_a_refusal_says_how_to_allow_the_server(
    remit: Run, sample_graph: Path, servers: tuple[Server, Server]
) -> None:
    query = fill("SELECT * { SERVICE <http://BAD/> { ?x ?y ?z } }", servers)
    done = remit("query", query, "--allow-service", "example.org", "--graph", sample_graph)
    assert done.returncode == 1
    assert f"SERVICE to {servers[1].host} is not allowed" in done.stderr
    assert f"--allow-service {servers[1].host}" in done.stderr


@pytest.mark.parametrize(
    "host", ["", "http://example.org/", "a b", "user@example.org", "é.org", "-"]
)
def test_what_is_no_name_of_a_host_is_refused(sample_graph: Path, host: str) -> None:
    with pytest.raises(InputError, match="name of a host"):
        run_query(sample_graph, "ASK {}", hosts=[host])


@pytest.mark.parametrize(("path", "memory"), [("slow", 2048), ("endless", 2048), ("endless", 128)])
def test_a_server_that_never_ends_does_not_hold_a_query_up(
    sample_graph: Path, servers: tuple[Server, Server], path: str, memory: int, fault: Faults
) -> None:
    query = fill(f"SELECT * {{ SERVICE <http://GOOD/{path}> {{ ?x ?y ?z }} }}", servers)
    with (
        pytest.raises(QueryLimitError) as caught,
        run_query(
            sample_graph, query, hosts=[servers[0].host], timeout=0.4, memory=memory << 20
        ) as result,
    ):
        result.read()
    fault(GROUP, "one whose allowed server never ends").survived(str(caught.value))


def test_a_query_that_calls_nobody_gets_no_socket_though_a_server_is_allowed(
    sample_graph: Path, servers: tuple[Server, Server]
) -> None:
    with run_query(sample_graph, "ASK {}", hosts=[servers[0].host]) as result:
        assert b"true" in result.read()
    with pytest.raises(QueryRefusedError, match="not allowed"):
        run_query(sample_graph, fill("ASK { SERVICE <http://GOOD/> {} }", servers))
