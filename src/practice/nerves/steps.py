"""What each step of a routine says, with the person's own name, opening and plans in it."""

from dataclasses import dataclass
from datetime import datetime

from practice.model.claim import Claim
from practice.model.nerves import IfThen, RatedAt
from practice.nerves.interview_day import WHY as WHY_KNOWN
from practice.nerves.patterns import SIGH
from practice.nerves.plans import STARTERS, for_routine
from practice.nerves.ratings import QUESTIONS, anchors_in_words
from practice.nerves.routine import ONE_BREATH, Routine, Step, StepKind
from practice.nerves.words import IN_DOUBT, NOT_DEEP, NOT_FOR_ALL, REMINDER, STOP, time_in_words


@dataclass(frozen=True, slots=True)
class Own:
    """What belongs to the person and to this time.

    `rated`: a number is asked for. `first`: nobody has breathed here before. `known`: a way of breathing
    was left out for one that is known. `late_s`: seconds since the interview began, less than 0 before it.
    """

    name: str = ""
    opening: str = ""
    plans: tuple[IfThen, ...] = ()
    rated: bool = True
    rehearsal: bool = False
    first: bool = False
    known: bool = False
    late_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence of a step. A `spare` one is left out where there is little room."""

    said: str | Claim
    spare: bool = False

    @property
    def text(self) -> str:
        """As it is shown."""
        return self.said.text if isinstance(self.said, Claim) else self.said


ENERGY = Claim(
    "Taking nerves as energy, rather than fighting them, helps a little when people are watching.",
    "Arousal reappraisal",
)
TAKES_THE_EDGE_OFF = Claim("A few minutes of slow breathing often take the edge off.", "Slow breathing")
HARDLY_RELATED = Claim(
    "In one study, nerves in the interview had next to nothing to do with how people did the job.",
    "Nerves and performance",
)
MINUTES_S = 120.0
"""Seconds from which on that is said: of less there is no trial."""

WARM = Claim(
    "In one study of mock interviews, few small signs had to do with nerves, and people who seemed warm and "
    "sure were rated better.",
    "Warmth and pace",
)
CLAIMS = (ENERGY, TAKES_THE_EDGE_OFF, HARDLY_RELATED, WARM)

EXCITED = 'Say aloud: "I\'m excited."'


def sayings(step: Step, own: Own) -> tuple[Saying, ...]:
    """What stands on the screen in this step, in the order in which it is read."""
    match step.kind:
        case StepKind.RATE:
            return _rate(RatedAt.BEFORE, own)
        case StepKind.BREATHE:
            return _late(own) if step == ONE_BREATH.steps[0] else _breathe(step, own)
        case StepKind.PLANS:
            return _plans(step, own)
        case StepKind.OPENING:
            return _opening(step, own)
        case StepKind.RATE_AGAIN:
            asked = _rate(RatedAt.END, own) if own.rated else ()
            left = Saying("You can go in with the nerves that are left.", spare=own.rated)
            return (*asked, left, Saying(HARDLY_RELATED, spare=True))
        case StepKind.READ:
            return _read(step, own)


def waiting(routine: Routine, *, may_begin: bool) -> tuple[Saying, ...]:
    """While there is more time than the routine takes."""
    said = (
        Saying("Time for water, the camera, your notes."),
        Saying(f"Then the {routine.title.lower()} before you join begin by themselves."),
    )
    begin = "n begins now. The slow breathing then takes the time that is left over."
    return (*said, Saying(begin)) if may_begin else said


THINGS = Saying("Have water, the camera and your notes ready.", spare=True)
"""In the first step, where there was time over."""


def ready(*, breathing: bool) -> tuple[Saying, ...]:
    """After the last step, while it is not yet time to join."""
    return (Saying("You are ready. Breathe along if you like." if breathing else "You are ready."),)


def joined_early(at: datetime, early_s: float) -> tuple[Saying, ...]:
    """Why the time does not run to the beginning of the interview, where it does not."""
    early = round(early_s)
    if early < 1:
        return ()
    when = "" if at.second else f" at {at:%H:%M},"
    return (Saying(f"You join{when} {time_in_words(early)} early.", spare=True),)


LATE_S = 60.0
"""Seconds after which a moment has passed."""


def at_the_end(own: Own, passed_s: float) -> tuple[Saying, ...]:
    """When it is time to join, or that was so many seconds ago."""
    if own.rehearsal:
        return (Saying("Done. On the day you would go in now."),)
    if passed_s >= LATE_S:
        missed = "The time to join has passed, and you can still go in. One slow breath, then join now."
        return (Saying(addressed(own.name, missed)),)
    return (Saying("Join now."), Saying("Look up, smile, go in."))


def addressed(name: str, sentence: str) -> str:
    """The sentence said to somebody by their name; without one it stands alone."""
    return f"{name}, {sentence[:1].lower()}{sentence[1:]}" if name else sentence


def if_then(plan: IfThen) -> str:
    """A plan as one sentence."""
    return f"If {plan.cue}, then {plan.response}."


def _rate(moment: RatedAt, own: Own) -> tuple[Saying, ...]:
    if not own.rated:
        asked = addressed(own.name, "Name in one word how you feel: aloud, to yourself, or typed.")
        return (Saying(asked), Saying("What you type here is not kept."))
    return (Saying(QUESTIONS[moment]), Saying(anchors_in_words()))


def _breathe(step: Step, own: Own) -> tuple[Saying, ...]:
    shown: list[Saying] = []
    if step.pattern == SIGH.id and step.breaths:
        shown.append(Saying("In, a little more on top, and slowly out. Three times."))
    if own.first and own.rehearsal:  # all of it just before an interview would frighten
        shown += [
            Saying(NOT_DEEP),
            Saying(STOP),
            Saying(NOT_FOR_ALL, spare=True),
            Saying(IN_DOUBT, spare=True),
        ]
    else:
        shown.append(Saying(REMINDER))
    if own.known:
        shown.append(Saying(WHY_KNOWN, spare=True))
    elif step.seconds >= MINUTES_S:
        shown.append(Saying(TAKES_THE_EDGE_OFF, spare=True))
    return tuple(shown)


def _late(own: Own) -> tuple[Saying, ...]:
    minutes = int(own.late_s // 60)
    if own.late_s < 0:
        word = "It is time, and you are not late. One slow breath, then go in."
    elif minutes < 1:
        word = "It begins now, and you are here. One slow breath, then go in."
    else:
        ago = "a minute ago" if minutes == 1 else f"{minutes} minutes ago"
        word = (
            f"It began {ago}, and you can still go in. One slow breath first; then say sorry once, and begin."
        )
    return (Saying(addressed(own.name, word)),)


def _plans(step: Step, own: Own) -> tuple[Saying, ...]:
    chosen = for_routine(own.plans, step.plans)
    if not chosen:
        example = STARTERS[0]
        return (
            Saying(f"If {example.cue}, then {example.response}."),
            Saying("See it happen, and say the then-part aloud."),
        )
    return (
        *(Saying(if_then(plan)) for plan in chosen),
        Saying("See it happen, and say the then-part aloud."),
    )


WHERE = "To see your own here: practice settings you.opening"


def _opening(step: Step, own: Own) -> tuple[Saying, ...]:
    excited = (Saying(EXCITED),) if step.id == "aloud" else ()
    first = "Then your first sentence:" if excited else "Say it aloud, in your usual pace and warmly:"
    if not own.opening:
        first = "Say the first sentence of your opening aloud."
        example = f'Such as: "Good morning, I am {own.name or "..."} and I ..."'
        return (*excited, Saying(first), Saying(example), Saying(WHERE, spare=True), *_warm(step))
    return (*excited, Saying(first), Saying(f'"{own.opening}"'), *_warm(step))


def _warm(step: Step) -> tuple[Saying, ...]:
    return () if step.id == "aloud" else (Saying(WARM, spare=True),)


def _read(step: Step, own: Own) -> tuple[Saying, ...]:
    match step.id:
        case "excited":
            return (
                Saying(ENERGY, spare=True),
                Saying(EXCITED),
                Saying(addressed(own.name, "You have one job: help them see what you can do.")),
            )
        case "picture":
            return (
                Saying("See the first minute through your own eyes: their face, the first question."),
                Saying("You smile, you listen, you begin."),
                Saying("Look at them rather than at yourself: what do they need to know?", spare=True),
            )
        case "join":
            return (
                Saying("Camera, water, notes.", spare=step.seconds < 20),
                Saying("One slow breath out. Look up, smile, go in."),
            )
        case _:
            raise AssertionError(f"no words for {step.id!r}")
