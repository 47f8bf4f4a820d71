"""The five minutes after a real interview: asked in their order, kept at once, and then closed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest

from conftest import FakeBanks, FakeClock, FakeStories, MakeWorld, run_plain
from practice.applications.asked_words import guessed
from practice.applications.touches import THANKS_WHY
from practice.model.drills import Wanted as Weight
from practice.model.jobs import (
    Drafted,
    Ending,
    InterviewPart,
    InterviewSaid,
    JobAdded,
    JobEnded,
    LetterKind,
    Stage,
)
from practice.model.kinds import NEEDS_COMPETENCY, Competency, QuestionType
from practice.model.nerves import Interview
from practice.model.story import Share, Story
from practice.model.trouble import Trouble
from practice.sittings.applications.debrief import CLOSED, LATER, debrief
from practice.sittings.applications.debrief_steps import WHY_SHORT
from practice.sittings.drills.story_matrix import matrix
from practice.sittings.drills.told_before import told_before
from practice.sittings.interviews import NoInterview
from practice.sittings.ports import World

P = InterviewPart
STORIES = [Story("signup-form", "The sign-up form", ()), Story("the-move", "The move", ())]


@pytest.fixture
def clock() -> FakeClock:
    """An hour after an interview that began at nine."""
    return FakeClock(datetime(2026, 3, 5, 10, 0, tzinfo=UTC))


def with_interview(
    world: World, starts: str = "2026-03-05T09:00:00+00:00", *, name: str = "Northwind", id: str = "i1"
) -> JobAdded:
    """An interview for a job of the same name."""
    added = JobAdded(world.stamp(), name)
    world.history.keep(added, Interview(world.stamp(), name, starts, job=added.stamp.id, interview=id))
    return added


def another_interview(world: World, job: JobAdded, starts: str, id: str) -> None:
    """One more for the same job."""
    world.history.keep(Interview(world.stamp(), job.name, starts, job=job.stamp.id, interview=id))


def said(world: World, part: InterviewPart, id: str = "i1") -> list[str | int]:
    """All that was said of this part: words, or a level."""
    facts = [each for each in world.history.every(InterviewSaid) if (each.interview, each.part) == (id, part)]
    return [each.text if each.level is None else each.level for each in facts]


def asked(world: World) -> list[tuple[str, QuestionType, Competency | None]]:
    """What is in the bank."""
    banks = cast("FakeBanks", world.banks)
    return [(each.text, each.type, each.competency) for each in banks.asked]


def test_the_whole_of_it(make_world: MakeWorld, clock: FakeClock) -> None:
    """What went well comes first; one key puts a question among those to practise."""
    world = make_world(stories=FakeStories(list(STORIES)))
    with_interview(world)
    lines = run_plain(
        debrief(world),
        clock,
        "I stayed calm",
        "Tell me about a time you disagreed with a colleague.",
        "",
        "Why do you want to work here?",
        "p",
        "",
        "Say more about the result",
        "60",
        "80",
        "",
        "2",
        "z",
    )

    assert said(world, P.WENT_WELL) == ["I stayed calm"]
    assert asked(world) == [
        (
            "Tell me about a time you disagreed with a colleague.",
            QuestionType.BEHAVIOURAL,
            Competency.TEAMWORK,
        ),
        ("Why do you want to work here?", QuestionType.MOTIVATION, None),
    ]
    assert said(world, P.CHANGE) == ["Say more about the result"]
    assert (said(world, P.BEFORE), said(world, P.PEAK), said(world, P.AFTER)) == ([60], [80], [])
    assert said(world, P.TOLD) == ["the-move"]
    assert said(world, P.DEBRIEFED) == [""]
    assert lines.transcript.index("what went well") < lines.transcript.index("What was asked?")
    assert CLOSED in lines.transcript
    assert lines.script == []


def test_a_question_keeps_the_key_it_has_in_the_bank(make_world: MakeWorld, clock: FakeClock) -> None:
    """The plan drills what was asked there."""
    world = make_world()
    with_interview(world)
    run_plain(debrief(world), clock, "", "Why us?", "p")
    keys = [each.key for each in world.history.every(InterviewSaid) if each.part is P.ASKED]

    assert keys == ["", "asked/q1"]


def test_a_question_is_kept_before_anything_is_chosen(make_world: MakeWorld, clock: FakeClock) -> None:
    """A window that is closed then costs nothing."""
    world = make_world()
    with_interview(world)
    run_plain(debrief(world), clock, "", "Why us?")

    assert said(world, P.ASKED) == ["Why us?"]
    assert asked(world) == []


def test_kind_and_competency_can_be_chosen(make_world: MakeWorld, clock: FakeClock) -> None:
    """The guess is only a guess."""
    world = make_world()
    with_interview(world)
    lines = run_plain(
        debrief(world), clock, "", "Say something.", "c", "2", "c", "p", "", "", "", "", "", "z"
    )

    assert "practise it, as: background" in lines.transcript
    assert "practise it, as: situational, leadership" not in lines.transcript
    assert asked(world) == [("Say something.", QuestionType.SITUATIONAL, list(Competency)[11])]


def test_a_question_can_only_be_noted(make_world: MakeWorld, clock: FakeClock) -> None:
    """Some nobody wants to hear again."""
    world = make_world()
    with_interview(world)
    run_plain(debrief(world), clock, "", "Why us?", "n")

    assert (said(world, P.ASKED), asked(world)) == (["Why us?"], [])


class BrokenBanks(FakeBanks):
    """A bank that somebody has broken by hand."""

    def add_asked(self, text: str, *, type: QuestionType, competency: Competency | None) -> str:
        raise Trouble("asked-in-interviews.yaml:3: unknown field 'idd'", mend="did you mean 'id'?")


def test_a_broken_bank_costs_no_words(make_world: MakeWorld, clock: FakeClock) -> None:
    """The question is noted, and the file's line is told."""
    world = make_world()
    world = replace(world, banks=BrokenBanks(world.banks.banks(), ()))
    with_interview(world)
    lines = run_plain(debrief(world), clock, "", "Why us?", "p", "")

    assert said(world, P.ASKED) == ["Why us?"]
    assert (
        "Noted here, but not in your bank. asked-in-interviews.yaml:3: unknown field 'idd'."
        in lines.transcript
    )


