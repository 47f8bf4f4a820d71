"""The twelve rungs of the exposure ladder: what each adds, and the round that makes it that rung."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from random import Random

from practice.model.kinds import QuestionType
from practice.model.question import Question
from practice.model.recipe import (
    ROTATE,
    Ask,
    ClockFace,
    Format,
    Manner,
    Panelist,
    Pick,
    Preparing,
    Pressure,
    Recipe,
    Rules,
    StopAt,
)

READING, NOTES, NO_NOTES, TIMED, RECORDED, UNSEEN, TECHNICAL = 1, 2, 3, 4, 5, 6, 7
CUT_SHORT, PANEL, BLANK, FRIEND, STRANGER = 8, 9, 10, 11, 12

KNOWN = (NOTES, NO_NOTES, TIMED, RECORDED)
"""Rungs on a question that the person has met before: what is new there is something else."""

ELSEWHERE = (FRIEND, STRANGER)
"""Rungs in front of a real person, away from the program."""

THINK_S = 10
TIMED_S = 120
BLANK_S = 10
HELD_WITHIN_S = 1.5
"""A silence that was meant to last so long and is no more than this shorter was held."""


@dataclass(frozen=True, slots=True)
class Rung:
    """`change` is what is dropped or added here, `feared` an example of what people expect to go wrong.

    `aid` is the safety aid that is not there, as in "Did you ... after all?"; empty where there is none.
    """

    number: int
    title: str
    change: str
    feared: str
    aid: str = ""


RUNGS = (
    Rung(
        READING,
        "Read a model answer aloud, alone",
        "The words lie in front of you. All you do is say them aloud.",
        "My voice will give up.",
    ),
    Rung(
        NOTES,
        "Your own answer, with notes",
        "Your own words, to a question you know, with notes and no clock.",
        "I will not find a beginning.",
    ),
    Rung(
        NO_NOTES,
        "Your own answer, without notes",
        "The notes are gone. There is still no clock.",
        "My mind will go blank.",
        "look at notes",
    ),
    Rung(
        TIMED,
        "Two minutes by the clock",
        "A clock you can see counts down from 2:00, and the answer stops there.",
        "I will run out of time in the middle of it.",
        "stop the clock",
    ),
    Rung(
        RECORDED,
        "Recorded, and listened to once",
        "Your answer is recorded. Afterwards you hear it once.",
        "I will sound awful.",
        "stop the recording, or not listen to it",
    ),
    Rung(
        UNSEEN,
        "A question you have never seen",
        "A new question, with ten seconds to think. Then the answer begins by itself.",
        "I will have nothing to say.",
        "look at the question beforehand, or take more time",
    ),
    Rung(
        TECHNICAL,
        "Four new questions about the work",
        "What you know and how you work: four questions that you have not seen.",
        "They will see that I do not know enough.",
        "look something up",
    ),
    Rung(
        CUT_SHORT,
        "Somebody cuts in",
        "Somebody interrupts two of your answers and asks on.",
        "I will fall apart when I am challenged.",
        "go on with your own text as if nobody had asked",
    ),
    Rung(
        PANEL,
        "A panel that gives nothing away",
        "Three people take turns. Nobody thanks you or nods.",
        "I will not be able to read them, and lose my thread.",
        "ask how it went",
    ),
    Rung(
        BLANK,
        "A stern one, and a silence of your own",
        "A short manner, an odd question, silence after each answer. In one answer you stop on purpose for "
        "ten seconds, and go on.",
        "If I stop, it is over.",
        "fill the silence",
    ),
    Rung(
        FRIEND,
        "In front of one real person",
        "Somebody you know asks the questions, from a script.",
        "They will think less of me.",
        "joke about it, or apologise for yourself",
    ),
    Rung(
        STRANGER,
        "A video call with somebody you do not know",
        "First a practice call with a stranger, then a real interview that does not matter much to you.",
        "They will notice how nervous I am and stop taking me seriously.",
        "switch off the camera, or tell them that you are nervous before they ask anything",
    ),
)

LOWEST, HIGHEST = RUNGS[0].number, RUNGS[-1].number

RECIPES = frozenset(f"ladder-{rung.number}" for rung in RUNGS)
"""The ids of the rounds of all rungs."""

STORIES = (QuestionType.BEHAVIOURAL,)
SPOKEN = (
    QuestionType.BEHAVIOURAL,
    QuestionType.SITUATIONAL,
    QuestionType.MOTIVATION,
    QuestionType.STRENGTHS,
    QuestionType.SELF_ASSESSMENT,
    QuestionType.VALUES,
)
EASIEST = (
    QuestionType.BACKGROUND,
    QuestionType.MOTIVATION,
    QuestionType.STRENGTHS,
    QuestionType.SELF_ASSESSMENT,
    QuestionType.VALUES,
    QuestionType.BEHAVIOURAL,
)
"""Types for a first answer of one's own, the easiest first: what one knows about oneself."""

_ALONE = Rules(clock=ClockFace.HIDDEN, notes=False)
_HOST = Panelist("host", "Interviewer", Manner.WARM)
_BRISK = Panelist("brisk", "Head of department", Manner.BRISK)
_PANEL = (
    Panelist("manager", "Hiring manager", Manner.NEUTRAL),
    Panelist("team", "Future colleague", Manner.NEUTRAL),
    Panelist("people", "Personnel officer", Manner.NEUTRAL),
)


