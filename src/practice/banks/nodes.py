"""A YAML document as a tree of plain texts, blocks and lists, each with the line it stands on.

Nothing is guessed: `no` stays the text "no" and `1:30` the text "1:30". What YAML can do beyond that
(aliases, tags, several documents, names that are not texts) is refused with a line number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from practice.banks import parser_words, signs
from practice.banks.problems import Findings
from practice.banks.source import Source

MOST_DEEP = 20
MOST_NODES = 120_000
"""Far more than 2,000 full questions need; a bigger tree would not fit the time and memory allowed."""

# `yaml` chooses the implementation: libyaml where the wheel has it, otherwise Python, slower.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_QUOTES = ("'", '"')
_COMMENT = re.compile("[ \t]+#.*")
_SIGN = "the text starts with a sign that means something in YAML: put it in double quotes"
_REPEAT = f"{_SIGN}; what repeats has to be written out again"


@dataclass(frozen=True, slots=True)
class Text:
    """One value as it was written; `cut` is what YAML took for a comment after it."""

    line: int
    value: str
    quoted: bool = False
    cut: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """Several values; `flow` when written in square brackets."""

    line: int
    items: tuple["Node", ...]
    flow: bool
    sound: bool


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of `name: value` in their order, names given twice included; `flow` when in braces.

    `sound` is False when something inside was refused while the tree was built (and has been reported).
    A line whose name was refused is not among the pairs.
    """

    line: int
    pairs: tuple[tuple[Text, "Node"], ...]
    flow: bool
    sound: bool


Node = Text | List | Block

UNREADABLE = Text(0, signs.STAND_IN)
"""Stands where something was refused and reported; readers pass over it in silence."""


@dataclass(slots=True)
class _Open:
    """A block or list whose end has not been met."""

    line: int
    is_block: bool
    flow: bool
    nodes: list[Node] = field(default_factory=list)
    sound: bool = True


class _Stop(Exception):
    """The rest of the document is not worth reading."""


def tree(source: Source, findings: Findings) -> Node | None:
    """The document's root; None when it is empty or too deep or too large.

    Raises parser_words.Unreadable where the text is not YAML.
    """
    builder = _Builder(source, findings)
    quote_line = 0
    try:
        for event in _events(source.text):
            if type(event) is yaml.ScalarEvent and event.style in _QUOTES:
                began = _start(event).line
                quote_line = began + 1 if _end(event).line > began else 0
            builder.add(event)
    except _Stop:
        return builder.root if builder.finished else None
    except yaml.MarkedYAMLError as error:
        if builder.finished:
            return builder.root
        raise parser_words.unreadable(error, source, quote_line=quote_line) from None
    return builder.root


def _events(text: str) -> Iterator[yaml.Event]:
    events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
    return events


class _Mark(Protocol):
    """A place in the text; both counts start at 0."""

    line: int
    column: int


def _start(event: yaml.Event) -> _Mark:
    assert event.start_mark is not None, "the parsers mark every event"
    return event.start_mark


def _end(event: yaml.Event) -> _Mark:
    assert event.end_mark is not None, "the parsers mark every event"
    return event.end_mark


class _Builder:
    """Events in, one tree out, without recursion."""

    def __init__(self, source: Source, findings: Findings) -> None:
        self.root: Node | None = None
        self.finished = False
        self._source = source
        self._findings = findings
        self._open: list[_Open] = []
        self._count = 0

    def add(self, event: yaml.Event) -> None:
        """Take the next event; raises _Stop when no more are wanted."""
        match event:
            case yaml.ScalarEvent():
                self._place(self._text(event))
            case yaml.MappingStartEvent():
                self._begin(event, is_block=True)
            case yaml.SequenceStartEvent():
                self._begin(event, is_block=False)
            case yaml.CollectionEndEvent():
                self._end()
            case yaml.AliasEvent():
                self._refuse(event, f"'*{event.anchor}' is a YAML alias", _REPEAT)
                self._place(UNREADABLE)
            case yaml.DocumentEndEvent():
                self.finished = True
            case yaml.DocumentStartEvent() if self.finished:
                what = "a second document starts here ('---'); only the first is read"
                mend = "delete the '---' line, or give each document its own file"
                self._findings.error(_start(event).line + 1, what, mend)
                raise _Stop

    def _text(self, event: yaml.ScalarEvent) -> Text:
        self._plain(event)
        line = _start(event).line + 1
        quoted = bool(event.style)
        value: str = event.value
        cut = ""
        if not quoted:
            end = _end(event)
            found = _COMMENT.match(self._source.line(end.line + 1), end.column)
            cut = found[0].strip() if found else ""
        # Only double quotes can spell a character out; any other was found in the source.
        hidden = signs.find_refused(value) if event.style == '"' or self._source.hidden else None
        if hidden:
            if hidden[0] != signs.STAND_IN:
                what = f"this text holds {signs.name(hidden[0])}"
                self._findings.error(line, what, "delete it; a text may not control the terminal")
            value = signs.clean(value)
            self._unsound()
        return Text(line, value, quoted, cut)

    def _plain(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Anchors and tags are refused; what carries them is still read."""
        if event.anchor is not None:
            self._refuse(event, f"'&{event.anchor}' is a YAML anchor", _REPEAT)
        if event.tag is not None:
            self._refuse(event, f"'{event.tag}' is a YAML tag", _SIGN)

    def _refuse(self, event: yaml.Event, what: str, mend: str) -> None:
        self._findings.error(_start(event).line + 1, what, mend)
        self._unsound()

    def _unsound(self) -> None:
        if self._open:
            self._open[-1].sound = False

    def _begin(self, event: yaml.CollectionStartEvent, *, is_block: bool) -> None:
        self._plain(event)
        line = _start(event).line + 1
        if len(self._open) == MOST_DEEP:
            what = f"the file is nested more than {MOST_DEEP} levels deep"
            self._findings.error(line, what, "check the brackets and the indentation of this line")
            raise _Stop
        self._open.append(_Open(line, is_block, bool(event.flow_style)))

    def _end(self) -> None:
        done = self._open.pop()
        if not done.sound:
            self._unsound()
        if not done.is_block:
            self._place(List(done.line, tuple(done.nodes), done.flow, done.sound))
            return
        pairs = []
        for key, value in zip(done.nodes[::2], done.nodes[1::2], strict=True):
            if isinstance(key, Text):
                if signs.STAND_IN not in key.value:
                    pairs.append((key, value))
                continue
            self._findings.error(key.line or done.line, "a name here is not a text", "write 'name: value'")
            done.sound = False
            self._unsound()
        self._place(Block(done.line, tuple(pairs), done.flow, done.sound))

    def _place(self, node: Node) -> None:
        self._count += 1
        if self._count > MOST_NODES:
            what = f"the file holds more than {MOST_NODES:,} values"
            self._findings.error(node.line or 1, what, "split it into several banks")
            raise _Stop
        if self._open:
            self._open[-1].nodes.append(node)
        else:
            self.root = node
