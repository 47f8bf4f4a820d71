"""Every rule of a bank, its message and its mend, word for word."""

# Messages stand on one line each, as they are printed.
# ruff: noqa: E501

from collections.abc import Callable

import pytest

from practice.banks.document import read_document
from practice.banks.problems import closing_line, count, problem_lines

Check = Callable[[str], list[str]]

TYPES = (
    "behavioural, situational, background, motivation, strengths, self-assessment, job-knowledge, "
    "case, values, curveball, ask-them, logistics"
)
HEADING = "schema: interview-bank/1\nbank: {id: x, title: X, version: 1.0.0, language: en, licence: l, summary: s}\n"
THIRTEEN_THINGS_WRONG = """\
schema: interview-bank/1
bank:
  id: My Bank
  title: All wrong
  version: 2.10
  language: german
  licence: CC0-1.0
questions:
  - id: one
    text: Which of our values #2 to #4?
    type: sitational
    competancy: teamwork
  - id: one
    text: How old is your car, and how old are you?
    type: background
    answer_s: 1
  - id: three
    text: "[Shop] is closed. What now? Who pays? Who calls?"
    type: situational
  - id: four
    text: Tell me about a day that went wrong.
    type: behavioural
    competency: planning
    prepare_s: 2:15
    prepare_s: 45
    anchors:
      1: Bad
      5: Good
"""


def test_all_problems_of_a_file_come_at_once_by_line() -> None:
    """One run is enough to mend a file: warnings about broken questions are not kept back."""
    checked = read_document(THIRTEEN_THINGS_WRONG.encode())

    lines = problem_lines("mine.yaml", checked.problems)
    counts = {"errors": checked.reading.errors, "warnings": checked.reading.warnings}
    lines.append(closing_line("mine.yaml", count(checked.reading.found, "question"), **counts))
    assert lines == [
        "mine.yaml:3: error: bank id 'My Bank' is not valid",
        "    mend: use small letters, digits, hyphens",
        "mine.yaml:3: error: the bank has no 'summary'",
        "    mend: add a 'summary:' line",
        "mine.yaml:5: error: bank version '2.10' is not valid",
        "    mend: use three numbers such as 1.0.0",
        "mine.yaml:6: error: bank language 'german' is not valid",
        "    mend: use a language tag such as en or pt-BR",
        "mine.yaml:10: error: text is cut off: YAML treats '#2 to #4?' as a comment, leaving only 'Which of our values'",
        "    mend: put the whole text in double quotes",
        "mine.yaml:11: error: type 'sitational' is not known",
        f"    mend: did you mean 'situational'? choose one of: {TYPES}",
        "mine.yaml:12: error: unknown field 'competancy' in question 1",
        "    mend: did you mean 'competency'?",
        "mine.yaml:13: error: id 'one' is already used on line 9",
        "    mend: ids must differ: people's history hangs on them",
        "mine.yaml:14: warning: 'one' touches a protected characteristic",
        "    mend: such questions are unlawful in many countries; move it to a 'say_instead' lesson or drop it",
        "mine.yaml:16: error: answer_s is 1 s",
        "    mend: seconds, not minutes: did you mean 60?",
        "mine.yaml:17: error: 'three' is situational but names no competency",
        "    mend: add 'competency:'",
        "mine.yaml:18: warning: 'three' asks 3 questions at once",
        "    mend: keep one question in 'text' and move the rest to 'probes'",
        "mine.yaml:20: warning: 'four' has no probes",
        "    mend: add 2 or 3 follow-ups: the round uses them when you stop early",
        "mine.yaml:24: error: prepare_s: '2:15' is ambiguous in YAML",
        "    mend: write seconds: 135",
        "mine.yaml:25: error: 'prepare_s' is given twice in question 4 (first on line 24); "
        "YAML would silently keep only the last",
        "    mend: delete one of the two",
        "mine.yaml:27: error: anchors have no level 3",
        "    mend: give at least levels 1, 3 and 5",
        "mine.yaml: 3 questions, 13 errors, 3 warnings",
    ]


