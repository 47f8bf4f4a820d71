"""The person's own bank of questions that were asked in interviews: one is added, all else stays as it is."""

import re
import unicodedata
from pathlib import Path

from practice.banks.document import read_document
from practice.banks.fields import MOST_QUESTIONS, SCHEMA, slug_of
from practice.banks.files import read_bytes
from practice.banks.problems import BankError, Severity
from practice.banks.signs import printable
from practice.banks.story_places import Lines, Place, root_place
from practice.banks.story_yaml import one_line, quoted
from practice.disk.whole import make_folder, write_whole
from practice.model.kinds import NEEDS_COMPETENCY, Competency, QuestionType
from practice.model.question import Bank

FILE = "asked-in-interviews.yaml"
ID = "asked-in-interviews"
LONGEST = 600
"""Characters of a question; the field of a bank takes no more."""

LONGEST_ID = 40
TRIES = 3
"""An editor that saves at the same moment must not lose what it saved."""

HEADING = f"""\
# Questions that were asked in your interviews. Change this file as you like; nothing in it is written over.
schema: {SCHEMA}
bank:
  id: {ID}
  title: "Asked in my interviews"
  version: 1.0.0
  language: en
  licence: "unknown (private use)"
  summary: "Questions that interviewers have asked me. They are mine alone."
questions:
"""
_MARK = b"\xef\xbb\xbf"
"""What some editors begin a file with."""

_DASH = re.compile("^[ ]*(?=- )")
_BLANK_OR_NOTE = re.compile("[ \t]*(?:#|$)")
_NOT_WORDS = re.compile(r"[\W_]+")


def add_asked(folder: Path, text: str, *, type: QuestionType, competency: Competency | None) -> str:
    """Put a question into the bank in this folder; its key. One that is there already is not added again.

    On the disk when this returns. Raises BankError, and then the file is as it was.
    """
    words = one_line(text)
    if not words:
        raise BankError("there is no question in that", mend="write it as it was asked")
    if len(words) > LONGEST:
        raise BankError(f"that question has {len(words)} characters", mend=f"use at most {LONGEST}")
    if competency is None and type in NEEDS_COMPETENCY:
        raise BankError(f"a {type} question needs a competency", mend="say what it asks for")
    path = folder / FILE
    for _ in range(TRIES):
        key = _added(path, words, type, competency)
        if key is not None:
            return key
    what = f"{printable(str(path), 400)} is being changed by another program"
    raise BankError(what, mend="try again when that is done")


def _added(path: Path, words: str, type: QuestionType, competency: Competency | None) -> str | None:
    """The key; None where the file has changed meanwhile, and nothing was written."""
    data = _data(path)
    bank = _bank(path, data) if data is not None else None
    if bank is not None and (there := _the_same(bank, words)):
        return f"{bank.id}/{there}"
    name = _new_id(words, {each.id for each in bank.questions} if bank else set())
    written = _with(path, data, _question_lines(name, words, type, competency))
    made = _prove(path, written, bank, name)
    if _data(path) != data:
        return None
    _write(path, written)
    return f"{made.id}/{name}"


