"""What history says about drills: read as it is, and the same when a part of it was put by."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import practice
from conftest import FakeClock, FakeStories, MakeWorld, question
from practice.history.opening import open_history
from practice.history.shelf import WORKED_OUT_BY, FolderShelf
from practice.model.answer import Ended, Given, Voice
from practice.model.drills import Drilled, DrillKind, Outcome, Recalled, Wanted
from practice.model.facts import Answered, Part, ReviewPart, RoundStarted
from practice.model.kinds import Competency, QuestionType
from practice.model.nerves import Interview
from practice.model.sample import Sample
from practice.model.stamp import Stamp
from practice.model.story import Beat, BeatPart, Share, Story
from practice.model.trouble import Trouble
from practice.schedule.drills import Said
from practice.schedule.memory import Grade, Recall, remembered
from practice.sittings import interviews
from practice.sittings.drills.past_drills import SHELVED, interview_day, material, past_drills, weights_for
from practice.sittings.ports import World

STORY = Story("leak", "The leak", (Beat("a", BeatPart.ACTION, "I rang."),))


@dataclass
class FakeShelf:
    """A shelf that can be looked at."""

    kept: dict[str, str] = field(default_factory=dict)

    def find(self, name: str) -> str | None:
        return self.kept.get(name)

    def put(self, name: str, text: str) -> None:
        self.kept[name] = text


class Broken:
    """Stories that somebody edited by hand."""

    path = Path("stories.yaml")

    def all(self) -> tuple[Story, ...]:
        raise Trouble("stories.yaml:7: unknown field 'beat'", mend="did you mean 'beats'?")

    def put(self, story: Story) -> None:
        raise AssertionError(story.id)


def recalled(world: World, thing: str, grade: Grade = Grade.GOOD) -> Recalled:
    return Recalled(world.stamp(), thing, 0.9, 6.0, False, grade.value)


def drilled(
    world: World, kind: DrillKind, about: str, outcome: Outcome = Outcome.DONE, *, words: str = ""
) -> Drilled:
    return Drilled(world.stamp(), "sitting", kind, about, outcome, words)


def answered(world: World, key: str, words: str | None, *, part: int = 0, ended: Ended = Ended.DONE) -> None:
    begun = world.stamp()
    given_ = Given(0, part, 1, "Asked?", ended, 5.0, 60.0, words)
    world.history.keep(
        RoundStarted(begun, "quick", "Quick", 1, Voice.TYPED, "{}"),
        Answered(world.stamp(), begun.id, key, 1, QuestionType.BEHAVIOURAL, None, True, Voice.TYPED, given_),
    )


def test_an_empty_history_says_nothing(make_world: MakeWorld) -> None:
    """And it is no special case for anyone."""
    past = past_drills(make_world())

    assert not past.kinds
    assert not past.memories
    assert not past.weights
    assert past.interview is None


def test_drills_are_known_by_kind_and_by_what_they_were_about(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """A sentence that was left out is none; a telling within its time is one."""
    world = make_world()
    world.history.keep(
        drilled(world, DrillKind.FIRST, "core/a"),
        drilled(world, DrillKind.FIRST, "core/b", Outcome.SKIPPED),
        drilled(world, DrillKind.TELL, "story/leak", Outcome.RIGHT),
        drilled(world, DrillKind.TELL, "story/long", Outcome.WRONG),
        drilled(world, DrillKind.TELL, "story/typed", Outcome.RIGHT, words="Typed."),
    )
    clock.advance(86400)
    world.history.keep(drilled(world, DrillKind.BRIDGE, "core/a"))
    past = past_drills(world)
    first, second = date(2026, 3, 2), date(2026, 3, 3)

    assert past.kinds == {DrillKind.FIRST: first, DrillKind.TELL: first, DrillKind.BRIDGE: second}
    assert past.abouts[DrillKind.FIRST, "core/a"] == first
    assert past.met["core/a"] == second
    assert past.prepared == {"core/a"}
    assert past.told == {"story/leak"}


def test_what_was_broken_off_is_not_left_out(make_world: MakeWorld) -> None:
    """Lines that were handed in before somebody had to go do not hide the story for the day."""
    world = make_world()
    world.history.keep(
        drilled(world, DrillKind.BEATS, "story/begun", Outcome.SKIPPED, words="I rang."),
        drilled(world, DrillKind.BEATS, "story/left", Outcome.SKIPPED),
    )
    past = past_drills(world)

    assert (DrillKind.BEATS, "story/left") in past.abouts
    assert (DrillKind.BEATS, "story/begun") not in past.abouts
    assert "story/begun" in past.met


def test_answers_are_the_newest_of_the_last_days(make_world: MakeWorld, clock: FakeClock) -> None:
    """Follow-ups and skipped ones are no answers to the question."""
    world = make_world()
    answered(world, "core/old", "Long ago.")
    clock.advance(4 * 86400)
    answered(world, "core/a", "At first.")
    answered(world, "core/a", "Then.")
    answered(world, "core/b", None)
    answered(world, "core/c", "A follow-up.", part=1)
    answered(world, "core/d", "", ended=Ended.SKIPPED)
    day = date(2026, 3, 6)

    assert past_drills(world).answers == (Said("core/b", "", day), Said("core/a", "Then.", day))


def test_an_interview_after_midnight_belongs_to_the_day_before(make_world: MakeWorld) -> None:
    """A call from the other side of the world at two in the morning: its eve is the day before that."""
    world = make_world()
    there = replace(world, clock=FakeClock(zone=ZoneInfo("Europe/Berlin")))
    at = datetime(2026, 3, 20, 2, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    world.history.keep(Interview(world.stamp(), "Far away", at.isoformat()))

    assert past_drills(there).interview == date(2026, 3, 19)


def test_what_the_next_interview_asks_for_counts_before_the_rest() -> None:
    """Somebody with two applications is asked for the nearer one; without its own, for what is there."""

    def wanted(job: str, competency: Competency, weight: int) -> Wanted:
        return Wanted(Stamp("", "", ""), job, competency, weight)

    facts = [
        wanted("", Competency.TEAMWORK, 1),
        wanted("Library", Competency.PLANNING, 1),
        wanted("library", Competency.PLANNING, 3),
    ]

    assert weights_for(facts, "Library") == {Competency.PLANNING: 3.0}
    assert weights_for(facts, "Harbour") == weights_for(facts, "") == {Competency.TEAMWORK: 1.0}
    assert weights_for([], "Library") == {}


def test_a_broken_file_of_stories_stops_no_drill(make_world: MakeWorld) -> None:
    """The sentence with line and mend is shown, and the questions are drilled."""
    world = replace(make_world(), stories=Broken())
    there = material(world)

    assert there.stories == ()
    assert [each.id for each in there.questions] == ["leak"]
    assert len(there.notices) == 1
    assert "stories.yaml:7: unknown field 'beat'" in there.notices[0]
    assert "'beats'" in there.notices[0]


def test_a_story_for_nobody_is_not_drilled(make_world: MakeWorld) -> None:
    """It was written to be kept."""
    world = make_world(stories=FakeStories([STORY, replace(STORY, id="mine", share=Share.PRIVATE)]))

    assert [story.id for story in material(world).stories] == ["leak"]


def test_samples_that_cannot_be_read_stop_no_drill(make_world: MakeWorld) -> None:
    """They are one kind of eleven."""

    def broken() -> tuple[Sample, ...]:
        raise Trouble("calibration.yaml is damaged", mend="install the program again")

    there = material(replace(make_world(questions=[question()]), samples=broken))

    assert there.samples == ()
    assert there.notices[0].startswith("Without sample answers for now.")


# -- what is put by --------------------------------------------------------------------------------

steps = st.lists(
    st.one_of(
        st.tuples(
            st.just("recall"), st.sampled_from(["story/a", "story/b", "core/c"]), st.sampled_from(Grade)
        ),
        st.tuples(st.just("drill"), st.sampled_from(DrillKind), st.sampled_from(Outcome)),
        st.tuples(st.just("sleep"), st.integers(-2, 40), st.none()),
        st.tuples(st.just("read"), st.none(), st.none()),
        st.tuples(st.just("answer"), st.sampled_from(["core/a", "core/b"]), st.integers(1, 5)),
        st.tuples(st.just("level"), st.none(), st.integers(1, 5)),
    ),
    max_size=14,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(steps)
def test_put_by_or_worked_out_anew_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, many: list[tuple[str, object, object]]
) -> None:
    """However recalls, drills and readings follow each other, and wherever the wall clock goes."""
    folder = tmp_path_factory.mktemp("past")
    clock, numbers = FakeClock(), iter(range(10**6))
    history = open_history(folder / "history.db")
    bare = made(clock, history, folder, lambda: f"id-{next(numbers)}")
    shelved = replace(bare, shelf=FakeShelf())
    newest = ""
    for what, one, two in many:
        if what == "recall":
            history.keep(recalled(bare, str(one), Grade(str(two))))
        elif what == "drill":
            about = "core/c" if one == DrillKind.FIRST else "story/a"
            history.keep(drilled(bare, DrillKind(str(one)), about, Outcome(str(two))))
        elif what == "answer":
            answered(bare, str(one), "Words.")
            newest = history.rounds(last=1)[0].started.stamp.id
        elif what == "level":
            assert isinstance(two, int)
            if newest:
                answer = history.answers(newest)[0].stamp.id
                history.keep(ReviewPart(bare.stamp(), answer, Part.LEVEL, level=two))
        elif what == "sleep":
            assert isinstance(one, int)
            clock.jump(86400 * one)
        else:
            past_drills(shelved)

    assert past_drills(shelved) == past_drills(bare)
    assert past_drills(shelved) == past_drills(bare)
    history.close()


def made(clock: FakeClock, history: object, folder: Path, new_id: Callable[[], str]) -> World:
    """A world on this history."""
    from conftest import FakeBanks, FakeRecorder, bank, in_use, recipe

    return World(
        clock=clock,
        history=history,  # type: ignore[arg-type]  # the real one
        banks=FakeBanks((bank(question()),), (recipe(),)),
        recorder=FakeRecorder(),
        speaker=None,  # type: ignore[arg-type]  # nobody speaks here
        settings=in_use(None, None),
        keep_setting=lambda *_: None,
        microphones=lambda: [],
        rng=Random(1),
        new_id=new_id,
        data=folder,
    )


def test_a_memory_is_what_replaying_gives(make_world: MakeWorld, clock: FakeClock) -> None:
    """The reading adds nothing of its own."""
    world = replace(make_world(), shelf=FakeShelf())
    replayed = []
    for days, grade in ((0, Grade.GOOD), (2, Grade.HARD), (9, Grade.GOOD), (0, Grade.AGAIN)):
        clock.advance(86400 * days)
        world.history.keep(recalled(world, "story/leak", grade))
        replayed.append(Recall(world.clock.today(), grade))
        past_drills(world)

    assert past_drills(world).memories["story/leak"] == remembered(replayed)


def test_an_older_day_that_comes_in_later_counts(make_world: MakeWorld, clock: FakeClock) -> None:
    """Histories of two computers, put together: a memory is made of days and not of the order of keeping."""
    world = replace(make_world(), shelf=FakeShelf())
    sooner = recalled(world, "story/leak")
    clock.advance(4 * 86400)
    world.history.keep(recalled(world, "story/leak"))
    past_drills(world)
    world.history.keep(sooner)
    days = [Recall(date(2026, 3, 2), Grade.GOOD), Recall(date(2026, 3, 6), Grade.GOOD)]

    assert past_drills(world).memories["story/leak"] == remembered(days)
    assert past_drills(replace(world, shelf=FakeShelf())).memories["story/leak"] == remembered(days)


def test_of_one_day_the_first_recall_counts_however_it_was_kept(make_world: MakeWorld) -> None:
    """It shows what had been kept overnight."""
    world = replace(make_world(), shelf=FakeShelf())
    early = Stamp("early", "2026-03-02T05:00:00.000Z", "2026-03-02")
    world.history.keep(recalled(world, "story/leak", Grade.GOOD))
    past_drills(world)
    world.history.keep(replace(recalled(world, "story/leak", Grade.AGAIN), stamp=early))

    memory = past_drills(world).memories["story/leak"]

    assert memory == remembered([Recall(date(2026, 3, 2), Grade.AGAIN)])


def test_a_day_that_has_not_come_counts_for_nothing_yet(make_world: MakeWorld, clock: FakeClock) -> None:
    """A clock was once ten years ahead: no story is hidden for ten years."""
    world = replace(make_world(), shelf=FakeShelf())
    world.history.keep(recalled(world, "story/leak"), drilled(world, DrillKind.BRIDGE, "core/a"))
    right = past_drills(world)
    clock.jump(3650 * 86400)
    world.history.keep(
        recalled(world, "story/leak"),
        recalled(world, "story/new"),
        drilled(world, DrillKind.BRIDGE, "core/a"),
        drilled(world, DrillKind.RATE, "sample/a"),
    )
    ahead = past_drills(world)
    clock.jump(-3650 * 86400)

    assert ahead.memories.keys() == {"story/leak", "story/new"}
    assert past_drills(world) == right
    clock.jump(3650 * 86400)
    assert past_drills(world) == ahead


@pytest.mark.parametrize("table", ["recall", "drill"])
@pytest.mark.parametrize("day", ["yesterday", "", "2026-02-30", "20260302"])
def test_a_damaged_day_is_trouble_with_a_sentence(
    make_world: MakeWorld, tmp_path: Path, table: str, day: str
) -> None:
    """Not a traceback wherever it happens to be read."""
    world = make_world()
    world.history.keep(recalled(world, "story/leak"), drilled(world, DrillKind.FIRST, "core/a"))
    with closing(sqlite3.connect(tmp_path / "history.db")) as db, db:
        db.execute(f"update {table} set day = ?", (day,))

    with pytest.raises(Trouble, match="damaged"):
        past_drills(world)


def test_a_damaged_day_of_a_round_is_trouble_too(make_world: MakeWorld, tmp_path: Path) -> None:
    """Levels and questions asked have days of their own."""
    world = make_world()
    answered(world, "core/a", "Words.")
    with closing(sqlite3.connect(tmp_path / "history.db")) as db, db:
        db.execute("update answer set day = 'soon'")

    with pytest.raises(Trouble, match="damaged"):
        world.history.seen()
    with pytest.raises(Trouble, match="damaged"):
        past_drills(world)


def test_the_shelf_knows_every_file_that_works_it_out() -> None:
    """What another program worked out would be taken for this one's."""
    for name in ("history/queries.py", "history/rows.py", "history/tables.py", "model/drills.py"):
        assert name in WORKED_OUT_BY
    package = Path(practice.__file__).parent
    assert all((package / name).is_file() for name in WORKED_OUT_BY)


