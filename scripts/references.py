"""The references in docs, made from the tables that the program itself uses.

python scripts/references.py          write docs/reference/*
python scripts/references.py --check  leave with 1 when one of them is not what the program has now
"""

import json
import sys
from argparse import SUPPRESS, Action, ArgumentParser, _SubParsersAction
from collections.abc import Callable, Iterator, Sequence

from made import CHECKOUT, write_or_compare
from practice.banks.json_schema import Schema, bank_schema, rounds_schema
from practice.banks.reference import reference, story_reference
from practice.banks.story_template import TEMPLATE
from practice.cli.arguments import build_parser
from practice.screens.keys import EVERYWHERE, KEYS, WRITING, Act, Key, Place, keys_in
from practice.settings.reference import reference as settings_reference

FOLDER = CHECKOUT / "docs" / "reference"

MADE = "Made from the program by `python scripts/references.py`; change the program, not this page."

NAMES = {
    " ": "Space",
    "<sigint>": "",
    "?": "?",
    "c-c": "Ctrl-C",
    "c-j": "Ctrl-J",
    "c-n": "Ctrl-N",
    "c-q": "Ctrl-Q",
    "c-s": "Ctrl-S",
    "c-z": "Ctrl-Z",
    "down": "Down",
    "enter": "Enter",
    "escape": "Esc",
    "escape,enter": "Alt-Enter",
    "f1": "F1",
    "f2": "F2",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "tab": "Tab",
    "up": "Up",
}
"""What is printed on the key that prompt_toolkit calls so."""


# -- commands ------------------------------------------------------------------------------------------


def commands() -> str:
    """Every command with its arguments, in the order of `practice --help`."""
    parser = build_parser()
    lines = ["# Commands", "", MADE, "", parser.description or "", parser.epilog or ""]
    lines += ["`-h` or `--help` after any of them says the same in the terminal.", ""]
    for command, about in _with_verbs(parser):
        lines += [f"## `{_usage(command)}`", ""]
        if about:
            lines += [f"{about[:1].upper()}{about[1:]}.", ""]
        if rows := [f"| `{_cell(_word(action))}` | {_cell(action.help)} |" for action in _shown(command)]:
            lines += ["| word | what it does |", "|---|---|", *rows, ""]
    return "\n".join(lines)


def _with_verbs(parser: ArgumentParser, about: str = "") -> Iterator[tuple[ArgumentParser, str]]:
    """A parser and all those below it, each with the words its parent has for it."""
    yield parser, about
    for action in parser._actions:  # argparse has no public way to walk over its arguments
        if isinstance(action, _SubParsersAction):
            said = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for name, below in action.choices.items():
                yield from _with_verbs(below, said[name])


def _shown(parser: ArgumentParser) -> list[Action]:
    """The arguments worth a row, those without dashes first: verbs have sections of their own."""
    rows = [each for each in parser._actions if each.dest != "help" and each.help != SUPPRESS]
    rows = [each for each in rows if not isinstance(each, _SubParsersAction)]
    return sorted(rows, key=lambda each: bool(each.option_strings))


def _usage(parser: ArgumentParser) -> str:
    words = [parser.prog]
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            words.append(f"[{action.metavar}]")
        elif not action.option_strings:
            name = _word(action)
            words.append({"?": f"[{name}]", "+": f"{name} ..."}.get(str(action.nargs), name))
    return " ".join(words)


def _word(action: Action) -> str:
    """An argument as it is written: its options and what follows them."""
    value = str(action.metavar or "|".join(action.choices or (action.dest,)))
    if not action.option_strings:
        return value
    options = ", ".join(action.option_strings)
    return options if action.nargs == 0 else f"{options} {value}"


# -- keys ----------------------------------------------------------------------------------------------

ALWAYS = frozenset({Act.HELP, Act.BACK, Act.QUIT, Act.SUSPEND})


