"""Real interviews: entered, found by name, moved, dropped."""

from datetime import UTC, datetime, timedelta
from shlex import split
from zoneinfo import ZoneInfo

import pytest

from conftest import FakeClock, MakeWorld
from practice.model.nerves import Interview
from practice.sittings import interviews
from practice.sittings.interviews import NoInterview

SOON = datetime(2026, 3, 5, 14, 30, tzinfo=UTC)


def test_one_that_is_entered_is_known_and_says_how_to_begin(make_world: MakeWorld) -> None:
    """The command for the day stands there, to be copied."""
    world = make_world()
    said = interviews.add(world, " City  Library ", SOON)

    assert said.startswith("City Library is entered for 2026-03-05 14:30.")
    assert 'practice calm --before "City Library"' in said
    assert interviews.listed(world) == "City Library, 2026-03-05 14:30 (in 3 days)"


def test_the_same_name_again_is_a_new_time(make_world: MakeWorld) -> None:
    """Interviews move; nobody wants to see both."""
    world = make_world()
    interviews.add(world, "Library", SOON)
    said = interviews.add(world, "library", SOON + timedelta(days=1))

    assert "is now on 2026-03-06 14:30" in said
    assert [(each.name, each.starts) for each in interviews.known(world)] == [
        ("Library", "2026-03-06T14:30:00+00:00")
    ]


def test_the_next_one_comes_first(make_world: MakeWorld) -> None:
    """In whatever order they were entered, and in whatever zone."""
    world = make_world()
    interviews.add(world, "Late", SOON)
    interviews.add(world, "Early", datetime(2026, 3, 5, 15, 0, tzinfo=ZoneInfo("Europe/Berlin")))
    found = interviews.next_interview(world)

    assert found is not None
    assert found.name == "Early"
    assert [each.name for each in interviews.known(world)] == ["Early", "Late"]


def test_a_dropped_one_is_gone_and_can_come_back(make_world: MakeWorld) -> None:
    """Called off, then called on again."""
    world = make_world()
    interviews.add(world, "Library", SOON)
    assert interviews.drop(world, "lib") == "Library is dropped."
    assert interviews.next_interview(world) is None
    interviews.add(world, "Library", SOON)

    assert len(interviews.known(world)) == 1


def test_one_that_began_within_the_hour_is_still_there(make_world: MakeWorld, clock: FakeClock) -> None:
    """Somebody is late for it; after that it is over."""
    world = make_world()
    interviews.add(world, "Library", clock.now() + timedelta(minutes=5))
    clock.advance(30 * 60)
    assert interviews.listed(world).endswith("(it has begun)")
    clock.advance(3600)

    assert "No interview is entered" in interviews.listed(world)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Museum", "known are: City Library, City Hall"),
        ("city", "fits more than one: City Library, City Hall"),
        ("", "known are"),
    ],
)
def test_an_unknown_name_is_answered_with_those_there_are(
    make_world: MakeWorld, name: str, said: str
) -> None:
    """One sentence and what to do."""
    world = make_world()
    interviews.add(world, "City Library", SOON)
    interviews.add(world, "City Hall", SOON + timedelta(hours=1))
    with pytest.raises(NoInterview) as caught:
        interviews.find(world, name)

    assert said in f"{caught.value.sentence} {caught.value.mend}"


def test_the_whole_name_wins_over_the_beginning_of_another(make_world: MakeWorld) -> None:
    """Else one of them could never be meant."""
    world = make_world()
    interviews.add(world, "City", SOON)
    interviews.add(world, "City Hall", SOON)

    assert interviews.find(world, "city").name == "City"


@pytest.mark.parametrize(
    ("name", "when", "said"),
    [
        ("Library", datetime(2026, 3, 1, 9, 0, tzinfo=UTC), "has passed"),
        ("  ", SOON, "needs a name"),
        ("x" * 61, SOON, "61 characters"),
        ("Library", datetime(9999, 12, 31, 23, 30, tzinfo=UTC), "the year 9999"),
    ],
)
def test_what_cannot_be_entered_is_said(make_world: MakeWorld, name: str, when: datetime, said: str) -> None:
    """And nothing is kept of it."""
    world = make_world()
    with pytest.raises(NoInterview, match=said) as caught:
        interviews.add(world, name, when)

    assert caught.value.mend
    assert not world.history.every(Interview)


@pytest.mark.parametrize(
    "starts", ["soon", "", "2026-03-05T14:30:00", "9999-12-31T23:30:00-05:00", "0001-01-01T00:30:00+05:00"]
)
def test_a_time_that_cannot_be_read_is_left_out(make_world: MakeWorld, starts: str) -> None:
    """A history from elsewhere may hold anything; the others are still found."""
    world = make_world()
    world.history.keep(Interview(world.stamp(), "Broken", starts))
    interviews.add(world, "Library", SOON)

    assert [each.name for each in interviews.known(world)] == ["Library"]


def test_a_time_without_a_zone_is_the_time_here(make_world: MakeWorld) -> None:
    """What a person types is the time on their wall."""
    world = make_world()
    interviews.add(world, "Library", datetime(2026, 3, 5, 14, 30))  # noqa: DTZ001  # that is the point

    assert interviews.known(world)[0].starts == "2026-03-05T14:30:00+00:00"


@pytest.mark.parametrize("name", ["City Library", 'The "Old" Mill', "O'Neill's", "Cash $HOME", "Library"])
def test_the_command_for_the_day_can_be_typed_as_it_stands(make_world: MakeWorld, name: str) -> None:
    """Whatever signs the name has: seven minutes before nobody mends quotes. Its beginning is enough."""
    world = make_world()
    said = interviews.add(world, name, world.clock.now() + timedelta(days=1))
    *command, word = split(said.split("`")[1])

    assert command == ["practice", "calm", "--before"]
    assert interviews.find(world, word).name == name