NOT_OURS = (
    "1 error: this is YAML, but not a bank of ours (no 'schema: interview-bank/1' line) | "
    "if it is yours, add that line; to begin a bank from a list of questions: practice banks new"
)
EMPTY = "1 error: the file is empty | copy the example bank and change it"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", EMPTY),
        ("# only a note\n", EMPTY),
        ("---\n", EMPTY),
        ("questions: [Why us?]\n", NOT_OURS),
        ("- Why us?\n- Why now?\n", NOT_OURS),
        ("Why us?\n", NOT_OURS),
        (
            "schema: interview-bank/2\n",
            "1 error: schema 'interview-bank/2' is not one this program reads | update the program",
        ),
        (
            "schema: interview-rounds/7\n",
            "1 error: schema 'interview-rounds/7' is not one this program reads | update the program",
        ),
        (
            "schema: bank/1\n",
            "1 error: schema 'bank/1' is not one this program reads | write 'schema: interview-bank/1'",
        ),
        (
            "schema: interview-round/1\n",
            "1 error: schema 'interview-round/1' is not one this program reads | write 'schema: interview-rounds/1'",
        ),
    ],
)
def test_a_file_that_is_no_bank_is_told_so(text: str, said: str, problems: Check) -> None:
    """People point programs at all kinds of files."""
    assert problems(text) == [said]


@pytest.mark.parametrize("questions", ["questions:\n", "questions: []\n"])
def test_a_bank_needs_a_question(questions: str, problems: Check) -> None:
    """An empty bank is a mistake, not a bank."""
    assert problems(HEADING + questions) == ["3 error: the bank has no questions | add at least one"]


LIST_MEND = "start each item on its own line with '- '"
FIELD_CASES = [
    ("oops: 1", "unknown field 'oops' in question 1 | remove it, or put private notes under 'x:'"),
    ("anser_s: 90", "unknown field 'anser_s' in question 1 | did you mean 'answer_s'?"),
    ("level: middle", "level 'middle' is not known | did you mean 'mid'? choose one of: any, entry, mid, senior, lead"),
    ("level: 7", "level '7' is not known | choose one of: any, entry, mid, senior, lead"),
    ("prepare_s: 601", "prepare_s is 601 s | use 0 to 600 seconds"),
    ("prepare_s: 11m", "prepare_s is 660 s | use 0 to 600 seconds"),
    ("answer_s: 1m30", "answer_s: '1m30' is not a number of seconds | write a whole number such as 90"),
    ("answer_s: 90.5", "answer_s: '90.5' is not a number of seconds | write a whole number such as 90"),
    ("answer_s: ninety", "answer_s: 'ninety' is not a number of seconds | write a whole number such as 90"),
    ("answer_s: -5", "answer_s: '-5' is not a number of seconds | write a whole number such as 90"),
    ("answer_s: 14s", "answer_s is 14 s | use 15 to 900 seconds"),
    ("answer_s: [90]", "answer_s of question 1 should be text, but is a list | "
     "put the text in double quotes (it starts with '[' or '{')"),
    ("why_asked: {a: b}", "why_asked of question 1 should be text, but is a block of fields | "
     "put the text in double quotes (it starts with '[' or '{')"),
    ("why_asked:\n      - a", "why_asked of question 1 should be text, but is a list | write one piece of text here"),
    ("why_asked:", "why_asked of question 1 is empty | write it, or delete the line"),
    ('why_asked: "  "', "why_asked of question 1 is empty | write it, or delete the line"),
    ("why_asked: ~", "why_asked of question 1 is empty | write it, or delete the line"),
    ("level: # later", "level of question 1 is empty | write it, or delete the line"),
    ("tags: mine", f"tags of question 1 should be a list | {LIST_MEND}"),
    ("tags: [My Tag]", "tag 'My Tag' may only have small letters, digits and single hyphens | write 'my-tag'"),
    ("also: [team-work]", "also 'team-work' is not known | did you mean 'teamwork'? choose one of: communication, "
     "teamwork, leadership, problem-solving, decision-making, planning, delivery, adaptability, resilience, "
     "initiative, customer-focus, integrity, learning, influence, inclusion, self-awareness, motivation, "
     "job-knowledge"),
    ("anchors: [bad, good]", "anchors should be lines '1:' to '5:' | write 1:, 3: and 5: at least"),
    ("anchors: {1: a, 3: b, 5: c, 6: d}", "anchor level '6' is not 1 to 5 | use 1 (weak) to 5 (outstanding)"),
    ("anchors: {3: b, 5: c}", "anchors have no level 1 | give at least levels 1, 3 and 5"),
    ("listen_for: [{id: a, text: One}, {id: b, text: Two}, {id: a, text: Three}]",
     "listen_for id 'a' is used twice here | rename one"),
    ("listen_for: [{id: a, text: One, words: few}, {id: b, text: Two}, {id: c, text: Three}]",
     "unknown field 'words' in point 1 of question 1 | remove it"),
    ("listen_for: [One, Two, Three, [Four]]",
     "point 4 of question 1 should be a list of 'name: value' lines, but is a list | indent 'name: value' lines under it"),
    ("source: original", "source of question 1 should be a list of 'name: value' lines, but is a single value | "
     "indent 'name: value' lines under it"),
    ("source: {kind: adapted, licence: CC0}", "source is adapted but has no 'from' | "
     "add 'from:', or write kind: original when the words are your own"),
    ("source: {kind: adapted, from: A book}", "source is adapted but has no 'licence' | "
     "add 'licence:', or write kind: original when the words are your own"),
    ("retired: yes", "retired: 'yes' is neither true nor false | write true or false"),
    ("text_version: two", "text_version: 'two' is not a whole number from 1 to 1000 | write a whole number such as 1"),
    ("probes: [{text: Why?, when: no-results}]", "when 'no-results' is not known | did you mean 'no-result'? "
     "choose one of: no-occasion, no-own-part, no-action, no-reasoning, no-result, no-learning, too-smooth, "
     "too-long, too-short"),
    ("probes: [{when: no-result}]", "probe 1 of question 1 has no 'text' | add a 'text:' line"),
    ("model_answers: [{level: 6, text: So}]", "level: '6' is not a whole number from 1 to 5 | "
     "write a whole number such as 1"),
    ("listen_for: [A, B, {text: C, weight: heavy}]", "weight: 'heavy' is not a number from 0.1 to 10 | "
     "write a number such as 1.5"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "said"), FIELD_CASES, ids=[line for line, _ in FIELD_CASES])
