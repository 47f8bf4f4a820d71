"""Six weeks to an interview, simulated: this schedule beside plain FSRS, Leitner boxes and chance.

    python benchmarks/schedule.py [SEEDS]

Nobody has measured people at this; what follows is assumed, and then varied to see what hangs on it.

- A story has six beats, an answer to have ready five points, each with a stability of its own (lognormal
  around 3 days). After t days one comes with chance (1 + t / stability) ** -0.8, on good days more, on bad
  ones less. What came is stabler afterwards, the more so the nearer it was to being forgotten, with less and
  less to gain; what did not come is read again. This is not the formula of FSRS.
- An answer that was never got ready: a third of its points come all the same.
- A skill (1 to 5) grows with the seconds it is practised: less the higher it is, less on the same day as
  before, less with a question met within a fortnight. A hundredth of what was gained fades a day.
- Once a week there is a round of five questions for everyone; only this schedule reads its levels, which are
  the person's own and off by 0.6.
- The job asks for eight of eighteen skills, weighted 1 to 3. Only this schedule knows of it.
- Half of the stories are there on the first day, then one comes every third day. A first meeting takes 60 s,
  a recall 100 s, a question 70 s; for this schedule each drill takes what it plans. What a day runs over is
  taken from the next, so all have the same seconds.
- A quiz ("really asking", "which story", "a first word") builds a skill as an answer of the same length does.
  That is kind to this schedule, the only one that has quizzes, so two cases let it build half, and nothing.

The others hold stories, answers to have ready and open questions in one deck, as people do. The last row is
FSRS without what is new here, but with half of the time for stories and answers, and chance for questions:
a person's own good sense with a plain program. It is not one of those to beat, and it is close.

Figures are of the interview's morning: the share of beats and points that would come; the job's eight skills
still below 4; stories and answers never met. Mean over the seeds, and the standard deviation between them.
Each learner goes through all schedules, so beside it stands how much better this one was for the same
learner: the mean difference and its standard error. Less than two of these is called even.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from math import exp
from random import Random
from statistics import mean, pstdev, stdev

from practice.model.drills import DrillKind
from practice.model.facts import Levelled, Seen
from practice.model.kinds import Competency, QuestionType
from practice.model.question import Question
from practice.model.story import Beat, BeatPart, Story
from practice.schedule.drills import SECONDS, SIGNATURE, Material, PastDrills, story_thing
from practice.schedule.memory import Grade, Memory, Recall, grade_of, remembered
from practice.schedule.today import todays

START = date(2026, 3, 2)
BEATS = 6
POINTS = 5
READY_ANSWERS = 10
FIRST_S = 60
QUESTION_S = 70
RECALL_S = SECONDS[DrillKind.BEATS]
UNPREPARED = 1 / 3
TARGET = 4.0
BOXES = (1, 2, 4, 8, 16)
QUIZZES = frozenset({DrillKind.ASKING, DrillKind.WHICH, DrillKind.BRIDGE})
EVEN = 2.0
"""Standard errors under which a difference says nothing."""


@dataclass(frozen=True)
class Case:
    """What is varied."""

    name: str
    stability: float = 3.0
    minutes: int = 10
    stories: int = 8
    questions: int = 150
    days: int = 42
    moved_to: int = 0
    """From day 14 on, the interview is on this day."""
    missed: float = 0.0
    fades: float = 0.01
    same_day: float = 0.3
    """What practice of one skill twice on a day is worth."""
    same_question: float = 0.6
    quiz: float = 1.0
    """What a second of a quiz is worth beside a second of an answer."""


CASES = (
    Case("as assumed"),
    Case("forgets twice as fast", stability=1.5),
    Case("forgets half as fast", stability=6.0),
    Case("5 minutes a day", minutes=5),
    Case("20 minutes a day", minutes=20),
    Case("20 stories", stories=20),
    Case("3 stories", stories=3),
    Case("40 questions in the deck", questions=40),
    Case("misses 3 days in 10", missed=0.3),
    Case("moved from day 42 to 28", moved_to=28),
    Case("moved from day 42 to 70", moved_to=70),
    Case("skills do not fade", fades=0.0),
    Case("massed or varied alike", same_day=1.0, same_question=1.0),
    Case("quizzes build half", quiz=0.5),
    Case("quizzes build nothing", quiz=0.0),
)


@dataclass
class Learner:
    """Somebody, with what they remember and can do."""

    case: Case
    rng: Random
    stability: dict[str, list[float]] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)
    skill: dict[Competency, float] = field(default_factory=dict)
    base: dict[Competency, float] = field(default_factory=dict)
    practised: dict[Competency, int] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)
    job: dict[Competency, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for competency in Competency:
            self.base[competency] = self.skill[competency] = min(4.5, max(1.0, self.rng.gauss(2.7, 0.6)))
        for competency in self.rng.sample(list(Competency), 8):
            self.job[competency] = float(self.rng.randint(1, 3))

    def meet(self, thing: str, day: int) -> None:
        """A story is written, or an answer got ready."""
        count = BEATS if thing.startswith("story/") else POINTS
        self.stability[thing] = [self.case.stability * exp(self.rng.gauss(0, 0.6)) for _ in range(count)]
        self.last[thing] = day

    def chances(self, thing: str, day: int) -> list[float]:
        """Of each beat, that it comes."""
        if thing not in self.stability:
            return [UNPREPARED] * POINTS
        rested = max(0, day - self.last[thing])
        return [(1 + rested / stability) ** -0.8 for stability in self.stability[thing]]

    def recall(self, thing: str, day: int) -> Grade:
        """It is told from memory; what of it came is the grade."""
        mood = exp(self.rng.gauss(0, 0.25))
        chances = self.chances(thing, day)
        came = [self.rng.random() < chance**mood for chance in chances]
        for n, (there, chance) in enumerate(zip(came, chances, strict=True)):
            stability = self.stability[thing][n]
            if there:
                gain = 2.2 * (1 - chance) ** 0.7 / (1 + stability / 40) * exp(self.rng.gauss(0, 0.3))
                self.stability[thing][n] = stability * (1 + gain)
            else:
                self.stability[thing][n] = max(self.case.stability / 2, stability * 0.6)
        self.last[thing] = day
        self.met.add(thing)
        return grade_of(sum(came) / len(came), first_s=self.rng.uniform(2, 9), peeked=False)

    def practise(self, question: Question, seconds: float, day: int) -> int:
        """A question is worked on; the level the person would give."""
        competency = question.competency
        if competency is None:
            return 3
        spaced = 1.0 if self.practised.get(competency) != day else self.case.same_day
        fresh = self.case.same_question if day - self.asked.get(question.key, -99) < 14 else 1.0
        room = max(0.0, 5 - self.skill[competency]) / 2.5
        self.skill[competency] += 0.075 * seconds / 60 * room * spaced * fresh
        self.practised[competency] = day
        self.asked[question.key] = day
        return min(5, max(1, round(self.skill[competency] + self.rng.gauss(0, 0.6))))

    def night(self) -> None:
        """A part of what was gained fades."""
        for competency, base in self.base.items():
            self.skill[competency] -= self.case.fades * (self.skill[competency] - base)


@dataclass
class Deck:
    """Everything there is, and when each card is due, for the schedules that know of cards."""

    things: list[str]
    questions: list[Question]
    due: dict[str, int] = field(default_factory=dict)
    memories: dict[str, Memory | None] = field(default_factory=dict)
    boxes: dict[str, int] = field(default_factory=dict)


Schedule = Callable[["Run", int, float], float]
"""Fills a day's seconds, and says how many it took."""