def rung_of(number: int) -> Rung:
    """The rung with this number, from 1 to 12."""
    return RUNGS[number - 1]


def recipe(number: int, keys: Sequence[str] = ()) -> Recipe:
    """The round of this rung. `keys` are the questions of rungs 1 to 5; the others pick their own.

    For a rung in front of a real person it is what goes into the script: nothing of it is played here.
    """
    one = Ask("answer", Pick.FIXED, ids=tuple(keys), by="host", probes=0)
    match number:
        case 1:
            reading = replace(one, card=True, scored=False)
            return _recipe(number, (reading,), _ALONE, minutes=3)
        case 2:
            return _recipe(number, (one,), replace(_ALONE, notes=True), minutes=5)
        case 3:
            return _recipe(number, (one,), _ALONE, minutes=4)
        case 4:
            rules = Rules(clock=ClockFace.COUNT_DOWN, stop_at=StopAt.TARGET, notes=False)
            return _recipe(number, (replace(one, answer_s=TIMED_S),), rules, minutes=3)
        case 5:
            return _recipe(number, (one,), Rules(notes=False), minutes=4)
        case 6:
            new = Ask("new", Pick.DUE, by="host", types=SPOKEN, prepare_s=THINK_S, probes=0)
            rules = Rules(prepare=Preparing.STRICT, notes=False)
            return _recipe(number, (new,), rules, minutes=4)
        case 7:
            phases = (
                Ask("knowledge", Pick.DUE, 2, by="host", types=(QuestionType.JOB_KNOWLEDGE,), probes=0),
                Ask("story", Pick.DUE, 1, by="host", types=STORIES, probes=0),
                Ask(
                    "case",
                    Pick.DUE,
                    1,
                    "host",
                    types=(QuestionType.CASE,),
                    prepare_s=60,
                    answer_s=180,
                    probes=0,
                ),
            )
            return _recipe(number, phases, Rules(notes=False), minutes=14)
        case 8:
            stories = Ask("stories", Pick.DUE, 3, by="brisk", types=STORIES, probes=1)
            rules = Rules(notes=False, interrupts=2)
            return _recipe(number, (stories,), rules, minutes=12, panel=(_BRISK,))
        case 9:
            turns = Ask("turns", Pick.DUE, 3, by=ROTATE, types=SPOKEN, probes=0)
            rules = Rules(notes=False, thanks=False)
            made = _recipe(number, (turns,), rules, minutes=10, panel=_PANEL)
            return replace(made, format=Format.PANEL)
        case 10:
            phases = (
                Ask("hard", Pick.DUE, 1, by="brisk", types=(QuestionType.SITUATIONAL,), probes=1),
                Ask("odd", Pick.DUE, 1, by="brisk", types=(QuestionType.CURVEBALL,), probes=0),
                Ask("silence", Pick.DUE, 1, by="brisk", types=STORIES, probes=0),
            )
            rules = Rules(notes=False, silence_s=8, blank_s=BLANK_S)
            made = _recipe(number, phases, rules, minutes=10, panel=(_BRISK,))
            return replace(made, pressure=Pressure.STERN)
        case 11:
            return replace(_script(number, stories=2), format=Format.IN_PERSON)
        case 12:
            return _script(number, stories=3)
        case _:
            raise AssertionError(f"unreachable: {number!r}")


def _script(number: int, *, stories: int) -> Recipe:
    phases = (
        Ask("opening", Pick.DUE, 1, by="host", types=(QuestionType.BACKGROUND, QuestionType.MOTIVATION)),
        Ask("stories", Pick.DUE, stories, by="host", types=STORIES, distinct=True),
        Ask("view", Pick.DUE, 1, by="host", types=(QuestionType.SITUATIONAL, QuestionType.STRENGTHS)),
    )
    return _recipe(number, phases, Rules(notes=False), minutes=15)


def _recipe(
    number: int,
    phases: tuple[Ask, ...],
    rules: Rules,
    *,
    minutes: int,
    panel: tuple[Panelist, ...] = (_HOST,),
) -> Recipe:
    rung = rung_of(number)
    return Recipe(
        id=f"ladder-{number}",
        title=f"Rung {number}: {rung.title}",
        format=Format.VIDEO,
        minutes=minutes,
        phases=phases,
        summary=rung.change,
        rules=rules,
        panel=() if number == READING else panel,
    )


def question_for(
    number: int,
    questions: Sequence[Question],
    *,
    seen: Collection[str],
    before: Sequence[str] = (),
    rng: Random,
) -> Question | None:
    """One question for a rung from 1 to 5; None when the banks have none that fits.

    `seen` are the keys met before, `before` those already used on this rung, the newest last: another one
    is taken as long as there is one, else the one that was used longest ago.
    """
    asked = [each for each in questions if not each.retired and each.type is not QuestionType.ASK_THEM]
    if number == READING:
        fitting = [each for each in asked if each.model_answers]
    else:
        known = [each for each in asked if each.key in seen and each.type in EASIEST]
        fitting = known or _easiest(asked)
    if not fitting:
        return None
    used = {key: place for place, key in enumerate(before)}
    longest_ago = min(used.get(each.key, -1) for each in fitting)
    return rng.choice([each for each in fitting if used.get(each.key, -1) == longest_ago])


def _easiest(questions: Sequence[Question]) -> list[Question]:
    """The questions of the easiest type that there is."""
    for kind in EASIEST:
        found = [each for each in questions if each.type is kind]
        if found:
            return found
    return list(questions)
