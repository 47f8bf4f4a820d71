"""What each kind of drill could be about today, the best first, each with its reason."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from practice.model.drills import DrillKind
from practice.model.kinds import TELLS_A_STORY, Competency, QuestionType
from practice.model.question import Question
from practice.model.story import BeatPart, Story
from practice.model.wording import read_wording
from practice.schedule.choose import FRESH_DAYS
from practice.schedule.dealing import dealt
from practice.schedule.drills import (
    SECONDS,
    DrillItem,
    Material,
    PastDrills,
    Said,
    ago,
    last_met,
    open_questions,
    sample_thing,
    story_thing,
    times,
)
from practice.schedule.due import practised_of, standing_of, waiting, why_needed
from practice.schedule.memory import ready
from practice.schedule.planned import forward, raised, rested

AGAIN_ON_PURPOSE = 4
"""One open question in so many is one that was asked before, so that a change can be seen."""

MOST_WE = 2
"""An answer that says we so often, or oftener, and oftener than I, has a sentence to rewrite."""

LEAST_STORIES = 3
"""Of fewer stories two are no choice."""

SHORT_WORDS = 15
"""A question longer than this is still being read when the first word should come."""

NO_FIGURE = "No figure is marked in its result."
TO_TELL = "It came well on two days; told aloud once in good time, it is ready."

Fits = Callable[[Question], bool]


class Offers:
    """What is still to be had today. What was taken is offered no more."""

    def __init__(self, material: Material, past: PastDrills, *, today: date, rng: Random) -> None:
        self._material = material
        self._past = past
        self._today = today
        questions = [_Asked(q.key, q, last_met(q.key, past)) for q in open_questions(material.questions)]
        self._by_key = {each.key: each.question for each in questions}
        rng.shuffle(questions)
        questions.sort(key=lambda each: each.met or date.min)
        self._forward, self._raised = forward(past.planned), raised(past.planned)
        self._from_plan = [each for each in questions if each.key in self._forward] if self._forward else []
        self._plan_turn = True
        pools = {fits: _Pool(questions, fits) for fits in set(_QUESTIONS.values())}
        self._pools = {kind: pools[fits] for kind, fits in _QUESTIONS.items()}
        self._waiting = [
            each for each in waiting(material, past, today=today) if not self._left_today(each.thing)
        ]
        self._standing = standing_of(self._by_key, past, today=today)
        met = ((each.question.competency, each.met) for each in questions)
        self._practised = practised_of(past.levels, met)
        self._taken: set[str] = set()
        self._asked = dict.fromkeys(Competency, 0)
        self._open = rng.randrange(AGAIN_ON_PURPOSE)
        by_need = sorted(material.samples, key=lambda s: (-self._need(s.competency), s.id))
        self._dealt = dealt(by_need, past, rng)
        self._makers: dict[DrillKind, Callable[[], Iterator[DrillItem]]] = {
            **{kind: self._questions_for(kind) for kind in _QUESTIONS},
            DrillKind.BEATS: self._recalls,
            DrillKind.NUMBERS: self._numbers,
            DrillKind.WE_TO_I: self._we_to_i,
            DrillKind.PROBE: self._probes,
            DrillKind.RATE: self._samples,
            DrillKind.TELL: self._tellings,
        }

    def of(self, kind: DrillKind) -> Iterator[DrillItem]:
        """Every drill of this kind that could be done, the best first; of a competency not all questions."""
        maker = self._makers.get(kind)
        return iter(()) if maker is None else (item for item in maker() if item.about not in self._taken)

    def firsts(self) -> Iterator[DrillItem]:
        """First sentences for the answers to have ready that have none yet, in the order of their bank."""
        for each in self._waiting:
            left = self._last(DrillKind.FIRST, each.thing) >= self._today
            if each.first and not left and each.thing not in self._taken:
                yield _item(DrillKind.FIRST, each.thing, each.why, each.competency)

    def take(self, item: DrillItem) -> None:
        """It is done today."""
        self._taken.add(item.about)
        if item.competency is not None:
            self._asked[item.competency] += 1
        if item.kind in _QUESTIONS:
            self._open += 1
            self._plan_turn = item.about not in self._forward

    # -- one kind each -----------------------------------------------------------------------------

    def _recalls(self) -> Iterator[DrillItem]:
        for each in self._waiting:
            if not each.first:
                yield _item(DrillKind.BEATS, each.thing, each.why, each.competency)

    def _numbers(self) -> Iterator[DrillItem]:
        bare = [story for story in self._material.stories if _lacks_numbers(story)]
        bare.sort(key=lambda story: self._last(DrillKind.NUMBERS, story_thing(story)))
        for story in bare:
            if self._rested(DrillKind.NUMBERS, story_thing(story)):
                competency = story.main[0] if story.main else None
                yield _item(DrillKind.NUMBERS, story_thing(story), NO_FIGURE, competency)
        for said in self._said(DrillKind.NUMBERS):
            if said.words and not any(sign.isdecimal() for sign in said.words):
                yield self._about(DrillKind.NUMBERS, said, f"{self._answered(said)}, without a figure in it.")

    def _we_to_i(self) -> Iterator[DrillItem]:
        for said in self._said(DrillKind.WE_TO_I):
            wording = read_wording(said.words)
            if wording.shared >= MOST_WE and wording.shared > wording.own:
                says = f"we {times(wording.shared)}, and I {times(wording.own)}"
                why = f"{self._answered(said)}: it says {says}."
                yield self._about(DrillKind.WE_TO_I, said, why)

    def _probes(self) -> Iterator[DrillItem]:
        for said in self._said(DrillKind.PROBE):
            yield self._about(DrillKind.PROBE, said, f"{self._answered(said)}; an interviewer would go on.")

    def _samples(self) -> Iterator[DrillItem]:
        met = self._past.met
        again = [s for s in self._material.samples if sample_thing(s) in met]
        again.sort(key=lambda s: (met[sample_thing(s)], -self._need(s.competency), s.id))
        for sample in (*self._dealt, *again):
            if not self._rested(DrillKind.RATE, sample_thing(sample)):
                continue
            last = met.get(sample_thing(sample))
            why = "You have not rated it yet." if last is None else f"You rated it {ago(last, self._today)}."
            yield _item(DrillKind.RATE, sample_thing(sample), why, sample.competency)

    def _tellings(self) -> Iterator[DrillItem]:
        """Stories that lack only a telling, the one that was recalled longest ago first."""
        memories, told = self._past.memories, self._past.told
        things = {story_thing(story): story for story in self._material.stories if story.beats}
        lacking = [each for each in things if each not in told and ready(memories.get(each), told=True)]
        for thing in sorted(lacking, key=lambda each: memories[each].last):
            if self._rested(DrillKind.TELL, thing):
                main = things[thing].main
                yield _item(DrillKind.TELL, thing, TO_TELL, main[0] if main else None)

    # -- open questions ----------------------------------------------------------------------------

    def _questions_for(self, kind: DrillKind) -> Callable[[], Iterator[DrillItem]]:
        def offers() -> Iterator[DrillItem]:
            if kind is DrillKind.WHICH and self._tellable() < LEAST_STORIES:
                return
            yield from self._planned(kind)
            if kind is DrillKind.FIRST:
                yield from self.firsts()
            pool = self._pools[kind]
            if self._open % AGAIN_ON_PURPOSE == AGAIN_ON_PURPOSE - 1:
                yield from self._again(kind, pool)
            yield from self._another(kind, pool)

        return offers

    def _tellable(self) -> int:
        return sum(bool(story.beats) for story in self._material.stories)

    def _planned(self, kind: DrillKind) -> Iterator[DrillItem]:
        """Questions of a plan, met longest ago first, at every other open question: it fills no day.

        None where the drill asks what a question is about: whose plan it is would give that away.
        """
        if kind is DrillKind.ASKING or not self._plan_turn:
            return
        for each in self._from_plan:
            if each.key not in self._taken and _QUESTIONS[kind](each.question) and self._is_rested(each):
                yield _item(kind, each.key, self._why(kind, each), each.question.competency)

    def _again(self, kind: DrillKind, pool: "_Pool") -> Iterator[DrillItem]:
        """Asked before and rested, the longest ago first."""
        for each in pool.met():
            if not self._is_rested(each):
                return
            if each.met is not None and each.key not in self._taken:
                why = f"It was asked {ago(each.met, self._today)}; one in four comes again on purpose."
                yield _item(kind, each.key, why, each.question.competency)

    def _another(self, kind: DrillKind, pool: "_Pool") -> Iterator[DrillItem]:
        """For each competency, the most needed first, the question met longest ago; rested ones first.

        What was asked for already today is needed half as much for it, and so on.
        """
        order = sorted(pool.by_competency, key=lambda each: -self._need(each))
        heads = [head for each in order if (head := pool.head(each, self._taken)) is not None]
        recent = [head for head in heads if not self._is_rested(head)]
        for head in (*(head for head in heads if head not in recent), *recent):
            yield _item(kind, head.key, self._why(kind, head), head.question.competency)

    def _why(self, kind: DrillKind, asked: "_Asked") -> str:
        hidden = kind is DrillKind.ASKING
        if asked.key in self._forward and not hidden:
            return self._forward[asked.key].why
        competency = asked.question.competency
        if competency is None:
            return (
                "You have not met it yet."
                if asked.met is None
                else f"You met it {ago(asked.met, self._today)}."
            )
        return why_needed(
            competency,
            self._standing[competency],
            self._today,
            practised=self._practised.get(competency),
            asked=bool(self._past.weights),
            hidden=hidden,
            plan="" if hidden else self._raised.get(competency, ""),
        )

    def _need(self, competency: Competency | None) -> float:
        if competency is None:
            return 0.0
        return self._standing[competency].need / (1 + self._asked[competency])

    def _is_rested(self, asked: "_Asked") -> bool:
        """A day that has not come yet, by a clock that was wrong, is no meeting."""
        if asked.key in self._forward:
            return rested(asked.met, self._today)
        return asked.met is None or not 0 <= (self._today - asked.met).days < FRESH_DAYS

    # -- what was done -----------------------------------------------------------------------------

    def _said(self, kind: DrillKind) -> Iterator[Said]:
        """Answers of the last days whose questions are still there."""
        for said in self._past.answers:
            if said.question in self._by_key and self._rested(kind, said.question):
                yield said

    def _about(self, kind: DrillKind, said: Said, why: str) -> DrillItem:
        return _item(kind, said.question, why, self._by_key[said.question].competency)

    def _answered(self, said: Said) -> str:
        return f"You answered this {ago(said.day, self._today)}"

    def _last(self, kind: DrillKind, about: str) -> date:
        return self._past.abouts.get((kind, about), date.min)

    def _rested(self, kind: DrillKind, about: str) -> bool:
        """Of this kind not within the last week."""
        return (self._today - self._last(kind, about)).days >= FRESH_DAYS

    def _left_today(self, thing: str) -> bool:
        """Somebody who left it out today meant today."""
        return self._last(DrillKind.BEATS, thing) >= self._today


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, its key worked out once, and when it was met last."""

    key: str
    question: Question
    met: date | None


