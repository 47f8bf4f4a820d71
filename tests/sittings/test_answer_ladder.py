"""The answer ladder as it is climbed: four takes of one answer, and what changed."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from conftest import FakeClock, FakeRecorder, MakeWorld, question, run_plain
from practice.model.answer import Voice
from practice.model.delivery import Delivery, Stretch
from practice.model.drills import Drilled, DrillKind
from practice.model.fact import Fact
from practice.model.facts import HowEnded, RoundStarted
from practice.model.kinds import QuestionType
from practice.model.recipe import StopAt
from practice.rounds.plan import Asked
from practice.sittings.home import home
from practice.sittings.ports import History, World
from practice.sittings.rounds.answer_ladder import LADDER, NoSuchQuestion, answer_ladder, ladder_plan
from practice.sittings.rounds.mock import Wish, go_on, mock

WORDS = "I rang the landlord last March because the cellar was wet, and we carried 12 boxes up."
ALOUD: tuple[str | float, ...] = ("", 28.0, "", "", 55.0, "", "", 88.0, "", "", 170.0, "")
"""Four takes, each begun with Enter and ended with Enter."""


def kept(world: World) -> Sequence[tuple[str, float | None, float | None]]:
    """The takes in history: of which question, how long, and how long it should be."""
    facts = world.history.every(Drilled)
    assert {fact.kind for fact in facts} <= {DrillKind.TAKES}
    assert len({fact.sitting for fact in facts}) <= 1
    return [(fact.about, fact.number, fact.wanted) for fact in facts]


def test_the_same_answer_four_times_and_then_what_changed(make_world: MakeWorld, clock: FakeClock) -> None:
    """Each take is a drill of its own; the lengths stand side by side."""
    world = make_world()
    lines = run_plain(answer_ladder(world, "core/leak", typed=False), clock, *ALOUD)

    assert kept(world) == [
        ("core/leak", 28.0, 30.0),
        ("core/leak", 55.0, 60.0),
        ("core/leak", 88.0, 90.0),
        ("core/leak", 170.0, 180.0),
    ]
    for place, seconds in enumerate((30, 60, 90, 180), 1):
        assert f"Take {place} of 4: {seconds} seconds" in lines.transcript
    assert "- Length: 0:28 (30 s), 0:55 (60 s), 1:28 (90 s), 2:50 (180 s)" in lines.out


def test_typed_takes_are_as_long_as_their_words(make_world: MakeWorld, clock: FakeClock) -> None:
    """However long somebody writes at them; and their words can be counted."""
    world = make_world()
    script: list[str | float] = []
    for times in (1, 2, 3, 4):
        script += ["", 400.0, " ".join([WORDS] * times)]
    lines = run_plain(answer_ladder(world, "core/leak", typed=True), clock, *script)

    assert [number for _, number, _ in kept(world)] == [7.0, 15.0, 22.0, 29.0]
    assert "- Words: 17 (30 s), 34 (60 s), 51 (90 s), 68 (180 s)" in lines.out
    assert "- Figures: 1 (30 s), 2 (60 s), 3 (90 s), 4 (180 s)" in lines.out
    assert "- 'We': 1 (30 s), 2 (60 s), 3 (90 s), 4 (180 s)" in lines.out


def test_a_measured_pace_is_set_side_by_side(make_world: MakeWorld, clock: FakeClock) -> None:
    """Only where a microphone listened; it says so before."""
    silences: tuple[Stretch, ...] = ((5.0, 6.0),)
    delivery = Delivery(30, (1.0, 28.0), silences, syllables=100, level_db=-20, snr_db=40)
    world = make_world(recorder=FakeRecorder(delivery))
    lines = run_plain(answer_ladder(world, "core/leak", typed=False), clock, *ALOUD)

    assert "The microphone listens while you answer" in lines.transcript
    assert "- Words a minute, about: 160 (30 s), 160 (60 s), 160 (90 s), 160 (180 s)" in lines.out


def test_a_take_ends_by_itself_when_it_is_much_too_long(make_world: MakeWorld, clock: FakeClock) -> None:
    """At one and a half times its length, and it counts."""
    world = make_world()
    run_plain(answer_ladder(world, "core/leak", typed=False), clock, "", 60.0, "", 40.0, "", "/q")

    assert kept(world) == [("core/leak", 45.0, 30.0), ("core/leak", 40.0, 60.0)]


@pytest.mark.parametrize(("takes", "shown"), [(0, False), (1, True), (2, True)])
def test_whoever_stops_half_way_keeps_the_takes_that_were_done(
    make_world: MakeWorld, clock: FakeClock, takes: int, shown: bool
) -> None:
    """The round is over then: nothing unfinished is left to nag."""
    world = make_world()
    lines = run_plain(
        answer_ladder(world, "core/leak", typed=False), clock, *ALOUD[: 3 * takes], "", 10.0, "/q"
    )

    assert len(kept(world)) == takes
    assert ("What changed" in lines.transcript) == shown
    assert world.history.unfinished() is None
    assert world.history.rounds()[-1].ended is HowEnded.SET_ASIDE


def test_nothing_of_it_waits_for_a_review(make_world: MakeWorld, clock: FakeClock) -> None:
    """Four reviews of one answer would be three too many."""
    world = make_world()
    run_plain(answer_ladder(world, "core/leak", typed=True), clock, *["", WORDS] * 4)

    assert len(kept(world)) == 4
    assert list(world.history.waiting()) == []


def test_a_ladder_that_broke_off_is_gone_on_with(make_world: MakeWorld, clock: FakeClock) -> None:
    """The program ended in its middle: no take is lost, and none is done twice."""
    world = make_world()
    run_plain(answer_ladder(world, "core/leak", typed=False), clock, *ALOUD[:6])
    assert kept(world) == []
    lines = run_plain(answer_ladder(world, None, typed=False), clock, "g", *ALOUD[6:])

    assert [wanted for _, _, wanted in kept(world)] == [30.0, 60.0, 90.0, 180.0]
    assert "Length: 0:28 (30 s), 0:55 (60 s), 1:28 (90 s), 2:50 (180 s)" in lines.transcript


def test_a_ladder_that_broke_off_may_be_left(make_world: MakeWorld, clock: FakeClock) -> None:
    """Its takes are kept, and a new one begins."""
    world = make_world()
    run_plain(answer_ladder(world, "core/leak", typed=False), clock, *ALOUD[:6])
    lines = run_plain(answer_ladder(world, None, typed=False), clock, "n", "/q")

    assert [wanted for _, _, wanted in kept(world)] == [30.0, 60.0]
    assert "Take 1 of 4" in lines.transcript


def test_without_a_key_it_begins_with_what_many_interviews_ask(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """And takes another one the next time."""
    questions = [
        question(),
        question("about", type=QuestionType.BACKGROUND, tags=("signature",)),
        question("why", type=QuestionType.MOTIVATION, tags=("signature",)),
    ]
    world = make_world(questions=questions)
    for _ in range(2):
        run_plain(answer_ladder(world, None, typed=True), clock, "", WORDS, "/q")
    asked = {fact.about for fact in world.history.every(Drilled)}

    assert asked == {"core/about", "core/why"}


def test_a_key_that_no_question_has_is_said_so(make_world: MakeWorld) -> None:
    """Instead of another question without a word."""
    with pytest.raises(NoSuchQuestion, match="no question 'core/gone'"):
        next(answer_ladder(make_world(), "core/gone", typed=True))


def test_nobody_is_cut_off_at_the_keyboard() -> None:
    """Only what is said takes as long as it takes."""
    for voice, stops in ((Voice.ALOUD, [45, 90, 135, 270]), (Voice.TYPED, [None] * 4)):
        plan = ladder_plan(question(variants=("In other words?",)), seed=1, voice=voice)
        items = [item for item in plan.items if isinstance(item, Asked)]

        assert plan.recipe == LADDER
        assert (plan.rules.stop_at is StopAt.LIMIT) == (voice is Voice.ALOUD)
        assert [item.stop_s for item in items] == stops
        assert {item.wording for item in items} == {question().text}
        assert not any(item.scored or item.lead for item in items)


def test_it_is_a_real_round(make_world: MakeWorld, clock: FakeClock) -> None:
    """It stands among the rounds, and can be read again."""
    world = make_world()
    run_plain(answer_ladder(world, "core/leak", typed=True), clock, *["", WORDS] * 4)
    (entry,) = world.history.rounds()

    assert isinstance(entry.started, RoundStarted)
    assert entry.started.recipe == LADDER
    assert entry.ended is HowEnded.FINISHED


def test_home_goes_on_with_a_ladder_as_a_ladder(make_world: MakeWorld, clock: FakeClock) -> None:
    """Whichever way somebody comes back to it, every take is kept and set side by side."""
    world = make_world()
    run_plain(answer_ladder(world, "core/leak", typed=False), clock, *ALOUD[:6])
    lines = run_plain(home(world), clock, "c", *ALOUD[6:], "q")

    assert [wanted for _, _, wanted in kept(world)] == [30.0, 60.0, 90.0, 180.0]
    assert "Length: 0:28 (30 s), 0:55 (60 s), 1:28 (90 s), 2:50 (180 s)" in lines.transcript
    assert world.history.unfinished() is None


def test_resume_on_the_command_line_does_so_too(make_world: MakeWorld, clock: FakeClock) -> None:
    """That is what the last line of a sitting that was broken off says."""
    world = make_world()
    run_plain(answer_ladder(world, "core/leak", typed=True), clock, "", WORDS)
    run_plain(go_on(world), clock, "", WORDS, "/q")

    assert [wanted for _, _, wanted in kept(world)] == [30.0, 60.0]


def test_a_ladder_set_aside_at_home_keeps_its_takes(make_world: MakeWorld, clock: FakeClock) -> None:
    """Set aside is not thrown away."""
    world = make_world()
    run_plain(answer_ladder(world, "core/leak", typed=False), clock, *ALOUD[:6])
    run_plain(home(world), clock, "x", "q")

    assert [wanted for _, _, wanted in kept(world)] == [30.0, 60.0]
    assert world.history.unfinished() is None


def test_a_ladder_is_found_behind_another_unfinished_round(make_world: MakeWorld, clock: FakeClock) -> None:
    """It would wait for ever where only the newest is looked at."""
    world = make_world()
    run_plain(answer_ladder(world, "core/leak", typed=True), clock, "", WORDS)
    clock.advance(60)
    run_plain(mock(world, Wish(recipe="short", voice=Voice.TYPED)), clock)
    lines = run_plain(answer_ladder(world, None, typed=True), clock, "g", "", WORDS, "/q")

    assert "stopped in the middle" in lines.transcript
    assert [wanted for _, _, wanted in kept(world)] == [30.0, 60.0]


@dataclass
class Counted:
    """A history that counts how many facts were kept at a time."""

    of: History
    at_a_time: list[int] = field(default_factory=list)

    def keep(self, *facts: Fact) -> None:
        self.at_a_time.append(sum(isinstance(fact, Drilled) for fact in facts))
        self.of.keep(*facts)

    def __getattr__(self, name: str) -> object:
        return getattr(self.of, name)


def test_the_takes_are_kept_all_or_none(make_world: MakeWorld, clock: FakeClock) -> None:
    """Half a ladder would be counted again, or never."""
    world = make_world()
    counted = Counted(world.history)
    world = replace(world, history=counted)  # type: ignore[arg-type]  # the rest is handed on
    run_plain(answer_ladder(world, "core/leak", typed=True), clock, *["", WORDS] * 4)

    assert [count for count in counted.at_a_time if count] == [4]
