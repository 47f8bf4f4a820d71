"""A round being played: events in, the round moved on, and every fact on disk before the next screen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from practice.model.answer import Ended, Given, Notes, Voice
from practice.model.delivery import Delivery, Hearing
from practice.model.facts import Answered, Draft, HowEnded, Moment, RoundEnded, RoundEntry, RoundStarted
from practice.model.record import to_record
from practice.model.settings import Settings
from practice.model.trouble import Trouble
from practice.rounds.events import (
    Again,
    Drafted,
    Effect,
    Event,
    Expected,
    Faced,
    Finish,
    Go,
    Keep,
    Logged,
    Noted,
    Skip,
    Speak,
    StartRecording,
    StopRecording,
    Tick,
    Typed,
)
from practice.rounds.plan import Plan
from practice.rounds.state import Phase, Round
from practice.rounds.step import half_given, said_last, start, step
from practice.rounds.view import View, view
from practice.sittings.ports import NoRecorder, NoSpeaker, Recorder, Speaker, World
from practice.sittings.rounds.heard import calm_reading
from practice.sittings.rounds.readback import event_from, plan_from

if TYPE_CHECKING:
    from practice.model.fact import Fact

DRAFT_EVERY = 1.0
"""Seconds between two savings of what is being written."""


class Playing:
    """One round from its first item to its last, or to where the person leaves it.

    Faces call the verbs and draw `view()`. Each verb returns the round's effects (what interviewers
    say, what was refused) after everything in them that must be kept has been kept.
    """

    def __init__(self, world: World, round_id: str, state: Round, *, moments: int, at: float) -> None:
        self._world = world
        used, aloud = world.settings, state.plan.voice is Voice.ALOUD
        self._recorder: Recorder = world.recorder if used.microphone.use and aloud else NoRecorder()
        self._speaker: Speaker = world.speaker if used.speaking.use else NoSpeaker()
        self._id = round_id
        self._round = state
        self._moments = moments
        self._base = world.clock.elapsed() - at
        self._unlogged: dict[type[Event], Event] = {}
        self._baseline: Delivery | None = None
        self._draft_at: float | None = None
        self._delivery: Delivery | None = None
        self._paused_at: float | None = None
        self._spoken_to = False
        self._answer_waits = False
        self.opening: tuple[Effect, ...] = ()
        self.trouble = ""
        """What was wrong with the microphone when the last answer ended, as a sentence."""

    @property
    def id(self) -> str:
        """The round's identity in history."""
        return self._id

    @property
    def state(self) -> Round:
        """The round as it is now."""
        return self._round

    @property
    def over(self) -> bool:
        """The round has come to its end."""
        return self._round.phase is Phase.DONE

    def now(self) -> float:
        """Seconds on the round's own clock, which stands still while the round is left or paused."""
        if self._paused_at is not None:
            return self._paused_at
        return self._world.clock.elapsed() - self._base

    @property
    def settings(self) -> Settings:
        """What the person has chosen to see and hear."""
        return self._world.settings

    @property
    def baseline(self) -> Delivery | None:
        """The person's own calm reading, to set figures beside; known once there is a face."""
        return self._baseline

    @property
    def spoken_to(self) -> bool:
        """An interviewer's voice can be heard just now; the clock waits for it."""
        return self._spoken_to

    @property
    def voice_trouble(self) -> str:
        """Why the interviewers cannot be heard, as a sentence; empty when they can or nobody asked."""
        return self._speaker.trouble()

    def hearing(self) -> Hearing | None:
        """What the microphone hears of this answer; None when there is none."""
        return self._recorder.hearing()

    def hush(self) -> None:
        """End the voice that is asking, and let the clock go on; an answer that waited for it begins."""
        self._silence()
        if self._answer_waits:
            self._answer_waits = False
            self._start_recording()

    def _silence(self) -> None:
        """End the voice, and no more than that."""
        if self._spoken_to:
            self._spoken_to = False
            self._speaker.hush()
            self._run_clock()

    def pause(self) -> None:
        """Let the clock stand still and nobody listen, as while the program is put aside with Ctrl-Z."""
        self.save_draft()
        self._silence()
        self._recorder.pause()
        self._paused_at = self.now()

    def go_on(self) -> None:
        """Go on from where it stood."""
        self._run_clock()
        self._recorder.go_on()
        self.hush()

    def _run_clock(self) -> None:
        if self._paused_at is not None:
            self._base = self._world.clock.elapsed() - self._paused_at
            self._paused_at = None

    def view(self) -> View:
        """What there is to see at this moment."""
        return view(self._round, self.now())

    def face(self, *, by_line: bool) -> None:
        """Tell the round who draws it; the first thing a face does."""
        self._happen(Faced(self.now(), by_line))
        self._baseline = calm_reading(self._world)
        self._recorder.wake()
        if self._round.phase is Phase.ANSWERING:  # taken up in the middle of an answer
            self._start_recording()
        else:
            self._say(self.opening)

    def go(self) -> tuple[Effect, ...]:
        """Go on, or end a spoken answer. A voice that is asking is cut short, and no more than that."""
        if self._spoken_to and self._round.phase in (Phase.READY, Phase.ANSWERING):
            self.hush()
            return ()
        self.hush()
        return self._happen(Go(self.now()))

    def type(self, words: str) -> tuple[Effect, ...]:
        """Hand in a typed answer."""
        self._silence()
        return self._happen(Typed(self.now(), words))

    def skip(self) -> tuple[Effect, ...]:
        """Leave this question out."""
        self._silence()
        self._answer_waits = False
        return self._happen(Skip(self.now()))

    def again(self) -> tuple[Effect, ...]:
        """Ask for another take."""
        self.hush()
        return self._happen(Again(self.now()))

    def expect(self, level: int) -> tuple[Effect, ...]:
        """Say how this answer will go, 1 to 5."""
        return self._happen(Expected(self.now(), level))

    def draft(self, words: str) -> None:
        """The typed answer so far; saved at the next tick that is due."""
        if words != self._round.draft:
            self._work_on(Drafted(self.now(), words))

    def note(self, notes: Notes) -> None:
        """The notes so far; saved like a draft."""
        if notes != self._round.notes:
            self._work_on(Noted(self.now(), notes))

    def tick(self) -> tuple[Effect, ...]:
        """Time has passed: the round may move on, and a draft may be due for saving."""
        if self._spoken_to and not self._speaker.speaking():
            self.hush()
        effects = self._happen(Tick(self.now()))
        if self._draft_at is not None and self.now() - self._draft_at >= DRAFT_EVERY:
            self.save_draft()
        return effects

    def save_draft(self) -> None:
        """Put what is being written on disk now; faces call it when the person leaves."""
        if self._draft_at is not None:
            draft = Draft(self._moments, self.now(), self._round.draft, self._round.notes)
            try:
                self._world.history.keep_draft(self._id, draft)
            except Trouble as trouble:
                trouble.unsaved = trouble.unsaved or _unsaved(self._round)
                raise
            self._draft_at = None

    def put_away(self) -> None:
        """The person leaves: what is half written goes to disk, nobody listens or speaks any more."""
        try:
            self.save_draft()
        finally:
            self._spoken_to = self._answer_waits = False
            self._speaker.hush()
            self._recorder.stop()
            self._recorder.close()

    def set_aside(self) -> None:
        """End the round here for good; what was half written is kept as an answer that was left."""
        facts: list[Fact] = []
        given = half_given(self._round, at=self.now())
        if given is not None:
            facts.append(self._answered(given))
        self._world.history.keep(*facts, RoundEnded(self._world.stamp(), self._id, HowEnded.SET_ASIDE))
        self._world.history.keep_draft(self._id, None)

    def _work_on(self, event: Drafted | Noted) -> None:
        after, _ = step(self._round, event)
        if after == self._round:
            return  # nothing is written here
        self._round = after
        self._unlogged[type(event)] = event
        if self._draft_at is None:
            self._draft_at = self.now()

    def _happen(self, event: Event) -> tuple[Effect, ...]:
        after, effects = step(self._round, event)
        if after == self._round:
            return effects
        self._listen(effects)
        try:
            self._world.history.keep(*self._facts(event, effects))
        except Trouble as trouble:
            trouble.unsaved = trouble.unsaved or _words_in(event) or _unsaved(self._round)
            raise
        self._moments += len(self._unlogged) + 1  # not before: a step that was refused has no number
        self._unlogged.clear()
        if _moved(self._round, after):
            self._draft_at = None
        self._round = after
        if self.over:
            self._recorder.close()
            self._world.history.keep_draft(self._id, None)
        self._say(effects)
        if StartRecording() in effects:
            self._answer_waits = self._spoken_to  # a voice would be measured, too
            if not self._answer_waits:
                self._start_recording()
        return effects

    def _listen(self, effects: tuple[Effect, ...]) -> None:
        self.trouble = ""
        if StopRecording() in effects:
            before = self.hearing()
            self._delivery = self._recorder.stop()
            after = self.hearing()
            self.trouble = (after.trouble if after else "") or (before.trouble if before else "")

    def _start_recording(self) -> None:
        keep = self._world.settings.microphone.keep_audio
        self._recorder.start(self._sound_name() if keep else "")

    def _sound_name(self) -> str:
        """What the sound of this answer is called: the day, the round, which question, which take."""
        state = self._round
        counted = state.asked.scored
        number = f"{state.question_number:02d}" if counted else f"not-counted-{state.index + 1:02d}"
        follow_up = f"-follow-up-{state.part}" if state.part else ""
        place = f"{number}{follow_up}-take-{state.take}"
        return f"{self._world.clock.today().isoformat()}-{state.plan.recipe}-{self._id[:8]}-{place}"

    def _say(self, effects: tuple[Effect, ...]) -> None:
        """Let the interviewers be heard; meanwhile the round's clock stands still."""
        texts = [effect.text for effect in effects if isinstance(effect, Speak)]
        if texts and self._paused_at is None:
            self._speaker.say(" ".join(texts))
            if self._speaker.speaking():
                self._spoken_to = True
                self._paused_at = self.now()

    def _facts(self, event: Event, effects: tuple[Effect, ...]) -> list[Fact]:
        """The event itself, after the working copies it builds on, and what its effects ask to keep."""
        facts: list[Fact] = []
        for n, logged in enumerate((*self._unlogged.values(), event), self._moments):
            record = json.dumps(to_record(Logged(logged), whole=True), ensure_ascii=False)
            facts.append(Moment(self._world.stamp(), self._id, n, logged.at, record))
        for effect in effects:
            match effect:
                case Keep():
                    facts.append(self._answered(effect.given))
                case Finish():
                    facts.append(RoundEnded(self._world.stamp(), self._id, HowEnded.FINISHED))
                case _:
                    pass
        return facts

    def _answered(self, given: Given) -> Answered:
        asked = self._round.asked
        delivery, self._delivery = self._delivery, None
        return Answered(
            stamp=self._world.stamp(),
            round_id=self._id,
            question=asked.question.key,
            text_version=asked.question.text_version,
            type=asked.question.type,
            competency=asked.question.competency,
            scored=asked.scored,
            voice=self._round.plan.voice,
            given=given,
            delivery=delivery if given.ended is not Ended.SKIPPED else None,
        )


