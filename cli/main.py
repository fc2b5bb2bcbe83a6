"""The command line: joins the commands, and turns errors into messages and statuses.

0 done, 1 error, 2 wrong use; a command's own statuses stand in its help. 130 interrupted,
141 whoever read the output has gone.
"""

from __future__ import annotations

import atexit
import errno
import gc
import inspect
import os
import select
import sys
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from remit.cli.output import complain, print_error, tell
from remit.graph.errors import OutputError, RemitError
from remit.graph.version import VERSION

COMMANDS: Final = (
    *("build", "extract", "list", "show", "ask", "query", "map", "analyse", "check", "export"),
    *("info", "backup", "restore"),
)
"""The commands in the order of the help; each is the function of its name in its module."""

_INTERRUPTED: Final = 130
_NEW_OBJECTS: Final = 50_000
"""So many objects are made before Python looks for cycles: a command keeps most that it makes."""
_PIPE_CLOSED: Final = 141
_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Commands(TyperGroup):
    """The commands, each imported when it is asked for and not before."""

    def __init__(self, **settings: Any) -> None:
        """List the names; typer's suggestions for a misspelt one come from them."""
        super().__init__(**settings)
        self.commands: Any = dict.fromkeys(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import a command's module and make its function a command."""
        if cmd_name not in COMMANDS:
            return None
        function = getattr(import_module(f"remit.cli.{cmd_name}"), cmd_name)
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        text = _help(function)
        summary = " ".join(text.partition("\n\n")[0].split())
        single.command(cmd_name, help=text, short_help=summary)(function)
        return typer.main.get_command(single)

    def invoke(self, ctx: Any) -> Any:
        """Run a command; one whose reader has gone ends without a word.

        Raises:
            OutputError: What it prints has no room where it goes.
        """
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except BrokenPipeError:
            if not _is_closed(sys.stdout.fileno()):
                raise
            _drop_output()
            raise typer.Exit(_PIPE_CLOSED) from None
        except OSError as error:
            if error.filename is not None or error.errno not in _NO_ROOM:
                raise
            _drop_output()
            raise OutputError(
                f"standard output cannot be written: {error.strerror}",
                hint="make room, or send it elsewhere",
            ) from error


def _drop_output() -> None:
    """Let what is still to be printed go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)


def _help(function: Callable[..., Any]) -> str:
    """Give a docstring as the help of a command, its examples line by line as they stand."""
    text = inspect.getdoc(function) or ""
    return "\n\n".join(
        f"\b\n{paragraph}" if paragraph.startswith("Example") else paragraph
        for paragraph in text.split("\n\n")
    )


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"remit {VERSION}")
        raise typer.Exit


def remit(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Read role profiles into a knowledge graph; ask it, query it, map it, check it.

    Examples:
        remit build profiles/
        remit ask "which roles require RIPA knowledge"
    """
    if context.invoked_subcommand is None:
        tell(context.get_help())
        raise typer.Exit(2)


app.callback(help=_help(remit), invoke_without_command=True)(remit)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status.

    Args:
        arguments: What stands after the name of the program; by default that of this process.
    """
    gc.set_threshold(_NEW_OBJECTS)
    atexit.register(gc.freeze)  # a process that ends need not look for cycles in all that it read
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        return app(arguments, prog_name="remit", standalone_mode=False) or 0
    except RemitError as error:
        complain(error)
        return 1
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        path = context.command_path if context is not None else "remit"
        _keep_near(error)
        message = error.format_message()
        print_error(message[:1].lower() + message[1:], f"`{path} --help` says how it is used")
        return error.exit_code
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:
        if os.environ.get("REMIT_TRACEBACK"):
            raise
        print_error(
            f"a fault of Remit itself: {type(error).__name__}: {error}",
            "please report it, with what REMIT_TRACEBACK=1 prints",
        )
        return 1


def _keep_near(error: Any) -> None:
    """Leave of the options that an error suggests those that are like the one that was written.

    What all begin with, the dashes, makes none like another.
    """
    wrong = str(getattr(error, "option_name", "")).lstrip("-")
    near = getattr(error, "possibilities", None)
    if wrong and near:
        names = get_close_matches(wrong, [name.lstrip("-") for name in near])
        error.possibilities = [name for name in near if name.lstrip("-") in names]


def _is_closed(descriptor: int) -> bool:
    poll = select.poll()
    poll.register(descriptor, 0)
    return any(event & select.POLLERR for _descriptor, event in poll.poll(0))
