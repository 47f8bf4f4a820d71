"""Somebody who goes through a round: sees where the program is and types what fits there.

At the same place it is always the same, so that two walks through one round leave the same history.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from end_to_end.program import Piped, Terminal

# Kind of place: how plain mode ends when it waits there, and what the full screen then shows.
# The heading of a page comes first: on a small screen the rest may have to be scrolled to.
READY_IN_LINES = (
    r"(kept as your note|think it will go|starts by itself)\.( Either begins your answer, too\.)?$"
)
PLACES = (
    ("recall", None, r"Your answer as it was"),
    ("strength", r"One strength:$", r"Step 1 of 6"),
    ("tick", r"Evidence:$", r"Step 2 of 6"),
    ("overrule", r"Why \d:$", r"Step 3 of 6.*That would usually mean"),
    ("level", r"true of your answer\? \(y/n\):$", r"Step 3 of 6"),
    ("model", None, r"Step 4 of 6"),
    ("difference", r"\(Enter leaves it open\):$", r"Step 5 of 6"),
    ("change", r"Which one \(1/2/3/4/5/6\):$", r"Step 6 of 6"),
    ("again", r"Once more \(y/n\):$", r"Once again"),
    ("nothing", None, r"Nothing (waits|yet)"),
    ("looked back", None, r"Looked back .*For next time"),
    ("waiting", r"Which one \([1-9f/]+\) \[\w\]:$", r"for a look\. About two minutes"),
    ("closing", r"Look back now\? \(y/n\) \[y\]:$", r"That was the round"),
    ("introduction", None, r"Enter begins"),
    ("calm", r"Enter when you are ready\.$", r"Enter when you are ready"),
    ("listening", None, r"Just listen.*Enter goes on"),
    ("ready", READY_IN_LINES, r"starts? your answer|Enter starts, or the clock does"),
    ("answer", r"(^| )>$", r"Write as you would say it"),
    ("take", r"/again does it again\.$", r"Keep this take with Enter"),
    ("reply", r"Imagine it, and listen\. Enter goes on\.$", r"Imagine it, and listen"),
)
OF_ONE_ANSWER = frozenset("recall strength tick overrule level model difference change again".split())
TO_READ = frozenset({"recall", "model", "looked back"})
"""Pages that may be longer than the screen: Enter turns them over first."""
IN_ROUND = frozenset({"calm", "listening", "ready", "answer", "take", "reply"})
CHANGES = ("shorter-start", "name-result", "say-i", "their-side", "pause-first", "stop-earlier")

_SPOKEN = re.compile(
    r"\w+, [a-z][a-z -]+: (.+?)"
    r"(?= (?:Question|Warm-up|Your turn|Once more)[^.]*\. (?:Take about )?\d+ seconds| Write as you would"
    r"| Enter keeps this take| \w+ answers your question| ==|$)"
)
_RECALLED = re.compile(r"Your answer as it was ?== (.+?) >")

TELLING = (
    "I rang the customer myself, and two weeks later we had 20 % fewer complaints.",
    'I said "no" at first; my colleague Zoë showed me the numbers, and I changed my mind.',
    "I wrote the plan, we tried it for a month – and it saved us about €4,000.",
    "I asked everybody what they needed, because nobody had; then I decided.",
    "I made a mistake with the order. I told my manager the same day, and we mended it together.",
)


ENTER, TAB, ANEW = "\r", "\t", "\x15"
"""Ctrl-U begins a line anew: after a kill there may be something in it."""


SETTLING = 0.4  # seconds; Enter at the very beginning of a phase may still mean the one before


@dataclass(frozen=True, slots=True)
class Place:
    """Where the program waits: the kind of prompt, and what it is about as far as that can be read."""

    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class Input:
    """What is typed: a line in plain mode, or keys on the full screen.

    `kept` is the text that must be in history once the program has shown what comes after it.
    """

    line: str
    keys: Sequence[str] = (ENTER,)
    kept: str = ""


class Typist:
    """Knows the round's questions and what was last read; everything else is drawn from the place."""

    def __init__(self, seed: str = "", wordings: Sequence[str] = (), *, notes: bool = True) -> None:
        self._seed = seed
        self._notes = notes
        self.wordings = tuple(wordings)
        self._asked = ""

    def place_in_lines(self, program: Piped) -> Place | None:
        """Where plain mode waits for a line, or None while it is still saying something."""
        text = program.text()
        kind = next((kind for kind, end, _ in PLACES if end and re.search(end, text)), None)
        if kind is None:
            return None
        heard = _RECALLED.findall(text) or (_SPOKEN.findall(text) if kind in IN_ROUND else [])
        if heard:
            self._asked = self._wording(heard[-1])
        return Place(kind, self._detail(kind, text))

    def place_on_screen(self, terminal: Terminal) -> Place | None:
        """Where the full screen waits, or None while it cannot be told."""
        text = terminal.text()
        kind = next((kind for kind, _, shown in PLACES if re.search(shown, text)), None)
        rows = terminal.rows()
        rule = next((number for number, row in enumerate(rows) if row.startswith("──")), None)
        if kind is None or rule is None:
            return None
        first = _first_paragraph(rows[rule + 1 :])
        if kind == "recall" or kind in IN_ROUND:
            words = " ".join(first)
            speaker = re.match(r"\w+, [a-z][a-z -]+$", first[0]) if first else None
            said = self._wording(" ".join(first[1:]) if speaker else words)
            if kind != "recall" or said in self.wordings:  # turned over, it begins with something else
                self._asked = said
        return Place(kind, self._detail(kind, " ".join(" ".join(rows[:rule]).split()) + text))

    def _detail(self, kind: str, text: str) -> str:
        if kind not in IN_ROUND and kind not in OF_ONE_ANSWER:
            return ""
        number = {"tick": r"looks for, (\d+) of", "level": r"Level (\d) of 5"}.get(kind)
        found = re.findall(number, text) if number else []
        return f"{self._asked} {found[-1]}" if found else self._asked

    def _wording(self, said: str) -> str:
        """The question without the interviewer's lead, so that it can be known again."""
        return next((wording for wording in self.wordings if said.endswith(wording)), said)

    def reply(self, place: Place) -> Input:
        """What is typed here."""
        chance = Random(f"{self._seed} {place.kind} {place.about}")
        token = f"{chance.getrandbits(32):08x}"
        match place.kind:
            case "ready":
                return _preparing(chance, token, notes=self._notes)
            case "answer":
                telling = chance.sample(TELLING, chance.randint(1, len(TELLING)))
                return _written(f"{' '.join(telling)} {token}")
            case "take":
                return chance.choice((Input(""), Input("/again", keys=("a",))))
            case "strength" | "difference" | "overrule":
                return _written(f'{place.kind}: I began at once, "{token}" – and stayed on it')
            case "tick":
                return _written(chance.choice(("", "I")))  # every telling has an "I" to point at
            case "closing":
                return _chosen("y")
            case "waiting":
                return _chosen("1")
            case "level":
                return _chosen(chance.choice("yn"))
            case "change":
                number = chance.randint(1, len(CHANGES))
                return Input(str(number), keys=(str(number),), kept=CHANGES[number - 1])
            case "again":
                return _chosen("n")
            case _:
                return Input("")


