"""`practice rounds`: what happened, to read or as JSON."""

import json
from types import SimpleNamespace

from practice.plain.lines import WIDTH, wrapped
from practice.plain.paging import marked
from practice.sittings.ports import World
from practice.sittings.rounds.rounds import entry_record, find_round, round_paragraphs, round_record
from practice.sittings.waiting import round_line


def run_rounds(options: SimpleNamespace, world: World) -> int:
    """Print the list, or one round."""
    as_json = getattr(options, "json", False)
    if options.verb == "show":
        entry = find_round(world, options.number)
        if as_json:
            print(json.dumps(round_record(world, entry), ensure_ascii=False, indent=2))
        else:
            for text in filter(None, map(marked, round_paragraphs(world, entry))):
                print(wrapped(text, WIDTH))
        return 0
    entries = world.history.rounds()
    if as_json:
        print(json.dumps([entry_record(entry) for entry in entries], ensure_ascii=False, indent=2))
    elif not entries:
        print("No rounds yet. `practice mock` starts the first.")
    else:
        for entry in entries:
            print(wrapped(round_line(entry), WIDTH))
    return 0
