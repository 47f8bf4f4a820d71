"""The words of the command line."""

import sys
from argparse import SUPPRESS, ArgumentParser, BooleanOptionalAction, HelpFormatter
from collections.abc import Sequence
from types import SimpleNamespace
from typing import NoReturn

from practice.cli import numbers

VERSION = "0.1.0"

DESCRIPTION = (
    "Interview practice: timed mock interviews and honest self-review. Nothing leaves this computer."
)
EPILOG = "Without a command, `practice` opens home. Press ? there for the keys."
SITTINGS = {
    "calibration": "whether you are kind or hard to yourself",
    "plans": "what you will do if it gets difficult: if-then plans",
    "ladder": "harder and harder rounds, one step at a time",
    "nerves": "what you have rated so far",
    "trial": "find out what helps you before a round",
}
"""Commands that are one sitting each, without words of their own."""
AFTERWARDS = (
    (
        "debrief",
        "five minutes after a real interview, then it is closed",
        "INTERVIEW",
        "its name; left out: the latest",
    ),
    ("after", "after a no: five steps, each in your own time", "JOB", "its name; left out: you choose"),
    (
        "plan",
        "what you have set out to do, by when, and what came of it",
        "JOB",
        "only what belongs to this job",
    ),
    (
        "letters",
        "thank-you notes and the like: drafted here, sent by you",
        "JOB",
        "its name; left out: you choose",
    ),
)
"""Commands that are one sitting each, about one job or interview: name, help, word, what the word is."""


def parse(argv: Sequence[str]) -> SimpleNamespace:
    """The parsed command line; `command` is None for home. Exits with 2 and a sentence when it is off."""
    return build_parser().parse_args(argv, namespace=SimpleNamespace())