def test_what_was_put_by_of_another_history_counts_for_nothing(make_world: MakeWorld) -> None:
    """A history that was brought back from a copy has other facts in the same places."""
    world = replace(make_world(), shelf=FakeShelf())
    world.history.keep(recalled(world, "story/leak"), drilled(world, DrillKind.FIRST, "core/a"))
    right = past_drills(world)
    other = FakeShelf({SHELVED: world.shelf.find(SHELVED) or ""})
    other.kept[SHELVED] = other.kept[SHELVED].replace('"id-', '"other-').replace("story/leak", "story/else")

    assert past_drills(replace(world, shelf=other)) == right


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", "null", '{"recalled": 3}', '{"recalled": [1, 2, 3]}'])
def test_a_damaged_shelf_counts_for_nothing(make_world: MakeWorld, text: str) -> None:
    """It can be deleted, cut off or edited."""
    world = make_world()
    world.history.keep(recalled(world, "story/leak"))

    assert past_drills(replace(world, shelf=FakeShelf({SHELVED: text}))) == past_drills(world)


def test_a_folder_keeps_what_was_put_by(tmp_path: Path) -> None:
    """For the next start, for nobody else's eyes, and never half of it."""
    folder = tmp_path / "cache" / "history"
    FolderShelf(folder).put("drills", "text")
    file = folder / "drills.json"

    assert FolderShelf(folder).find("drills") == "text"
    file.write_bytes(file.read_bytes()[:-1])
    assert FolderShelf(folder).find("drills") is None
    assert FolderShelf(folder).find("other") is None


