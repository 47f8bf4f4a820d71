"""`practice banks`: the question banks, to list, read, check and begin."""

import json
from pathlib import Path
from types import SimpleNamespace

from practice.banks import verbs
from practice.banks.library import Library


def run_banks(options: SimpleNamespace, library: Library) -> int:
    """Print what a verb answers; the exit status is the verb's own."""
    answered = _answer(options, library)
    if getattr(options, "json", False):
        print(json.dumps(answered.data, ensure_ascii=False, indent=2))
    else:
        for line in answered.lines:
            print(line)
    return answered.status


def _answer(options: SimpleNamespace, library: Library) -> verbs.Answered:
    match options.verb:
        case None | "list":
            return verbs.list_banks(library)
        case "show":
            return verbs.show_bank(library, options.name)
        case "check":
            return verbs.check_paths(library, [Path(path) for path in options.paths])
        case "new":
            return verbs.new_bank(library, options.path)
        case "copy":
            return verbs.copy_bank(library, options.bank, options.new_id)
        case "schema":
            return verbs.show_schema(options.kind)
        case _:
            raise AssertionError(f"unreachable: {options.verb!r}")
