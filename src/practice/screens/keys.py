"""The keys, in one table: bindings, footer, help and the reference in docs are made from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where the person is, as far as keys go."""

    READ = "a page to read"
    CHOOSE = "a page with choices"
    WRITE = "a page with a line to write"
    TEXT = "a page with a text to write"
    LISTEN = "listening, a quiet moment, a break"
    READY = "getting ready to answer aloud"
    READY_TO_TYPE = "getting ready to type"
    NOTE = "writing a note"
    ALOUD = "answering aloud"
    HEARD = "reading to the microphone"
    TYPE = "typing an answer"
    TAKE = "keeping a take or not"
    SILENCE = "the interviewer's silence"
    BREATHE = "breathing"
    COUNTDOWN = "the minutes before an interview"
    COUNTDOWN_RATING = "typing a number or a word in the minutes before an interview"
    HELP = "this list of keys"


class Act(StrEnum):
    """What a key asks for."""

    GO = "go"
    NEWLINE = "newline"
    NEXT_FIELD = "next field"
    RATE = "rate"
    SKIP = "skip"
    AGAIN = "again"
    PAUSE = "pause"
    LONGER = "longer"
    SHORTER = "shorter"
    TONES = "tones"
    UP = "up"
    DOWN = "down"
    PAGE_UP = "page up"
    PAGE_DOWN = "page down"
    BACK = "back"
    HELP = "help"
    QUIT = "quit"
    SUSPEND = "suspend"


@dataclass(frozen=True, slots=True)
class Key:
    """One row of the table: the keys (names of prompt_toolkit), as shown, what they do, and where.

    `brief` is the footer's word for it; empty keeps it out of the footer.
    """

    keys: tuple[str, ...]
    shown: str
    act: Act
    does: str
    places: frozenset[Place]
    brief: str = ""


def _in(*places: Place) -> frozenset[Place]:
    return frozenset(places)


LONG_TEXT = _in(Place.TEXT, Place.TYPE)
WRITING = _in(Place.WRITE, Place.NOTE) | LONG_TEXT
OUTSIDE = _in(Place.HEARD)
EXERCISE = _in(Place.BREATHE)
MINUTES_BEFORE = _in(Place.COUNTDOWN, Place.COUNTDOWN_RATING)
PAGES = _in(Place.READ, Place.CHOOSE, Place.WRITE, Place.TEXT)
SCROLLS = (PAGES | OUTSIDE | {Place.HELP}) - LONG_TEXT
GETTING_READY = _in(Place.READY, Place.READY_TO_TYPE)
EVERYWHERE = frozenset(Place) - {Place.HELP}
LETTERS_ARE_TEXT = WRITING | {Place.READY_TO_TYPE, Place.COUNTDOWN_RATING}
IN_A_ROUND = EVERYWHERE - PAGES - OUTSIDE - EXERCISE - MINUTES_BEFORE - {Place.NOTE}

BACK = "go back; everything is kept"
STOP = "stop the round here; everything is kept, and it can go on later"
AT_ONCE = "leave at once; what you did is kept"
CLOSING = ("?", "f1", "q", "escape", "enter", " ")
LINE_END = ("escape,enter", "c-j")