def test_it_is_gone_on_with_where_it_was_left(make_world: MakeWorld, clock: FakeClock) -> None:
    """And nothing is asked twice."""
    world = make_world()
    with_interview(world)
    first = run_plain(debrief(world), clock, "I stayed calm", "/q", "/q")
    lines = run_plain(debrief(world), clock, "Why us?", "n", "", "Less haste", "", "", "", "z")

    assert LATER in first.transcript
    assert "what went well" not in lines.transcript
    assert said(world, P.WENT_WELL) == ["I stayed calm"]
    assert said(world, P.DEBRIEFED) == [""]


def test_going_back_shows_what_was_written(make_world: MakeWorld, clock: FakeClock) -> None:
    """The newest words count."""
    world = make_world()
    with_interview(world)
    lines = run_plain(debrief(world), clock, "I stayed calm", "/q", "I stayed", "", "", "", "", "", "z")

    assert "Enter alone leaves it as it is: I stayed calm" in lines.transcript
    assert said(world, P.WENT_WELL) == ["I stayed calm", "I stayed"]


def test_after_five_minutes_it_offers_to_close(make_world: MakeWorld, clock: FakeClock) -> None:
    """Once; and closing there is closing."""
    world = make_world()
    with_interview(world)
    lines = run_plain(debrief(world), clock, "I stayed calm", 310.0, "Why us?", "n", "", "z")

    assert "Five minutes have passed." in lines.transcript
    assert said(world, P.DEBRIEFED) == [""]
    assert "One thing you would do another way" not in lines.transcript


def test_the_person_may_go_on_after_five_minutes(make_world: MakeWorld, clock: FakeClock) -> None:
    """No clock ends anything, and it says so once."""
    world = make_world()
    with_interview(world)
    lines = run_plain(debrief(world), clock, 310.0, "I stayed calm", "g", "", 310.0, "Less haste", "", "", "")

    assert lines.transcript.count("Five minutes have passed.") == 1
    assert said(world, P.CHANGE) == ["Less haste"]


def test_everything_can_be_skipped(make_world: MakeWorld, clock: FakeClock) -> None:
    """Then only the closing is kept."""
    world = make_world(stories=FakeStories(list(STORIES)))
    with_interview(world)
    run_plain(debrief(world), clock, "", "", "", "", "", "", "", "z")

    assert [each.part for each in world.history.every(InterviewSaid)] == [P.DEBRIEFED]


def test_it_is_the_last_one_that_is_open(make_world: MakeWorld, clock: FakeClock) -> None:
    """Neither one to come, nor one that was dropped, nor one that is closed."""
    world = make_world()
    job = with_interview(world, "2026-03-01T09:00:00+00:00", id="old")
    another_interview(world, job, "2026-03-04T09:00:00+00:00", "newer")
    another_interview(world, job, "2026-03-09T09:00:00+00:00", "to come")
    world.history.keep(
        Interview(world.stamp(), "Harbour", "2026-03-05T08:00:00+00:00", dropped=True, interview="dropped")
    )
    world.history.keep(InterviewSaid(world.stamp(), "newer", P.DEBRIEFED))
    run_plain(debrief(world), clock, "I stayed calm")

    assert said(world, P.WENT_WELL, "old") == ["I stayed calm"]