def test_a_folder_that_cannot_be_is_no_trouble(tmp_path: Path) -> None:
    """It only has to be worked out again."""
    (tmp_path / "cache").write_text("a file is in the way")
    shelf = FolderShelf(tmp_path / "cache")
    shelf.put("drills", "text")

    assert shelf.find("drills") is None


def test_facts_can_be_read_from_a_place_on(make_world: MakeWorld) -> None:
    """So that ten years need not be read to see one day."""
    world = make_world()
    world.history.keep(*[recalled(world, f"story/{n}") for n in range(4)])

    assert [(place, fact.thing) for place, fact in world.history.later(Recalled, 3)] == [
        (3, "story/2"),
        (4, "story/3"),
    ]
    assert [fact for _, fact in world.history.later(Recalled, 0)] == list(world.history.every(Recalled))


def test_the_mark_moves_with_answers_and_reviews(make_world: MakeWorld) -> None:
    """What was put by of rounds counts only while there is nothing newer."""
    world = make_world()
    marks = [world.history.mark()]
    answered(world, "core/a", "Words.")
    marks.append(world.history.mark())
    answer = world.history.answers(world.history.rounds()[0].started.stamp.id)[0].stamp.id
    world.history.keep(ReviewPart(world.stamp(), answer, Part.LEVEL, level=3))
    marks.append(world.history.mark())
    world.history.keep(recalled(world, "story/leak"))

    assert marks[0] == ""
    assert len(set(marks)) == 3
    assert world.history.mark() == marks[-1]


def test_the_day_of_an_interview_is_the_one_on_which_it_is(make_world: MakeWorld) -> None:
    """The clocks go forward before it: reckoned with today's offset it would be the night before."""
    london = ZoneInfo("Europe/London")
    clock = FakeClock(zone=london)
    world = replace(make_world(), clock=clock)
    interviews.add(world, "Library", datetime(2026, 4, 1, 4, 30, tzinfo=london))

    assert interview_day(world) == date(2026, 4, 1)
