"""A file of stories with one story added or changed; everything else in it stays byte for byte."""

import re
from collections.abc import Container

from practice.banks.story_places import Lines, Place, root_place
from practice.banks.story_yaml import (
    FIELDS,
    beat_line,
    field_lines,
    story_lines,
    value_of,
)
from practice.model.story import Beat, Story

_NOTE = re.compile("[ \t]+#[^\r\n]*")
_DASH = re.compile("^[ ]*(?=- )")
_BLANK_OR_NOTE = re.compile("[ \t]*(?:#|$)")

Edit = tuple[int, int, str]
"""From, to (places in the text), and what stands there afterwards."""


class CannotPlace(Exception):
    """The file is written in a way that lets no single story be added or changed; says how to mend that."""


def with_story(text: str, story: Story, before: Story | None) -> str:
    """The text with this story; `before` is the one of its id that the text holds. Raises CannotPlace.

    The text must have been read without a problem.
    """
    return _Writer(text).written(story, before)


class _Writer:
    """One text and what is to change in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = Lines(text)
        self._end = "\r\n" if "\r\n" in text else "\n"
        root = root_place(text)
        found = root.named("stories")
        assert found is not None, "a file that was read has its stories"
        self._name, self._stories = found
        if root.flow or (self._stories.flow and self._stories.items):
            raise CannotPlace("put each story on lines of its own, with '- ' before its first field")

    def written(self, story: Story, before: Story | None) -> str:
        edits = self._appended(story) if before is None else self._changed(story, before)
        parts: list[str] = []
        at = 0
        for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
            parts += [self._text[at:start], new]
            at = end
        return "".join([*parts, self._text[at:]])

    def _appended(self, story: Story) -> list[Edit]:
        """Behind the last story and the notes that follow it, as far as nothing else comes after them."""
        items = self._stories.items
        edits: list[Edit] = []
        last = items[-1].end if items else self._name.end
        if not items and self._stories.flow:  # `stories: []`
            edits.append((self._name.end + 1, self._stories.end, ""))
            last = self._stories.end
        start = self._behind_notes(self._lines.after(last))
        margin = "  "
        if items:
            dash = _DASH.match(self._text[self._lines.start_of(items[0].start) : items[0].start])
            if dash is None:
                raise CannotPlace("put each story on lines of its own, with '- ' before its first field")
            margin = dash[0]
        above = self._text[:start]
        lead = "" if not above or above.endswith(("\n", "\r")) else self._end
        blank = "" if above.endswith(self._end * 2) else self._end
        new = lead + blank + "".join(f"{line}{self._end}" for line in story_lines(story, margin))
        return [*edits, (start, start, new)]

    def _behind_notes(self, start: int) -> int:
        """The end of the text when only notes follow; else `start`, for they belong to what comes next."""
        rest = self._text[start:]
        only_notes = all(_BLANK_OR_NOTE.match(line) for line in rest.splitlines())
        return len(self._text) if only_notes else start

    def _changed(self, story: Story, before: Story) -> list[Edit]:
        item = next(item for item in self._stories.items if self._has_id(item, story.id))
        if item.flow:
            mend = "write it without the braces, each field on a line of its own"
            raise CannotPlace(f"story '{story.id}' is written in braces: {mend}")
        fields = {name: field_lines(story, name) for name in FIELDS}
        gone = {name for name in FIELDS if not fields[name]}
        edits = self._removed(item, gone)
        for name in FIELDS:
            if name in gone or fields[name] == field_lines(before, name):
                continue
            found = item.named(name)
            if found is None:
                edits += self._inserted(item, name, fields[name], gone)
            elif name == "beats":
                edits += self._beats(found, story.beats, before.beats)
            else:
                edits += self._replaced(found, value_of(story, name))
        return edits

    @staticmethod
    def _has_id(item: Place, name: str) -> bool:
        found = item.named("id")
        return found is not None and found[1].name == name

    @staticmethod
    def _replaced(found: tuple[Place, Place], new: str) -> list[Edit]:
        """The value alone, so that a note behind it stays; of one over several lines, all of it."""
        key, value = found
        if value.flow or not (value.pairs or value.items):
            return [(value.start, value.end, new)]
        return [(key.end, value.end, f": {new}")]

    def _inserted(self, item: Place, name: str, lines: list[str], gone: Container[str]) -> list[Edit]:
        """Behind the nearest field that comes before it in the usual order."""
        names = [each for each in FIELDS[: FIELDS.index(name)] if each not in gone]
        earlier = [found for each in names if (found := item.named(each))]
        above = earlier[-1][1].end
        margin = self._margin(item)
        start = self._lines.after(above)
        ended = self._text[:start].endswith(("\n", "\r"))
        new = "".join(f"{margin}{line}{self._end}" for line in lines)
        return [(start, start, new if ended else f"{self._end}{new}")]

    def _margin(self, item: Place) -> str:
        first = item.pairs[0][0]
        return " " * (first.start - self._lines.start_of(first.start))

    def _removed(self, item: Place, gone: Container[str]) -> list[Edit]:
        """The lines of these fields; the dash is left to the first field that stays."""
        stays = next(n for n, (key, _) in enumerate(item.pairs) if key.name not in gone)
        edits: list[Edit] = [(item.pairs[0][0].start, item.pairs[stays][0].start, "")] if stays else []
        for key, value in item.pairs[stays:]:
            if key.name in gone:
                edits.append((self._lines.start_of(key.start), self._lines.after(value.end), ""))
        return edits

    def _beats(
        self, found: tuple[Place, Place], beats: tuple[Beat, ...], old: tuple[Beat, ...]
    ) -> list[Edit]:
        """Beats that stay keep their lines, with the notes above and behind them."""
        key, value = found
        if value.flow:
            first = key.start - self._lines.start_of(key.start)
            lines = "".join(f"{self._end}{' ' * first}  - {beat_line(beat)}" for beat in beats)
            return [(key.end, value.end, f":{lines}")]
        starts = [self._lines.after(key.end), *(self._lines.after(item.end) for item in value.items)]
        places = {beat.id: n for n, beat in enumerate(old)}
        dash = _DASH.match(self._text[self._lines.start_of(value.items[0].start) : value.items[0].start])
        margin = dash[0] if dash else "      "
        new = ""
        for beat in beats:
            number = places.get(beat.id)
            if number is None:
                new += f"{margin}- {beat_line(beat)}{self._end}"
                continue
            item, start, end = value.items[number], starts[number], starts[number + 1]
            lines = self._text[start:end]
            if beat != old[number]:
                note = _NOTE.match(self._text, item.end)
                above = self._text[start : self._lines.start_of(item.start)]
                lines = f"{above}{margin}- {beat_line(beat)}{note[0] if note else ''}{self._end}"
            new += lines if lines.endswith(("\n", "\r")) else lines + self._end
        return [(starts[0], starts[-1], new)]