def test_one_is_found_by_its_name(make_world: MakeWorld, clock: FakeClock) -> None:
    """Or by the beginning of it."""
    world = make_world()
    with_interview(world, "2026-03-01T09:00:00+00:00", name="Harbour", id="h")
    with_interview(world)
    run_plain(debrief(world, "har"), clock, "I stayed calm")

    assert said(world, P.WENT_WELL, "h") == ["I stayed calm"]


def test_a_name_that_fits_none_is_told(make_world: MakeWorld, clock: FakeClock) -> None:
    """With those there are."""
    world = make_world()
    with pytest.raises(NoInterview, match="no interview has taken place yet"):
        run_plain(debrief(world, "x"), clock)
    with_interview(world)
    with pytest.raises(NoInterview) as found:
        run_plain(debrief(world, "Harbour"), clock)

    assert found.value.told == "No interview called 'Harbour' has taken place. Known are: Northwind."


def test_without_an_interview_it_says_what_it_is_for(make_world: MakeWorld, clock: FakeClock) -> None:
    """A sentence, not an error."""
    lines = run_plain(debrief(make_world()), clock)

    assert "None has taken place yet." in lines.transcript


def test_one_that_is_closed_stays_closed_unless_asked(make_world: MakeWorld, clock: FakeClock) -> None:
    """It can be read, and added to."""
    world = make_world()
    with_interview(world)
    run_plain(debrief(world), clock, "I stayed calm", "Why us?", "n", "", "", "", "", "", "z")
    lines = run_plain(debrief(world, "Northwind"), clock, "z")
    run_plain(debrief(world, "Northwind"), clock, "g", "", "Why now?", "n", "", "Less haste", "", "", "", "z")

    assert "What went well: I stayed calm" in lines.transcript
    assert "Asked: Why us?" in lines.transcript
    assert said(world, P.ASKED) == ["Why us?", "Why now?"]
    assert said(world, P.CHANGE) == ["Less haste"]


def test_within_a_day_a_thank_you_is_offered(make_world: MakeWorld, clock: FakeClock) -> None:
    """Polite, and it promises nothing."""
    world = make_world()
    with_interview(world)
    lines = run_plain(debrief(world), clock, "", "", "", "", "", "", "t", "Ms Ode")

    assert world.history.every(Drafted)[-1].kind is LetterKind.THANKS
    assert lines.transcript.count(THANKS_WHY.text) == 1


def test_a_thank_you_can_be_written_after_the_closing(make_world: MakeWorld, clock: FakeClock) -> None:
    """On the same evening, say."""
    world = make_world()
    with_interview(world)
    run_plain(debrief(world), clock, "", "", "", "", "", "", "z")
    run_plain(debrief(world, "Northwind"), clock, "t", "Ms Ode")

    assert world.history.every(Drafted)[-1].kind is LetterKind.THANKS


