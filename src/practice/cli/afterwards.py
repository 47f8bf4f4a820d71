"""`practice after`, `plan`, `debrief` and `letters`: what comes after an interview."""

from types import SimpleNamespace

from practice.sittings.applied import find_job
from practice.sittings.ports import World
from practice.sittings.script import Sitting


def sitting_afterwards(options: SimpleNamespace, world: World) -> Sitting[object]:
    """The sitting that was asked for. Raises Trouble when no job or interview has the name."""
    match options.command:
        case "after":
            from practice.sittings.applications.after import after

            return after(world, find_job(world, options.job) if options.job else None)
        case "plan":
            from practice.sittings.applications.plan import plan

            return plan(world, find_job(world, options.job) if options.job else None)
        case "debrief":
            from practice.sittings.applications.debrief import debrief

            return debrief(world, options.interview)
        case "letters":
            from practice.sittings.applications.letter_list import letters

            return letters(world, find_job(world, options.job) if options.job else None)
        case _:
            raise AssertionError(f"nothing comes after {options.command!r}")
