"""Round recipes: what they say, and what they contradict themselves in."""

# Messages stand on one line each, as they are printed.
# ruff: noqa: E501

from collections.abc import Callable

import pytest

from practice.model.kinds import QuestionType
from practice.model.recipe import Ask, Calm, LookBack, Manner, Recipe, Rules

Check = Callable[[str], list[str]]
Change = Callable[..., str]

ASK = "{id: talk, kind: ask, pick: weak, count: 2, types: [motivation], by: ana}"


def test_a_recipe_is_read_with_its_defaults(
    round_file: Change, recipes: Callable[[str], tuple[Recipe, ...]]
) -> None:
    """What is not said is as the model has it; the review is outside the clock, the calm optional."""
    more = "\n      - {id: quiet, kind: calm, seconds: 1m}\n      - {id: end, kind: review}"
    (recipe,) = recipes(round_file((ASK, ASK + more)))

    assert recipe.rules == Rules()
    assert [(member.name, member.manner) for member in recipe.panel] == [
        ("Ana", Manner.NEUTRAL),
        ("", Manner.NEUTRAL),
    ]
    assert recipe.phases[1:] == (Calm("quiet", 60, optional=True), LookBack("end", outside_clock=True))
    assert recipe.line == 3


def test_a_count_comes_from_what_is_named(
    round_file: Change, recipes: Callable[[str], tuple[Recipe, ...]]
) -> None:
    """Three ids are three questions; a mix asks as many as it adds up to."""
    fixed = "{id: talk, kind: ask, pick: fixed, ids: [a, b, other/c]}"
    mixed = "\n      - {id: mixed, kind: ask, pick: mix, mix: {case: 1, values: 3}, distinct: competency}"
    (recipe,) = recipes(round_file((ASK, fixed + mixed)))
    first, second = recipe.phases

    assert isinstance(first, Ask)
    assert isinstance(second, Ask)
    assert (first.count, second.count) == (3, 4)
    assert second.mix == ((QuestionType.CASE, 1), (QuestionType.VALUES, 3))
    assert second.distinct


