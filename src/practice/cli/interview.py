"""`practice interview`: the real ones, with their days and times."""

from types import SimpleNamespace

from practice.sittings import interviews
from practice.sittings.ports import World
from practice.sittings.when import moment_of


def run_interview(options: SimpleNamespace, world: World) -> int:
    """Print or change what is known; the exit status. Raises Trouble."""
    match options.verb:
        case "add":
            when = moment_of(" ".join(options.when), world.clock)
            print(interviews.add(world, options.name, when))
        case "drop":
            print(interviews.drop(world, options.name))
        case _:
            print(interviews.listed(world))
    return 0