def test_later_it_is_not(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nobody is told that it is too late."""
    world = make_world()
    with_interview(world, "2026-03-02T09:00:00+00:00")
    lines = run_plain(debrief(world), clock, "", "", "", "", "", "")

    assert CLOSED in lines.transcript
    assert "thank-you" not in lines.transcript


@pytest.mark.parametrize(("hours", "offered"), [(23.9, True), (24.1, False)])
def test_a_thank_you_is_offered_for_24_hours(
    make_world: MakeWorld, clock: FakeClock, hours: float, offered: bool
) -> None:
    """From its beginning, whatever the calendar says."""
    world = make_world()
    with_interview(world, (clock.now() - timedelta(hours=hours)).isoformat())
    lines = run_plain(debrief(world), clock, "", "", "", "", "", "")

    assert ("thank-you" in lines.transcript) is offered


def test_it_says_why_it_is_short(make_world: MakeWorld, clock: FakeClock) -> None:
    """In words no stronger than the evidence."""
    world = make_world()
    with_interview(world)

    assert WHY_SHORT.text in run_plain(debrief(world), clock, "").transcript


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("3", "There is no 3: they go from 1 to 2."),
        ("0", "There is no 0"),
        ("the move", "Numbers are needed here"),
    ],
)
def test_a_number_that_is_none_is_asked_again(
    make_world: MakeWorld, clock: FakeClock, typed: str, why: str
) -> None:
    """And none is kept by mistake."""
    world = make_world(stories=FakeStories(list(STORIES)))
    with_interview(world)
    lines = run_plain(debrief(world), clock, "", "", "", "", "", "", typed, "1 and 2")

    assert why in lines.transcript
    assert said(world, P.TOLD) == ["signup-form", "the-move"]


def test_a_story_they_have_heard_is_warned_of_before_the_next_interview(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """For any job of the same employer; a story told elsewhere is new there."""
    world = make_world(stories=FakeStories([*STORIES, Story("p", "Secret", (), share=Share.PRIVATE)]))
    job = with_interview(world)
    world.history.keep(InterviewSaid(world.stamp(), "i1", P.TOLD, "the-move"))
    assert told_before(world) == ("", frozenset())

    another_interview(world, job, "2026-03-09T09:00:00+00:00", "i2")
    lines = run_plain(matrix(world), clock, "z")

    assert "'The move' was told to Northwind before." in lines.transcript
    assert "'The sign-up form' was told" not in lines.transcript


def test_the_same_story_told_twice_there_is_said_kindly(make_world: MakeWorld, clock: FakeClock) -> None:
    """It has happened; the person may want to know."""
    world = make_world(stories=FakeStories(list(STORIES)))
    job = with_interview(world, "2026-03-01T09:00:00+00:00", id="i0")
    world.history.keep(InterviewSaid(world.stamp(), "i0", P.TOLD, "the-move"))
    another_interview(world, job, "2026-03-05T09:00:00+00:00", "i1")
    lines = run_plain(debrief(world), clock, "", "", "", "", "", "", "2", "z")

    assert "Northwind has heard this before: The move." in lines.transcript


def test_what_the_job_asks_for_most_is_taken_where_the_words_show_nothing(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """A sensible guess saves a key."""
    world = make_world()
    job = with_interview(world)
    world.history.keep(Weight(world.stamp(), job.stamp.id, Competency.INTEGRITY, 3))
    run_plain(debrief(world), clock, "", "Tell me about a time.", "p")

    assert asked(world)[0][2] is Competency.INTEGRITY


@pytest.mark.parametrize(
    ("text", "kind", "competency"),
    [
        ("Tell me about a time you led a team.", QuestionType.BEHAVIOURAL, Competency.LEADERSHIP),
        ("Give an example of a difficult customer.", QuestionType.BEHAVIOURAL, Competency.CUSTOMER_FOCUS),
        ("What would you do if two deadlines met?", QuestionType.SITUATIONAL, Competency.PLANNING),
        ("Why do you want to work here?", QuestionType.MOTIVATION, None),
        ("Where do you see yourself in five years?", QuestionType.MOTIVATION, None),
        ("Tell me about a conflict in a team", QuestionType.BEHAVIOURAL, Competency.TEAMWORK),
        ("Talk us through your biggest mistake", QuestionType.BEHAVIOURAL, Competency.RESILIENCE),
        ("How have you dealt with a difficult client?", QuestionType.BEHAVIOURAL, Competency.CUSTOMER_FOCUS),
        ("Tell me about your biggest weakness.", QuestionType.SELF_ASSESSMENT, None),
        ("How did you hear about us?", QuestionType.BACKGROUND, None),
        ("Tell me a bit about yourself.", QuestionType.BACKGROUND, None),
        ("Tell me about a bit about you", QuestionType.BACKGROUND, None),
        ("Tell me about yourself.", QuestionType.BACKGROUND, None),
        ("What is your greatest weakness?", QuestionType.SELF_ASSESSMENT, None),
        ("What are your salary expectations?", QuestionType.LOGISTICS, None),
        ("Do you have any questions for us?", QuestionType.ASK_THEM, None),
        (
            "What\u2019s the difference between a list and a tuple?",
            QuestionType.JOB_KNOWLEDGE,
            Competency.PROBLEM_SOLVING,
        ),
        ("How do you deal with an angry guest?", QuestionType.SITUATIONAL, Competency.CUSTOMER_FOCUS),
        ("東京", QuestionType.BACKGROUND, None),
    ],
)
def test_the_kind_is_guessed_from_the_words(
    text: str, kind: QuestionType, competency: Competency | None
) -> None:
    """A kind that needs a competency always has one."""
    assert guessed(text) == (kind, competency)
    assert (competency is not None) == (kind in NEEDS_COMPETENCY)


def test_one_that_was_called_off_by_a_no_is_not_looked_back_at(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Nobody was there: it was to come when they said no, and its day has passed since."""
    world = make_world()
    job = with_interview(world, "2026-03-05T11:00:00+00:00")
    world.history.keep(JobEnded(world.stamp(), job.stamp.id, Ending.REJECTED, Stage.APPLIED, "2026-03-05"))
    clock.advance(2 * 3600)
    lines = run_plain(debrief(world), clock)

    assert "None has taken place yet" in lines.transcript


def test_who_goes_on_sees_what_was_noted(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nobody has to remember which questions were written down before the bus came."""
    world = make_world()
    with_interview(world)
    run_plain(debrief(world), clock, "I stayed calm", "Why us?", "n")
    lines = run_plain(debrief(world), clock, "What else?", "n")

    assert lines.transcript.count("1. Why us?") == 1
    assert "2. What else?" not in lines.transcript
