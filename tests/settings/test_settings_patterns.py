"""Own ways to breathe are read as strictly as everything else in the file, and by the rules for breathing."""

# Messages stand on one line each, as they are printed.
# ruff: noqa: E501

from pathlib import Path

import pytest

from practice.model.breathing import BreathPart, BreathPhase
from practice.nerves.rules import problem
from practice.settings.document import settings_of
from practice.settings.own_patterns import MOST
from practice.settings.trouble import SettingsError

PATH = Path("config.toml")

BOTH = """\
[calm]
pattern = "evening"

[patterns.evening]
breath = "In 4, top-up 1, hold 2, out 6.5"
minutes = 3
title = "After work"

[patterns.slow-walk]
breath = "in 3,out 4"
"""


def said_of(content: str) -> str:
    """What a person is told of a file with this content, as `line: what | mend`."""
    with pytest.raises(SettingsError) as caught:
        settings_of(content, PATH)

    assert (caught.value.sentence + caught.value.mend).isprintable()
    return f"{caught.value.sentence.removeprefix(f'{PATH}:')} | {caught.value.mend}"


def test_a_pattern_is_read_with_all_that_is_said_of_it() -> None:
    """And what is not said has a value that suits."""
    evening, walk = settings_of(BOTH, PATH).patterns

    assert (evening.id, evening.title, evening.default_s, evening.own) == (
        "evening",
        "After work",
        180.0,
        True,
    )
    assert evening.phases == (
        BreathPhase(BreathPart.IN, 4.0),
        BreathPhase(BreathPart.TOP_UP, 1.0),
        BreathPhase(BreathPart.HOLD, 2.0),
        BreathPhase(BreathPart.OUT, 6.5),
    )
    assert (walk.id, walk.title, walk.default_s, walk.longest_s) == ("slow-walk", "Slow walk", 300.0, 1200.0)
    assert problem(evening) is None
    assert problem(walk) is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("patterns = 3", "1: 'patterns' holds no value itself | write [patterns.NAME], with a name of your own for NAME"),
        ("[[patterns]]", "1: 'patterns' holds no value itself | write [patterns.NAME], with a name of your own for NAME"),
        ("[patterns]\nnight = 'in 4, out 6'", "2: 'night' is a pattern and needs a group of its own | write [patterns.night] on a line of its own, and breath = \"in 4, out 6\" below it"),
        ("[patterns.box]", "1: 'box' is the name of a pattern that practice brings along | choose another name"),
        ("[patterns.Night]", "1: 'Night' is no name for a pattern | use up to 20 small letters, digits and hyphens, such as evening"),
        ('[patterns."\\u001b["]', "1: '?[' is no name for a pattern | use up to 20 small letters, digits and hyphens, such as evening"),
        ("[patterns.night]", "1: [patterns.night] has no breath | write breath = \"in 4, out 6\" below it, with your own seconds"),
        ("[patterns.night]\nminutes = 3", "1: [patterns.night] has no breath | write breath = \"in 4, out 6\" below it, with your own seconds"),
        ("[patterns.night]\n\nbreath = 4", "3: 'breath' cannot be 4 | write words between double quotes: \"...\""),
        ("[patterns.night]\nbreath = 'in 4, out 6'\nminutes = 0", "3: 'minutes' cannot be 0 | write a whole number from 1 to 20"),
        ("[patterns.night]\nbreath = 'in 4, out 6'\nminute = 3", "3: there is no setting 'minute' below [patterns.night] | did you mean 'minutes'?"),
        ("[patterns.night]\nbreath = 'in 4, out 6'\nxyz = 3", "3: there is no setting 'xyz' below [patterns.night] | there can be breath, minutes, title"),
        ("[patterns.night]\nbreath = 'in 4, hold 8, out 6'", "2: 'night' holds the breath for 8 seconds, and 7 are the most | write 'hold' with 7 or less"),
        ("[patterns.night]\nminutes = 6\nbreath = 'in 4, hold 4, out 6'", "2: 'night' lasts more than 5 minutes with a hold in it | let it last 5 minutes or less"),
        ("[patterns.night]\nbreath = 'in 2, out 3'\nminutes = 20", "2: 'night' takes 5 seconds for a whole breath, and 7 are the least | make the out-breath longer"),
        ("[patterns.night]\nbreath = [4, 6]", "2: 'breath' cannot be a list | write words between double quotes: \"...\""),
        ("[patterns.night]\nbreath = in 4, out 6", "2: what stands after 'breath =' is not understood | write breath = \"in 4, out 6\""),
        ("[patterns.night\nbreath = 'in 4, out 6'", "1: this heading is not understood | write [patterns.night] and nothing else"),
        ("[calm]\npattern = 'evenin'\n[patterns.evening]\nbreath = 'in 4, out 6'", "2: 'pattern' cannot be 'evenin', because there is no such pattern | did you mean 'evening'?"),
        ("[calm]\npattern = 'Box'", "2: 'pattern' cannot be 'Box', because there is no such pattern | did you mean 'box'?"),
        ("[calm]\npattern = '?'", "2: 'pattern' cannot be '?', because there is no such pattern | the patterns are ease, train, sigh, box, 4-7-8"),
        ("[calm]\npattern = 'night'\n[patterns.night]\nbreath = 'in 4'", "4: 'night' has no 'out' | a breath has at least an in and an out, such as \"in 4, out 6\""),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_pattern_is_told_with_its_line(content: str, said: str) -> None:
    """A pattern that is passed over would be missed on the very evening it is wanted."""
    assert said_of(content) == said


def test_there_is_an_end_to_patterns() -> None:
    """Nobody needs more; a file made by a machine is told so."""
    tables = "".join(f"[patterns.p{number}]\nbreath = 'in 4, out 6'\n" for number in range(MOST + 1))

    assert said_of(tables).startswith(f"1: there are more than {MOST} patterns")
