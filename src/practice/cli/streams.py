"""Standard input and output as the program expects to find them, however it was started."""

import os
import sys


def open_streams() -> None:
    """A stream that was closed before the program began is an empty one.

    Its number must be taken, or the next file opened would get it, and the output with it.
    """
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDWR)
            if nowhere != number:
                os.dup2(nowhere, number)
                os.close(nowhere)
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # an old console must not end the program over one sign


def drop_output() -> None:
    """What is still in the buffer goes nowhere; Python would complain of it when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def make_usable() -> None:
    """In a terminal, lines, echo and Ctrl-C are on again if all of them were off; else nothing is changed.

    kill -9 leaves no time to give a terminal back. Not every shell mends it, and a face that finds it so
    would take that for the normal state and restore it at its end.
    """
    if sys.platform == "win32" or not sys.stdin.isatty():
        return
    import termios

    settings = termios.tcgetattr(0)
    lost = termios.ECHO | termios.ICANON | termios.ISIG
    if settings[3] & lost:
        return
    settings[0] |= termios.BRKINT | termios.ICRNL | termios.IXON
    settings[1] |= termios.OPOST
    settings[3] |= lost | termios.IEXTEN
    termios.tcsetattr(0, termios.TCSANOW, settings)