KEYS = (
    Key(("enter", " "), "Enter", Act.GO, "go on", _in(Place.READ, Place.LISTEN), "go on"),
    Key(("enter",), "Enter", Act.GO, "take the marked choice", _in(Place.CHOOSE), "choose"),
    Key(("enter",), "Enter", Act.GO, "hand it in", _in(Place.WRITE), "done"),
    Key(("c-s", "f2"), "Ctrl-S", Act.GO, "it is done: hand it in (also F2)", _in(Place.TEXT), "done"),
    Key(("enter", *LINE_END), "Enter", Act.NEWLINE, "a new line", _in(Place.TEXT), "new line"),
    Key(("enter", " "), "Enter", Act.GO, "start the answer", GETTING_READY, "start"),
    Key(("enter",), "Enter", Act.GO, "next note, after the last one start", _in(Place.NOTE), "next"),
    Key(("enter", " "), "Enter", Act.GO, "the answer is done", _in(Place.ALOUD), "done"),
    Key(("enter", " "), "Enter", Act.GO, "that was it", _in(Place.HEARD), "done"),
    Key(("enter",), "Enter", Act.GO, "the answer is done", _in(Place.TYPE), "done"),
    Key(
        LINE_END,
        "Alt-Enter",
        Act.NEWLINE,
        "a new line (also Ctrl-J)",
        _in(Place.TYPE),
        "new line",
    ),
    Key(("enter", " "), "Enter", Act.GO, "keep this take", _in(Place.TAKE), "keep"),
    Key(("a",), "a", Act.AGAIN, "another take", _in(Place.TAKE), "again"),
    Key(
        ("tab",),
        "Tab",
        Act.NEXT_FIELD,
        "write a note, or the next one",
        GETTING_READY | {Place.NOTE},
        "notes",
    ),
    Key(tuple("12345"), "1-5", Act.RATE, "how this answer will go", GETTING_READY, "how will it go"),
    Key(("s",), "s", Act.SKIP, "skip the question", _in(Place.READY, Place.ALOUD), "skip"),
    Key(
        ("c-n",),
        "Ctrl-N",
        Act.SKIP,
        "skip the question",
        _in(Place.READY_TO_TYPE, Place.NOTE, Place.TYPE),
        "skip",
    ),
    Key(("enter",), "Enter", Act.GO, "at the end, go", _in(Place.COUNTDOWN), "done"),
    Key(
        ("enter",),
        "Enter",
        Act.GO,
        "hand it in; an empty line leaves it out",
        _in(Place.COUNTDOWN_RATING),
        "done",
    ),
    Key(("n",), "n", Act.SKIP, "the next step", _in(Place.COUNTDOWN), "next"),
    Key(("b",), "b", Act.AGAIN, "the step before, while it lasts", _in(Place.COUNTDOWN), "step back"),
    Key(("c-n",), "Ctrl-N", Act.SKIP, "the next step", _in(Place.COUNTDOWN_RATING), "next"),
    Key((" ", "p"), "Space", Act.PAUSE, "stand still, or go on in the same breath", EXERCISE, "pause"),
    Key(("+", "="), "+", Act.LONGER, "longer breaths from the next one on", EXERCISE, "longer"),
    Key(("-", "_"), "-", Act.SHORTER, "shorter breaths from the next one on", EXERCISE, "shorter"),
    Key(("t",), "t", Act.TONES, "soft tones: one for in, another for out; or none", EXERCISE, "tones"),
    Key(("up",), "Up", Act.UP, "one up", SCROLLS),
    Key(("down",), "Down", Act.DOWN, "one down", SCROLLS),
    Key(("up",), "Up", Act.UP, "one row up in what you write", LONG_TEXT),
    Key(("down",), "Down", Act.DOWN, "one row down in what you write", LONG_TEXT),
    Key(("pageup",), "PgUp", Act.PAGE_UP, "back up in a long text", frozenset(Place) - EXERCISE),
    Key(
        ("pagedown",), "PgDn", Act.PAGE_DOWN, "on in a long text", frozenset(Place) - EXERCISE - {Place.HELP}
    ),
    Key(("pagedown",), "PgDn", Act.PAGE_DOWN, "on in a long list", _in(Place.HELP), "more"),
    Key(("?", "f1"), "?", Act.HELP, "these keys", EVERYWHERE - LETTERS_ARE_TEXT, "keys"),
    Key(("f1",), "F1", Act.HELP, "these keys", LETTERS_ARE_TEXT, "keys"),
    Key(CLOSING, "Enter", Act.HELP, "close the list", _in(Place.HELP), "close"),
    Key(("q", "escape"), "q", Act.BACK, BACK, (PAGES | OUTSIDE) - WRITING, "back"),
    Key(("escape", "c-q"), "Esc", Act.BACK, BACK, _in(Place.WRITE, Place.TEXT, Place.NOTE), "back"),
    Key(("q", "escape"), "q", Act.BACK, STOP, IN_A_ROUND - LETTERS_ARE_TEXT, "stop"),
    Key(("escape", "c-q"), "Esc", Act.BACK, STOP, IN_A_ROUND & LETTERS_ARE_TEXT, "stop"),
    Key(("q", "escape"), "q", Act.BACK, AT_ONCE, EXERCISE | {Place.COUNTDOWN}, "leave"),
    Key(("escape", "c-q"), "Esc", Act.BACK, AT_ONCE, _in(Place.COUNTDOWN_RATING), "leave"),
    Key(("c-c", "<sigint>"), "Ctrl-C", Act.QUIT, "leave the program; everything is kept", frozenset(Place)),
    Key(("c-z",), "Ctrl-Z", Act.SUSPEND, "put the program aside (fg brings it back)", frozenset(Place)),
)


def keys_in(place: Place) -> Iterator[Key]:
    """The table's rows that hold here."""
    return (key for key in KEYS if place in key.places)


def act_of(place: Place, name: str) -> Act | None:
    """What a key asks for here."""
    return next((key.act for key in keys_in(place) if name in key.keys), None)


def names() -> frozenset[str]:
    """Every key name in the table, for binding."""
    return frozenset(name for key in KEYS for name in key.keys)
