"""What came back of a story, by words: a proposal that is total, tolerant, and exact about figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.model.story import Beat, BeatPart, Story
from practice.stories.recall import Idea, named, of_story, proposed, share, ticked

GAPS = Idea("gaps", "The rota had gaps every Saturday")
SWAP = Idea("swap", "I asked the night porter to swap two shifts")
FELL = Idea("fell", "Complaints fell from 12 to 3", ("12", "3"))
IDEAS = (GAPS, SWAP, FELL)

ideas = st.builds(
    Idea, st.text(max_size=5), st.text(max_size=60), st.lists(st.text(max_size=8), max_size=2).map(tuple)
)
some = st.lists(ideas, max_size=6, unique_by=lambda idea: idea.id)


def came(typed: str) -> set[str]:
    """What is proposed for the three ideas."""
    return set(proposed(IDEAS, typed))


@pytest.mark.parametrize(
    "typed",
    [
        "Saturday gaps in the rota\nasked the porter to swap shifts\ncomplaints went from 12 to 3",
        "rota gaps on saturdays / swapped shifts, the porter and me / complaints twelve to three",
        "The rota had Saturday gaps. I asked the porter to swap. Complaints fell from 12 to 3.",
    ],
)
def test_ideas_count_and_not_sentences(typed: str) -> None:
    """On lines of their own, in notes or in prose; numbers in figures or in words."""
    assert came(typed) == {"gaps", "swap", "fell"}


def test_a_number_that_is_not_exact_has_not_come() -> None:
    """An interviewer writes numbers down."""
    assert "fell" not in came("Complaints fell from 12 to 4")
    assert "fell" not in came("Complaints fell a lot")
    assert "fell" in came("Complaints fell a lot\nfrom 12 down to 3")


def test_words_that_lie_far_apart_are_no_idea() -> None:
    """One word here and another there would find everything in a long text."""
    assert "swap" not in came("The porter was there. It rained. We had tea. Shifts are long.")


@pytest.mark.parametrize(
    ("number", "typed", "there"),
    [
        ("1,200", "visitors were 1200", True),
        ("1200", "twelve hundred visitors", True),
        ("25", "visitors, twenty-five of them", True),
        ("205", "two hundred and five visitors", True),
        ("3.5", "visitors 3,5", True),
        ("30 %", "visitors rose by thirty per cent", True),
        ("30", "visitors rose by 300", False),
        ("half", "half of the visitors", True),
        ("half", "visitors", False),
    ],
)
def test_a_number_may_be_written_in_more_than_one_way(number: str, typed: str, there: bool) -> None:
    """What is compared is the number."""
    assert bool(proposed([Idea("v", "visitors", (number,))], typed)) is there


@given(some, st.text(max_size=300))
def test_any_text_gives_a_proposal_among_the_ideas(things: list[Idea], typed: str) -> None:
    """Whatever is typed, the drill goes on."""
    found = proposed(things, typed)

    assert found <= {idea.id for idea in things}
    assert 0 <= share(things, found) <= 1


@given(some)
def test_all_is_one_and_none_is_nothing(things: list[Idea]) -> None:
    """The two ends of the scale."""
    assert share(things, [idea.id for idea in things]) == (1 if things else 0)
    assert share(things, []) == 0


@given(st.text(alphabet="abcdefghij 123.", min_size=1, max_size=300).filter(str.strip))
def test_the_very_words_always_count(text: str) -> None:
    """Nobody is told that what they typed letter by letter is missing."""
    assert proposed([Idea("it", text)], text)


def test_numbers_count_double() -> None:
    """Two of three ideas, and the one with the numbers missing, are half of it."""
    assert share(IDEAS, {"gaps", "swap"}) == pytest.approx(0.5)


def test_beats_come_in_the_order_in_which_a_story_is_told() -> None:
    """Whatever their order in the file."""
    beats = (Beat("r", BeatPart.RESULT, "It held."), Beat("s", BeatPart.SITUATION, "A leak."))

    assert [idea.id for idea in of_story(Story("leak", "The leak", beats))] == ["s", "r"]


STORIES = tuple(Story(name, title, ()) for name, title in (("rota", "The rota"), ("roof", "Roof and rain")))


@pytest.mark.parametrize("typed", ["1 2", "1,2", "1 and 2", "rota, roof", "The rota; 2", "roof and rain, 1"])
def test_stories_are_named_by_number_or_by_words_of_their_title(typed: str) -> None:
    """However two things are written down."""
    assert {story.id for story in named(STORIES, typed).stories} == {"rota", "roof"}


@pytest.mark.parametrize("typed", ["3", "0 1", "boat", "99999999999999999999999"])
def test_what_is_no_story_is_said_with_what_there_is(typed: str) -> None:
    """A slip of the finger is told, not marked."""
    assert "1 to 2" in named(STORIES, typed).why


@given(st.text(max_size=60))
def test_naming_and_ticking_take_any_text(typed: str) -> None:
    """Either something of the list, or a sentence why not."""
    assert set(named(STORIES, typed).stories) <= set(STORIES)
    assert ticked(IDEAS, typed).came <= {idea.id for idea in IDEAS}


def test_ticks_are_numbers_all_or_none() -> None:
    """The person has the last word."""
    assert ticked(IDEAS, "1, 3").came == {"gaps", "fell"}
    assert ticked(IDEAS, "A").came == {"gaps", "swap", "fell"}
    assert ticked(IDEAS, "0") == ticked(IDEAS, "none")
    assert not ticked(IDEAS, "0").why
    assert ticked(IDEAS, "").why
    assert ticked(IDEAS, "0 1").why
