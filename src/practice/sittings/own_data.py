"""Everything that is the person's own, to take away; what is under seal stays so unless it is named."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from practice.applications.envelopes import in_order, opened
from practice.applications.seal import CLOSED
from practice.model.jobs import Sealed, SealKind, SealSaid
from practice.model.printing import clean
from practice.model.trouble import Trouble
from practice.sittings.applied import every_job
from practice.sittings.ports import SCRIPTS, SOUNDS, World

HISTORY = "history.jsonl"
ABOUT = "README.txt"

FILES = {
    "stories.yaml": "your stories",
    "banks": "your own questions and rounds",
    "letters": "letters you have saved",
    "templates": "your own templates of letters",
    "interviews.ics": "your interviews as a calendar",
    SCRIPTS: "scripts for somebody who asks you",
}
"""What lies in the folder of data beside the history, and what it is."""

_BEING_WRITTEN = re.compile(r"writing(-(?P<kind>[a-z-]+))?:(?P<job>[^:]+)(:(?P<part>[a-z-]+))?(:.+)?")
"""The ids of words that are under seal while they are being written (envelope.py, unfinished.py)."""

Row = dict[str, object]


class NotSealed(Trouble):
    """Nothing under seal has this name."""


@dataclass(frozen=True, slots=True)
class UnderSeal:
    """Something under seal: the name to ask for it by, and what may be told of it."""

    id: str
    name: str
    what: str


def under_seal(world: World) -> Sequence[UnderSeal]:
    """What is under seal now, in the order in which it was sealed. An envelope that was opened is not."""
    return _named(world, world.history.under_seal())


def _named(world: World, there: Sequence[str]) -> Sequence[UnderSeal]:
    """Those of these ids that are under seal."""
    history = world.history
    sealed_ones = history.every(Sealed)
    open_ones = opened(sealed_ones, history.every(SealSaid))
    names = {job.id: job.name for job in every_job(world)}
    times: Counter[str] = Counter()
    found = []
    seals = in_order(sealed_ones)
    for seal in seals:
        plain = f"{_written(names.get(seal.job, ''))}-{seal.kind.value}"
        times[plain] += 1  # those that are burnt count, so that a name stays with what it names
        name = plain if times[plain] == 1 else f"{plain}-{times[plain]}"
        if seal.stamp.id in there and seal.stamp.id not in open_ones:
            found.append(UnderSeal(seal.stamp.id, name, _what(seal, names.get(seal.job, ""))))
    sealed = {seal.stamp.id for seal in seals}
    found += _being_written([each for each in there if each not in sealed], names)
    return found


def chosen(world: World, wanted: Iterable[str]) -> Sequence[UnderSeal]:
    """Those of exactly these names. Raises NotSealed."""
    there = {each.name: each for each in under_seal(world)}
    found = []
    for name in wanted:
        if name not in there:
            known = ", ".join(there)
            mend = f"under seal are: {known}" if known else "nothing is under seal, so leave out --unseal"
            raise NotSealed(f"nothing under seal is called '{clean(name)}'", mend=mend)
        found.append(there[name])
    return found


def history_lines(world: World, unsealed: Collection[str] = ()) -> Iterator[str]:
    """The history, one JSON object a line: its table and its columns.

    Words under seal come last, as `sealed` unless the id of the seal is among these.
    """
    for table, row in world.history.everything():
        yield _json({"table": table, **row})
    there = world.history.under_seal()  # read once: what is sealed meanwhile is no part of it
    closed = {each.id: each.name for each in _named(world, there)}
    open_ones = opened(world.history.every(Sealed), world.history.every(SealSaid))
    for seal_id in there:
        row = {"table": "sealed", "id": seal_id, "name": closed.get(seal_id, "")}
        is_open = seal_id in unsealed or seal_id in open_ones
        yield _json({**row, "words": world.history.sealed(seal_id) if is_open else CLOSED})


def about(unsealed: Iterable[UnderSeal], closed: Iterable[UnderSeal], *, sounds: bool) -> Iterator[str]:
    """What is in the export, line by line, for whoever opens it."""
    yield "Your data from `practice`. Of these, what you have is in here:"
    yield ""
    yield f"{HISTORY}: everything you did and said, one JSON object a line."
    yield "    `table` says what it is, `at` when (UTC), `day` on which practice day."
    yield "config.toml: what you have chosen for good"
    for name, what in FILES.items():
        yield f"{name}: {what}"
    yield f"{SOUNDS}: {'sounds you have kept' if sounds else 'left out; --sound puts sounds in, too'}"
    yield ""
    yield from about_seals(unsealed, closed)


def about_seals(unsealed: Iterable[UnderSeal], closed: Iterable[UnderSeal]) -> Iterator[str]:
    """What of it is under seal, line by line."""
    for each in unsealed:
        yield f"Word for word in it: {each.name}."
    for each in closed:
        yield f"Only as '{CLOSED}' in it: {each.name}."


def exported(path: Path, facts: int, files: int) -> str:
    """What was made, as a sentence."""
    kept = "1 line of history" if facts == 1 else f"{facts} lines of history"
    beside = "1 file" if files == 1 else f"{files} files"
    return f"{path} is made: {kept} and {beside}. Whoever has it can read it."


def listed(world: World) -> Iterator[str]:
    """What is under seal, line by line; never the words themselves."""
    there = under_seal(world)
    if not there:
        yield "Nothing is under seal."
    for each in there:
        yield f"{each.name}: {each.what}, {CLOSED}"


def _being_written(ids: Iterable[str], names: dict[str, str]) -> Iterator[UnderSeal]:
    for each in ids:
        match = _BEING_WRITTEN.fullmatch(each)
        kind = (match["kind"] or match["part"] or SealKind.LETTER.value) if match else "words"
        job = names.get(match["job"], "") if match else ""
        mark = sha256(each.encode(errors="surrogatepass")).hexdigest()[
            :6
        ]  # a name stays with what it names, whatever else goes
        yield UnderSeal(
            each,
            f"{_written(job)}-{kind}-unfinished-{mark}",
            f"{_kind(kind)} for {clean(job) or 'a job'}, not finished",
        )


def _what(seal: Sealed, job: str) -> str:
    sender = f" from {clean(seal.told_by)}" if seal.told_by else ""
    day = clean(seal.arrived) or seal.stamp.day
    return f"{_kind(seal.kind.value)}{sender} for {clean(job) or 'a job'}, {day}"


def _kind(kind: str) -> str:
    return {"feedback": "feedback", "letter": "a letter of your own"}.get(kind, "words of your own")


def _written(name: str) -> str:
    """The name of a job as one word for a command line."""
    return "-".join(re.findall(r"\w+", name.casefold())) or "job"


def _json(row: Row) -> str:
    said = json.dumps(row, ensure_ascii=False)
    try:
        said.encode()
    except UnicodeEncodeError:  # half a character, which a terminal has sent; JSON has a way to write it
        return json.dumps(row)
    return said
