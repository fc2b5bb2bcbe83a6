"""Walls around a process that answers a query: memory, processor time, files, and no sockets."""

from __future__ import annotations

import ctypes
import os
import resource
import struct
import sys
from typing import Final

_SOCKET_CALLS: Final = {  # the kernel's name of the architecture, and its numbers for
    "x86_64": (0xC000003E, (41, 53)),  # socket, socketpair
    "aarch64": (0xC00000B7, (198, 199)),
}
_PR_SET_NO_NEW_PRIVS: Final = 38
_PR_SET_SECCOMP: Final = 22
_SECCOMP_MODE_FILTER: Final = 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _DENY_WITH_EACCES = 0x7FFF0000, 0x00050000 | 13


def confine(memory: int, seconds: float | None) -> None:
    """Limit this process for good.

    Args:
        memory: Bytes of private memory; past them it ends with "memory allocation failed".
        seconds: Processor time, as a second guard behind the parent's timer.
    """
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_DATA, memory)
    if seconds is not None:
        _lower(resource.RLIMIT_CPU, int(seconds) + 2)
    _lower(resource.RLIMIT_FSIZE, 0)


def deny_sockets() -> bool:
    """Have the kernel refuse new sockets to this process and its children, where it can.

    It stands behind `check_service`, for what that might overlook. See seccomp(2).

    Returns:
        Whether the kernel took the filter; only Linux on x86-64 and 64-bit ARM has it.
    """
    known = _SOCKET_CALLS.get(os.uname().machine)
    if sys.platform != "linux" or known is None:
        return False
    architecture, calls = known
    program = [
        struct.pack("HBBI", _LOAD, 0, 0, 4),  # the architecture
        struct.pack("HBBI", _EQUAL, 1, 0, architecture),
        struct.pack("HBBI", _RETURN, 0, 0, _ALLOW),
        struct.pack("HBBI", _LOAD, 0, 0, 0),  # the number of the call
    ]
    for place, call in enumerate(calls):
        program.append(struct.pack("HBBI", _EQUAL, len(calls) - place, 0, call))
    program.append(struct.pack("HBBI", _RETURN, 0, 0, _ALLOW))
    program.append(struct.pack("HBBI", _RETURN, 0, 0, _DENY_WITH_EACCES))
    code = ctypes.create_string_buffer(b"".join(program))
    header = ctypes.create_string_buffer(
        struct.pack("HxxxxxxP", len(program), ctypes.addressof(code))
    )
    library = ctypes.CDLL(None)
    if library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(library.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, header, 0, 0) == 0)


def _lower(limit: int, value: int) -> None:
    _soft, hard = resource.getrlimit(limit)
    bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(limit, (bound, bound))
