"""Which `#` behind a text is the person's own note, and which cuts the text off.

YAML takes ` #` for a comment wherever it stands. In a bank that is nearly always a slip (`values #2 to #4`);
in a file of one's own, notes behind a line are common, and they stand apart: two spaces, then `# `.
"""

from dataclasses import replace

from practice.banks.nodes import Block, List, Node, Text
from practice.banks.source import Source


def with_notes(node: Node, source: Source) -> Node:
    """The tree, in which a text with a note behind it counts as whole."""
    match node:
        case Text():
            return replace(node, cut="") if node.cut and _is_note(node, source) else node
        case List():
            return replace(node, items=tuple(with_notes(item, source) for item in node.items))
        case Block():
            return replace(node, pairs=tuple((key, with_notes(value, source)) for key, value in node.pairs))


def _is_note(text: Text, source: Source) -> bool:
    if not text.cut.startswith("# "):
        return False
    # A text that goes over several lines is cut on its last.
    for number in range(text.line, min(text.line + 1 + len(text.value), len(source.lines)) + 1):
        line = source.line(number).rstrip()
        if line.endswith(text.cut):
            return line.removesuffix(text.cut).endswith(("  ", "\t"))
    return False