def begin(world: World, plan: Plan, *, again_of: str = "") -> Playing:
    """A new round, in history from its first moment."""
    stamp = world.stamp()
    record = json.dumps(to_record(plan, whole=True), ensure_ascii=False)
    world.history.keep(
        RoundStarted(stamp, plan.recipe, plan.title, plan.seed, plan.voice, record, again_of=again_of)
    )
    state, effects = start(plan)
    playing = Playing(world, stamp.id, state, moments=0, at=0.0)
    playing.opening = effects
    return playing


def resume(world: World, entry: RoundEntry) -> Playing:
    """A round taken up exactly where it was left, with what was being written."""
    plan = plan_from(entry.started.plan)
    state, _ = start(plan)
    moments = world.history.moments(entry.started.stamp.id)
    at = 0.0
    for moment in moments:
        state, _ = step(state, event_from(moment.event))
        at = moment.elapsed
    draft = world.history.draft(entry.started.stamp.id)
    if draft is not None and draft.after != len(moments):
        draft = None  # it belongs to an answer that has been handed in since
    at = max(at, draft.elapsed if draft else 0.0)
    playing = Playing(world, entry.started.stamp.id, state, moments=len(moments), at=at)
    if draft is not None:
        playing.note(draft.notes)
        playing.draft(draft.words)
    playing.opening = said_last(state)
    return playing


def _moved(before: Round, after: Round) -> bool:
    """Another phase has begun, so that what was being written is either kept or dropped."""
    return (before.index, before.phase, before.part, before.take) != (
        after.index,
        after.phase,
        after.part,
        after.take,
    )


def _words_in(event: Event) -> str:
    return event.words if isinstance(event, Typed) else ""


def _unsaved(state: Round) -> str:
    """What is being written, as text to copy."""
    notes = state.notes
    return "\n".join(filter(None, (state.draft, notes.story, notes.cues, notes.first)))
