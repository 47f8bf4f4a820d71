"""What the parser of TOML complains of, in plain words by cause, with the line as it was probably meant."""

import re

from practice.settings.fields import GROUPS, OWN_PATTERN, Flag, Kind, OneOf, Whole, Words, any_of, shown
from practice.settings.lines import broken_line
from practice.settings.template import written
from practice.settings.trouble import Finding

_LINE = re.compile(r" \(at line (\d+), column \d+\)$")
_TWICE = ("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate")
_SETTING = re.compile(r"\s*([\w-]+)\s*([=:])\s*(.*?)\s*$")
_HEADING = re.compile(r"\s*\[+\s*([\w.-]*)")
_CURLY = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb"
_QUOTES = f"\"'{_CURLY}"

_YES = frozenset("true yes on y 1".split())
_NO = frozenset("false no off n none 0".split())

_KINDS: dict[str, Kind] = {
    setting.name: setting.kind for group in (*GROUPS, OWN_PATTERN) for setting in group.settings
}

_SHAPE = "a line is a [group], a setting such as use = true, or a note that begins with #"


def in_plain_words(error: Exception, text: str) -> Finding:
    """The line to mend and how, for a text that is no TOML."""
    words = str(error)
    lines = text.split("\n")
    said = _LINE.search(words)
    number = broken_line(text) or (int(said[1]) if said else None)
    if number is None:
        return Finding(None, "the file cannot be understood", _SHAPE)
    while number < len(lines) and not lines[number - 1].strip():
        number += 1
    if any(sign in words for sign in _TWICE) and broken_line(text) is None:
        return Finding(number, "this stands in the file a second time", "delete one of the two")
    return Finding(number, *_cause(lines[number - 1]))


def _cause(line: str) -> tuple[str, str]:
    if heading := _HEADING.match(line):
        return "this heading is not understood", f"write [{heading[1] or 'microphone'}] and nothing else"
    match = _SETTING.match(line)
    if match is None:
        return "this line is not understood", _SHAPE
    name, sign, value = match.groups()
    if sign == ":":
        what = f"there is a ':' after '{shown(name)}' where a '=' must be"
    elif not value or value.startswith("#"):
        what = f"there is nothing after '{shown(name)} ='"
    elif any(curly in value for curly in _CURLY):
        what = "there is a curly quotation mark in this line"
    elif value[0] in _QUOTES and "\\" in value:
        what = "there is a backslash in this text, and it has a meaning of its own"
    elif value[0] in _QUOTES and value.count(value[0]) % 2:
        what = "the text in this line does not end with the quotation mark it began with"
    else:
        what = f"what stands after '{shown(name)} =' is not understood"
    return what, _meant(name, value)


def _meant(name: str, value: str) -> str:
    """The line to write: as it was meant, where that can be told."""
    first = re.split(r"\s+#|^#", value)[0].strip(_QUOTES + " ")
    match _KINDS.get(name):
        case Flag():
            word = first.lower().rstrip(".,;")
            if word in _YES | _NO:
                return f"write {name} = {written(word in _YES)}"
            return f"write {name} = true, or {name} = false"
        case Whole(low, high):
            number = re.match(r"\d{1,9}", first.lstrip("+-0"))
            if number and low <= int(number[0]) <= high:
                return f"write {name} = {number[0]}"
            return f"write {name} = and a whole number from {low} to {high}"
        case Words():
            return f"write {name} = {written(shown(first))}"
        case OneOf(choices):
            if (word := first.lower()) in choices:
                return f"write {name} = {written(word)}"
            return f"write {name} = and {any_of(choices)}"
        case None:
            return _SHAPE
