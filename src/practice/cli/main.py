"""The command line: words in, one sitting, an exit status out; errors become a sentence here only."""

import errno
import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from types import SimpleNamespace
from typing import TYPE_CHECKING

from practice.cli.streams import drop_output, open_streams
from practice.model.trouble import Trouble

if TYPE_CHECKING:  # only a name here; loading it costs as much as all the rest of `practice --help`
    from practice.sittings.ports import World

OK = 0
TROUBLE = 2
INTERRUPTED = 130

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

Build = Callable[[], AbstractContextManager["World"]]


def run() -> None:
    """The `practice` command."""
    open_streams()
    gc.disable()  # nothing that is loaded to start with is garbage; what goes on for long enables it
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # to start more takes as long as to load numpy
    try:
        try:
            status = main(sys.argv[1:])
        finally:
            sys.stdout.flush()  # here what goes wrong can still be told apart, at the very end no longer
    except BrokenPipeError:
        status = OK  # whoever read our output has had enough
        drop_output()
    except OSError as error:
        if error.errno not in NO_ROOM or error.filename is not None:
            raise
        status = TROUBLE
        drop_output()
        print("practice: there is no room for the output where it was sent", file=sys.stderr)
        print("    mend: free some space, or send it somewhere else", file=sys.stderr)
    sys.exit(status)


def main(argv: Sequence[str], *, build: Build | None = None) -> int:
    """Do what the words say and return the exit status. `build` makes the world (wiring, unless a test)."""
    options = _options(argv)
    try:
        return _dispatch(options, build)
    except Trouble as trouble:
        _print_trouble(trouble)
        return TROUBLE
    except KeyboardInterrupt:
        return INTERRUPTED


def _options(argv: Sequence[str]) -> SimpleNamespace:
    """What the words say. Without words it is home, which does not wait for a parser."""
    if not argv:
        return SimpleNamespace(command=None)
    from practice.cli.arguments import parse

    return parse(argv)


def _dispatch(options: SimpleNamespace, build: Build | None) -> int:
    if options.command == "banks":
        from practice.cli.banks import run_banks
        from practice.wiring import library

        gc.enable()
        return run_banks(options, library())
    if options.command == "measure":
        from practice.cli.measure import run_measure

        return run_measure(options)
    if options.command == "settings":
        from practice.cli.settings import run_settings

        return run_settings(options)
    if options.command == "data" and options.verb in (None, "where"):
        from practice.cli.data import run_where
        from practice.wiring import places

        return run_where(places())
    if options.command == "mic" and options.verb not in (None, "check", "baseline"):
        from practice.cli.mic import run_mic

        return run_mic(options)
    if build is None:
        from practice.wiring import real_world

        build = real_world
    with build() as world:
        for notice in world.notices:
            print(f"practice: {notice}", file=sys.stderr)
        if options.command == "rounds":
            from practice.cli.rounds import run_rounds

            return run_rounds(options, world)
        if options.command == "data":
            from practice.cli.data import run_data
            from practice.wiring import places

            return run_data(options, world, places().config)
        if options.command == "due":
            from practice.cli.due import run_due

            return run_due(options, world)
        if options.command == "stories":
            from practice.cli.stories import TEXT_VERBS, run_stories

            if options.verb in TEXT_VERBS:
                return run_stories(options, world)
        if options.command == "jobs":
            from practice.cli.jobs import FACES, run_jobs

            if options.verb not in FACES:
                return run_jobs(options, world)
        if options.command == "interview":
            from practice.cli.interview import run_interview

            return run_interview(options, world)
        from practice.cli.faces import run_face

        return run_face(options, world)


def _print_trouble(trouble: Trouble) -> None:
    print(f"practice: {trouble.sentence}", file=sys.stderr)
    if trouble.mend:
        print(f"    mend: {trouble.mend}", file=sys.stderr)
    if trouble.unsaved:
        print("Your last words could not be kept. Here they are, to copy:", file=sys.stderr)
        print(trouble.unsaved, file=sys.stderr)