def build_parser() -> "_Parser":
    """The parser; the command reference in docs is made from it."""
    face = _Parser(add_help=False)
    face.add_argument(
        "--plain",
        action="store_true",
        default=SUPPRESS,
        help="lines of text instead of the full screen, for screen readers and pipes",
    )
    parser = _Parser(
        prog="practice", description=DESCRIPTION, epilog=EPILOG, parents=[face], formatter_class=_Wide
    )
    parser.add_argument("--version", action="version", version=f"practice {VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    _mock(commands.add_parser("mock", parents=[face], formatter_class=_Wide, help="a timed mock interview"))
    commands.add_parser(
        "review", parents=[face], formatter_class=_Wide, help="look back on answers that wait"
    )
    _calm(
        commands.add_parser(
            "calm",
            parents=[face],
            formatter_class=_Wide,
            help="guided breathing, and the minutes before an interview",
        )
    )
    _drill(
        commands.add_parser(
            "drill", parents=[face], formatter_class=_Wide, help="small drills for today's minutes"
        )
    )
    _due(
        commands.add_parser("due", formatter_class=_Wide, help="what to recall today and in the days to come")
    )
    _stories(
        commands.add_parser(
            "stories",
            parents=[face],
            formatter_class=_Wide,
            help="your stories: write, tell, what they cover",
        ),
        face,
    )
    _jobs(
        commands.add_parser("jobs", formatter_class=_Wide, help="jobs you apply for, and their interviews"),
        face,
    )
    for name, about, word, which in AFTERWARDS:
        asked = commands.add_parser(name, parents=[face], formatter_class=_Wide, help=about)
        asked.add_argument(word.lower(), nargs="?", metavar=word, help=which)
    for name, about in SITTINGS.items():
        commands.add_parser(name, parents=[face], formatter_class=_Wide, help=about)
    _interview(commands.add_parser("interview", formatter_class=_Wide, help="your real interviews"))
    _mic(
        commands.add_parser(
            "mic", parents=[face], formatter_class=_Wide, help="the microphone: find, check, use"
        ),
        face,
    )
    _measure(commands.add_parser("measure", formatter_class=_Wide, help="pace and pauses of sound files"))
    commands.add_parser(
        "listen", parents=[face], formatter_class=_Wide, help="speak, and see your pace and pauses"
    )
    _settings(commands.add_parser("settings", formatter_class=_Wide, help="what you have chosen for good"))
    _rounds(commands.add_parser("rounds", formatter_class=_Wide, help="rounds of the past"))
    _data(commands.add_parser("data", formatter_class=_Wide, help="where your data is, and a copy of it"))
    _banks(commands.add_parser("banks", formatter_class=_Wide, help="question banks: yours and the shipped"))
    return parser


class _Parser(ArgumentParser):
    """A mistake is one sentence and where to look, as everywhere in this program."""

    def error(self, message: str) -> NoReturn:
        """Say it, and leave with 2."""
        said = message.removeprefix("the following ").removeprefix("argument ")
        mend = f"`{self.prog} --help` shows how it is written"
        if (unknown := _unknown_word(said)) is not None:
            said, near = unknown
            mend = f"did you mean '{near}'?" if near else mend
        print(f"practice: {said}", file=sys.stderr)
        print(f"    mend: {mend}", file=sys.stderr)
        self.exit(2)


def _unknown_word(said: str) -> tuple[str, str] | None:
    """A word that is none of those there are, as a sentence, and the one that is meant, or nothing."""
    import re
    from difflib import get_close_matches

    found = re.fullmatch(r"(\S+): invalid choice: '(.*)' \(choose from (.+)\)", said)
    if found is None:
        return None
    place, word, listed = found.groups()
    known = re.findall(r"[^\s,']+", listed)
    sentence = f"there is no '{word}'" if place.isupper() else f"{place}: there is no '{word}'"
    near = get_close_matches(word, known, 1)
    return f"{sentence}: there are {', '.join(known)}", near[0] if near else ""


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
    parser.add_argument("--aloud", action="store_true", help="speak the answers")
    parser.add_argument(
        "--mic",
        action=BooleanOptionalAction,
        default=None,
        help="measure pace and pauses with the microphone, or not",
    )
    parser.add_argument(
        "--keep-audio",
        action=BooleanOptionalAction,
        default=None,
        help="keep the sound of the answers, or not (with --mic)",
    )
    parser.add_argument(
        "--speak", action=BooleanOptionalAction, default=None, help="let the questions be spoken, or not"
    )
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


def _calm(parser: ArgumentParser) -> None:
    parser.add_argument(
        "pattern", nargs="?", metavar="PATTERN", help="ease, train, sigh, box, 4-7-8 or your own"
    )
    parser.add_argument(
        "--minutes", type=numbers.minutes, metavar="M", help="how long to breathe, such as 5 or 2.5"
    )
    parser.add_argument(
        "--until", metavar="TIME", help="the interview begins then (14:30): a routine that ends on time"
    )
    parser.add_argument(
        "--before", metavar="NAME", help="the same for an interview you have entered, by its name"
    )
    parser.add_argument(
        "--routine", choices=("10m", "5m", "90s"), help="which routine; left out: the one that fits"
    )
    parser.add_argument("--rehearse", action="store_true", help="only try the routine, without an interview")
    parser.add_argument("--why", action="store_true", help="what is known about a pattern, and cautions")


def _drill(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--minutes", type=numbers.minutes, default=10, metavar="N", help="how long, such as 10"
    )
    parser.add_argument(
        "--only", type=numbers.drill_kind, metavar="KIND", help="one kind, such as beats or answer-ladder"
    )
    parser.add_argument("--question", metavar="KEY", help="with answer-ladder and silence: which question")
    parser.add_argument("--typed", action="store_true", help="type what would be spoken")


def _due(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument(
        "--days",
        type=numbers.days,
        metavar="N",
        help="how many days ahead; left out: a week, or up to the interview",
    )


def _stories(parser: ArgumentParser, face: "_Parser") -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title="verbs")
    verbs.add_parser("list", formatter_class=_Wide, help="one line each")
    show = verbs.add_parser("show", formatter_class=_Wide, help="one story with its beats")
    show.add_argument("name", metavar="ID", help="as the list shows it; its beginning is enough")
    verbs.add_parser("add", parents=[face], formatter_class=_Wide, help="write one, a beat at a time")
    edit = verbs.add_parser("edit", formatter_class=_Wide, help="the file in your editor, then checked")
    edit.add_argument("name", nargs="?", metavar="ID", help="begin at this story")
    tell = verbs.add_parser("tell", parents=[face], formatter_class=_Wide, help="tell one, timed")
    tell.add_argument("name", metavar="ID", help="as the list shows it; its beginning is enough")
    verbs.add_parser("matrix", parents=[face], formatter_class=_Wide, help="which story shows what")
    verbs.add_parser("want", parents=[face], formatter_class=_Wide, help="what the job asks for")


def _jobs(parser: ArgumentParser, face: "_Parser") -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title="verbs")
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help="as JSON")
    listing = verbs.add_parser("list", formatter_class=_Wide, help="what comes next (also without a verb)")
    listing.add_argument("--json", action="store_true", default=SUPPRESS, help="as JSON")
    add = verbs.add_parser("add", formatter_class=_Wide, help="enter a job")
    add.add_argument("name", metavar="NAME", help="what you call it, such as Northwind")
    for option, metavar, about in (
        ("--employer", "TEXT", "who it is with, where that is not its name"),
        ("--role", "TEXT", "what the job is called"),
        ("--deadline", "DAY", "until when one can apply: 2026-11-26, 26 November"),
        ("--applied", "DAY", "the day on which you applied"),
        ("--seen", "HOW", "advert, referral, recruiter, approached or internal"),
        ("--who", "TEXT", "who told you of it, or whom you write to"),
        ("--advert", "FILE", "the advert as text: it is kept, for adverts vanish"),
        ("--cv", "FILE", "the CV you sent: only its sum is kept, to tell versions apart"),
        ("--cv-note", "TEXT", "which version of your CV that is"),
    ):
        add.add_argument(option, default="", metavar=metavar, help=about)
    show = verbs.add_parser("show", formatter_class=_Wide, help="all that is kept of one")
    show.add_argument("name", metavar="NAME", help="its beginning is enough")
    show.add_argument("--json", action="store_true", default=SUPPRESS, help="as JSON")
    edit = verbs.add_parser("edit", formatter_class=_Wide, help="change a part of it, or see its parts")
    edit.add_argument("name", metavar="NAME", help="its beginning is enough")
    edit.add_argument("part", nargs="?", metavar="PART", help="such as deadline; left out: all parts")
    edit.add_argument(
        "value", nargs="*", metavar="VALUE", help="what it shall be; '' takes it back (advert, cv: a file)"
    )
    _job_interviews(verbs.add_parser("interview", formatter_class=_Wide, help="its interviews"))
    outcome = verbs.add_parser("outcome", formatter_class=_Wide, help="how it ended")
    outcome.add_argument("name", metavar="NAME", help="its beginning is enough")
    outcome.add_argument("how", metavar="HOW", help="offer, rejected, withdrew, silence; open: it goes on")
    outcome.add_argument("--stage", default="", metavar="S", help="how far it came, such as panel")
    outcome.add_argument("--on", default="", metavar="DAY", help="when you heard; left out: today")
    outcome.add_argument("--reason", default="", metavar="TEXT", help="what they gave as one, if anything")
    want = verbs.add_parser("want", parents=[face], formatter_class=_Wide, help="what its advert asks for")
    want.add_argument("name", metavar="NAME", help="its beginning is enough")
    calendar = verbs.add_parser("calendar", formatter_class=_Wide, help="the interviews for your calendar")
    calendar.add_argument("file", nargs="?", metavar="FILE", help="an .ics file; left out: with your data")
    hide = verbs.add_parser("hide", formatter_class=_Wide, help="put one away; nothing is deleted")
    hide.add_argument("name", metavar="NAME", help="its beginning is enough")


