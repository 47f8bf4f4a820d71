"""The words of the command line."""

from argparse import SUPPRESS, ArgumentParser, HelpFormatter
from collections.abc import Sequence
from types import SimpleNamespace

from practice.cli import numbers

VERSION = "0.1.0"

DESCRIPTION = (
    "Interview practice: timed mock interviews and honest self-review. Nothing leaves this computer."
)
EPILOG = "Without a command, `practice` opens home. Press ? there for the keys."


def parse(argv: Sequence[str]) -> SimpleNamespace:
    """The parsed command line; `command` is None for home. Exits with 2 and a sentence when it is off."""
    return build_parser().parse_args(argv, namespace=SimpleNamespace())


def build_parser() -> ArgumentParser:
    """The parser; the command reference in docs is made from it."""
    face = ArgumentParser(add_help=False)
    face.add_argument(
        "--plain",
        action="store_true",
        default=SUPPRESS,
        help="lines of text instead of the full screen, for screen readers and pipes",
    )
    parser = ArgumentParser(
        prog="practice", description=DESCRIPTION, epilog=EPILOG, parents=[face], formatter_class=_Wide
    )
    parser.add_argument("--version", action="version", version=f"practice {VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _mock(commands.add_parser("mock", parents=[face], formatter_class=_Wide, help="a timed mock interview"))
    commands.add_parser(
        "review", parents=[face], formatter_class=_Wide, help="look back on answers that wait"
    )
    _rounds(commands.add_parser("rounds", formatter_class=_Wide, help="rounds of the past"))
    _banks(commands.add_parser("banks", formatter_class=_Wide, help="question banks: yours and the shipped"))
    return parser


class _Wide(HelpFormatter):
    """Help with room for the options."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=90)


def _mock(parser: ArgumentParser) -> None:
    parser.add_argument(
        "recipe", nargs="?", metavar="RECIPE", help="which interview, such as quick; left out: you choose"
    )
    parser.add_argument(
        "--bank",
        action="append",
        default=[],
        metavar="B",
        help="only questions of this bank (may be repeated)",
    )
    parser.add_argument(
        "--seed", type=numbers.whole, metavar="N", help="the same number gives the same round"
    )
    parser.add_argument("--typed", action="store_true", help="type the answers")
    parser.add_argument("--aloud", action="store_true", help="speak the answers; nothing is recorded")
    parser.add_argument(
        "--prepare", type=numbers.seconds, metavar="TIME", help="time to prepare, as invited: 30s"
    )
    parser.add_argument(
        "--answer", type=numbers.answer_seconds, metavar="TIME", help="time to answer: 90s, 2m"
    )
    parser.add_argument("--takes", type=numbers.takes, metavar="N", help="takes of each answer")
    parser.add_argument("--resume", action="store_true", help="go on with the round you left")
    parser.add_argument(
        "--repeat",
        type=numbers.whole,
        metavar="ROUND",
        help="a past round again, question for question",
    )


def _rounds(parser: ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title="verbs")
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help="as JSON")
    listing = verbs.add_parser("list", formatter_class=_Wide, help="all rounds (also without a verb)")
    listing.add_argument("--json", action="store_true", default=SUPPRESS, help="as JSON")
    show = verbs.add_parser("show", formatter_class=_Wide, help="one round: asked, said, rated")
    show.add_argument("number", type=numbers.whole, metavar="N", help="the number in the list")
    show.add_argument("--json", action="store_true", default=SUPPRESS, help="as JSON, every word as typed")


def _banks(parser: ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title="verbs")
    listing = verbs.add_parser(
        "list", formatter_class=_Wide, help="banks and round recipes (also without a verb)"
    )
    show = verbs.add_parser("show", formatter_class=_Wide, help="a bank, one question of it, or a recipe")
    show.add_argument("name", metavar="BANK[/ID]", help="as in the list")
    check = verbs.add_parser("check", formatter_class=_Wide, help="every problem of a file: line, what, mend")
    check.add_argument("paths", nargs="+", metavar="PATH", help="files or folders")
    for verb in (listing, show, check):
        verb.add_argument("--json", action="store_true", help="as JSON")
    new = verbs.add_parser("new", formatter_class=_Wide, help="a template to fill in")
    new.add_argument("path", metavar="PATH", help="a name, or the file to write")
    copy = verbs.add_parser("copy", formatter_class=_Wide, help="a shipped bank as your own, to change")
    copy.add_argument("bank", metavar="BANK", help="as in the list")
    copy.add_argument(
        "--as", dest="new_id", default="", metavar="ID", help="under another id, beside the first"
    )
    schema = verbs.add_parser("schema", formatter_class=_Wide, help="the JSON Schema, for editors")
    schema.add_argument(
        "kind", nargs="?", choices=("bank", "rounds"), default="bank", help="of banks (default) or rounds"
    )
