"""What holds for any input at all."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from practice.banks.document import read_document
from practice.banks.fields import BANK_FILE
from practice.banks.json_schema import bank_schema, rounds_schema
from practice.banks.kinds import (
    Anything,
    Choice,
    Counted,
    Exactly,
    Flag,
    Kind,
    Levels,
    Listed,
    Number,
    Pattern,
    Seconds,
    Shape,
    Shapes,
    Slug,
    Whole,
    Words,
)
from practice.banks.overlap import overlap, telling_words, twins
from practice.banks.round_fields import ROUNDS_FILE
from practice.banks.signs import find_refused, printable
from practice.banks.template import template

# `Any` below is JSON data of a shape only known when the test runs.

TEMPLATE = template(extras=True)
ALWAYS_THE_SAME = settings(derandomize=True, deadline=None)
"""A failure here is met by everybody or by nobody; a slow computer fails nothing."""

PLACES = st.integers(0, len(TEMPLATE))
SIGNS = st.sampled_from(
    [": ", " #", "'", '"', "[", "{", "&a ", "*a", "!x ", "\t", "\n", "- ", "? ", "|", "\x1b", "%"]
)


def check_any(data: bytes) -> None:
    checked = read_document(data)
    lines = len(data.splitlines()) + 1

    assert checked.problems == tuple(sorted(checked.problems, key=lambda problem: problem.line))
    for problem in checked.problems:
        assert 1 <= problem.line <= lines
        assert problem.what
        assert problem.mend
        assert find_refused(problem.what + problem.mend) is None
        assert "\n" not in problem.what + problem.mend


@given(st.binary(max_size=300))
@ALWAYS_THE_SAME
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    """Not even one of ours."""
    check_any(data)


@given(st.text(max_size=300))
@ALWAYS_THE_SAME
def test_any_text_is_read_without_an_exception(text: str) -> None:
    """Lone surrogates and all."""
    check_any(text.encode("utf-8", "surrogatepass"))


@given(st.lists(st.tuples(PLACES, st.integers(0, 40), SIGNS | st.text(max_size=5)), min_size=1, max_size=4))
@settings(ALWAYS_THE_SAME, max_examples=300)
def test_any_change_to_a_good_bank_is_read_without_an_exception(changes: list[tuple[int, int, str]]) -> None:
    """Something deleted, something put in its place."""
    text = TEMPLATE
    for place, length, new in changes:
        text = text[:place] + new + text[place + length :]
    check_any(text.encode("utf-8", "surrogatepass"))


@given(st.lists(st.sampled_from(TEMPLATE.splitlines()), max_size=60))
@ALWAYS_THE_SAME
def test_any_order_of_good_lines_is_read_without_an_exception(lines: list[str]) -> None:
    """Fields in wrong blocks, blocks twice, items without a list."""
    check_any("\n".join(["schema: interview-bank/1", *lines]).encode())


WORD = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="\ufffd"),
    min_size=1,
    max_size=8,
).filter(lambda word: find_refused(word) is None)
TEXT = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
SLUGS = st.from_regex("[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4})?", fullmatch=True)


@given(st.data(), st.integers(1, 60))
@ALWAYS_THE_SAME
def test_the_texts_made_here_fit_their_field(data: st.DataObject, most: int) -> None:
    """Otherwise the schema refuses one in a million, long after anybody remembers why."""
    text = data.draw(values(Words(most)))

    assert 1 <= len(text) <= most
    assert text == text.strip()


def values(kind: Kind) -> st.SearchStrategy[Any]:
    """Data of this kind, as JSON."""
    match kind:
        case Words():
            return TEXT.map(lambda text: text[: kind.most].strip())
        case Slug():
            return SLUGS
        case Pattern():
            return st.from_regex(kind.pattern, fullmatch=True).filter(
                lambda text: len(text) <= 40 and text.isascii()
            )
        case Choice():
            return st.sampled_from([str(member) for member in kind.of])
        case Exactly():
            return st.just(kind.word)
        case Seconds():
            number = st.integers(kind.low, kind.high)
            return number | number.map(lambda seconds: f"{seconds}s")
        case Whole():
            return st.integers(kind.low, kind.high)
        case Number():
            return st.integers(1, 5)
        case Flag():
            return st.booleans()
        case Anything():
            return st.just({"any": ["thing", None, 1.5]})
        case Levels():
            return st.fixed_dictionaries({str(level): values(Words(kind.most)) for level in range(1, 6)})
        case Counted():
            return st.dictionaries(
                st.sampled_from([str(member) for member in kind.of]), st.integers(1, 3), min_size=1
            )
        case Listed():
            least, most = max(kind.least, 1), max(kind.least, min(kind.most, 3))
            return st.lists(values(kind.each), min_size=least, max_size=most)
        case Shape():
            return block(kind)
        case Shapes():
            return st.one_of([block(shape) for shape in kind.shapes.values()])


def block(shape: Shape) -> st.SearchStrategy[Any]:
    must = {field.name: values(field.kind) for field in shape.fields if field.required}
    may = {field.name: values(field.kind) for field in shape.fields if not field.required}
    return st.fixed_dictionaries(must, optional=may)


def mended_question(question: dict[str, Any], place: int) -> dict[str, Any]:
    """What the table cannot say: ids that differ, a competency, sources that are named."""
    question = {"competency": "planning", **question, "id": f"q{place}"}
    for number, point in enumerate(question.get("listen_for", ())):
        point["id"] = f"p{number}"
    if question.get("source", {}).get("kind") == "adapted":
        question["source"] |= {"from": "A book", "licence": "CC0-1.0"}
    return question


@given(block(BANK_FILE))
@settings(ALWAYS_THE_SAME, max_examples=60)
def test_whatever_the_table_describes_is_read_and_fits_the_schema(bank: dict[str, Any]) -> None:
    """The reader and the JSON Schema are made from one table, and both take what it says."""
    bank["questions"] = [mended_question(question, n) for n, question in enumerate(bank["questions"])]
    checked = read_document(json.dumps(bank, ensure_ascii=False).encode())

    assert [problem for problem in checked.problems if problem.severity == "error"] == []
    assert checked.reading.bank is not None
    assert len(checked.reading.bank.questions) == len(bank["questions"])
    assert Draft202012Validator(bank_schema()).is_valid(bank)


@given(block(ROUNDS_FILE))
@settings(ALWAYS_THE_SAME, max_examples=60)
def test_whatever_a_round_may_hold_fits_the_schema_and_is_never_a_surprise(rounds: dict[str, Any]) -> None:
    """Rounds can contradict themselves; then it is told, and nothing else happens."""
    check_any(json.dumps(rounds, ensure_ascii=False).encode())

    assert Draft202012Validator(rounds_schema()).is_valid(rounds)


@given(st.text(max_size=100), st.integers(5, 50))
@ALWAYS_THE_SAME
def test_printable_is_always_safe_to_print(text: str, most: int) -> None:
    """Whatever came in."""
    safe = printable(text, most)

    assert find_refused(safe) is None
    assert "\n" not in safe
    assert "\t" not in safe


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=3, max_size=6).map(" ".join), max_size=12))
@ALWAYS_THE_SAME
def test_the_index_finds_exactly_the_texts_that_have_a_twin(texts: list[str]) -> None:
    """Compared with looking at every pair."""
    sets = [telling_words(text) for text in texts]
    slow = {
        later
        for later in range(len(sets))
        if any(overlap(sets[later], sets[earlier]) > 0.6 for earlier in range(later))
    }

    assert {twin.later for twin in twins(texts)} == slow
