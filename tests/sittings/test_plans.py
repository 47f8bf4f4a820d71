"""If-then plans as a sitting: chosen, changed, rehearsed, dropped."""

from conftest import FakeClock, MakeWorld, run_plain
from practice.model.nerves import IfThen, Rehearsed
from practice.model.page import Page
from practice.nerves.plans import STARTERS, live, unfinished
from practice.sittings.nerves.plans import drill, plans
from practice.sittings.ports import World


def held(world: World) -> list[tuple[str, str]]:
    """The plans that hold, as cue and response."""
    return [(plan.cue, plan.response) for plan in live(world.history.every(IfThen))]


def with_plan(
    world: World, plan: str = "blank", cue: str = "I go blank", response: str = "I breathe out"
) -> None:
    """One plan, kept."""
    world.history.keep(IfThen(world.stamp(), plan, cue, response))


def test_a_starter_can_be_taken_as_it_is(make_world: MakeWorld, clock: FakeClock) -> None:
    """Two empty lines, and there is a plan."""
    world = make_world()
    lines = run_plain(plans(world), clock, "a", "1", "", "", "z")

    assert held(world) == [(STARTERS[0].cue, STARTERS[0].response)]
    assert "Kept: If my mind goes blank" in lines.transcript


def test_own_words_are_kept_without_the_if_and_the_then(make_world: MakeWorld, clock: FakeClock) -> None:
    """They are shown around it anyway."""
    world = make_world()
    run_plain(plans(world), clock, "a", "o", "If they look bored,", "then I ask a question.", "z")

    assert held(world) == [("they look bored", "I ask a question")]


def test_half_a_plan_is_no_plan_and_is_offered_again(make_world: MakeWorld, clock: FakeClock) -> None:
    """The if-part is kept as it is handed in: a window that is closed then costs nothing."""
    world = make_world()
    run_plain(plans(world), clock, "a", "o", "they look bored", "/q", "z")
    assert held(world) == []
    lines = run_plain(plans(world), clock, "g", "", "", "g", "", "I ask a question", "z")

    assert "Not finished: If they look bored, then ..." in lines.transcript
    assert "The if-part is kept." in lines.transcript
    assert held(world) == [("they look bored", "I ask a question")]


def test_a_changed_if_part_is_kept_with_the_then_part_there_is(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """To leave in the middle of a change loses neither the change nor the plan."""
    world = make_world()
    with_plan(world)
    run_plain(plans(world), clock, "c", "I lose the thread", "/q", "z")

    assert held(world) == [("I lose the thread", "I breathe out")]


def test_one_is_dropped_only_after_a_yes(make_world: MakeWorld, clock: FakeClock) -> None:
    """There is no way to bring it back; an unfinished one can go, too."""
    world = make_world()
    with_plan(world)
    run_plain(plans(world), clock, "x", "n", "x", "", "z")
    assert len(held(world)) == 1
    run_plain(plans(world), clock, "x", "y", "a", "o", "they look bored", "/q", "x", "y", "z")

    assert held(world) == []
    assert unfinished(world.history.every(IfThen)) is None


def test_what_was_done_is_no_warning(make_world: MakeWorld) -> None:
    """A mistake has a sign of its own; a confirmation stands in the text."""
    world = make_world()
    sitting = plans(world)
    next(sitting)
    for reply in ("a", "1", ""):
        sitting.send(reply)
    page = sitting.send("")

    assert isinstance(page, Page)
    assert not page.why
    assert "Kept: If my mind goes blank" in str(page.body[0])


def test_three_are_the_most(make_world: MakeWorld, clock: FakeClock) -> None:
    """A fourth takes the place of another."""
    world = make_world()
    for starter in STARTERS:
        with_plan(world, starter.id, starter.cue, starter.response)
    lines = run_plain(plans(world), clock, "a", "x", "2", "y", "z")

    assert "Three is the most" in lines.transcript
    assert "'a' is not one of the choices" in lines.transcript
    assert [cue for cue, _ in held(world)] == [STARTERS[0].cue, STARTERS[2].cue]


def test_a_changed_plan_keeps_its_place(make_world: MakeWorld, clock: FakeClock) -> None:
    """What is left empty stays as it was."""
    world = make_world()
    with_plan(world)
    run_plain(plans(world), clock, "c", "", "I ask for a moment", "z")

    assert held(world) == [("I go blank", "I ask for a moment")]


def test_a_plan_that_is_too_long_is_asked_for_again(make_world: MakeWorld, clock: FakeClock) -> None:
    """It has to be read at a glance."""
    world = make_world()
    lines = run_plain(plans(world), clock, "a", "o", "x" * 161, "short", "I go on", "z")

    assert "161 characters long" in lines.transcript
    assert held(world) == [("short", "I go on")]


def test_the_drill_shows_the_cue_and_keeps_what_was_typed(make_world: MakeWorld, clock: FakeClock) -> None:
    """First not quite, then once more."""
    world = make_world()
    with_plan(world)
    lines = run_plain(drill(world), clock, "I give up", "a", "i breathe out", "n")
    kept = [(fact.typed, fact.recalled) for fact in world.history.every(Rehearsed)]

    assert kept == [("I give up", False), ("i breathe out", True)]
    assert "If I go blank, then ..." in lines.transcript
    assert "Not quite yet. Your plan reads:" in lines.transcript
    assert "There it is." in lines.transcript


def test_enter_alone_shows_the_plan_and_counts_for_nothing(make_world: MakeWorld, clock: FakeClock) -> None:
    """To look is allowed."""
    world = make_world()
    with_plan(world)
    lines = run_plain(drill(world), clock, "", "n")

    assert "If I go blank, then I breathe out." in lines.transcript
    assert not world.history.every(Rehearsed)


def test_the_list_says_how_often_each_was_rehearsed_and_recalled(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """What was typed from memory is given back: it shows which plan needs another look."""
    world = make_world()
    with_plan(world)
    lines = run_plain(plans(world), clock, "r", "I give up", "n", "r", "I breathe out", "n", "z")

    assert "(not rehearsed yet)" in lines.transcript
    assert "(tried 1 time, not recalled yet)" in lines.transcript
    assert "(recalled on one day, 1 of 2 times)" in lines.transcript


def test_a_plan_in_new_words_has_not_been_recalled(make_world: MakeWorld, clock: FakeClock) -> None:
    """What was typed from memory were other words."""
    world = make_world()
    with_plan(world)
    run_plain(plans(world), clock, "r", "I breathe out", "n", "z")
    clock.advance(60)
    run_plain(plans(world), clock, "c", "", "I ask for a moment", "z")
    lines = run_plain(plans(world), clock, "z")

    assert "I ask for a moment. (not rehearsed yet)" in lines.transcript


def test_going_back_from_anywhere_loses_nothing(make_world: MakeWorld, clock: FakeClock) -> None:
    """Back leads to the list, and from there out."""
    world = make_world()
    with_plan(world)
    lines = run_plain(plans(world), clock, "c", "/q", "r", "/q", "q")

    assert held(world) == [("I go blank", "I breathe out")]
    assert lines.script == []
