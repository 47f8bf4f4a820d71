"""An attempt as it is being made: its pages for words, numbers and keys, each reply kept at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from practice.model.facts import RoundEntry
from practice.model.nerves import AttemptPart, AttemptSaid
from practice.model.page import Choice, Page, Para, Tone, Wanted
from practice.nerves.ratings import read_rating
from practice.nerves.rungs import Rung
from practice.sittings.nerves.rating import ask_level
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice

SKIP = Choice("s", "say nothing to that")


@dataclass(frozen=True, slots=True)
class Taken:
    """An attempt as it is being made: its identity, and the world with the microphone as it is in it."""

    world: World
    id: str
    rung: Rung

    @property
    def title(self) -> str:
        """What stands over each of its pages."""
        return f"Rung {self.rung.number}: {self.rung.title}"

    @property
    def said(self) -> Mapping[AttemptPart, AttemptSaid]:
        """What was said of it so far, the newest of each."""
        return {each.part: each for each in self.world.history.every(AttemptSaid) if each.attempt == self.id}

    def say(self, part: AttemptPart, text: str = "", *, level: int | None = None) -> None:
        """Keep one thing that was said of it."""
        world = self.world
        world.history.keep(AttemptSaid(world.stamp(), self.id, part, text, level))


def words(taken: Taken, part: AttemptPart, step: str, body: Sequence[Para]) -> Sitting[str]:
    """A line in the person's words; empty when it is skipped."""
    reply = yield Page(taken.title, tuple(body), "Your words, Enter skips", Wanted.LINE, step=step)
    said = reply.strip()
    if said:
        taken.say(part, said)
    return said


def likelihood(taken: Taken, part: AttemptPart, step: str, feared: str, question: str) -> Sitting[None]:
    body = (Para(feared, Tone.QUOTE), Para(question, Tone.QUESTION))
    page = Page(taken.title, body, "0 to 100, Enter skips", Wanted.LINE, step=step)
    reading = yield from ask_level(page, read_rating)
    if reading.level is not None:
        taken.say(part, level=reading.level)


def said_by_key(
    taken: Taken, part: AttemptPart, body: Sequence[Para], answers: Sequence[tuple[str, str]]
) -> Sitting[str]:
    """One of a few words; empty when it is skipped."""
    choices = (*(Choice(key, word) for word, key in answers), SKIP)
    page = Page(
        taken.title, tuple(body), "Your answer", Wanted.CHOICE, choices, default=SKIP.key, step="After"
    )
    key = yield from ask_choice(page)
    word = next((word for word, its_key in answers if its_key == key), "")
    if word:
        taken.say(part, word)
    return word


def entry_of(world: World, round_id: str) -> RoundEntry | None:
    entries = reversed(world.history.rounds())
    return next((entry for entry in entries if entry.started.stamp.id == round_id), None)