def test_a_field_that_does_not_fit_loses_its_question(line: str, said: str, asked: Check) -> None:
    """Each with what is wrong and how to mend it, and nothing said twice."""
    questions = f"  - id: a\n    type: background\n    text: Why?\n    {line}\n"

    errors = [each.partition(" error: ")[2] for each in asked(questions) if " error: " in each]
    assert errors == [said]


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        ("  - {type: background, text: Why?}\n", "1 error: question 1 has no 'id' | add a 'id:' line"),
        (
            "  - {id: Why Us, type: background, text: Why?}\n",
            "1 error: id 'Why Us' may only have small letters, digits and single hyphens | write 'why-us'",
        ),
        (
            "  - just a text\n",
            "1 error: question 1 should be a list of 'name: value' lines, but is a single value | "
            "indent 'name: value' lines under it",
        ),
        (
            "  - [a, b]\n",
            "1 error: question 1 should be a list of 'name: value' lines, but is a list | "
            "indent 'name: value' lines under it",
        ),
        (
            "  - {id: a, type: case, text: Why?}\n",
            "1 error: 'a' is case but names no competency | add 'competency:'",
        ),
    ],
)
def test_a_question_needs_its_fields(questions: str, said: str, asked: Check) -> None:
    """What every question has."""
    assert asked(questions) == [said]


def long(text: str) -> str:
    return " ".join([text] * 40)


WARNINGS = [
    (f"why_asked: {'a' * 201}", "4 warning: why_asked of question 1 is 201 characters; more than 200 will not "
     "fit a screen | shorten it"),
    ("listen_for: [One, Two]", "4 warning: 2 listen_for points | 3 to 7 can be ticked after one answer"),
    ("listen_for: [A, B, C, D, E, F, G, H]", "4 warning: 8 listen_for points | 3 to 7 can be ticked after one answer"),
    ("red_flags: [A, B, C, D, E, F]", "4 warning: 6 red_flags | at most 5 are shown"),
    ("also: [teamwork, planning, delivery, learning]", "4 warning: 4 also | at most 3 say anything"),
    ("probes: [A, B, C, D, E, F]", "4 warning: 6 probes | 2 or 3 are enough, at most 5"),
    ("anchors: {1: Names one clear occasion, 3: Names one clear occasion well, 5: Gives the outcome}",
     "4 warning: anchors 1 and 3 say nearly the same | let each level add another kind of evidence"),
    (f"model_answers: [{{level: 5, text: {'word ' * 100}}}]", "4 warning: model answer 1 of 'a' takes about 43 s "
     "to say; the green zone is 60 to 120 s | it has 100 words: make that 140 to 280, or change 'answer_s'"),
    ("replaced_by: gone", "4 warning: replaced_by 'gone' is no question of this bank | "
     "write the id of the question that took its place"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "said"), WARNINGS, ids=[line[:40] for line, _ in WARNINGS])
