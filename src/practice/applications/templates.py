"""A template of a letter: plain text with places to fill, which the person may change as they like.

The first line is the subject, then comes an empty line, then the letter. A place is a name in braces, such
as `{employer}`. Where nothing is known for it, its whole line is left out; `{who|all}` says what stands
there instead, and `{who|}` that nothing does.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType

from practice.model.jobs import LetterKind
from practice.model.paper import Letter
from practice.model.printing import clean

SUBJECT = "Subject:"
MOST_CHARACTERS = 8000
"""Longer than any letter that somebody reads."""

MOST_WORDS = 120
"""A request for feedback stays under this: it is read to its end."""

_PLACE = re.compile(r"\{([a-z][a-z0-9_]*)(?:\|([^{}\n]*))?\}")
_BRACE = re.compile(r"[{}]")
_WORD = re.compile(r"\S*\w\S*")
_CLOSE = 0.7
"""How alike a name has to be to one of ours to be taken for a slip of the fingers."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a place is asked for: the question, what helps to answer it, and words that can be taken."""

    question: str
    think: str = ""
    offered: str = ""


ONE_QUESTION = "What is one thing I could do better, in the interview or in my experience?"
EASY_YES = "What would make it easy to say yes next time?"

ASKED: Mapping[str, Asked] = MappingProxyType(
    {
        "who": Asked(
            "Who is it to?", "The name as you would say it, such as Ms Ode. Without one it says Hello."
        ),
        "employer": Asked("What is the place called?"),
        "role": Asked("What is the job called?"),
        "me": Asked("What is your name, as it stands under a letter?"),
        "thanks_for": Asked(
            "Thank you for ... what?",
            "One thing that happened there, such as: showing me the workshop.",
        ),
        "accept": Asked(
            "How would you say that you accept their decision?",
            "One plain sentence, with no but in it.",
            "I understand that you have chosen somebody else.",
        ),
        "question": Asked(
            "What is your one question?",
            "One that can be answered in a line.",
            ONE_QUESTION,
        ),
        "door": Asked(
            "How would you leave the door open?",
            "One sentence, if it is true for you.",
            "I would be glad to hear from you again.",
        ),
        "liked": Asked(
            "What did you like, or what stayed with you?",
            "One whole sentence of your own, about something real.",
        ),
        "news": Asked(
            "What is new since then?",
            "Something finished, or something you have seen of theirs. One or two whole sentences.",
        ),
        "asked_on": Asked("When did you write to them?", "Such as: on 5 March."),
        "met": Asked("When were you in touch?", "Such as: in March."),
        "looking_for": Asked(
            "I am looking for ... what?", "Such as: work as a data analyst, in or near Leeds."
        ),
        "bring": Asked(
            "What do you bring?", "Two or three things, on one line, each of which you could show."
        ),
        "begin": Asked("I could begin ... when?", "Such as: in March."),
        "review": Asked(
            "Which day would suit you for that?", "One sentence, such as: Would 1 September suit you?"
        ),
    }
)
"""The places that a template may have without explaining them."""

OFFERED: Mapping[LetterKind, Mapping[str, str]] = MappingProxyType(
    {LetterKind.MANAGER: MappingProxyType({"question": EASY_YES})}
)
"""Words to take that differ from the usual ones."""


def asked(name: str, kind: LetterKind) -> Asked:
    """How to ask for what stands in a place; one that is the person's own is asked for by its name."""
    known = ASKED.get(name)
    if known is None:
        return Asked(f"What shall stand for '{name.replace('_', ' ')}'?")
    offered = OFFERED.get(kind, {}).get(name, known.offered)
    return Asked(known.question, known.think, offered)


def placeholders(template: str) -> tuple[str, ...]:
    """The names of the places, each once, in their order."""
    return tuple(dict.fromkeys(found[1] for found in _PLACE.finditer(template)))


def partly(template: str, values: Mapping[str, str]) -> str:
    """The template with these places filled, and those that are not named still open.

    A place whose value is empty takes its line with it, unless the template says what stands there.
    """
    lines = [
        line
        for each in template.replace("\r\n", "\n").split("\n")
        if (line := _line(each, values)) is not None
    ]
    return "\n".join(_no_gaps(lines)).strip("\n")


def filled(template: str, values: Mapping[str, str]) -> Letter:
    """The letter; a place without a value counts as one of which nothing is known."""
    everything = {name: values.get(name, "") for name in placeholders(template)}
    return as_letter(partly(template, everything))