def _data(path: Path) -> bytes | None:
    """The bytes of the file; None where there is none, or it holds nothing yet."""
    where = printable(str(path), 400)
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for
            raise BankError(f"'{where}' is not a file", mend="move it away")
        data = read_bytes(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        what = f"'{where}' cannot be read: {error.strerror or error}"
        raise BankError(what, mend="check its permissions") from None
    return data if data.removeprefix(_MARK).strip() else None


def _bank(path: Path, data: bytes) -> Bank:
    """The bank, if nothing is wrong with it: to write into half a file could lose the other half."""
    checked = read_document(data)
    bank = checked.reading.bank
    if bank is not None and not checked.reading.errors:
        return bank
    where = printable(str(path), 400)
    first = next((each for each in checked.problems if each.severity is Severity.ERROR), None)
    if first is None:
        mend = "move it away; a new one is then made"
        raise BankError(f"{where} is no bank of questions", mend=mend)
    raise BankError(f"{where}:{first.line}: {first.what}", mend=first.mend)


def _the_same(bank: Bank, words: str) -> str:
    """The id of the question that says the same but for capitals and marks; empty when none does."""
    wanted = _bare(words)
    for question in bank.questions:
        if wanted in map(_bare, (question.text, *question.variants)):
            return question.id
    return ""


def _bare(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _NOT_WORDS.sub(" ", folded).strip() or folded.strip()


def _new_id(words: str, taken: set[str]) -> str:
    """From the words, and unlike all others: history hangs on it."""
    name = slug_of(words)[:LONGEST_ID].strip("-")
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def _question_lines(name: str, words: str, type: QuestionType, competency: Competency | None) -> list[str]:
    lines = [f"- id: {quoted(name)}", f"  text: {quoted(words)}", f"  type: {type}"]
    return [*lines, f"  competency: {competency}"] if competency else lines


def _with(path: Path, data: bytes | None, lines: list[str]) -> bytes:
    """All that is there, and behind its last question the new one."""
    if data is None:
        return (HEADING + "\n" + "".join(f"  {line}\n" for line in lines)).encode()
    mark = _MARK if data.startswith(_MARK) else b""
    text = data.removeprefix(_MARK).decode()
    root = root_place(text)
    found = root.named("questions")
    assert found is not None, "a bank that was read has its questions"
    questions = found[1]
    dash = _dash(text, questions)
    if root.flow or questions.flow or dash is None:
        what = f"{printable(str(path), 400)} cannot take a question as it is written"
        raise BankError(what, mend="put each question on lines of its own, with '- ' before its first field")
    places = Lines(text)
    start = _behind_notes(text, places.after(_last_sign(questions)))
    end = "\r\n" if "\r\n" in text else "\n"
    above = text[:start]
    lead = "" if not above or above.endswith(("\n", "\r")) else end
    blank = "" if above.endswith(end * 2) else end
    new = lead + blank + "".join(f"{dash}{line}{end}" for line in lines)
    return mark + (above + new + text[start:]).encode()


def _dash(text: str, questions: Place) -> str | None:
    """The margin of the questions; None where they do not stand on lines of their own."""
    if not questions.items:
        return None
    first = questions.items[0].start
    found = _DASH.match(text[Lines(text).start_of(first) : first])
    return found[0] if found else None


def _last_sign(questions: Place) -> int:
    return questions.items[-1].end


def _behind_notes(text: str, start: int) -> int:
    """The end of the text when only notes follow; else `start`, for they belong to what comes next."""
    return len(text) if all(_BLANK_OR_NOTE.match(line) for line in text[start:].splitlines()) else start


def _prove(path: Path, written: bytes, before: Bank | None, name: str) -> Bank:
    """What is about to be written reads back as all that was there, and this question."""
    checked = read_document(written)
    bank = checked.reading.bank
    there = [each.id for each in before.questions] if before else []
    if bank is not None and not checked.reading.errors and [q.id for q in bank.questions] == [*there, name]:
        return bank
    what = f"the question cannot be kept in {printable(str(path), 400)}"
    if before and len(before.questions) >= MOST_QUESTIONS:
        raise BankError(
            f"{what}: it has {MOST_QUESTIONS} questions", mend="give the file another name and id"
        )
    first = next((each for each in checked.problems if each.severity is Severity.ERROR), None)
    if first is None:
        raise BankError(what, mend="write it there by hand")
    raise BankError(f"{what}: {first.what}", mend=first.mend)


def _write(path: Path, data: bytes) -> None:
    try:
        make_folder(path.resolve().parent)
        write_whole(path, data)
    except OSError as error:
        what = f"'{printable(str(path), 400)}' cannot be written: {error.strerror or error}"
        raise BankError(what, mend="check the space and the permissions; nothing was changed") from None
