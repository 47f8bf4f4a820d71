"""What a story has, what it is called, and how it is drawn beside the others."""

from hypothesis import given
from hypothesis import strategies as st

from practice.model.kinds import Competency
from practice.model.story import Beat, BeatPart, Story
from practice.stories.cover import matrix
from practice.stories.naming import id_for
from practice.stories.parts import beats_of, lacking, with_beat
from practice.stories.table import COLUMN, KEY, SHORTEST, drawn, told

WIDE = 36
some = st.lists(st.sampled_from(Competency), max_size=5, unique=True).map(tuple)
banks = st.lists(st.builds(Story, st.uuids().map(str), st.just("A story"), st.just(()), main=some, also=some))
weights = st.dictionaries(st.sampled_from(Competency), st.sampled_from([1.0, 2.0, 3.0]))


def test_an_id_is_made_of_the_title() -> None:
    """It can be typed on every keyboard, and says what it names."""
    assert id_for("The Café: 2 weeks late!", ()) == "the-cafe-2-weeks-late"
    assert id_for("A", {"a", "a-2"}) == "a-3"
    assert id_for("東京", ()) == "story"


@given(st.text(), st.integers(0, 3))
def test_any_title_has_an_id_of_its_own(title: str, taken: int) -> None:
    """Whatever somebody calls a story."""
    used: set[str] = set()
    for _ in range(taken + 1):
        name = id_for(title, used)
        assert name not in used
        assert name.replace("-", "").isalnum()
        assert name.isascii()
        assert name == name.strip("-").lower()
        used.add(name)


@given(st.lists(st.sampled_from(BeatPart), max_size=12))
def test_beats_stand_in_the_order_they_are_told_in(parts: list[BeatPart]) -> None:
    """In whichever order they were thought of; and no two have one id."""
    story = Story("a", "A", ())
    for number, part in enumerate(parts):
        story = Story("a", "A", with_beat(story, part, str(number)))

    order = list(BeatPart)
    assert [order.index(beat.part) for beat in story.beats] == sorted(order.index(part) for part in parts)
    assert len({beat.id for beat in story.beats}) == len(parts)
    for part in BeatPart:
        texts = [int(beat.text) for beat in beats_of(story, part)]
        assert texts == sorted(texts)


def test_an_id_that_was_written_by_hand_is_not_used_again() -> None:
    """Beats are told apart by it."""
    story = Story("a", "A", (Beat("a2", BeatPart.ACTION, "one"),))

    assert [beat.id for beat in with_beat(story, BeatPart.ACTION, "two")] == ["a2", "a3"]


def test_a_story_without_what_it_shows_is_not_whole() -> None:
    """It would never be chosen."""
    beats = tuple(Beat(part.value, part, "x") for part in BeatPart)

    assert lacking(Story("a", "A", beats, cue="c", headline="h")) == ("competencies",)
    assert lacking(Story("a", "A", beats, cue="c", headline="h", main=(Competency.PLANNING,))) == ()


@given(banks, weights, st.integers(10, 76))
def test_the_table_fits_its_width_and_has_every_mark(
    stories: list[Story], wanted: dict[Competency, float], width: int
) -> None:
    """Stories that do not fit beside each other come below."""
    table = matrix(stories, wanted)
    rows = drawn(table, wanted, width)
    signs = [sign for row in rows[:-1] for sign in row.split() if sign in ("M", "a")]

    assert all(len(row) <= max(width, SHORTEST + COLUMN, len(KEY)) for row in rows)
    if width >= WIDE:  # a name that is cut may end in a letter of its own
        assert len(signs) == sum(table.count(each) for each in table.competencies)
    assert told(table, wanted).count("\n") == max(0, len(table.competencies) - 1)


def test_the_table_reads_like_this() -> None:
    """A picture is worth its words."""
    stories = [
        Story("a", "A", (), main=(Competency.LEADERSHIP,)),
        Story("b", "B", (), also=(Competency.LEADERSHIP, Competency.PLANNING)),
    ]
    wanted = {Competency.LEADERSHIP: 3.0, Competency.PLANNING: 1.0}
    table = matrix(stories, wanted)

    assert drawn(table, wanted, 36) == (
        "              1  2",
        "3 leadership  M  a",
        "1 planning    .  a",
        KEY,
    )
    assert told(table, wanted) == (
        "Leadership (asked for, 3 of 3): main A; also B.\nPlanning (asked for, 1 of 3): also B."
    )
