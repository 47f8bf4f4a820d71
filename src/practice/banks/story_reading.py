"""A file of stories from its bytes: every good story, and a problem for each thing that is not."""

from dataclasses import dataclass, field, replace

from practice.banks.nodes import Block, List, Node, Text
from practice.banks.problems import Findings
from practice.banks.reader import entries, is_sound
from practice.banks.reading import fill
from practice.banks.recovery import readable_tree
from practice.banks.signs import printable
from practice.banks.source import decode
from practice.banks.story_fields import BEAT, MOST_STORIES, SCHEMA, STORY, STORY_FILE, Evidence
from practice.banks.story_notes import with_notes
from practice.model.story import Story

_HEADLESS = f"this is YAML, but no file of stories (no 'schema: {SCHEMA}' line)"
_ADD_HEAD = f"add the line 'schema: {SCHEMA}' at the top, and put the stories under 'stories:'"

_NOT_STORED = frozenset({"questions", "told", "x", "competencies"})
"""Fields that are no fields of a Story."""


@dataclass(slots=True)
class StoryReading:
    """The stories of one file and everything found in it; `found` counts them, good or not."""

    stories: tuple[Story, ...] = ()
    found: int = 0
    findings: Findings = field(default_factory=Findings)


def read_stories(data: bytes) -> StoryReading:
    """What the file holds. Whatever the bytes are, this is never an exception."""
    reading = StoryReading()
    source = decode(data, reading.findings)
    if source is None:
        return reading
    before = reading.findings.errors
    root = readable_tree(source, reading.findings)
    if isinstance(root, Block) and _is_ours(root, reading.findings):
        noted = with_notes(root, source) if "#" in source.text else root
        assert isinstance(noted, Block), "notes change no block"
        _read(noted, reading)
    elif not isinstance(root, Block) and (root is not None or reading.findings.errors == before):
        empty = root is None or (isinstance(root, Text) and not root.value)
        reading.findings.error(1, "the file is empty" if empty else _HEADLESS, _ADD_HEAD)
    return reading


def _is_ours(root: Block, findings: Findings) -> bool:
    schema = next((v for key, v in root.pairs if key.value == "schema" and isinstance(v, Text)), None)
    if schema is None:
        findings.error(1, _HEADLESS, _ADD_HEAD)
        return False
    if schema.value == SCHEMA:
        return True
    name, _, number = schema.value.partition("/")
    newer = name == SCHEMA.partition("/")[0] and number.isdecimal() and int(number[:9]) > 1
    what = f"schema '{printable(schema.value, 60)}' is not one this program reads stories from"
    findings.error(schema.line, what, "update the program" if newer else f"write 'schema: {SCHEMA}'")
    return False


def _read(root: Block, reading: StoryReading) -> None:
    top = fill(STORY_FILE, root, "the file", reading.findings, raw=frozenset({"stories"}))
    assert top is not None, "a block has fields"
    if "stories" not in top.values:
        return
    ids: dict[str, int] = {}
    stories = []
    for place, node in enumerate(_items(top.values["stories"], reading.findings), 1):
        reading.found += 1
        story = _story(node, place, ids, reading.findings)
        if story is not None:
            stories.append(story)
    reading.stories = tuple(stories)


def _items(node: Node, findings: Findings) -> tuple[Node, ...]:
    """The stories; that there are none yet is no mistake."""
    nothing = isinstance(node, Text) and not node.value and not node.quoted
    if nothing or (isinstance(node, List) and not node.items):
        return ()
    return entries(node, "story", MOST_STORIES, findings)


def _story(node: Node, place: int, ids: dict[str, int], findings: Findings) -> Story | None:
    before = findings.errors
    where = f"story {place}"
    filled = fill(STORY, _without_cut_beats(node, where, findings), where, findings)
    if filled is None:
        return None
    name = filled.values.get("id")
    if name in ids:
        what = f"id '{name}' is already used on line {ids[name]}"
        findings.error(filled.line_of("id"), what, "ids must differ: what you recalled hangs on them")
    elif name is not None:
        ids[name] = filled.line_of("id")
    _check_beat_ids(node, where, findings)
    if findings.errors > before or not filled.complete or not is_sound(node):
        return None
    shown = filled.values.get("competencies", {})
    values = {name: value for name, value in filled.values.items() if name not in _NOT_STORED}
    return Story(
        **{"beats": (), **values},
        main=shown.get(Evidence.MAIN, ()),
        also=shown.get(Evidence.ALSO, ()),
        line=filled.line,
    )


def _check_beat_ids(node: Node, where: str, findings: Findings) -> None:
    ids: dict[str, int] = {}
    for beat in _beats(node):
        for key, value in beat.pairs if isinstance(beat, Block) else ():
            if key.value == "id" and isinstance(value, Text) and value.value:
                if value.value in ids:
                    what = f"{where} has two beats called '{printable(value.value, 60)}'"
                    mend = f"give one of them another id (the first is on line {ids[value.value]})"
                    findings.error(value.line, what, mend)
                ids.setdefault(value.value, value.line)


def _beats(node: Node) -> tuple[Node, ...]:
    beats = next((v for k, v in node.pairs if k.value == "beats"), None) if isinstance(node, Block) else None
    return beats.items if isinstance(beats, List) else ()


def _without_cut_beats(node: Node, where: str, findings: Findings) -> Node:
    """The story without what is left of a text after a comma in braces, which YAML takes for a name.

    It is the likeliest slip in a beat written on one line, and "remove it" would be the wrong advice.
    """
    if not isinstance(node, Block):
        return node
    pairs = []
    for key, value in node.pairs:
        if key.value == "beats" and isinstance(value, List):
            items = (_whole(beat, f"beat {n} of {where}", findings) for n, beat in enumerate(value.items, 1))
            value = replace(value, items=tuple(items))
        pairs.append((key, value))
    return replace(node, pairs=tuple(pairs))


def _whole(beat: Node, where: str, findings: Findings) -> Node:
    if not (isinstance(beat, Block) and beat.flow):
        return beat
    cut = [key for key, value in beat.pairs if key.value not in BEAT.by_name and _is_nothing(value)]
    if not cut:
        return beat
    what = f"the text of {where} is cut off at a comma, before '{printable(cut[0].value, 60)}'"
    findings.error(cut[0].line, what, "put the whole text in double quotes")
    return replace(beat, pairs=tuple(pair for pair in beat.pairs if pair[0] not in cut))


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Text) and not node.value and not node.quoted
