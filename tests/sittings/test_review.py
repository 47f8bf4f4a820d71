"""Looking back on answers: the whole loop, left anywhere and taken up again."""

from conftest import FakeClock, MakeWorld, asking, question, recipe, run_plain
from practice.model.answer import Voice
from practice.model.facts import Part
from practice.model.kinds import Competency
from practice.model.recipe import LookBack
from practice.sittings.ports import World
from practice.sittings.rounds.mock import Wish, mock
from practice.sittings.rounds.review import look_back

TYPED = Wish(recipe="short", voice=Voice.TYPED)
ROUND = recipe(asking(), LookBack("look"))
ANSWER = "Last year I fixed a leak with my neighbour and in the end the shop opened on time."

STRENGTH = "I began with the one occasion."
TICKS = ("Last year", "I fixed", "opened on time")
WHOLE_REVIEW = (STRENGTH, *TICKS, "y", "n", "It named the cost.", "2", "n")


def answered(world: World, clock: FakeClock, answer: str = ANSWER) -> None:
    """A round with one typed answer, looked back on later."""
    run_plain(mock(world, TYPED), clock, "4", answer, "n")


def parts(world: World) -> list[Part]:
    """The review of the first round's answer, as kept."""
    entry = world.history.round(1)
    assert entry is not None
    answer = world.history.answers(entry.started.stamp.id)[0]
    return [part.part for part in world.history.review(answer.stamp.id)]


def test_the_whole_loop_runs_in_order_and_is_kept(make_world: MakeWorld, clock: FakeClock) -> None:
    """A strength first, ticks with evidence, the level, then another answer, one change, once again."""
    world = make_world(ROUND)
    answered(world, clock)
    lines = run_plain(look_back(world), clock, "1", *WHOLE_REVIEW)

    assert parts(world) == [
        Part.STRENGTH,
        *[Part.TICK] * 3,
        Part.LEVEL,
        Part.MODEL_SEEN,
        Part.DIFFERENCE,
        Part.CHANGE,
        Part.CLOSED,
    ]
    assert world.history.levels()[0].level == 3
    assert "you expected 4" in lines.transcript
    assert world.history.waiting() == ()


def test_the_model_answer_comes_only_after_the_level(make_world: MakeWorld, clock: FakeClock) -> None:
    """Seen earlier it would be copied into the ticks."""
    world = make_world(ROUND)
    answered(world, clock)
    before = run_plain(look_back(world), clock, "1", STRENGTH, *TICKS, "y")
    after = run_plain(look_back(world), clock, "1", "y", "n")

    assert "A model answer, told well." not in before.transcript
    assert "A model answer, told well." in after.transcript


def test_a_review_left_anywhere_goes_on_where_it_was(make_world: MakeWorld, clock: FakeClock) -> None:
    """Every reply is on disk before the next page."""
    replies = [STRENGTH, *TICKS, "y", "n", "It named the cost.", "2", "n"]
    whole = make_world(ROUND)
    answered(whole, clock)
    for reply in replies:
        run_plain(
            look_back(whole),
            clock,
            "1",
            *(["y"] if reply == "n" and parts(whole)[-1] is Part.TICK else []),
            reply,
        )

    assert parts(whole)[-1] is Part.CLOSED
    assert parts(whole).count(Part.STRENGTH) == 1


def test_evidence_must_stand_in_the_typed_answer(make_world: MakeWorld, clock: FakeClock) -> None:
    """No evidence, no tick."""
    world = make_world(ROUND)
    answered(world, clock)
    lines = run_plain(look_back(world), clock, "1", STRENGTH, "purple elephants dance", "Last year", "", "")

    assert "Those words are not in your answer." in lines.transcript
    assert parts(world) == [Part.STRENGTH, Part.TICK, Part.NO_TICK, Part.NO_TICK]


def test_a_level_above_what_the_ticks_support_needs_a_word(make_world: MakeWorld, clock: FakeClock) -> None:
    """The person may overrule: they were there."""
    world = make_world(ROUND)
    answered(world, clock)
    run_plain(
        look_back(world), clock, "1", STRENGTH, "Last year", "I fixed", "", "y", "y", "n", "They thanked me."
    )
    entry = world.history.round(1)
    assert entry is not None
    answer = world.history.answers(entry.started.stamp.id)[0]
    review = world.history.review(answer.stamp.id)

    assert world.history.levels()[0].level == 4
    assert any(p.part is Part.OVERRULE and p.text == "They thanked me." for p in review)


