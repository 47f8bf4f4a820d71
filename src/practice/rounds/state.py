"""The present state of a round."""

from dataclasses import dataclass
from enum import StrEnum

from practice.model.answer import FollowUp, Notes
from practice.rounds.manner import AFTER_SKIP
from practice.rounds.plan import Asked, Item, Plan


class Phase(StrEnum):
    """Where the round is."""

    CALM = "calm"
    SAYING = "saying"
    READY = "ready"
    ANSWERING = "answering"
    CHOOSING = "choosing"
    SILENCE = "silence"
    REPLY = "reply"
    BREAK = "break"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Round:
    """A round at one moment: which item, which phase, and since when (seconds on the round's clock;
    `spent_s` more were spent in it before it was taken up anew).

    `part` is 0 while the question itself is answered, then counts the follow-ups. `said` is all that was
    typed to this question so far (None: spoken), `last_seconds` how long the last part of it took;
    `after_skip`: the question before was left out.
    """

    plan: Plan
    index: int = 0
    phase: Phase = Phase.DONE
    since: float = 0.0
    spent_s: float = 0.0
    by_line: bool = False
    part: int = 0
    take: int = 1
    skips: int = 0
    follow_up: FollowUp | None = None
    asked_before: tuple[str, ...] = ()
    prepared_s: float = 0.0
    expected: int | None = None
    notes: Notes = Notes()
    draft: str = ""
    said: str | None = None
    last_seconds: float = 0.0
    after_skip: bool = False

    @property
    def item(self) -> Item | None:
        """What the round is at; None when it is over."""
        return self.plan.items[self.index] if self.index < len(self.plan.items) else None

    @property
    def asked(self) -> Asked:
        """The question the round is at; only where the phase has one."""
        item = self.item
        assert isinstance(item, Asked)
        return item

    @property
    def lead(self) -> str:
        """What the interviewer says before the question: nobody is thanked for what they left out."""
        item = self.asked
        return AFTER_SKIP if item.thanks and self.after_skip else item.lead

    @property
    def questions(self) -> int:
        """How many questions of the round count: no warm-up, none of the person's own."""
        return self.plan.questions

    @property
    def question_number(self) -> int:
        """Which of the questions that count this is, from 1."""
        before = self.plan.items[: self.index]
        return sum(isinstance(item, Asked) and item.scored for item in before) + 1