def _job_interviews(parser: ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="what", metavar="VERB", title="verbs")
    add = verbs.add_parser("add", formatter_class=_Wide, help="enter one, or a new time for one")
    add.add_argument("name", metavar="NAME", help="of the job")
    add.add_argument("when", nargs="+", metavar="WHEN", help="a day and a time: 2026-11-26 14:30")
    add.add_argument(
        "--format", default="", metavar="F", help="phone, one-way, video, in-person, panel, test, final"
    )
    add.add_argument(
        "--with",
        "--people",
        dest="people",
        default="",
        metavar="TEXT",
        help="who asks: 'R. Ode, recruiter; J. Lind'",
    )
    add.add_argument("--minutes", type=numbers.whole, metavar="N", help="how long it is planned for")
    add.add_argument(
        "--zone", default="", metavar="Z", help="whose time it is, such as Europe/London; left out: yours"
    )
    listing = verbs.add_parser("list", formatter_class=_Wide, help="those to come (also without a verb)")
    listing.add_argument("name", nargs="?", metavar="NAME", help="all of this job, past ones with them")
    drop = verbs.add_parser("drop", formatter_class=_Wide, help="it will not take place, or never did")
    drop.add_argument("name", metavar="NAME", help="of the interview, or of its job")
    drop.add_argument("day", nargs="*", metavar="DAY", help="which, where there are several")