@dataclass
class Run:
    """One learner, six weeks."""

    learner: Learner
    deck: Deck
    stories: list[Story]
    rng: Random
    past: PastDrills = field(default_factory=PastDrills)

    def written(self, day: int) -> list[Story]:
        """The stories there are by then."""
        at_first = (len(self.stories) + 1) // 2
        return self.stories[: at_first + day // 3]


def ours(run: Run, day: int, seconds: float) -> float:
    """What `practice drill` would choose, done in that order."""
    today, learner = START + timedelta(days=day), run.learner
    there = Material(run.written(day), run.deck.questions)
    kinds, abouts, met = dict(run.past.kinds), dict(run.past.abouts), dict(run.past.met)
    memories, prepared, told = dict(run.past.memories), set(run.past.prepared), set(run.past.told)
    spent = 0.0
    by_key = {question.key: question for question in run.deck.questions}
    for item in todays(there, run.past, today=today, seconds=seconds, rng=run.rng):
        spent += item.seconds
        kinds[item.kind] = abouts[item.kind, item.about] = met[item.about] = today
        question = by_key.get(item.about)
        if item.kind is DrillKind.BEATS:
            recall = Recall(today, learner.recall(item.about, day))
            memory = remembered([recall], memories.get(item.about))
            assert memory is not None
            memories[item.about] = memory
        elif item.kind is DrillKind.TELL:
            told.add(item.about)
        elif question and item.about in run.deck.things:
            learner.meet(item.about, day)
            learner.met.add(item.about)
            prepared.add(item.about)
        elif question:
            worth = learner.case.quiz if item.kind in QUIZZES else 1.0
            if worth:
                learner.practise(question, item.seconds * worth, day)
    run.past = replace(
        run.past,
        kinds=kinds,
        abouts=abouts,
        met=met,
        memories=memories,
        prepared=frozenset(prepared),
        told=frozenset(told),
    )
    return spent


def cards(run: Run, day: int) -> list[str]:
    """The deck as it is on a day."""
    stories = [story_thing(story) for story in run.written(day)]
    answers = [thing for thing in run.deck.things if not thing.startswith("story/")]
    return [*stories, *answers, *(q.key for q in run.deck.questions if q.key not in run.deck.things)]


def do(run: Run, card: str, day: int) -> tuple[float, Grade]:
    """One card: what it takes, and how it went."""
    learner = run.learner
    if card in run.deck.things:
        if card not in learner.stability:
            learner.meet(card, day)
            learner.met.add(card)
            return FIRST_S, Grade.AGAIN
        return RECALL_S, learner.recall(card, day)
    question = next(q for q in run.deck.questions if q.key == card)
    level = learner.practise(question, QUESTION_S, day)
    return QUESTION_S, Grade.GOOD if level >= 4 else Grade.HARD if level == 3 else Grade.AGAIN


def by_date(
    run: Run,
    there: Sequence[str],
    day: int,
    seconds: float,
    after: Callable[[str, Grade], int],
    *,
    fits: bool = False,
) -> float:
    """Cards that are due, the longest overdue first, then new ones in any order; the seconds they took.

    The last one may run over, unless each but the first has to fit.
    """
    due = run.deck.due
    late = sorted((card for card in there if due.get(card, day + 1) <= day), key=due.__getitem__)
    new = [card for card in there if card not in due]
    run.rng.shuffle(new)
    spent = 0.0
    for card in (*late, *new):
        room = spent + (RECALL_S if card in run.learner.stability else FIRST_S) <= seconds
        if (spent >= seconds) or (fits and spent and not room):
            break
        took, grade = do(run, card, day)
        spent += took
        due[card] = day + after(card, grade)
    return spent


def by_fsrs(run: Run, day: int) -> Callable[[str, Grade], int]:
    """Days to the next time, at 0.9."""

    def after(card: str, grade: Grade) -> int:
        recall = Recall(START + timedelta(days=day), grade)
        memory = run.deck.memories[card] = remembered([recall], run.deck.memories.get(card))
        assert memory is not None
        return memory.interval

    return after


def fsrs(run: Run, day: int, seconds: float) -> float:
    """Everything is a card of FSRS at 0.9."""
    return by_date(run, cards(run, day), day, seconds, by_fsrs(run, day))


def leitner(run: Run, day: int, seconds: float) -> float:
    """Five boxes; what failed goes back to the first."""

    def after(card: str, grade: Grade) -> int:
        box = run.deck.boxes.get(card, -1)
        step = {Grade.AGAIN: -9, Grade.HARD: 0}.get(grade, 1)
        run.deck.boxes[card] = min(len(BOXES) - 1, max(0, box + step))
        return BOXES[run.deck.boxes[card]]

    return by_date(run, cards(run, day), day, seconds, after)


def chance(run: Run, day: int, seconds: float) -> float:
    """Any card."""
    spent, there = 0.0, cards(run, day)
    while spent < seconds:
        spent += do(run, run.rng.choice(there), day)[0]
    return spent


def halves(run: Run, day: int, seconds: float) -> float:
    """FSRS at 0.9 for what is remembered, up to half of the time, and chance for questions."""
    there = cards(run, day)
    things = [card for card in there if card in run.deck.things]
    spent = by_date(run, things, day, seconds / 2, by_fsrs(run, day), fits=True)
    asked = [card for card in there if card not in run.deck.things]
    while spent < seconds:
        spent += do(run, run.rng.choice(asked), day)[0]
    return spent


SCHEDULES: dict[str, Schedule] = {
    "this schedule": ours,
    "FSRS 0.9": fsrs,
    "Leitner": leitner,
    "chance": chance,
    "FSRS, half the time": halves,
}


def weekly_round(run: Run, day: int) -> None:
    """Five questions, levelled by the person."""
    asked = run.rng.sample([q for q in run.deck.questions if q.competency in run.learner.job], 5)
    iso = (START + timedelta(days=day)).isoformat()
    levels, seen = list(run.past.levels), dict(run.past.seen)
    for n, question in enumerate(asked):
        level = run.learner.practise(question, 120, day)
        levels.append(Levelled(f"{day}-{n}", question.key, question.competency, iso, iso, level))
        seen[question.key] = Seen(question.key, iso, 1)
    run.past = replace(run.past, levels=levels, seen=seen)


def simulate(case: Case, schedule: Schedule, seed: int) -> tuple[float, float, float]:
    """One learner: beats that come, skills below the target, things never met."""
    learner = Learner(case, Random(f"{case.name} {seed}"))
    deck = Deck([], list(made_questions(case.questions)))
    stories = [made_story(n) for n in range(case.stories)]
    deck.things = [story_thing(story) for story in stories]
    deck.things += [question.key for question in deck.questions if SIGNATURE in question.tags]
    run = Run(learner, deck, stories, Random(seed), PastDrills(weights=learner.job))
    away = Random(f"away {seed}")
    interview, day, over = case.days, 0, 0.0
    while day < interview:
        if case.moved_to and day == 14:
            interview = case.moved_to
        run.past = replace(run.past, interview=START + timedelta(days=interview))
        for story in run.written(day):
            if story_thing(story) not in learner.stability:
                learner.meet(story_thing(story), day)
        if day % 7 == 6:
            weekly_round(run, day)
        if away.random() >= case.missed:
            seconds = case.minutes * 60 - over
            over = max(0.0, schedule(run, day, seconds) - seconds)
        learner.night()
        day += 1
    coming = [chance for thing in deck.things for chance in learner.chances(thing, interview)]
    below = sum(learner.skill[competency] < TARGET for competency in learner.job)
    return 100 * mean(coming), float(below), float(len(set(deck.things) - learner.met))


def made_story(n: int) -> Story:
    """Beats with a number in the result."""
    beats = tuple(Beat(part.value, part, "words", ("3",)) for part in BeatPart)
    return Story(f"s{n}", f"Story {n}", beats, main=(list(Competency)[n % 18],))


def made_questions(count: int) -> list[Question]:
    """Answers to have ready, and questions on eighteen skills."""
    ready = [
        Question("made", f"ready{n}", "?", QuestionType.BACKGROUND, tags=(SIGNATURE,))
        for n in range(READY_ANSWERS)
    ]
    kinds = (QuestionType.BEHAVIOURAL, QuestionType.SITUATIONAL)
    return ready + [
        Question("made", f"q{n}", "?", kinds[n // 18 % 2], list(Competency)[n % 18]) for n in range(count)
    ]


HEADS = ("beats %", "below 4", "never met")
BETTER = (1, -1, -1)
"""Whether more is better."""

Ends = Sequence[tuple[float, float, float]]


def better(mine: Ends, other: Ends, column: int) -> tuple[float, float]:
    """How much better mine are for the same learners: the mean difference and its standard error."""
    apart = [BETTER[column] * (one[column] - two[column]) for one, two in zip(mine, other, strict=True)]
    return mean(apart), stdev(apart) / len(apart) ** 0.5


def main(seeds: int) -> int:
    """Print the tables; 1 when this schedule is behind one of the three it has to beat, as assumed."""
    print(f"{seeds} learners a row: mean ± standard deviation between them,")
    print("then how much better this schedule was for the same learner, ± standard error of that.")
    behind: list[str] = []
    for case in CASES:
        print(f"\n{case.name:24}" + "".join(f"{head:>16}" for head in HEADS) + "   this one better by")
        ends = {
            name: [simulate(case, schedule, seed) for seed in range(seeds)]
            for name, schedule in SCHEDULES.items()
        }
        mine = ends["this schedule"]
        for name, many in ends.items():
            cells = "".join(f"{mean(c):9.1f} ± {pstdev(c):4.1f}" for c in zip(*many, strict=True))
            found = [better(mine, many, column) for column in range(len(HEADS))] if many is not mine else []
            apart = "".join(f"{by:+8.1f} ± {error:3.1f}" for by, error in found)
            print(f"  {name:22}{cells}  {apart}".rstrip(), flush=True)
            behind += [
                f"{case.name}: {head} behind {name} by {-by:.1f} ± {error:.1f}"
                for head, (by, error) in zip(HEADS, found, strict=False)
                if by < -EVEN * error
            ]
    print("\nThis schedule is clearly behind:" if behind else "\nThis schedule is never clearly behind.")
    for line in behind:
        print(f"  {line}")
    lost = [line for line in behind if line.startswith(f"{CASES[0].name}:") and "half" not in line]
    return int(bool(lost))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 8))
