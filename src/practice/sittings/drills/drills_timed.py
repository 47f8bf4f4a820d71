"""The drills with a number at their end: stopping by feel, the first word, and a level for an answer.

Each keeps what came of it before the next page. Whoever goes back in the middle has lost nothing: what was
not done is not kept.
"""

from practice.model.claim import Claim
from practice.model.drills import DrillKind, Outcome
from practice.model.kinds import QuestionType
from practice.model.pace import reading
from practice.model.page import YES_NO, Choice, Page, Para, Tone, Wanted
from practice.model.question import Question
from practice.model.sample import Sample
from practice.model.trouble import Trouble
from practice.progress.inner_clock import inner_clock, inner_clock_sentence
from practice.progress.rating_practice import rating_practice, rating_sentence
from practice.reviews.loop import START_LEVEL, next_level
from practice.reviews.points import SOMEBODY_ELSES, anchor_for
from practice.schedule.drills import DrillItem, sample_thing
from practice.sittings.drills.drilled import (
    LEAVE_OUT,
    NAMES,
    DrillError,
    keep_drilled,
    left_out,
    question_of,
    seconds_of,
)
from practice.sittings.ports import World
from practice.sittings.rounds.listening import Listening
from practice.sittings.script import Sitting, ask_choice

STOP_AT_S = 90.0
NEAR_S = 10.0
"""Seconds; whoever stops so near has stopped at 90."""

BRIDGE_S = 2.0
LISTEN_S = 8.0
"""Seconds of sound in which a first word is waited for; Enter ends it sooner."""

PAUSE_IS_FINE = Claim("A pause after it is fine.", "A silence is no fault")

EXAMPLE = "Let me find a good example."

BEGIN_OR_NOT = (Choice("b", "begin"), LEAVE_OUT)


def stop_at_90(world: World, item: DrillItem, sitting: str) -> Sitting[Outcome]:
    """Speak and stop by feel; then the clock, and how the person's inner clock goes."""
    question = question_of(world, item.about)
    title = NAMES[DrillKind.STOP]
    begin = Page(
        title,
        (
            Para(item.why, Tone.ASIDE),
            Para(question.text, Tone.QUESTION),
            Para(
                "Answer aloud, and stop when you feel that 90 seconds have passed. "
                "There is no clock to see, and nobody listens."
            ),
        ),
        "Enter begins",
        Wanted.CHOICE,
        BEGIN_OR_NOT,
        default="b",
    )
    if (yield from ask_choice(begin)) == LEAVE_OUT.key:
        return left_out(world, item, sitting)
    since = world.clock.elapsed()
    yield from ask_choice(
        Page(
            title,
            (Para(question.text, Tone.QUESTION, again=True), Para("Speak now.")),
            "Enter when you have stopped",
            Wanted.CHOICE,
            (Choice("s", "I have stopped"),),
            default="s",
        )
    )
    seconds = seconds_of(world, since)
    if seconds is None:
        return (yield from _forgotten(world, item, sitting))
    outcome = Outcome.RIGHT if abs(seconds - STOP_AT_S) <= NEAR_S else Outcome.WRONG
    keep_drilled(world, item, sitting, outcome, number=seconds, wanted=STOP_AT_S)
    clock = inner_clock(world.history.drills(item.kind))
    body = (
        Para(f"{reading(round(seconds))} by the clock: {_beside_90(seconds)}."),
        Para(inner_clock_sentence(clock), Tone.ASIDE),
    )
    yield Page(title, body, "Enter goes on.")
    return outcome


def _beside_90(seconds: float) -> str:
    off = round(seconds - STOP_AT_S)
    if off == 0:
        return "90 seconds exactly"
    return f"{abs(off)} s {'after' if off > 0 else 'before'} 90 seconds"


def bridge(world: World, item: DrillItem, sitting: str) -> Sitting[Outcome]:
    """A question appears; the first word comes before there is an answer."""
    question = question_of(world, item.about)
    listens, said = _ears(world)
    how = "Say it aloud." if listens else "Press Enter with your first word."
    title = NAMES[DrillKind.BRIDGE]
    begin = Page(
        title,
        (
            Para(item.why, Tone.ASIDE),
            Para(
                "A question will appear. Begin to speak within 2 seconds, with a sentence of yours that is "
                f"true whatever the question is, such as '{EXAMPLE}' {how} {PAUSE_IS_FINE.text}"
            ),
            *((Para(said, Tone.ASIDE),) if said else ()),
        ),
        "Enter shows the question",
        Wanted.CHOICE,
        BEGIN_OR_NOT,
        default="b",
    )
    if (yield from ask_choice(begin)) == LEAVE_OUT.key:
        return left_out(world, item, sitting)
    if listens:
        first_word = FirstWord(world, question)
        yield first_word
        return (yield from _heard(world, item, sitting, first_word))
    since = world.clock.elapsed()
    yield from ask_choice(
        Page(
            title,
            (Para(question.text, Tone.QUESTION),),
            "Enter with your first word",
            Wanted.CHOICE,
            (Choice("w", "my first word"),),
            default="w",
        )
    )
    seconds = seconds_of(world, since)
    if seconds is None:
        return (yield from _forgotten(world, item, sitting))
    return (yield from _first_word(world, item, sitting, seconds))


