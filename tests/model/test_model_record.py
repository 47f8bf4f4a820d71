"""Values as plain JSON data: they come back equal, or the data is refused."""

import json
from dataclasses import dataclass
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.model.kinds import SourceKind
from practice.model.question import Source
from practice.model.record import RecordError, from_record, to_record


class Colour(StrEnum):
    """A small enumeration."""

    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One required field, two with defaults."""

    name: str
    weight: float = 1.0
    colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class Stone:
    """The other half of a union."""

    grams: int
    wet: bool = False


Found = Leaf | Stone


@dataclass(frozen=True, slots=True)
class Bag:
    """Everything a shape can hold."""

    first: Found
    others: tuple[Found, ...] = ()
    pair: tuple[int, str] = (0, "")
    pairs: tuple[tuple[Colour, int], ...] = ()
    last: Leaf | None = None
    leaf: Leaf = Leaf("oak")


LEAVES = st.builds(Leaf, st.text(max_size=9), st.floats(-9, 9), st.none() | st.sampled_from(Colour))
STONES = st.builds(Stone, st.integers(), st.booleans())
BAGS = st.builds(
    Bag,
    LEAVES | STONES,
    st.lists(LEAVES | STONES, max_size=3).map(tuple),
    st.tuples(st.integers(), st.text(max_size=3)),
    st.lists(st.tuples(st.sampled_from(Colour), st.integers()), max_size=3).map(tuple),
    st.none() | LEAVES,
    LEAVES,
)


@given(BAGS)
def test_a_value_comes_back_equal_through_json(bag: Bag) -> None:
    """History and the bank cache rest on this."""
    assert from_record(Bag, json.loads(json.dumps(to_record(bag), ensure_ascii=False))) == bag


@given(BAGS)
def test_values_come_back_of_their_own_type(bag: Bag) -> None:
    """Equal is not enough: `Stone(1)` must not become a `Leaf`, nor a tuple a list."""
    read = from_record(Bag, to_record(bag))

    assert [type(each) for each in (read.first, *read.others)] == [type(e) for e in (bag.first, *bag.others)]
    assert all(isinstance(colour, Colour) for colour, _ in read.pairs)
    assert isinstance(read.others, tuple)


def test_a_field_at_its_default_is_left_out() -> None:
    """A plan of forty questions stays readable; a new field with a default reads old records."""
    assert to_record(Bag(Leaf("elm"))) == {"$": "Bag", "first": {"$": "Leaf", "name": "elm"}}
    assert from_record(Leaf, {"name": "elm"}) == Leaf("elm")


@pytest.mark.parametrize("value", [None, True, 3, 2.5, "text"])
def test_plain_values_stay_themselves(value: object) -> None:
    """They are JSON already."""
    assert to_record(value) == value


@pytest.mark.parametrize("value", [{"a": 1}, [1], {1}, b"x", object()])
def test_what_has_no_form_is_a_mistake_of_the_program(value: object) -> None:
    """It is found where it is written, not when it cannot be read."""
    with pytest.raises(TypeError):
        to_record(value)


LEAF = {"$": "Leaf", "name": "elm"}


@pytest.mark.parametrize(
    "record",
    [
        None,
        [],
        "Bag",
        {},
        {"first": None},
        {"first": {"name": "elm"}},
        {"first": {"$": "Tree", "name": "elm"}},
        {"first": {"$": "Leaf"}},
        {"first": {"$": []}},
        {"first": {"$": {}}},
        {"first": {"$": "Leaf", "name": 3}},
        {"first": {"$": "Leaf", "name": None}},
        {"first": {"$": "Leaf", "name": "elm", "weight": "2"}},
        {"first": {"$": "Leaf", "name": "elm", "weight": True}},
        {"first": {"$": "Leaf", "name": "elm", "colour": "green"}},
        {"first": {"$": "Leaf", "name": "elm", "colour": ["red"]}},
        {"first": {"$": "Leaf", "name": "elm", "age": 3}},
        {"first": {"$": "Stone", "grams": 3.5}},
        {"first": {"$": "Stone", "grams": True}},
        {"first": {"$": "Stone", "grams": 3, "wet": 0}},
        {"first": LEAF, "others": LEAF},
        {"first": LEAF, "others": {"0": LEAF}},
        {"first": LEAF, "others": [None]},
        {"first": LEAF, "pair": [1]},
        {"first": LEAF, "pair": [1, "a", 2]},
        {"first": LEAF, "pair": ["a", 1]},
        {"first": LEAF, "last": {"$": "Stone", "grams": 3}},
        {"first": LEAF, "leaf": None},
        {"$": "Sack", "first": LEAF},
        {"first": LEAF, "second": LEAF},
    ],
)
def test_data_of_another_shape_is_refused(record: object) -> None:
    """One kind of error for all of them, so that a damaged row becomes a sentence."""
    with pytest.raises(RecordError):
        from_record(Bag, record)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["$", "first", "others", "pair", "last", "name"]), inner, max_size=4
        )
    ),
    max_leaves=8,
)


@given(JSON)
def test_any_json_is_a_value_or_a_record_error(record: object) -> None:
    """Never a traceback of another kind."""
    try:
        read = from_record(Bag, record)
    except RecordError:
        return

    assert isinstance(read, Bag)


def test_a_field_called_kind_is_a_field_like_any_other() -> None:
    """A question's source has one; its record must come back whole or short."""
    source = Source(SourceKind.ADAPTED, "a list", "CC0-1.0")

    assert from_record(Source, to_record(source)) == source
    assert from_record(Source, to_record(source, whole=True)) == source


def test_a_whole_record_names_every_field() -> None:
    """What is kept for years must not change its meaning when a default does."""
    assert set(to_record(Source(), whole=True)) == {"$", "kind", "origin", "licence", "url"}
