"""What is due on the coming days: nothing falls asleep past the interview, and its eve is used."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from practice.model.drills import DrillKind
from practice.model.facts import Seen
from practice.model.kinds import Competency, QuestionType
from practice.model.question import Point, Question
from practice.model.story import Beat, BeatPart, Story
from practice.schedule.drills import Material, PastDrills
from practice.schedule.due import Due, due, needed, waiting
from practice.schedule.memory import Grade, Memory, Recall, longest_rest, remembered

TODAY = date(2026, 3, 2)
LEAK = Story("leak", "The leak", (Beat("a", BeatPart.ACTION, "I rang."),))
BARE = Story("bare", "Nothing in it yet", ())
ABOUT_YOU = Question(
    "core", "about-you", "Tell me about yourself.", QuestionType.BACKGROUND, tags=("signature",)
)
TEAM = Question("core", "team", "A team?", QuestionType.BEHAVIOURAL, Competency.TEAMWORK)
PLAN = Question("core", "plan", "A plan?", QuestionType.BEHAVIOURAL, Competency.PLANNING)
MATERIAL = Material([LEAK, BARE], [ABOUT_YOU, TEAM, PLAN])

recalls = st.lists(
    st.builds(Recall, st.dates(TODAY - timedelta(days=80), TODAY), st.sampled_from(Grade)), max_size=8
).map(lambda many: sorted(many, key=lambda each: each.day))


def past_of(memory: Memory | None, *, interview: date | None = None) -> PastDrills:
    return PastDrills(
        memories={"story/leak": memory} if memory else {},
        interview=interview,
        prepared=frozenset({ABOUT_YOU.key}),
    )


def of(dues: Sequence[Due], thing: str) -> list[Due]:
    return [each for each in dues if each.thing == thing]


@given(recalls, st.integers(1, 120))
def test_up_to_the_interview_nothing_sleeps_and_the_eve_is_used(many: list[Recall], left: int) -> None:
    """Whatever was recalled however well: the plan goes on to the eve, and no rest is too long."""
    interview = TODAY + timedelta(days=left)
    memory = remembered(many)
    plan = due(MATERIAL, past_of(memory, interview=interview), today=TODAY, days=left - 1)

    for thing in ("story/leak", ABOUT_YOU.key):
        days = [each.day for each in of(plan, thing)]
        if memory is None or thing == ABOUT_YOU.key or memory.last < interview - timedelta(days=1):
            assert days[-1] == interview - timedelta(days=1)
        for one, two in pairwise(days):
            assert 0 < (two - one).days <= longest_rest(one, interview)


def test_each_day_has_its_reason() -> None:
    """The memory itself, the interview, its eve, and what has to go well before."""
    memory = Memory(3.0, 5.0, TODAY - timedelta(days=2), 3)
    plan = of(
        due(MATERIAL, past_of(memory, interview=TODAY + timedelta(days=9)), today=TODAY, days=8), "story/leak"
    )

    assert [(each.day.day, each.supposed, each.why) for each in plan[:2]] == [
        (3, False, "Last recalled 2 days ago: it may rest for 3 days."),
        (
            5,
            True,
            "If it is recalled well on 2026-03-03: before the interview it rests no longer than 2 days.",
        ),
    ]
    assert plan[-1].why.endswith("it is the day before the interview.")


def test_what_is_late_says_so() -> None:
    """A person who was away knows why the list is long."""
    memory = Memory(3.0, 5.0, TODAY - timedelta(days=10), 3)

    first = of(due(MATERIAL, past_of(memory), today=TODAY, days=0), "story/leak")[0]

    assert first.day == TODAY
    assert first.why == "Last recalled 10 days ago: it may rest for 3 days. It was due 7 days ago."


def test_on_the_day_of_the_interview_its_eve_is_over() -> None:
    """What was not done the day before says so, and is no longer before the interview."""
    late = past_of(Memory(90.0, 5.0, TODAY - timedelta(days=2), 90), interview=TODAY)
    fresh = past_of(Memory(90.0, 5.0, TODAY - timedelta(days=1), 90), interview=TODAY)

    whys = [of(due(MATERIAL, past, today=TODAY, days=0), "story/leak")[0].why for past in (late, fresh)]

    assert whys == [
        "Last recalled 2 days ago: the interview is today. It was due yesterday.",
        "Last recalled yesterday: the interview is today.",
    ]


def test_without_a_date_nothing_rests_longer_than_weeks() -> None:
    """A first call may come at any time."""
    memory = Memory(300.0, 5.0, TODAY, 300)

    first = of(due(MATERIAL, past_of(memory), today=TODAY, days=60), "story/leak")[0]

    assert first.day == TODAY + timedelta(days=45)
    assert first.why == "Last recalled today: nothing rests longer than 45 days."


def test_an_answer_without_a_first_sentence_is_due_for_that() -> None:
    """It is got ready before it is recalled."""
    plan = of(due(MATERIAL, PastDrills(), today=TODAY, days=30), ABOUT_YOU.key)

    assert [(each.first, each.day) for each in plan] == [(True, TODAY)]


def test_a_story_without_beats_is_never_due() -> None:
    """There is nothing in it to recall."""
    assert not of(due(MATERIAL, PastDrills(), today=TODAY, days=30), "story/bare")


def test_the_list_of_a_day_is_the_order_of_its_drills() -> None:
    """`practice due` and `practice drill` agree on what comes first."""
    memories = {"story/leak": Memory(1.0, 5.0, TODAY - timedelta(days=9), 1)}
    past = PastDrills(memories=memories, prepared=frozenset({ABOUT_YOU.key}))

    today = due(MATERIAL, past, today=TODAY, days=0)

    assert today == waiting(MATERIAL, past, today=TODAY)
    assert [each.thing for each in today] == [ABOUT_YOU.key, "story/leak"]


def test_competencies_that_can_be_asked_for_come_by_need() -> None:
    """With the figures that the need comes from; a drill ends a silence."""
    past = PastDrills(
        weights={Competency.PLANNING: 3.0, Competency.TEAMWORK: 1.0},
        met={TEAM.key: TODAY - timedelta(days=4)},
        kinds={DrillKind.BRIDGE: TODAY - timedelta(days=4)},
    )

    plan, team = needed(MATERIAL, past, today=TODAY)

    assert (plan.competency, plan.standing.weight, plan.standing.days) == (Competency.PLANNING, 3.0, 30)
    assert plan.why == "You have not practised a question about planning yet. The job asks for it."
    assert (plan.practised, plan.standing.touched) == (None, None)
    assert team.why == "A question about teamwork: last practised on Thursday."
    assert team.practised == team.standing.touched == TODAY - timedelta(days=4)
    assert (team.competency, team.standing.days, team.standing.levels) == (Competency.TEAMWORK, 4, 0)


def test_a_fact_is_recalled_once_it_was_asked_for() -> None:
    """A bank may hold hundreds; what came up in a round is worth knowing by heart."""
    listens = (Point("a", "names the three steps"),)
    asked, other = (
        Question("core", name, name, QuestionType.JOB_KNOWLEDGE, listen_for=listens)
        for name in ("asked", "other")
    )
    past = PastDrills(seen={asked.key: Seen(asked.key, "2026-02-27", 1)})
    found = due(Material([], [asked, other]), past, today=TODAY, days=0)

    assert [each.thing for each in found] == [asked.key]
    assert "never been recalled" in found[0].why
