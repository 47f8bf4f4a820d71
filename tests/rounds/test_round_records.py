"""A round on disk: every event and effect's value comes back as it was."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.model.answer import Ended, FollowUp, Given, Notes
from practice.model.kinds import Gap
from practice.model.record import RecordError, from_record, to_record
from practice.rounds.events import (
    Again,
    Drafted,
    Event,
    Expected,
    Faced,
    Go,
    Logged,
    Noted,
    Skip,
    Tick,
    Typed,
)

AT = st.floats(0, 1e6)
TEXT = st.text(max_size=60)
NOTES = st.builds(Notes, TEXT, TEXT, TEXT)
EVENTS: dict[type, st.SearchStrategy[Event]] = {
    Go: st.builds(Go, AT),
    Tick: st.builds(Tick, AT),
    Typed: st.builds(Typed, AT, TEXT),
    Drafted: st.builds(Drafted, AT, TEXT),
    Noted: st.builds(Noted, AT, NOTES),
    Expected: st.builds(Expected, AT, st.integers(1, 5)),
    Skip: st.builds(Skip, AT),
    Again: st.builds(Again, AT),
    Faced: st.builds(Faced, AT, st.booleans()),
}
GIVEN = st.builds(
    Given,
    item=st.integers(0, 40),
    part=st.integers(0, 4),
    take=st.integers(1, 4),
    asked=TEXT,
    ended=st.sampled_from(Ended),
    prepared_s=AT,
    answered_s=AT,
    words=st.none() | TEXT,
    follow_up=st.none() | st.builds(FollowUp, TEXT, TEXT, st.none() | st.sampled_from(Gap)),
    expected=st.none() | st.integers(1, 5),
    notes=NOTES,
)


def there_and_back(value: object) -> object:
    """The value after a stay on disk, as JSON text."""
    return json.loads(json.dumps(to_record(value), ensure_ascii=False))


def test_every_event_is_tried_here() -> None:
    """A new event must come with its record."""
    assert set(EVENTS) == set(Event.__args__)


@pytest.mark.parametrize("kind", EVENTS.values(), ids=lambda kind: str(kind).split("(")[1].split(",")[0])
@given(data=st.data())
def test_an_event_comes_back_equal_and_of_its_kind(
    kind: st.SearchStrategy[Event], data: st.DataObject
) -> None:
    """`Go` read as `Tick` would be another round."""
    event = data.draw(kind)
    read = from_record(Logged, there_and_back(Logged(event))).event

    assert read == event
    assert type(read) is type(event)


@given(GIVEN)
def test_an_answer_comes_back_equal(answer: Given) -> None:
    """Every word, every time, why the follow-up was asked."""
    assert from_record(Given, there_and_back(answer)) == answer


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"event": None},
        {"event": {"kind": "Stop", "at": 1.0}},
        {"event": {"at": 1.0}},
        {"event": {"kind": "Go"}},
        {"event": {"kind": "Go", "at": "1"}},
        {"event": {"kind": "Go", "at": True}},
        {"event": {"kind": "Go", "at": 1.0, "words": "?"}},
        {"event": {"kind": "Faced", "at": 1.0, "by_line": 1}},
        {"event": ["Go", 1.0]},
        [],
        "Go",
    ],
)
def test_another_shape_is_an_error_of_its_own(record: object) -> None:
    """A damaged record is told from a bug in the program."""
    with pytest.raises(RecordError):
        from_record(Logged, record)
