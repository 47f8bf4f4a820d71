"""Where in a file of stories each thing stands, so that one can be changed and all else stays as it is."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_END = re.compile("\r\n|\r|\n")
_ON_LINES_OF_ITS_OWN = ("|", ">")


@dataclass(slots=True)
class Place:
    """A value from its first sign to behind its last, as places in the text; `flow` when in brackets."""

    start: int
    end: int
    flow: bool = False
    pairs: list[tuple["Place", "Place"]] = field(default_factory=list)
    items: list["Place"] = field(default_factory=list)
    name: str = ""

    def named(self, name: str) -> tuple["Place", "Place"] | None:
        """The name and the value of a field."""
        return next((pair for pair in self.pairs if pair[0].name == name), None)


class Lines:
    """The lines of a text, each by where it starts; a line reaches to behind its end sign."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in _END.finditer(text))]

    def at(self, line: int, column: int) -> int:
        """A place by its line and column, both from 0."""
        return self.starts[line] + column if line < len(self.starts) else len(self.text)

    def start_of(self, place: int) -> int:
        """Where the line begins that this place is in."""
        return self.starts[bisect_right(self.starts, place) - 1]

    def after(self, place: int) -> int:
        """Where the line begins that follows the one this place is in; the end of the text after the last."""
        number = bisect_right(self.starts, place)
        return self.starts[number] if number < len(self.starts) else len(self.text)


def root_place(text: str) -> Place:
    """The root of a text that has been read without a problem."""
    lines = Lines(text)
    events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
    for event in events:
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent | yaml.ScalarEvent):
            return _place(event, events, lines)
    raise AssertionError("a text that was read has a root")


def _place(event: yaml.Event, events: Iterator[yaml.Event], lines: Lines) -> Place:
    match event:
        case yaml.ScalarEvent():
            return _scalar(event, lines)
        case yaml.SequenceStartEvent():
            place = Place(_start(event, lines), 0, bool(event.flow_style))
            for inner in events:
                if isinstance(inner, yaml.SequenceEndEvent):
                    return _closed(place, inner, place.items, lines)
                place.items.append(_place(inner, events, lines))
        case yaml.MappingStartEvent():
            place = Place(_start(event, lines), 0, bool(event.flow_style))
            for inner in events:
                if isinstance(inner, yaml.MappingEndEvent):
                    return _closed(place, inner, [value for _, value in place.pairs], lines)
                name = _place(inner, events, lines)
                place.pairs.append((name, _place(next(events), events, lines)))
    raise AssertionError(f"unreachable: {event!r}")


def _closed(place: Place, event: yaml.Event, inner: list[Place], lines: Lines) -> Place:
    """A block ends with the last thing in it; what YAML calls its end is where the next thing begins."""
    assert event.end_mark is not None, "the parsers mark every event"
    closing = lines.at(event.end_mark.line, event.end_mark.column)
    place.end = closing if place.flow or not inner else inner[-1].end
    return place


def _scalar(event: yaml.ScalarEvent, lines: Lines) -> Place:
    assert event.end_mark is not None, "the parsers mark every event"
    start, end = _start(event, lines), lines.at(event.end_mark.line, event.end_mark.column)
    if event.style in _ON_LINES_OF_ITS_OWN:
        end = start + len(lines.text[start:end].rstrip())
    return Place(start, end, name=event.value)


def _start(event: yaml.Event, lines: Lines) -> int:
    assert event.start_mark is not None, "the parsers mark every event"
    return lines.at(event.start_mark.line, event.start_mark.column)