def test_advice_leaves_the_question_in(line: str, said: str, asked: Check) -> None:
    """A warning is advice: it never takes a question away."""
    assert asked(f"  - id: a\n    type: background\n    text: Why?\n    {line}\n") == [said]


def test_the_green_zone_follows_the_questions_own_time(asked: Check) -> None:
    """Half the time, half the zone."""
    text = "word " * 100

    assert (
        asked(
            f"  - {{id: a, type: background, text: Why?, answer_s: 60, model_answers: [{{level: 5, text: {text}}}]}}\n"
        )
        == []
    )


def test_a_behavioural_question_should_have_anchors_and_probes(asked: Check) -> None:
    """It can be scored and asked without them, only less well."""
    said = asked("  - {id: a, type: behavioural, competency: learning, text: Tell me about a course.}\n")

    assert said == [
        "1 warning: 'a' has no anchors (behavioural) | it will be scored with the general scale for its type",
        "1 warning: 'a' has no probes | add 2 or 3 follow-ups: the round uses them when you stop early",
    ]


def test_a_text_far_too_long_is_an_error(asked: Check) -> None:
    """A warning would still load a novel into the round."""
    said = asked(f"  - {{id: a, type: background, text: Why?, why_asked: {'a' * 1001}}}\n")

    assert said == [
        "1 error: why_asked of question 1 is 1001 characters; more than 200 will not fit a screen | shorten it"
    ]


def test_a_claim_needs_three_questions(problems: Check) -> None:
    """`competencies` says what a bank covers."""
    heading = "schema: interview-bank/1\nbank: {id: x, title: X, version: 1.0.0, language: en, licence: l, summary: s,"
    questions = "questions: [{id: a, type: strengths, competency: planning, text: What do you plan?}]\n"

    assert problems(f"{heading}\n  competencies: [planning]}}\n{questions}") == [
        "3 warning: the bank claims to cover planning but has 1 question on it | "
        "write at least 3, or take it out of 'competencies'"
    ]


def test_a_bank_for_a_newer_program_says_so(problems: Check) -> None:
    """It is read all the same, as far as this program understands it."""
    heading = HEADING.replace("summary: s}", "summary: s, min_app: 900.0.0}")
    (said,) = problems(heading + "questions: [{id: a, type: background, text: Why?}]\n")

    assert said.startswith("2 warning: the bank asks for version 900.0.0 of the program, and this is ")
    assert said.endswith(" | update the program")


def test_near_duplicates_name_both_lines(asked: Check) -> None:
    """The words that every question has do not count."""
    said = asked(
        "  - {id: a, type: background, text: Tell me about a deadline you nearly missed last year.}\n"
        "  - {id: b, type: background, text: Describe a time you nearly missed a deadline last year.}\n"
        "  - {id: c, type: background, text: Tell me about a customer you nearly lost.}\n"
    )

    assert said == [
        "2 warning: 'b' asks nearly the same as 'a' (line 10) | "
        "drop one of them, or make it one of the other's 'variants'"
    ]


def test_one_bad_question_never_loses_the_bank() -> None:
    """The others are there, and so is a bank whose optional fields are wrong."""
    text = (
        "schema: interview-bank/1\n"
        "bank: {id: x, title: X, version: 1.0.0, language: en, licence: l, summary: s, colour: red, homepage: [a]}\n"
        "questions:\n  - {id: a, type: background, text: Why?}\n  - {id: b}\n  - {id: c, type: background, text: How?}\n"
    )
    bank = read_document(text.encode()).reading.bank

    assert bank is not None
    assert [question.key for question in bank.questions] == ["x/a", "x/c"]


def test_messages_never_hold_what_the_terminal_would_obey(asked: Check) -> None:
    """An escape in a name is spelt out."""
    said = asked('  - {id: a, type: background, text: Why?, "\\e[2J": b}\n')

    assert said[0].startswith("1 error: this text holds a terminal escape (U+001B) | ")
    assert all(line.isprintable() for line in said)


def test_a_file_full_of_problems_lists_five_hundred_and_counts_all() -> None:
    """Nobody reads more, and the counts stay true."""
    checked = read_document(b"schema: interview-bank/1\n" + b"".join(b"f%d: 1\n" % n for n in range(2_000)))

    assert (len(checked.problems), checked.reading.errors) == (500, 2_002)
