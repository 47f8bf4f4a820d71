"""The command line: words in, one sitting, an exit status out; errors become a sentence here only."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from practice.cli.arguments import parse
from practice.model.trouble import Trouble
from practice.sittings.ports import World

OK = 0
TROUBLE = 2
INTERRUPTED = 130

Build = Callable[[], AbstractContextManager[World]]


def run() -> None:
    """The `practice` command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # an old console must not end the program over one sign
    sys.exit(main(sys.argv[1:]))


def main(argv: Sequence[str], *, build: Build | None = None) -> int:
    """Do what the words say and return the exit status. `build` makes the world (wiring, unless a test)."""
    options = parse(argv)
    try:
        return _dispatch(options, build)
    except Trouble as trouble:
        _print_trouble(trouble)
        return TROUBLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone. Python would complain once more when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


def _dispatch(options: Namespace, build: Build | None) -> int:
    if options.command == "banks":
        from practice.cli.banks import run_banks
        from practice.wiring import library

        return run_banks(options, library())
    if build is None:
        from practice.wiring import real_world

        build = real_world
    with build() as world:
        if options.command == "rounds":
            from practice.cli.rounds import run_rounds

            return run_rounds(options, world)
        from practice.cli.faces import run_face

        return run_face(options, world)


def _print_trouble(trouble: Trouble) -> None:
    print(f"practice: {trouble.sentence}", file=sys.stderr)
    if trouble.mend:
        print(f"    mend: {trouble.mend}", file=sys.stderr)
    if trouble.unsaved:
        print("Your last words could not be kept. Here they are, to copy:", file=sys.stderr)
        print(trouble.unsaved, file=sys.stderr)
