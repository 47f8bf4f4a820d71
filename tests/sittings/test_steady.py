"""Everything about nerves in one menu: what each key leads to, and that one always comes back."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from conftest import FakeClock, MakeWorld, run_plain
from practice.model.breathing import BreathPart, BreathPhase, Pattern
from practice.model.nerves import Interview
from practice.model.page import Left, Page
from practice.model.settings import Nerves, Settings
from practice.sittings import interviews
from practice.sittings.nerves.breathing import Breathing
from practice.sittings.nerves.countdown import Countdown
from practice.sittings.nerves.steady import SOON, TITLE, steady
from practice.sittings.ports import World

NEVER = Settings(nerves=Nerves(ask="never"))
MINE = Pattern(
    "mine",
    "My own way",
    (BreathPhase(BreathPart.IN, 4.0), BreathPhase(BreathPart.OUT, 6.0)),
    default_s=120.0,
    longest_s=600.0,
    own=True,
)

Shown = object


def reach(world: World, *replies: str) -> Shown:
    """What the menu shows after these replies."""
    sitting = steady(world)
    shown: Shown = next(sitting)
    for reply in replies:
        shown = sitting.send(reply)
    return shown


def page_at(world: World, *replies: str) -> Page:
    """The page that the menu shows after these replies."""
    shown = reach(world, *replies)
    assert isinstance(shown, Page), shown
    return shown


def countdown_at(world: World, *replies: str) -> Countdown:
    """The countdown that begins after these replies."""
    shown = reach(world, *replies)
    assert isinstance(shown, Countdown), shown
    return shown


def is_menu(shown: Shown) -> bool:
    """Whether this is where everything begins."""
    return isinstance(shown, Page) and shown.title == TITLE and "h" in {each.key for each in shown.choices}


def texts(page: Page) -> str:
    """All the words of a page."""
    said = [getattr(part, "text", "") for part in page.body]
    return "\n".join([page.why, *said, *(choice.label for choice in page.choices)])


def enter(world: World, name: str, **ahead: float) -> None:
    """An interview that begins so long from now."""
    interviews.add(world, name, world.clock.now() + timedelta(**ahead))


@pytest.mark.parametrize("key", list("bomilpnth"))
def test_every_key_leads_somewhere_and_back_to_the_menu(make_world: MakeWorld, key: str) -> None:
    """Going back is the same everywhere: nothing is asked, and the menu is there again."""
    sitting = steady(make_world(settings=NEVER))
    next(sitting)
    first = sitting.send(key)

    assert not is_menu(first)
    for _ in range(9):
        if is_menu(sitting.throw(Left())):
            break
    else:
        pytest.fail("the menu did not come back")


@pytest.mark.parametrize("leave", ["z", "/q"])
def test_the_menu_is_left_with_a_key_or_by_going_back(
    make_world: MakeWorld, clock: FakeClock, leave: str
) -> None:
    """Both end it, and neither is an error."""
    lines = run_plain(steady(make_world()), clock, leave, "not read")

    assert "not read" not in lines.transcript


def test_enter_breathes(make_world: MakeWorld) -> None:
    """Whoever is nervous presses one key."""
    assert isinstance(reach(make_world(settings=NEVER), ""), Breathing | Page)
    page = page_at(make_world(settings=NEVER))

    assert page.default == "b"


def test_the_interview_to_come_stands_on_the_menu(make_world: MakeWorld) -> None:
    """It is what the nerves are about."""
    world = make_world(settings=NEVER)

    assert "baker" not in texts(page_at(world))
    enter(world, "the baker", days=2)
    assert "the baker" in texts(page_at(world))


def test_another_way_offers_the_persons_own_patterns_too(make_world: MakeWorld) -> None:
    """What somebody wrote into the settings is theirs to use."""
    world = make_world(settings=Settings(nerves=Nerves(ask="never"), patterns=(MINE,)))
    page = page_at(world, "o")
    key = next(choice.key for choice in page.choices if "My own way" in choice.label)
    shown = reach(world, "o", key)
    while isinstance(shown, Page):
        shown = reach(world, "o", key, "")

    assert isinstance(shown, Breathing)
    assert shown.title == "My own way"


# -- the minutes before --------------------------------------------------------------------------


def test_enter_leads_to_the_interview_that_is_entered(make_world: MakeWorld) -> None:
    """Ten minutes before it nobody wants a rehearsal."""
    world = make_world(settings=NEVER)
    enter(world, "the baker", minutes=12)
    page = page_at(world, "m")

    assert page.default == "f"
    assert "the baker" in texts(page)
    for reply in ("", "f"):
        shown = countdown_at(world, "m", reply)
        assert "the baker" in shown.title
        assert not shown.rehearsal


def test_without_an_interview_enter_rehearses(make_world: MakeWorld) -> None:
    """There is nothing else to lead to, and no key for it."""
    world = make_world(settings=NEVER)
    page = page_at(world, "m")

    assert page.default == "r"
    assert "f" not in {choice.key for choice in page.choices}
    assert countdown_at(world, "m", "", "2").rehearsal


@pytest.mark.parametrize(("key", "minutes"), sorted(SOON.items()))
def test_one_key_says_how_soon_it_begins(make_world: MakeWorld, key: str, minutes: int) -> None:
    """Nobody who is about to join types a time."""
    shown = countdown_at(make_world(settings=NEVER), "m", key)
    shown.begin()

    assert 0 < shown.left_s <= 60 * minutes
    assert shown.left_s > 60 * (minutes - 5)


def test_a_time_is_asked_for_until_it_is_one(make_world: MakeWorld) -> None:
    """What was typed is still there, with a word why it is no time."""
    world = make_world(settings=NEVER)
    again = page_at(world, "m", "t", "half past never")

    assert again.why
    assert again.value == "half past never"

    soon = world.clock.now() + timedelta(minutes=9)
    assert not countdown_at(world, "m", "t", "half past never", f"{soon:%H:%M}").rehearsal


@pytest.mark.parametrize(("key", "minutes"), [("1", 10), ("2", 5), ("3", 1.5)])
def test_a_rehearsal_is_as_long_as_was_chosen(make_world: MakeWorld, key: str, minutes: float) -> None:
    """The routine of that name, whole."""
    shown = countdown_at(make_world(settings=NEVER), "m", "r", key)
    shown.begin()

    assert shown.rehearsal
    assert shown.routine.seconds == pytest.approx(60 * minutes)


# -- interviews ----------------------------------------------------------------------------------


def names(world: World) -> Sequence[str]:
    """The interviews to come."""
    return [each.name for each in interviews.known(world)]


def test_an_interview_is_entered_and_dropped(make_world: MakeWorld, clock: FakeClock) -> None:
    """Both say what is kept now."""
    world = make_world(settings=NEVER)
    lines = run_plain(steady(world), clock, "i", "a", "the baker", "tomorrow 14:30", "z", "z")

    assert names(world) == ["the baker"]
    assert "the baker is entered for" in lines.transcript

    lines = run_plain(steady(world), clock, "i", "d", "1", "z", "z")
    assert names(world) == []
    assert "the baker is dropped." in lines.transcript
    assert len(world.history.every(Interview)) == 2


def test_enter_enters_the_first_one_and_after_that_is_done(make_world: MakeWorld) -> None:
    """The list is looked at more often than it is added to."""
    world = make_world(settings=NEVER)

    assert page_at(world, "i").default == "a"
    assert "d" not in {choice.key for choice in page_at(world, "i").choices}
    enter(world, "the baker", days=2)
    assert page_at(world, "i").default == "z"


def test_what_is_no_moment_is_asked_for_again(make_world: MakeWorld, clock: FakeClock) -> None:
    """The name is not typed twice."""
    world = make_world(settings=NEVER)
    run_plain(steady(world), clock, "i", "a", "the baker", "some day", "tomorrow 14:30", "z", "z")

    assert names(world) == ["the baker"]


def test_an_empty_name_and_going_back_enter_nothing(make_world: MakeWorld, clock: FakeClock) -> None:
    """A change of mind is no mistake."""
    world = make_world(settings=NEVER)
    lines = run_plain(
        steady(world), clock, "i", "a", "", "a", "/q", "a", "the baker", "/q", "z", "z", "not read"
    )

    assert names(world) == []
    assert "not read" not in lines.transcript


def test_a_name_that_does_not_do_is_said_above_the_list(make_world: MakeWorld, clock: FakeClock) -> None:
    """A sentence, and another one can be entered at once."""
    world = make_world(settings=NEVER)
    lines = run_plain(
        steady(world), clock, "i", "a", "n" * 200, "tomorrow 14:30", "a", "the baker", "friday 9:00", "z"
    )

    assert "That name has 200 characters." in lines.transcript
    assert names(world) == ["the baker"]