class FirstWord(Listening):
    """Listening for the first word. The question appears when somebody listens, and not before: the time
    that a microphone takes to open is not the person's."""

    def __init__(self, world: World, question: Question) -> None:
        self._question = Para(question.text, Tone.QUESTION)
        opening = (Para("One moment: the microphone opens."),)
        title, now = NAMES[DrillKind.BRIDGE], "Enter when you have begun."
        super().__init__(world, title, opening, now=now, seconds=LISTEN_S)

    def begin(self) -> None:
        """Open the microphone; where it is open at once, the question is there at once."""
        super().begin()
        self._show()

    def tick(self) -> None:
        """Time has passed: the microphone may be open now."""
        super().tick()
        self._show()

    def _show(self) -> None:
        if self.begun:
            self.body = (self._question,)


def _ears(world: World) -> tuple[bool, str]:
    """Whether a microphone listens for the first word, and what to say of it."""
    if not world.settings.microphone.use:
        return False, ""
    try:
        there = world.microphones()
    except Trouble as trouble:
        return False, trouble.told
    if not there:
        return False, "This computer shows no microphone; Enter does as well."
    return True, "The microphone listens for your first word. Nothing of it is kept but the time."


def _heard(world: World, item: DrillItem, sitting: str, listened: FirstWord) -> Sitting[Outcome]:
    delivery = listened.delivery
    onset = delivery.onset if delivery and not delivery.too_noisy else None
    if onset is not None:
        return (yield from _first_word(world, item, sitting, onset))
    keep_drilled(world, item, sitting, Outcome.DONE)
    why = listened.trouble or (
        "It is too loud here to tell when a word begins."
        if delivery and delivery.too_noisy
        else "No first word was heard."
    )
    body = (Para(why), Para("It counts as practice of beginning all the same.", Tone.ASIDE))
    yield Page(NAMES[item.kind], body, "Enter goes on.")
    return Outcome.DONE


def _first_word(world: World, item: DrillItem, sitting: str, onset: float) -> Sitting[Outcome]:
    seconds = round(onset, 1)
    outcome = Outcome.RIGHT if seconds <= BRIDGE_S else Outcome.WRONG
    keep_drilled(world, item, sitting, outcome, number=seconds, wanted=BRIDGE_S)
    body = [Para(f"Your first word came after {seconds:.1f} s. {PAUSE_IS_FINE.text}")]
    if outcome is Outcome.WRONG:
        body = [
            Para(f"Your first word came after {seconds:.1f} s; this drill aims at {BRIDGE_S:.0f} s."),
            Para("The same sentence each time is enough. It need not say anything of the answer."),
        ]
    yield Page(NAMES[item.kind], tuple(body), "Enter goes on.")
    return outcome


def rate_this(world: World, item: DrillItem, sitting: str) -> Sitting[Outcome]:
    """Somebody's answer is levelled on the anchored scale, as one's own are; then the key and why."""
    sample = sample_of(world, item.about)
    asked = Question(
        "samples",
        sample.id,
        sample.question,
        QuestionType.BEHAVIOURAL,
        sample.competency,
        anchors=SOMEBODY_ELSES,
    )
    level = yield from _levelled(item, sample, asked)
    if level is None:
        return left_out(world, item, sitting)
    outcome = Outcome.RIGHT if level == sample.level else Outcome.WRONG
    keep_drilled(world, item, sitting, outcome, number=float(level), wanted=float(sample.level))
    practice = rating_practice(world.history.drills(item.kind))
    key = "the level that two readers came to" if level == sample.level else f"two readers to {sample.level}"
    body = (
        Para(f"You came to level {level}, {key}."),
        *(Para(reason, Tone.ITEM) for reason in sample.why),
        Para(f"Level {sample.level} shows", Tone.HEADING),
        Para(anchor_for(asked, sample.level)),
        Para("The answer once more", Tone.HEADING, again=True),
        Para(sample.text, Tone.QUOTE, again=True),
        Para(rating_sentence(practice), Tone.ASIDE),
    )
    yield Page(NAMES[item.kind], body, "Enter goes on.")
    return outcome


def _levelled(item: DrillItem, sample: Sample, asked: Question) -> Sitting[int | None]:
    """One anchor after another, from the middle: the same walk as over an answer of one's own.

    From the second on the anchor stands on top: the answer has been read. None when it is left out.
    """
    tried: tuple[int, ...] = (START_LEVEL,)
    while True:
        again = len(tried) > 1
        level_now = (Para(f"Level {tried[-1]} of 5", Tone.HEADING), Para(anchor_for(asked, tried[-1])))
        question = Para(sample.question, Tone.QUESTION, again=again)
        answer = Para(sample.text, Tone.QUOTE, again=again)
        why = Para(item.why, Tone.ASIDE)
        page = Page(
            NAMES[item.kind],
            (*level_now, question, answer) if again else (why, question, *level_now, answer),
            "Is all of this true of this answer?",
            Wanted.CHOICE,
            (*YES_NO, LEAVE_OUT),
        )
        key = yield from ask_choice(page)
        if key == LEAVE_OUT.key:
            return None
        following, level = next_level(tried[-1], key == "y", tried=tried)
        if following is None:
            return level
        tried = (*tried, following)


def _forgotten(world: World, item: DrillItem, sitting: str) -> Sitting[Outcome]:
    """Kept as done, without a number that would say something about nobody."""
    keep_drilled(world, item, sitting, Outcome.DONE)
    said = "More than five minutes have passed. That is kept without a time, and costs nothing."
    yield Page(NAMES[item.kind], (Para(said),), "Enter goes on.")
    return Outcome.DONE


def sample_of(world: World, about: str) -> Sample:
    for sample in world.samples():
        if sample_thing(sample) == about:
            return sample
    raise DrillError(f"there is no sample answer '{about}'", mend="install the program again")
