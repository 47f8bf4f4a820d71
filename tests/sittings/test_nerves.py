"""The page of ratings: what was rated so far, the weekly statements, how often to be asked."""

import asyncio
from dataclasses import replace

import pytest

from conftest import FakeClock, MakeWorld, run_plain
from practice.model.nerves import Breathed, ItemRated, Occasion, Rated, RatedAt
from practice.model.trouble import Trouble
from practice.sittings.nerves.nerves import nerves, too_much
from practice.sittings.ports import World
from practice.sittings.script import Sitting
from terminal import ENTER, PAGE_DOWN, Terminal, showing


def rate(
    world: World,
    level: int,
    moment: RatedAt = RatedAt.PEAK,
    occasion: Occasion = Occasion.LADDER,
    *,
    about: str = "",
) -> None:
    """A rating of today."""
    stamp = world.stamp()
    world.history.keep(Rated(stamp, occasion, moment, level, about or stamp.id))


def rate_days(world: World, clock: FakeClock, *levels: int) -> None:
    """The worst moment on as many days."""
    for level in levels:
        rate(world, level)
        clock.sleep_until(1)


def test_with_nothing_rated_it_says_what_will_stand_here(make_world: MakeWorld, clock: FakeClock) -> None:
    """An empty table would look like something missed."""
    lines = run_plain(nerves(make_world()), clock, "z")

    assert "Nothing is rated yet." in lines.transcript
    assert "You practised on 0 of the last 14 days." in lines.transcript


def test_a_trend_is_said_in_words_with_the_days_behind_it(make_world: MakeWorld, clock: FakeClock) -> None:
    """For a screen reader the picture is a sentence."""
    world = make_world()
    rate_days(world, clock, 80, 70, 75, 60, 50, 45, 40)
    lines = run_plain(nerves(world), clock, "z")

    assert "The worst moment of an attempt" in lines.transcript
    assert "Lower: 45 in your latest three sittings, 75 in your first three." in lines.transcript
    assert "40 on 2026-03-08." in lines.transcript


def test_too_few_are_not_made_into_a_trend(make_world: MakeWorld, clock: FakeClock) -> None:
    """Two good evenings are two good evenings."""
    world = make_world()
    rate_days(world, clock, 80, 20)
    lines = run_plain(nerves(world), clock, "z")

    assert "Not known yet: 2 sittings are rated, and 6 are needed." in lines.transcript