def test_enter_takes_the_level_that_the_ticks_support(make_world: MakeWorld, clock: FakeClock) -> None:
    """The easier way is the honest one."""
    world = make_world(ROUND)
    answered(world, clock)
    run_plain(look_back(world), clock, "1", STRENGTH, "Last year", "I fixed", "", "y", "y", "n", "")

    assert world.history.levels()[0].level == 3


def test_once_again_is_a_short_round_with_a_follow_up_for_what_had_no_tick(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Sixty per cent of the time, then leave it: it is never asked to be reviewed."""
    world = make_world(ROUND)
    answered(world, clock)
    lines = run_plain(
        look_back(world),
        clock,
        *["1", STRENGTH, "Last year", "I fixed", "", "y", "n", "", "2", "y"],
        *["", "Shorter now.", "It opened at nine."],
    )
    again = world.history.round(2)

    assert again is not None
    assert again.started.again_of
    assert "This time: name the result" in lines.transcript
    assert parts(world)[-1] is Part.CLOSED
    assert world.history.waiting() == ()
    assert world.history.unfinished() is None


def test_an_old_answer_is_seen_fresh_two_days_later(make_world: MakeWorld, clock: FakeClock) -> None:
    """Its old level is not shown before the new one is given."""
    world = make_world(ROUND)
    answered(world, clock)
    run_plain(look_back(world), clock, "1", *WHOLE_REVIEW)
    nothing = run_plain(look_back(world), clock)
    clock.sleep_until(days=2)
    lines = run_plain(look_back(world), clock, "f", "n", "y")

    assert "Nothing waits." in nothing.transcript
    assert "Level 2 today; 3 when you looked at it the first time." in lines.transcript
    assert "1 of 5 answers levelled twice" in lines.transcript
    assert [entry.level for entry in world.history.blind_levels()] == [2]


def test_remarks_on_a_typed_answer_are_at_most_two_questions(make_world: MakeWorld, clock: FakeClock) -> None:
    """No red ink."""
    world = make_world(ROUND)
    answered(
        world,
        clock,
        "We would usually sit together and we would always talk about it, because it was their fault and we "
        "are a good team, and our team would normally not do it in another way.",
    )
    lines = run_plain(look_back(world), clock, "1")
    remarks = lines.transcript.split("Worth a look")[1].split("One strength")[0]

    assert remarks.count("\n- ") == 2
    assert all(line.endswith("?") for line in remarks.split("\n") if line.startswith("- "))


def test_a_spoken_answer_is_reviewed_by_words_remembered(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nothing was recorded; a time mark is evidence enough."""
    world = make_world(ROUND)
    run_plain(mock(world, Wish(recipe="short", voice=Voice.ALOUD)), clock, "", 80.0, "", "n")
    run_plain(look_back(world), clock, "1", STRENGTH, "0:20", "said I rang them", "")

    assert parts(world) == [Part.STRENGTH, Part.TICK, Part.TICK, Part.NO_TICK]


def test_the_level_counts_for_the_competency(make_world: MakeWorld, clock: FakeClock) -> None:
    """It is what the next choice of questions is made from."""
    world = make_world(ROUND, questions=[question(competency=Competency.RESILIENCE)])
    answered(world, clock)
    run_plain(look_back(world), clock, "1", *WHOLE_REVIEW)

    assert world.history.levels()[0].competency is Competency.RESILIENCE


def test_what_was_said_to_a_follow_up_is_evidence_too(make_world: MakeWorld, clock: FakeClock) -> None:
    """A result given when asked for it was given."""
    world = make_world(recipe(asking(probes=1), LookBack("look")))
    run_plain(mock(world, TYPED), clock, "", "I fixed the leak myself.", "It was dry by nine.", "n")
    run_plain(look_back(world), clock, "1", STRENGTH, "", "", "dry by nine")

    assert parts(world) == [Part.STRENGTH, Part.NO_TICK, Part.NO_TICK, Part.TICK]