def keys() -> str:
    """The keys of the full screen, place by place, and then those that hold everywhere."""
    lines = ["# Keys", "", MADE, "", "In the full screen; `?` (F1 while writing) shows them there.", ""]
    for place in Place:
        if rows := [key for key in keys_in(place) if key.act not in ALWAYS]:
            lines += [
                f"## {place.value[:1].upper()}{place.value[1:]}",
                "",
                "| key | what it does |",
                "|---|---|",
            ]
            lines += [f"| {_names(key)} | {_cell(key.does)} |" for key in rows]
            lines.append("")
        if place is Place.CHOOSE:
            lines += ["Each choice also has a key of its own, shown beside it.", ""]
    lines += ["## Always", "", "| key | what it does | where |", "|---|---|---|"]
    lines += [f"| {_names(key)} | {_cell(key.does)} | {_where(key)} |" for key in KEYS if key.act in ALWAYS]
    return "\n".join(lines)


def _names(key: Key) -> str:
    if "-" in key.shown and key.shown[0].isdigit():
        return f"{key.shown[0]} to {key.shown[-1]}"
    names = [NAMES.get(name, name) for name in key.keys]
    return " or ".join(name for name in names if name)


def _where(key: Key) -> str:
    if key.places == frozenset(Place):
        return "everywhere"
    if key.places == WRITING:
        return "while writing"
    if key.places == EVERYWHERE - WRITING:
        return "where nothing is written"
    return ", ".join(place.value for place in Place if place in key.places)


# -- banks ---------------------------------------------------------------------------------------------


def bank_fields() -> str:
    """Every field of banks and of round recipes."""
    lines = ["# Fields of banks and rounds", "", MADE, ""]
    lines += [
        "`practice banks new` writes a template with the common ones.",
        "For completion while you write, give your editor's YAML plug-in [bank.schema.json](bank.schema.json)"
        " or [rounds.schema.json](rounds.schema.json);",
        "`practice banks schema` prints the same.",
        "",
    ]
    return "\n".join([*lines, *_raised(reference()), ""])


def story_fields() -> str:
    """Every field of the file of stories, and the file as it is at first."""
    lines = ["# Fields of your stories", "", MADE, ""]
    lines += [
        "You need none of these: `practice stories add` asks, and writes the file.",
        "`practice stories edit` opens it in your editor and then names every problem in it with its line"
        " ([your stories](../guide.md#your-stories)).",
        "",
    ]
    lines += [*_raised(story_reference()), "", "## The file at first", ""]
    return "\n".join([*lines, "```yaml", TEMPLATE.rstrip("\n"), "```", ""])


def _raised(lines: Sequence[str]) -> list[str]:
    """With each heading one level up: the page has no other heading above them."""
    return [line.replace("### ", "## ", 1) for line in lines]


# -- settings ------------------------------------------------------------------------------------------


def settings() -> str:
    """Every setting, what it may be and what it does."""
    lines = ["# Settings", "", MADE, ""]
    lines += [
        "You need none of these: everything works as it is at first.",
        "To change something for good, open the file `config.toml` in any text editor; it is"
        " [where your things are kept](../guide.md#where-things-are-kept).",
        "If there is no such file yet, make one with only the lines you want to change, each below its"
        " `[group]`, or copy [the whole file](#the-whole-file) from here.",
        "Save it and start the program again.",
        "Nothing can break: when a line is not understood, the program names the line and says what to"
        " write, and with the file deleted everything is as it was at first.",
        "",
    ]
    return "\n".join([*lines, *settings_reference(), ""])


def _schema(schema: Schema) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|")


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "keys.md": keys,
    "bank-fields.md": bank_fields,
    "story-fields.md": story_fields,
    "settings.md": settings,
    "bank.schema.json": lambda: _schema(bank_schema()),
    "rounds.schema.json": lambda: _schema(rounds_schema()),
}


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or compare them."""
    made = {FOLDER / name: make().rstrip("\n") + "\n" for name, make in PAGES.items()}
    return write_or_compare(made, arguments, script="references.py")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