def test_the_end_of_an_exercise_is_set_beside_what_was_before(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """And it is not said that the exercise did it."""
    world = make_world()
    for day in range(3):
        rate(world, 60, RatedAt.BEFORE, Occasion.CALM, about=f"{day}")
        rate(world, 40, RatedAt.END, Occasion.CALM, about=f"{day}")
        clock.sleep_until(1)
    lines = run_plain(nerves(world), clock, "z")

    assert "At the end lower than before: 40, and 60 before, over 3 sittings." in lines.transcript


def test_how_the_figures_come_about_is_there_for_whoever_asks(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """The limits are a choice, and it says so."""
    world = make_world()
    rate(world, 50)
    lines = run_plain(nerves(world), clock, "/?", "z")

    assert "These limits are a choice of ours." in lines.transcript


def test_the_statements_are_offered_once_a_week_after_the_first_exercise(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Nobody is met with five questions, and nobody gets them twice."""
    world = make_world()
    assert "f  five statements" not in run_plain(nerves(world), clock, "z").transcript

    world.history.keep(Breathed(world.stamp(), "ease", 120.0, True))
    asked = run_plain(nerves(world), clock, "f", "7", "6", "", "3", "4/10", "", "z").transcript
    assert "Kept. They are asked again in a week." in asked
    assert "1. My body feels tense and restless. 7, on 2026-03-02" in asked
    assert "f  five statements" not in asked.partition("Kept.")[2]

    clock.sleep_until(7)
    assert "f  five statements" in run_plain(nerves(world), clock, "z").transcript


def test_each_statement_is_kept_as_it_is_rated(make_world: MakeWorld, clock: FakeClock) -> None:
    """Whoever stops in the middle has lost nothing, and a skipped one is no zero."""
    world = make_world()
    world.history.keep(Breathed(world.stamp(), "ease", 120.0, True))
    run_plain(nerves(world), clock, "f", "7", "eleven", "11", "", "2")

    assert [(kept.item, kept.level) for kept in world.history.every(ItemRated)] == [(1, 7), (3, 2)]
    assert len({kept.sitting for kept in world.history.every(ItemRated)}) == 1


def test_a_typed_q_leaves_the_statements_and_those_before_it_are_kept(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """As on every page of ratings."""
    world = make_world()
    world.history.keep(Breathed(world.stamp(), "ease", 120.0, True))
    lines = run_plain(nerves(world), clock, "f", "7", "q", "z")

    assert "is needed" not in lines.transcript
    assert [(kept.item, kept.level) for kept in world.history.every(ItemRated)] == [(1, 7)]


def test_all_five_may_be_skipped(make_world: MakeWorld, clock: FakeClock) -> None:
    """Then they are offered again, and nobody counts it."""
    world = make_world()
    world.history.keep(Breathed(world.stamp(), "ease", 120.0, True))
    lines = run_plain(nerves(world), clock, "f", "", "", "", "", "", "z")

    assert "All skipped, and nothing is kept." in lines.transcript
    assert list(world.history.every(ItemRated)) == []


def test_statements_stand_each_for_itself(make_world: MakeWorld, clock: FakeClock) -> None:
    """The first time beside the latest, with what more and less mean, and nothing added up."""
    world = make_world()
    world.history.keep(ItemRated(world.stamp(), "one", 1, 8))
    clock.sleep_until(7)
    world.history.keep(ItemRated(world.stamp(), "two", 1, 5))
    lines = run_plain(nerves(world), clock, "/?", "z")

    assert "First 8, on 2026-03-02; 5 on 2026-03-09" in lines.transcript
    assert "nobody has tested them" in lines.transcript


def test_how_often_to_be_asked_is_kept_and_holds_at_once(make_world: MakeWorld, clock: FakeClock) -> None:
    """Without it the next sitting of this evening would still ask."""
    kept: list[tuple[str, object]] = []
    world = replace(make_world(), keep_setting=lambda name, value: kept.append((name, value)))
    sitting, last = nerves(world), [world]

    def whole() -> Sitting[None]:
        last[0] = yield from sitting

    lines = run_plain(whole(), clock, "o", "3", "z")

    assert kept == [("nerves.ask", "never")]
    assert last[0].settings.nerves.ask == "never"
    assert "Kept: you are asked never." in lines.transcript


def test_settings_that_cannot_be_written_are_said_and_nothing_ends(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """A full disk is no reason to leave this page."""

    def refuse(name: str, value: object) -> None:
        raise Trouble("config.toml cannot be written", mend="make room on the disk")

    lines = run_plain(nerves(replace(make_world(), keep_setting=refuse)), clock, "o", "2", "z")

    assert "config.toml cannot be written. Make room on the disk." in lines.transcript


def test_going_back_from_a_page_leads_to_the_ratings(make_world: MakeWorld, clock: FakeClock) -> None:
    """One step, not out of the program."""
    lines = run_plain(nerves(make_world()), clock, "o", "/q", "h", "", "z")

    assert lines.transcript.count("== Your ratings ==") == 3


def test_three_hard_sittings_bring_a_kind_word_and_the_way_to_the_page(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Offered, not put in the way."""
    world = make_world()
    rate_days(world, clock, 85, 90, 80)
    lines = run_plain(nerves(world), clock, "h", "z")

    assert "That is a lot to carry alone. With h there is a page" in lines.transcript
    assert "emergency number of your country" in lines.transcript


def test_the_page_is_there_at_any_time(make_world: MakeWorld, clock: FakeClock) -> None:
    """Dread of ordinary days is not in any number."""
    assert "h  when it is too much" in run_plain(nerves(make_world()), clock, "z").transcript
    assert "You dread ordinary days" in run_plain(too_much(), clock).transcript


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 10), (34, 8)])
def test_all_of_it_can_be_read_on_every_screen(
    make_world: MakeWorld, clock: FakeClock, columns: int, rows: int
) -> None:
    """By scrolling where it is small, and the choices with it."""
    world = make_world()
    rate_days(world, clock, 80, 70, 75, 60, 50, 45, 40)

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("Your ratings")
        for _ in range(12):
            terminal.press(PAGE_DOWN)
        await terminal.see("h  when it is too much")
        terminal.press("h")
        await terminal.see("When it is too much")
        for _ in range(40):
            terminal.press(PAGE_DOWN)
        await terminal.see("Enter goes on.")
        terminal.press(ENTER)
        await terminal.see("Your ratings")

    async def run() -> None:
        async with showing(nerves(world), columns, rows) as terminal:
            await scenario(terminal)

    asyncio.run(run())
