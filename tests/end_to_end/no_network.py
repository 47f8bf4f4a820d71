"""Copied as `sitecustomize.py` into a folder on PYTHONPATH: Python then starts without a network.

Python's own audit events see every socket and every look-up, also those of C code, and cannot be got round
by a program that imports `_socket`. Each attempt is refused and written down in the file that the variable
ATTEMPTS names. Programs that could use the network instead of Python count as attempts too. What stays is the
pair of local sockets by which asyncio wakes itself.
"""

import os
import sys

FORBIDDEN = frozenset(
    {
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.getnameinfo",
        "socket.sendmsg",
        "socket.sendto",
        "subprocess.Popen",
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.spawn",
        "os.startfile",
        "os.system",
    }
)
LOOKING_FOR_LIBRARIES = frozenset({"ldconfig", "gcc", "cc", "ld", "objdump"})
"""What ctypes runs to find PortAudio."""
UNIX = 1  # socket.AF_UNIX, without importing socket


def refuse(event: str, values: tuple[object, ...]) -> None:
    """Raise at every way to the network."""
    if event == "subprocess.Popen" and str(values[0]).rpartition("/")[2] in LOOKING_FOR_LIBRARIES:
        return
    if event in FORBIDDEN or (event == "socket.__new__" and values[1] not in (UNIX, -1)):
        attempts = os.open(os.environ["ATTEMPTS"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.write(attempts, f"{event} {values!r}\n".encode())
        os.close(attempts)
        raise PermissionError(f"there is no network here: {event}")


sys.addaudithook(refuse)
