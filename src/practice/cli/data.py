"""`practice data`: where the person's data is, what is under seal, and all of it as a file to take away.

`export` writes a zip file: `history.jsonl` (one JSON object a line, see its README.txt), `config.toml`,
`stories.yaml`, `interviews.ics`, and the folders `banks`, `letters`, `templates`, `scripts`; with --sound
`recordings`, too. What is under seal is in it as the word "sealed", unless it is asked for by its name.
"""

from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from practice.plain.lines import WIDTH, wrapped
from practice.sittings import own_data
from practice.sittings.ports import SOUNDS, World

if TYPE_CHECKING:
    from practice.wiring import Places

OK = 0


def run_where(where: "Places") -> int:
    """Print where everything is. Nothing is opened, so that this works where nothing else does."""
    parts = {"history.db": "everything you did and said", **own_data.FILES, SOUNDS: "sounds you have kept"}
    print(f"Your data is in {where.data}")
    for name, what in parts.items():
        print(f"    {name}: {what}{'' if (where.data / name).exists() else ' (none yet)'}")
    print(f"What you have chosen is in {where.config}{'' if where.config.exists() else ' (nothing yet)'}")
    print(f"What can be deleted at any time is in {where.cache}")
    print("Nothing is kept anywhere else. `practice data export FILE.zip` makes a copy to take away.")
    return OK


def run_data(options: SimpleNamespace, world: World, config: Path) -> int:
    """Do what any other verb says. Raises Trouble."""
    match options.verb:
        case "seals":
            for line in own_data.listed(world):
                print(wrapped(line, WIDTH))
            return OK
        case "export":
            return _export(options, world, config)
        case _:
            raise AssertionError(f"unreachable: {options.verb!r}")


def _export(options: SimpleNamespace, world: World, config: Path) -> int:
    from practice.history.exporting import own_files, target, write_archive

    path = target(Path(options.file))
    opened = own_data.chosen(world, options.unseal)
    closed = [each for each in own_data.under_seal(world) if each not in opened]
    names = [*own_data.FILES, *([SOUNDS] if options.sound else [])]
    history = own_data.history_lines(world, {each.id for each in opened})
    (_, facts), copied = write_archive(
        path,
        [(own_data.ABOUT, own_data.about(opened, closed, sounds=options.sound)), (own_data.HISTORY, history)],
        [*own_files(config.parent, [config.name]), *own_files(world.data, names)],
        now=world.clock.now(),
    )
    print(wrapped(own_data.exported(path, facts, copied), WIDTH))
    for line in own_data.about_seals(opened, closed):
        print(wrapped(line, WIDTH))
    return OK