def _interview(parser: ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title="verbs")
    verbs.add_parser("list", formatter_class=_Wide, help="those to come (also without a verb)")
    add = verbs.add_parser("add", formatter_class=_Wide, help="enter one, or a new time for it")
    add.add_argument("name", metavar="NAME", help="what you call it, such as Library")
    add.add_argument(
        "when", nargs="+", metavar="WHEN", help="a day and a time: 2026-11-26 14:30, thursday 9:00"
    )
    add.add_argument(
        "--zone", default="", metavar="Z", help="whose time it is, such as Europe/London; left out: yours"
    )
    drop = verbs.add_parser("drop", formatter_class=_Wide, help="it will not take place")
    drop.add_argument("name", metavar="NAME", help="as the list shows it")


def _mic(parser: ArgumentParser, face: "_Parser") -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title="verbs")
    verbs.add_parser("list", formatter_class=_Wide, help="which microphones there are")
    verbs.add_parser("check", parents=[face], formatter_class=_Wide, help="ten seconds: does it hear you")
    verbs.add_parser(
        "baseline", parents=[face], formatter_class=_Wide, help="read a calm text, to compare answers with"
    )
    verbs.add_parser("on", formatter_class=_Wide, help="use the microphone in rounds from now on")
    verbs.add_parser("off", formatter_class=_Wide, help="do not use it in rounds any more")
    use = verbs.add_parser("use", formatter_class=_Wide, help="choose a microphone by its name")
    use.add_argument(
        "name", metavar="NAME", help="as `mic list` shows it, a part is enough; '' is the usual one"
    )


def _measure(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="wav, flac, ogg or mp3")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="all figures as JSON, one object a file")
    shape.add_argument("--csv", action="store_true", help="the main figures as CSV, one row a file")
    parser.add_argument(
        "--textgrid",
        metavar="OUT",
        help="also write a Praat TextGrid: a file for one FILE, a folder for several",
    )


def _settings(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help="one setting, such as live.lamp")
    parser.add_argument("value", nargs="?", metavar="VALUE", help="what it shall be: on, off, a number")


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


def _data(parser: ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", title="verbs")
    verbs.add_parser("where", formatter_class=_Wide, help="which folders and files (also without a verb)")
    verbs.add_parser("seals", formatter_class=_Wide, help="what is under seal, by its names")
    export = verbs.add_parser("export", formatter_class=_Wide, help="all that is yours as a new zip file")
    export.add_argument("file", metavar="FILE", help="such as my-practice.zip; a file that is there stays")
    export.add_argument("--sound", action="store_true", help="also the sounds that were kept")
    export.add_argument(
        "--unseal",
        action="append",
        default=[],
        metavar="NAME",
        help="also the words of this seal, by its name in `data seals` (may be repeated)",
    )
