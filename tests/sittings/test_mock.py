"""Starting a mock interview: from the words of a command line to a plan."""

import pytest

from conftest import FakeClock, FakeRecorder, MakeWorld, asking, question, recipe, run_plain
from practice.model.answer import Ended, Voice
from practice.model.delivery import Delivery
from practice.model.facts import Part, ReviewPart
from practice.model.kinds import Competency, QuestionType
from practice.model.question import Question
from practice.model.recipe import Ask, LookBack, Pick, Rules, StopAt, TheirTurn
from practice.rounds.plan import Asked, Plan
from practice.sittings.ports import World
from practice.sittings.rounds.mock import MockError, Wish, go_on, mock, plan_round, repeat, set_aside
from practice.sittings.rounds.playing import resume
from practice.sittings.rounds.readback import plan_from

TYPED = Wish(recipe="short", voice=Voice.TYPED)
MANY = [question(f"q{number}", text=f"Question number {number}?") for number in range(12)]
PICKING = recipe(Ask("some", Pick.DUE, 3, types=(QuestionType.BEHAVIOURAL,)), LookBack("look"))


def plan(world: World, number: int) -> Plan:
    """The plan of a round."""
    entry = world.history.round(number)
    assert entry is not None
    return plan_from(entry.started.plan)


def keys(planned: Plan) -> list[str]:
    """The questions of a plan, in order."""
    return [item.question.key for item in planned.items if isinstance(item, Asked)]


def test_a_seed_gives_the_same_round_whatever_has_happened(make_world: MakeWorld, clock: FakeClock) -> None:
    """Two people, or one person twice, can compare the same interview."""
    world = make_world(PICKING, questions=MANY)
    wish = Wish(recipe="short", voice=Voice.TYPED, seed=11)
    run_plain(mock(world, wish), clock, "", "One.", "", "Two.", "", "Three.", "n")
    run_plain(mock(world, wish), clock)

    assert plan(world, 1) == plan(world, 2)


def test_without_a_seed_a_second_round_asks_other_questions(make_world: MakeWorld, clock: FakeClock) -> None:
    """What was asked this week comes back only when nothing else fits."""
    world = make_world(PICKING, questions=MANY)
    run_plain(mock(world, TYPED), clock, "", "One.", "", "Two.", "", "Three.", "n")
    run_plain(mock(world, TYPED), clock)

    assert not set(keys(plan(world, 1))) & set(keys(plan(world, 2)))


def test_a_past_round_is_repeated_question_for_question(make_world: MakeWorld, clock: FakeClock) -> None:
    """From its stored plan, even when it had no seed of the person's."""
    world = make_world(PICKING, questions=MANY)
    run_plain(mock(world, TYPED), clock, "", "One.")
    run_plain(repeat(world, 1, Wish()), clock)

    assert plan(world, 2) == plan(world, 1)


def test_the_numbers_of_an_invitation_are_taken(make_world: MakeWorld, clock: FakeClock) -> None:
    """The one thing every employer sets differently."""
    one_way = recipe(asking(), LookBack("look"), rules=Rules(stop_at=StopAt.LIMIT, retakes=3))
    world = make_world(one_way)
    run_plain(mock(world, Wish(recipe="short", voice=Voice.ALOUD, prepare_s=20, answer_s=90, takes=1)), clock)
    item = plan(world, 1).items[0]

    assert isinstance(item, Asked)
    assert (item.ready_s, item.answer_s, item.stop_s, item.retakes) == (20, 90, 90.0, 0)


def test_their_turn_draws_questions_to_ask_and_is_not_scored(make_world: MakeWorld, clock: FakeClock) -> None:
    """You choose too."""
    asks = [
        question(f"ask{n}", type=QuestionType.ASK_THEM, competency=None, text=f"About {n}?") for n in range(3)
    ]
    turns = recipe(asking(), TheirTurn("yours", 2), LookBack("look"))
    world = make_world(turns, questions=[question(), *asks])
    run_plain(
        mock(world, TYPED),
        clock,
        "",
        "An answer.",
        "",
        "What is a good week here?",
        "",
        "",
        "And the team?",
        "",
    )

    assert len(keys(plan(world, 1))) == 3
    assert [answer.given.item for answer in world.history.waiting()] == [0]


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        (Wish(recipe="nothing-like-it"), "there is no round 'nothing-like-it'"),
        (Wish(recipe="short", banks=("nowhere",)), "there is no bank 'nowhere'"),
    ],
)
def test_what_does_not_exist_is_said_with_what_does(
    make_world: MakeWorld, clock: FakeClock, wish: Wish, sentence: str
) -> None:
    """One sentence and how to mend it."""
    world = make_world(recipe(asking(), LookBack("look")))

    with pytest.raises(MockError) as caught:
        run_plain(mock(world, wish), clock)
    assert caught.value.sentence == sentence
    assert caught.value.mend.startswith("choose")


def test_a_bank_that_fits_nothing_is_said_before_the_round(make_world: MakeWorld, clock: FakeClock) -> None:
    """And no empty round is left in history."""
    world = make_world(recipe(Ask("case", Pick.DUE, 1, types=(QuestionType.CASE,)), LookBack("look")))

    with pytest.raises(MockError, match="no question in the chosen banks fits"):
        run_plain(mock(world, TYPED), clock)
    assert world.history.rounds() == ()