class _Pool:
    """The questions that a kind of drill can ask, never met and longest ago first."""

    def __init__(self, questions: Sequence[_Asked], fits: Fits) -> None:
        self._all = [each for each in questions if fits(each.question)]
        self.by_competency: dict[Competency | None, list[_Asked]] = {}
        for each in self._all:
            self.by_competency.setdefault(each.question.competency, []).append(each)
        self._next = dict.fromkeys(self.by_competency, 0)

    def met(self) -> Iterator[_Asked]:
        """Those met before, the longest ago first."""
        return (each for each in self._all if each.met is not None)

    def head(self, competency: Competency | None, taken: set[str]) -> _Asked | None:
        """The next one of this competency that is not taken."""
        there = self.by_competency[competency]
        while self._next[competency] < len(there):
            if there[self._next[competency]].key not in taken:
                return there[self._next[competency]]
            self._next[competency] += 1
        return None


def _measures(question: Question) -> bool:
    return question.competency is not None and question.type is not QuestionType.ASK_THEM


def _asks_for_a_story(question: Question) -> bool:
    return question.competency is not None and question.type in TELLS_A_STORY


def _asks_what_happened(question: Question) -> bool:
    """What somebody stands for can be answered without a story."""
    return question.competency is not None and question.type is QuestionType.BEHAVIOURAL


def _is_short(question: Question) -> bool:
    return _measures(question) and len(question.text.split()) <= SHORT_WORDS


def _is_theirs(question: Question) -> bool:
    return question.type is QuestionType.ASK_THEM


_QUESTIONS: dict[DrillKind, Fits] = {
    DrillKind.ASKING: _measures,
    DrillKind.WHICH: _asks_what_happened,
    DrillKind.FIRST: _measures,
    DrillKind.STOP: _asks_for_a_story,
    DrillKind.BRIDGE: _is_short,
    DrillKind.THEIR_TURN: _is_theirs,
}
"""The kinds that ask an open question, and which they can ask."""


def _item(kind: DrillKind, about: str, why: str, competency: Competency | None) -> DrillItem:
    return DrillItem(kind, about, SECONDS[kind], why, competency)


def _lacks_numbers(story: Story) -> bool:
    results = [beat for beat in story.beats if beat.part is BeatPart.RESULT]
    return bool(results) and not any(
        beat.numbers or any(sign.isdecimal() for sign in beat.text) for beat in results
    )
