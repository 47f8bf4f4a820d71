"""A translation file from its tree."""

from practice.banks.fields import TRANSLATED_QUESTION, TRANSLATION_FILE
from practice.banks.nodes import Block
from practice.banks.problems import Findings
from practice.banks.question_rules import check_anchors, check_points
from practice.banks.reader import fill_entry, is_sound, opened
from practice.banks.readings import Reading
from practice.banks.translation import Translation, Words

_KEPT = ("version", "language", "title", "summary", "authors")


def read_translation(root: Block, findings: Findings) -> Reading:
    """The translation with all its good entries; whether their ids exist is checked beside the original."""
    heading, nodes = opened(root, TRANSLATION_FILE, findings)
    lines: dict[str, int] = {}
    entries = []
    for place, node in enumerate(nodes, 1):
        before = findings.errors
        entry = fill_entry(TRANSLATED_QUESTION, node, place, lines, findings)
        if entry is None:
            continue
        check_anchors(entry.values.get("anchors", ()), entry.line_of("anchors"), findings)
        check_points(entry.values.get("listen_for", ()), entry.line_of("listen_for"), findings)
        if findings.errors == before and entry.complete and is_sound(node):
            entries.append(Words(line=entry.line_of("id"), **entry.values))
    translation = None
    if heading is not None and heading.complete:
        kept = {name: value for name, value in heading.values.items() if name in _KEPT}
        translation = Translation(heading.values["translations_of"], questions=tuple(entries), **kept)
    return Reading(translation=translation, found=len(lines))
