"""`practice interview`: the real ones, with their days and times; short for `practice jobs interview`."""

from types import SimpleNamespace

from practice.sittings import interviews
from practice.sittings.job_when import moment_meant
from practice.sittings.ports import World


def run_interview(options: SimpleNamespace, world: World) -> int:
    """Print or change what is known; the exit status. Raises Trouble."""
    match options.verb:
        case "add":
            found = moment_meant(" ".join(options.when), world.clock, zone=options.zone)
            print(interviews.add(world, options.name, found.moment))
            if found.notice:
                print(found.notice)
        case "drop":
            print(interviews.drop(world, options.name))
        case _:
            print(interviews.listed(world))
    return 0
