"""Reading on after a place that is not YAML: the broken list item is set aside, the others are kept."""

import re

from practice.banks import signs
from practice.banks.nodes import Node, tree
from practice.banks.parser_words import Unreadable
from practice.banks.problems import Findings
from practice.banks.source import Source

MOST_SET_ASIDE = 30
MOST_READ_AGAIN = 1_500_000
"""Characters parsed once more for the sake of recovery; keeps the whole under two seconds."""

_LIST_NAME = re.compile("^(?:questions|rounds|stories)[ \t]*:[ \t]*(?:#.*)?$")
_ITEM = re.compile("^( *)- ")


def readable_tree(source: Source, findings: Findings) -> Node | None:
    """The tree of what can be read; each list item that is not YAML is reported and left out."""
    told: list[Unreadable] = []
    budget = MOST_READ_AGAIN
    while True:
        own = Findings()
        try:
            root = tree(source, own)
            findings.take(own)
            break
        except Unreadable as found:
            told.append(found)
        root = None
        budget -= len(source.text)
        if budget < 0 or len(told) > MOST_SET_ASIDE:
            break
        without = _set_aside(source, told[-1].line)
        if without is None:
            break
        source = without
    # What was no part of the item set aside is met again in the next round.
    for line, what, mend in dict.fromkeys((each.line, each.what, each.mend) for each in told):
        findings.error(line, what, mend)
    return root


def _set_aside(source: Source, line: int) -> Source | None:
    """The source with the list item around `line` replaced by a stand-in; None when there is no such item."""
    top = next((n for n, text in enumerate(source.lines) if _LIST_NAME.match(text)), None)
    if top is None:
        return None
    indent = next((found[1] for text in source.lines[top + 1 :] if (found := _ITEM.match(text))), None)
    if indent is None:
        return None
    start = f"{indent}- "
    begin = min(line, len(source.lines)) - 1
    while begin > top and not source.lines[begin].startswith(start):
        begin -= 1
    if begin <= top or source.lines[begin] == start + signs.STAND_IN:
        return None
    end = begin + 1
    while end < len(source.lines) and not _ends(source.lines[end], indent):
        end += 1
    aside = (start + signs.STAND_IN, *[""] * (end - begin - 1))
    lines = (*source.lines[:begin], *aside, *source.lines[end:])
    return Source("\n".join(lines), lines, hidden=True)


def _ends(line: str, indent: str) -> bool:
    """Whether a new item, or something further out, begins with this line."""
    if line.startswith(f"{indent}- "):
        return True
    text = line.lstrip(" ")
    return bool(text) and not text.startswith("#") and len(line) - len(text) < max(len(indent), 1)
