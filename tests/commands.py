"""The command in a process of its own, forked from one in which the program is loaded.

What a process does once (to start Python, to load modules, to compile patterns) takes longer than
most commands themselves. A process that stands by does it for all commands of a worker of the
tests and opens no graph. Tests of how a process starts, or how it dies, start the command itself.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess
from threading import Lock, Thread
from typing import IO, NoReturn

COMMAND = Path(sys.executable).parent / "remit"
_READ_AT_START = ("PYTHON", "LC_", "LANG", "COLUMNS")
"""With which letters the settings begin that Python, or what it loads, reads when it starts."""
_LENGTH = 4
_ONE_AT_A_TIME = Lock()


def plain_environment() -> dict[str, str]:
    """Give the environment without the caller's settings of the program."""
    return {name: value for name, value in os.environ.items() if not name.startswith("REMIT")}


def run(
    *arguments: str | Path,
    folder: Path,
    stdin: str = "",
    settings: Mapping[str, str] | None = None,
    timeout: float = 300,
) -> CompletedProcess[str]:
    """Run the command in a folder, without the caller's settings, and give what it printed.

    Raises:
        subprocess.TimeoutExpired: It took longer than `timeout` seconds, and was killed.
    """
    words = [str(COMMAND), *map(str, arguments)]
    environment = plain_environment() | (dict(settings) if settings else {})
    if any(name.startswith(_READ_AT_START) for name in settings or {}):
        return subprocess.run(
            words,
            input=stdin,
            cwd=folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=timeout,
            check=False,
        )
    with _ONE_AT_A_TIME, ExitStack() as opened:
        standing_by = _standing_by()
        ours, theirs = [], []
        for mode in ("w", "r", "r"):
            read, write = os.pipe()
            mine, given = (write, read) if mode == "w" else (read, write)
            ours.append(opened.enter_context(os.fdopen(mine, mode, encoding="utf-8")))
            theirs.append(given)
        asked = json.dumps([words, str(folder), environment], ensure_ascii=True).encode()
        socket.send_fds(standing_by, [len(asked).to_bytes(_LENGTH, "big")], theirs)
        standing_by.sendall(asked)
        for given in theirs:
            os.close(given)
        pid = int.from_bytes(_received(standing_by, _LENGTH), "big")
        printed = ["", ""]
        threads = [Thread(target=_keep, args=(ours[1 + n], printed, n)) for n in range(2)]
        threads.append(Thread(target=_say, args=(ours[0], stdin)))
        for thread in threads:
            thread.start()
        standing_by.settimeout(timeout)
        try:
            status = int.from_bytes(_received(standing_by, _LENGTH), "big", signed=True)
        except TimeoutError:
            os.kill(pid, signal.SIGKILL)
            standing_by.settimeout(None)
            _received(standing_by, _LENGTH)
            raise subprocess.TimeoutExpired(words, timeout) from None
        finally:
            for thread in threads:
                thread.join()
    return CompletedProcess(words, status, *printed)


def _keep(pipe: IO[str], printed: list[str], place: int) -> None:
    printed[place] = pipe.read()


def _say(pipe: IO[str], text: str) -> None:
    try:
        pipe.write(text)
        pipe.close()
    except BrokenPipeError:
        pass  # the command has ended and read no more


def _received(connection: socket.socket, length: int) -> bytes:
    found = b""
    while len(found) < length:
        more = connection.recv(length - len(found))
        if not more:
            raise EOFError("the process that stands by has gone")
        found += more
    return found


@cache
def _standing_by() -> socket.socket:
    """Start the process that stands by, and give the line to it; when that closes, it ends."""
    ours, theirs = socket.socketpair()
    with theirs:
        process = subprocess.Popen(
            [sys.executable, __file__, str(theirs.fileno())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=plain_environment(),
            pass_fds=[theirs.fileno()],
        )
    atexit.register(_end, process, ours)
    return ours


def _end(process: subprocess.Popen[bytes], line: socket.socket) -> None:
    line.close()
    process.communicate()


def _load() -> None:
    """Load what commands need, and read a profile once: that compiles the patterns.

    The words and forms of questions are read, too, of which no graph is needed.
    """
    from importlib import import_module
    from importlib.resources import files

    from remit.cli.main import COMMANDS
    from remit.graph.asking.lexicon import load
    from remit.graph.extraction.extract import extract
    from remit.graph.reading.text import read_document

    more = ("remit.graph.build", "remit.graph.asking.engine")
    for name in (*(f"remit.cli.{command}" for command in COMMANDS), *more):
        import_module(name)
    profile = min(files("remit.data").joinpath("profiles").iterdir(), key=lambda file: file.name)
    extract(read_document(profile.name, profile.read_bytes()))
    lexicon = load()
    for form in (*lexicon.questions, *lexicon.conditions):
        assert form.ways


def _serve(line: socket.socket) -> Callable[[], int] | None:
    """Fork a process for each command that is asked for; give it what to do, or None at the end."""
    while True:
        head, given, _flags, _address = socket.recv_fds(line, _LENGTH, 3)
        if not head:
            return None
        head += _received(line, _LENGTH - len(head))
        words, folder, environment = json.loads(_received(line, int.from_bytes(head, "big")))
        pid = os.fork()
        if pid == 0:
            line.close()
            for number, pipe in enumerate(given):
                os.dup2(pipe, number)
                os.close(pipe)
            os.chdir(folder)
            os.environ.clear()
            os.environ.update(environment)
            sys.argv[:] = words
            from remit.cli.main import main

            return main
        for pipe in given:
            os.close(pipe)
        line.sendall(pid.to_bytes(_LENGTH, "big"))
        _pid, ended = os.waitpid(pid, 0)
        line.sendall(os.waitstatus_to_exitcode(ended).to_bytes(_LENGTH, "big", signed=True))


def _finish(command: Callable[[], int]) -> NoReturn:
    """Run a command and end as Python ends, but leave its memory as it stands."""
    try:
        status = command()
    except SystemExit as exit:
        status = exit.code if isinstance(exit.code, int) else int(exit.code is not None)
    except BaseException:
        traceback.print_exc()
        status = 1
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    del sys.path[0]  # the folder of the tests, which the command does not see
    _load()
    gc.collect()
    gc.freeze()
    then = _serve(socket.socket(fileno=int(sys.argv[1])))
    if then is not None:
        _finish(then)