def as_letter(text: str, subject: str = "") -> Letter:
    """A text with a subject line as a letter; without such a line it is the letter below `subject`."""
    first, _, rest = text.strip("\n").partition("\n")
    if not _is_subject(first):
        return Letter(subject, text.strip())
    return Letter(" ".join(first[len(SUBJECT) :].split()), rest.strip())


def as_text(letter: Letter) -> str:
    """A letter as text, with its subject line."""
    return f"{SUBJECT} {letter.subject}\n\n{letter.body}"


def words_in(text: str) -> int:
    """How many words a letter has."""
    return len(_WORD.findall(text))


def problem(template: str, kind: LetterKind) -> tuple[str, str] | None:  # noqa: ARG001  # see below
    """What is wrong with a template, with its line, and the mend; None when it can be used.

    So far none is wrong for one kind of letter and right for another.
    """
    return next(_problems(template), None)


def _problems(template: str) -> Iterator[tuple[str, str]]:
    text = template.replace("\r\n", "\n")
    lines = text.split("\n")
    if not text.strip():
        yield (
            "line 1: the template is empty",
            f"write '{SUBJECT}' and a subject, an empty line, and the letter",
        )
        return
    if not _is_subject(lines[0]):
        yield "line 1: the first line is not the subject", f"begin with '{SUBJECT}' and a few words"
    elif not _PLACE.sub(_alone, lines[0])[len(SUBJECT) :].strip():
        yield "line 1: the subject is empty", f"write a few words behind '{SUBJECT}'"
    if len(lines) > 1 and lines[1].strip():
        yield "line 2: the letter begins at once", "leave this line empty"
    if not "".join(lines[1:]).strip():
        yield f"line {min(3, len(lines))}: there is no letter", "write it below the subject and an empty line"
    if len(text) > MOST_CHARACTERS:
        yield f"line 1: it has {len(text)} characters", f"use at most {MOST_CHARACTERS}"
    for number, line in enumerate(lines, 1):
        yield from _problems_of(line, number)
    for name in placeholders(lines[0]):
        if name != "employer" and f"{{{name}}}" in lines[0]:
            yield (
                f"line 1: without {{{name}}} there would be no subject",
                f"say what stands there when nothing is known, such as {{{name}|the job}}",
            )


def _problems_of(line: str, number: int) -> Iterator[tuple[str, str]]:
    where = f"line {number}"
    if clean(line) != line.replace("\t", ""):
        yield f"{where}: there is a sign in it that no letter can show", "write this line again"
    if stray := _BRACE.search(_PLACE.sub("", line)):
        yield (
            f"{where}: there is a '{stray[0]}' that belongs to no place",
            "write a place as {name}, in small letters and without spaces",
        )
    for name in placeholders(line):
        if near := _meant(name):
            yield f"{where}: nothing is known of {{{name}}}", f"did you mean {{{near}}}?"


def _meant(name: str) -> str:
    """One of ours that is hardly another name; empty for ours, and for one that is the person's own."""
    if name in ASKED:
        return ""
    swapped = (each for each in ASKED if sorted(each) == sorted(name))
    return next(swapped, next(iter(get_close_matches(name, ASKED, 1, _CLOSE)), ""))


def _line(line: str, values: Mapping[str, str]) -> str | None:
    """The line with what is known; None when it has to go."""
    parts: list[str] = []
    at = 0
    for found in _PLACE.finditer(line):
        name, instead = found[1], found[2]
        before = line[at : found.start()]
        at = found.end()
        if name not in values:
            parts += [before, found[0]]
            continue
        said = _one_line(values[name])
        if not said and instead is None:
            return None
        said = said or (instead or "")
        if not said:
            before = before.removesuffix(" ")
        parts += [before, said]
        if said[-1:] in _ENDS and line[at : at + 1] == ".":
            at += 1
    return "".join([*parts, line[at:]])


_ENDS = frozenset(".?!")


def _one_line(value: str) -> str:
    """What the person said, on one line; a brace of theirs is no place to fill."""
    return " ".join(clean(value).replace("{", "(").replace("}", ")").split())


def _no_gaps(lines: list[str]) -> Iterator[str]:
    """Where lines went, one empty line is enough."""
    before = ""
    for number, line in enumerate(lines):
        if line.strip() or before.strip() or number == 0:
            yield line
        before = line


def _alone(found: re.Match[str]) -> str:
    """What stands in a place of which nothing is known; one without such words is told of on its own."""
    return found[0] if found[2] is None else found[2]


def _is_subject(line: str) -> bool:
    return line[: len(SUBJECT)].casefold() == SUBJECT.casefold()