PICKS = "fixed, due, weak, spread, mix, random"
CASES = [
    ("pick: weak, count: 2", "pick: week, count: 2", f"9 error: pick 'week' is not known | did you mean 'weak'? "
     f"choose one of: {PICKS}"),
    ("kind: ask", "kind: asks", "9 error: kind 'asks' is not known | did you mean 'ask'? "
     "choose one of: calm, say, ask, break, their-turn, review"),
    ("kind: ask, ", "", "9 error: phase 1 of round 1 has no 'kind' | add a 'kind:' line"),
    ("by: ana", "by: anna", "9 error: by 'anna' is nobody on the panel | did you mean 'ana'? the panel has: ana, ben"),
    ("pick: weak, count: 2", "pick: fixed", "9 error: pick 'fixed' needs 'ids' | "
     "add a line such as ids: [tell-me-about-yourself]"),
    ("pick: weak, count: 2", "pick: mix", "9 error: pick 'mix' needs 'mix' | "
     "add a line such as mix: {behavioural: 2, motivation: 1}"),
    ("pick: weak, count: 2", "pick: weak, ids: [a]", "9 error: 'ids' has no effect with pick 'weak' | "
     "write 'pick: fixed', or remove 'ids'"),
    ("pick: weak, count: 2, types: [motivation]", "pick: mix, count: 3, mix: {case: 1, values: 1}",
     "9 error: count is 3, but 'mix' names 2 questions | write 'count: 2', or leave it out"),
    ("pick: weak, count: 2", "pick: fixed, count: 2, ids: [a, a]",
     "9 error: 'ids' names a question twice | delete one of the two"),
    ("pick: weak, count: 2", "pick: mix, mix: {case: 2}",
     "9 error: 'types' has no effect beside 'mix' | remove 'types'"),
    ("pick: weak, count: 2, types: [motivation]", "pick: mix, mix: {cases: 2}", "9 error: type 'cases' is not known | "
     "did you mean 'case'? choose one of: behavioural, situational, background, motivation, strengths, "
     "self-assessment, job-knowledge, case, values, curveball, ask-them, logistics"),
    ("by: ana}", "by: ana, distinct: type}", "9 error: distinct 'type' is not known | write 'competency'"),
    ("id: ben", "id: ana", "7 error: panel id 'ana' is used twice here | rename one"),
    ("id: ben", "id: rotate", "7 error: 'rotate' cannot be the id of an interviewer | "
     "'by: rotate' lets the panel take turns: choose another id"),
    ("format: video", "format: radio", "5 error: format 'radio' is not known | "
     "choose one of: phone, one-way, video, in-person, panel"),
    ("minutes: 5", "minutes: half an hour", "6 error: minutes: 'half an hour' is not a whole number from 1 to 240 | "
     "write a whole number such as 1"),
    ("minutes: 5", "minutes: 5\n    rules: {clok: hidden}",
     "7 error: unknown field 'clok' in rules of round 1 | did you mean 'clock'?"),
    (ASK, ASK + "\n      - {id: talk, kind: break, seconds: 5}", "10 error: phase id 'talk' is used twice here | "
     "rename one"),
    (ASK, "{id: hello, kind: say, seconds: 5, text: Hello}", "9 error: 'short' asks no question | "
     "add a phase with 'kind: ask'"),
    (ASK, ASK + "\n      - {id: bye, kind: say, seconds: 5, text: Bye, by: rotate}",
     "10 error: by 'rotate' is nobody on the panel | the panel has: ana, ben"),
    ("minutes: 5", "minutes: 20", "6 warning: 'short' plans 4.7 of its 20 minutes (23%) | "
     "75 to 95 % should be planned: add or lengthen phases, or write minutes: 5"),
    ("minutes: 5", "minutes: 4", "6 warning: 'short' plans 4.7 of its 4 minutes (117%) | "
     "75 to 95 % should be planned: take something out, or write minutes: 5"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "said"), CASES, ids=[after[:50] for _, after, _ in CASES])
def test_a_round_that_contradicts_itself_is_told_where(
    before: str, after: str, said: str, round_file: Change, problems: Check
) -> None:
    """Each rule of a recipe, with its mend."""
    assert problems(round_file((before, after))) == [said]


def test_turns_need_a_panel(round_file: Change, problems: Check) -> None:
    """`rotate` goes round those who are there."""
    panel = "    panel: [{id: ana, role: Manager, name: Ana}, {id: ben, role: Colleague}]\n"

    assert problems(round_file((panel, ""), ("by: ana", "by: rotate"))) == [
        "8 error: 'by: rotate' needs a panel | add a 'panel:' with those who take turns"
    ]


def test_one_bad_round_never_loses_the_others(
    round_file: Change, recipes: Callable[[str], tuple[Recipe, ...]], problems: Check
) -> None:
    """As with questions."""
    text = round_file()
    second = text.split("rounds:\n")[1]
    broken = second.replace("format: video", "format: radio").replace("id: short", "id: broken")
    third = second.replace("id: short", "id: third")
    again = second

    assert [recipe.id for recipe in recipes(text + broken + third + again)] == ["short", "third"]
    assert (
        "24 error: id 'short' is already used on line 3 | ids must differ: people's history hangs on them"
        in problems(text + broken + third + again)
    )


def test_a_file_without_rounds_is_told_so(problems: Check) -> None:
    """An empty list is a mistake."""
    assert problems("schema: interview-rounds/1\nrounds: []\n") == [
        "2 error: the file has no rounds | add at least one"
    ]


@pytest.mark.parametrize("item", ["wor\ufffdd", "wor\u200bd", "*word", '"\\e"'])
def test_a_phase_that_was_refused_takes_its_round_along(
    item: str, round_file: Change, recipes: Callable[[str], tuple[Recipe, ...]], problems: Check
) -> None:
    """It is reported once, and the round is not loaded without it."""
    text = round_file((ASK, f"{ASK}\n      - {item}"))

    assert len(problems(text)) == 1
    assert recipes(text) == ()
