"""Which story covers what, and which is worth writing next."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from practice.model.kinds import Competency
from practice.model.story import Beat, BeatPart, Story, StoryKind
from practice.stories.cover import ENOUGH, Mark, matrix, next_story
from practice.stories.warnings import warnings

TEAM, PLAN, LEAD = Competency.TEAMWORK, Competency.PLANNING, Competency.LEADERSHIP
TODAY = date(2026, 3, 2)
some = st.lists(st.sampled_from(Competency), max_size=5, unique=True).map(tuple)
banks = st.lists(st.builds(Story, st.uuids().map(str), st.just("A story"), st.just(()), main=some, also=some))
weights = st.dictionaries(st.sampled_from(Competency), st.sampled_from([1.0, 2.0, 3.0]))


def story(
    name: str = "a",
    *,
    main: tuple[Competency, ...] = (),
    also: tuple[Competency, ...] = (),
    kinds: tuple[StoryKind, ...] = (StoryKind.FAILURE, StoryKind.CONFLICT),
    where: str = "",
    when: str = "2025",
    numbers: tuple[str, ...] = ("34%",),
) -> Story:
    result = Beat("r", BeatPart.RESULT, "It went well", numbers)
    return Story(name, name.upper(), (result,), main=main, also=also, kinds=kinds, where=where, when=when)


def test_the_matrix_puts_what_the_job_wants_most_first() -> None:
    """The first column is the first question to be ready for."""
    table = matrix([story(main=(TEAM,), also=(PLAN,))], {PLAN: 1.0, LEAD: 3.0, TEAM: 2.0})

    assert table.competencies == (LEAD, TEAM, PLAN)
    assert [table.mark(table.stories[0], each) for each in table.competencies] == [
        Mark.NONE,
        Mark.MAIN,
        Mark.ALSO,
    ]


def test_the_next_story_is_for_what_is_wanted_most_and_covered_least() -> None:
    """Two stories about one thing are enough, however much it is wanted."""
    have = [story("a", main=(LEAD,)), story("b", main=(LEAD,), also=(TEAM,))]

    assert next_story(have, {LEAD: 3.0, TEAM: 2.0, PLAN: 1.0}) == (TEAM, PLAN)
    assert next_story(have, {LEAD: 3.0}) == ()


@given(banks, weights)
def test_writing_what_is_asked_for_comes_to_an_end(
    stories: list[Story], wanted: dict[Competency, float]
) -> None:
    """Each new story carries what was named, until everything has two."""
    for _ in range(ENOUGH * len(Competency) + 1):
        more = next_story(stories, wanted)
        if not more:
            break
        stories = [*stories, story(f"new-{len(stories)}", main=more)]

    assert next_story(stories, wanted) == ()
    assert all(matrix(stories, wanted).count(each) >= ENOUGH for each in wanted)


def test_a_bank_without_a_failure_and_a_disagreement_is_told_so() -> None:
    """Those two are asked for nearly everywhere."""
    said = " ".join(warnings([story(kinds=())], weights={}, today=TODAY))

    assert "went wrong" in said
    assert "disagreement" in said


def test_what_one_story_lacks_is_asked_for_by_its_title() -> None:
    """A result without a number, and a year too long ago."""
    old = story("old", when="2021", numbers=())
    said = warnings([old], weights={}, today=TODAY)

    assert "'OLD' is of 2021. Is there a newer one?" in said
    assert "No figure is marked in the result of 'OLD'. Is there one, or somebody's own words?" in said


def test_a_wanted_competency_without_two_stories_comes_first() -> None:
    """What the job asks for is worth more than what is nice to have."""
    said = warnings([story(main=(TEAM,))], weights={TEAM: 1.0, LEAD: 3.0}, today=TODAY)

    assert said[:2] == [
        "Leadership: no story. Did anything else happen that shows it?",
        "Teamwork: only one story. Did anything else happen that shows it?",
    ]


def test_a_good_bank_is_left_in_peace() -> None:
    """Nothing is said for the sake of saying it."""
    have = [story("a", main=(TEAM,), where="Library"), story("b", main=(TEAM,), where="Choir")]

    assert warnings(have, weights={TEAM: 2.0}, today=TODAY) == []


@given(banks, weights)
def test_any_bank_has_warnings_without_an_error(
    stories: list[Story], wanted: dict[Competency, float]
) -> None:
    """Also an empty one, and one of stories without beats."""
    for sentence in warnings(stories, weights=wanted, today=TODAY):
        assert sentence[-1] in ".?"