def to_the_first_question(terminal: Terminal) -> None:
    """From the start of a full-screen round to the time to think, whatever comes before."""
    typist = Typist()
    before: Place | None = None

    def another() -> Place | None:
        place = typist.place_on_screen(terminal)
        return place if place != before else None

    while (place := terminal.wait_until(another, "first question")).kind != "ready":
        terminal.listen(SETTLING)
        terminal.send(ENTER)
        before = place


def begin_to_answer(terminal: Terminal) -> None:
    """From the time to think to the empty field."""
    terminal.listen(SETTLING)
    terminal.send(ENTER)
    terminal.wait_for("Write as you would say it")


def type_lines_until(kind: str, program: Piped) -> None:
    """Go on in plain mode until it waits at a place of this kind."""
    typist = Typist()
    while (place := program.wait_until(lambda: typist.place_in_lines(program), kind)).kind != kind:
        program.line(typist.reply(place).line)


def _preparing(chance: Random, token: str, *, notes: bool) -> Input:
    note = f"the story with {token}, naïve café 東京"
    level = str(chance.randint(1, 5))
    choices = [Input(""), Input(level, keys=(level, ENTER))]
    if notes:
        choices.append(Input(note, keys=(TAB, ANEW + note, ENTER, ENTER, ENTER)))
    return chance.choice(choices)


def _written(words: str) -> Input:
    return Input(words, keys=(ANEW + words, ENTER), kept=words)


def _chosen(key: str) -> Input:
    return Input(key, keys=(key,))


def _first_paragraph(rows: Sequence[str]) -> list[str]:
    """The first rows that are not empty, without their margins."""
    begin = next((number for number, row in enumerate(rows) if row.strip()), len(rows))
    end = next((number for number, row in enumerate(rows) if number > begin and not row.strip()), len(rows))
    return [" ".join(row.split()) for row in rows[begin:end]]