def test_going_on_without_an_unfinished_round_says_so(make_world: MakeWorld, clock: FakeClock) -> None:
    """And how to begin one."""
    with pytest.raises(MockError, match="no unfinished round"):
        run_plain(go_on(make_world()), clock)


def test_a_pick_that_gives_way_is_said_before_the_round(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nobody wonders why there were only two."""
    world = make_world(PICKING, questions=MANY[:2])
    lines = run_plain(mock(world, TYPED), clock)

    assert "1 fewer than planned" in lines.transcript


def test_what_a_microphone_measured_stands_with_the_answer(make_world: MakeWorld, clock: FakeClock) -> None:
    """The port is there before the microphone is."""
    delivery = Delivery(60.0, (0.4, 58.0), ((5.0, 6.2),), syllables=180, level_db=-20.0, snr_db=25.0)
    recorder = FakeRecorder(delivery)
    world = make_world(recipe(asking(), LookBack("look")), recorder=recorder)
    run_plain(mock(world, Wish(recipe="short", voice=Voice.ALOUD)), clock, "", 60.0, "", "n")

    assert recorder.heard == ["wake", "start", "stop", "close"]
    assert world.history.waiting()[0].delivery == delivery


def test_the_weakest_competency_is_asked_again(make_world: MakeWorld, clock: FakeClock) -> None:
    """Levels given in reviews steer the next round."""

    def one(name: str, competency: Competency) -> list[Question]:
        return [question(f"{name}{n}", text=f"{name} {n}?", competency=competency) for n in range(2)]

    bank = [*one("plan", Competency.PLANNING), *one("team", Competency.TEAMWORK)]
    world = make_world(recipe(Ask("weak", Pick.WEAK, 1, probes=0), LookBack("look")), questions=bank)
    for level in (5, 5, 5):
        run_plain(mock(world, Wish(recipe="short", voice=Voice.TYPED)), clock, "", "An answer.")
        answer = world.history.waiting()[-1]
        world.history.keep(ReviewPart(world.stamp(), answer.stamp.id, Part.LEVEL, level=level))
        world.history.keep(ReviewPart(world.stamp(), answer.stamp.id, Part.CLOSED))
        clock.sleep_until(days=8)
    levelled = [entry.competency for entry in world.history.levels()]
    wanted = plan_round(world, world.banks.recipes()[0], bank, seed=None, voice=Voice.TYPED)
    asked = wanted.items[0]

    assert isinstance(asked, Asked)
    assert levelled.count(asked.question.competency) == 1


@pytest.mark.parametrize("wish", [Wish(recipe="short"), Wish(voice=Voice.TYPED), Wish()])
def test_going_on_takes_words_that_agree(make_world: MakeWorld, clock: FakeClock, wish: Wish) -> None:
    """The same command line again with --resume at its end."""
    world = make_world(PICKING, questions=MANY)
    run_plain(mock(world, TYPED), clock, "", "One.")
    lines = run_plain(go_on(world, wish), clock, "", "Two.")

    assert "Two." in lines.transcript


@pytest.mark.parametrize("wish", [Wish(recipe="long"), Wish(voice=Voice.ALOUD), Wish(seed=1), Wish(takes=2)])
def test_going_on_refuses_words_that_do_not(make_world: MakeWorld, clock: FakeClock, wish: Wish) -> None:
    """Nothing that was asked for is passed over in silence."""
    world = make_world(PICKING, questions=MANY)
    run_plain(mock(world, TYPED), clock, "", "One.")

    with pytest.raises(MockError, match="stays as it is"):
        run_plain(go_on(world, wish), clock)


def test_what_was_half_written_is_kept_when_a_round_is_set_aside(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """One key at home must not throw words away."""
    world = make_world(PICKING, questions=MANY)
    run_plain(mock(world, TYPED), clock, "a note", "One.", "")
    entry = world.history.unfinished()
    assert entry is not None
    playing = resume(world, entry)
    playing.face(by_line=False)
    playing.draft("Half an answer")
    playing.save_draft()
    set_aside(world, entry)
    kept = world.history.answers(entry.started.stamp.id)

    assert [(answer.given.ended, answer.given.words) for answer in kept] == [
        (Ended.DONE, "One."),
        (Ended.LEFT, "Half an answer"),
    ]
    assert world.history.unfinished() is None


def test_the_clock_stands_still_while_the_program_is_put_aside(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Ctrl-Z, and fg a quarter of an hour later."""
    world = make_world(PICKING, questions=MANY)
    run_plain(mock(world, TYPED), clock, "")
    entry = world.history.unfinished()
    assert entry is not None
    playing = resume(world, entry)
    before = playing.now()
    playing.pause()
    clock.advance(900)
    playing.go_on()
    clock.advance(1)

    assert playing.now() == pytest.approx(before + 1)


def test_a_draft_survives_being_taken_up_and_left_again(make_world: MakeWorld, clock: FakeClock) -> None:
    """Each time somebody looks at a half answer without going on with it."""
    world = make_world(PICKING, questions=MANY)
    run_plain(mock(world, TYPED), clock, "")
    for _ in range(3):
        entry = world.history.unfinished()
        assert entry is not None
        playing = resume(world, entry)
        playing.face(by_line=False)
        if not playing.state.draft:
            playing.draft("Half an answer")
        playing.save_draft()
        again = resume(world, entry)

        assert again.state.draft == "Half an answer"
