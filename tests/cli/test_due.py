"""`practice due`: the days up to the interview, for people and as JSON."""

import json
from contextlib import nullcontext
from datetime import date, timedelta
from itertools import pairwise
from types import SimpleNamespace

import pytest

from conftest import FakeClock, FakeStories, MakeWorld, question
from practice.cli.due import run_due
from practice.cli.main import main
from practice.model.drills import Drilled, DrillKind, Outcome, Recalled, Wanted
from practice.model.kinds import Competency, QuestionType
from practice.model.nerves import Interview
from practice.model.story import Beat, BeatPart, Story
from practice.schedule.memory import longest_rest
from practice.sittings.ports import World

READY = question("about-you", type=QuestionType.BACKGROUND, competency=None, tags=("signature",))
STORIES = [
    Story(f"s{n}", f"Story {n}", (Beat("a", BeatPart.ACTION, "I rang."),), main=(Competency.PLANNING,))
    for n in range(4)
]


@pytest.fixture
def world(make_world: MakeWorld, clock: FakeClock) -> World:
    """Somebody with four stories, three of them recalled well and often, and an interview in 21 days."""
    made = make_world(stories=FakeStories(list(STORIES)), questions=[READY, question()])
    for days in (0, 2, 11):
        clock.advance(86400 * days)
        for n in range(3):
            made.history.keep(Recalled(made.stamp(), f"story/s{n}", 1.0, 3.0, False, "easy"))
    made.history.keep(Drilled(made.stamp(), "sitting", DrillKind.FIRST, READY.key, Outcome.DONE))
    starts = clock.now() + timedelta(days=21)
    made.history.keep(Interview(made.stamp(), "Library", starts.isoformat()))
    return made


def printed(
    world: World, capsys: pytest.CaptureFixture[str], *, days: int | None = None, as_json: bool
) -> str:
    assert run_due(SimpleNamespace(days=days, json=as_json), world) == 0
    return capsys.readouterr().out


def test_nothing_falls_asleep_past_the_interview_and_the_eve_is_used(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    """Recalled that well, FSRS alone would let all three rest until long after it."""
    plan = json.loads(printed(world, capsys, as_json=True))
    interview = date.fromisoformat(plan["interview"]["day"])
    days: dict[str, list[date]] = {}
    for each in plan["recalls"]:
        days.setdefault(each["thing"], []).append(date.fromisoformat(each["day"]))

    assert (interview - date.fromisoformat(plan["today"])).days == 21
    assert set(days) == {"story/s0", "story/s1", "story/s2", "story/s3", "core/about-you"}
    for many in days.values():
        before = [day for day in many if day < interview]
        assert before[-1] == interview - timedelta(days=1)
        assert all((two - one).days <= longest_rest(one, interview) for one, two in pairwise(before))


def test_json_says_what_when_and_why(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """As the docstring of the command promises."""
    plan = json.loads(printed(world, capsys, as_json=True))

    assert plan["schema"] == "practice-due/1"
    assert plan["recalls"][0] == {
        "day": "2026-03-15",
        "thing": "story/s3",
        "title": "Story 3",
        "what": "recall",
        "certain": True,
        "ready": False,
        "why": "It has never been recalled.",
    }
    assert plan["competencies"][0] == {
        "competency": "teamwork",
        "need": 1.618,
        "mean_level": 2.5,
        "levels": 0,
        "days_since": None,
        "weight": 1.0,
        "why": "You have not practised a question about teamwork yet.",
    }
    assert plan["notices"] == []


def test_people_read_days(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """What, when, and why, without a column to count."""
    text = printed(world, capsys, days=8, as_json=False)

    assert text.startswith(
        "Library: 2026-04-05 (in 21 days)\n"
        "\n"
        "2026-03-15 (today): 2 things\n"
        "  Story 3\n"
        "  Tell me about a time you fixed something with others.\n"
        "      It has never been recalled.\n"
    )
    assert "2026-03-22 (in 7 days): 3 things" in text
    assert "before the interview it rests no longer than 7 days" in text
    assert "* if the recalls before it go well" in text
    assert "  teamwork: not practised yet\n" in f"{text}\n"
    assert "need 1" not in text
    assert "weight" not in text
    assert all(len(line) < 120 for line in text.splitlines())


def test_a_drill_ends_never(world: World, clock: FakeClock, capsys: pytest.CaptureFixture[str]) -> None:
    """In words for people, in figures for programs."""
    asked = question()
    world.history.keep(
        Drilled(world.stamp(), "sitting", DrillKind.BRIDGE, asked.key, Outcome.DONE),
        Wanted(world.stamp(), "", Competency.TEAMWORK, 3),
    )
    clock.advance(2 * 86400)

    text = printed(world, capsys, as_json=False)
    plan = json.loads(printed(world, capsys, as_json=True))

    assert "  teamwork: last practised on Sunday, no level yet, and the job asks for it" in text
    assert plan["competencies"][0]["days_since"] == 2


def through_argv(world: World, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What the command prints, with its words read as they are on the command line."""
    assert main(["due", *words], build=lambda: nullcontext(world)) == 0
    return capsys.readouterr().out


def test_left_out_days_go_up_to_the_eve(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """By the words of the command line, as a person writes them."""
    plan = json.loads(through_argv(world, capsys, "--json"))

    assert plan["until"] == "2026-04-04"
    assert plan["recalls"][-1]["day"] == "2026-04-04"
    assert json.loads(through_argv(world, capsys, "--json", "--days", "3"))["until"] == "2026-03-18"
    assert json.loads(through_argv(world, capsys, "--json", "--days", "366"))["until"] == "2027-03-16"
    assert "(in 20 days, the day before the interview)" in through_argv(world, capsys)


@pytest.mark.parametrize("days", ["367", "3000000", "99999999999", "-1", "soon", "1.5", "²"])
def test_days_out_of_reach_are_one_sentence(
    world: World, capsys: pytest.CaptureFixture[str], days: str
) -> None:
    """Nobody plans a thousand years, and no calendar reaches so far."""
    with pytest.raises(SystemExit) as left:
        main(["due", f"--days={days}"], build=lambda: nullcontext(world))

    assert left.value.code == 2
    assert f"'{days}' is no number of days: write 0 to 366" in capsys.readouterr().err


def test_with_nothing_to_recall_it_says_what_would_be(
    make_world: MakeWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    """A new user sees a sentence, not an empty page."""
    text = printed(make_world(), capsys, as_json=False)

    assert text.startswith("Nothing is due. Stories you write and answers you get ready will come up here.")
