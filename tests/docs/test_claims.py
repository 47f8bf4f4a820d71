"""What a screen says about nerves, breath or rejection rests on an entry of docs/evidence.md, and no more."""

import ast
import importlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from practice.model.claim import Claim

CHECKOUT = Path(__file__).resolve().parents[2]
SOURCE = CHECKOUT / "src" / "practice"

WALKED = ("applications", "cli", "nerves", "plain", "progress", "schedule", "screens", "settings", "sittings")
"""Rooms whose words reach a screen."""

PURE = ("applications", "nerves", "progress", "schedule")
"""Rooms of which every file is walked: what they say is about these things."""

ABOUT_THESE = re.compile(
    r"practice\.(applications|nerves|model\.(jobs|nerves|breathing|claim))\b"
    r"|practice import (applications|nerves)"
)
"""What a file imports that has to do with this page. Whatever it is called, it is walked."""

EVIDENCE_LIKE = re.compile(
    r"""\b(
        often | helps? | helped | studies | study | research\w* | trials\ (show|found) | evidence | science
      | steadier | calmer | lower(s|ed)? | worked | works | effective\w* | beneficial
      | people\ (who|with) | most\ people | many\ people | some\ people
      | nerves\ (fall|rise|drop|go\ down|will) | (likely|known|shown)\ to | tends?\ to | usually
      | makes?\ you | takes?\ the\ edge | reduc(e|es|ed|ing) | improv(e|es|ed|ing) | relax\w* | sooth\w*
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words with which something is said as a fact."""

TOO_STRONG = re.compile(
    r"""\b(
        cures? | cured | guarantee\w* | always\ (works|helps) | never\ fails | proven | proves?
      | will\ (calm|help|work|make|reduce|relax|improve) | reduces?\ (anxiety|stress|nerves|cortisol)
      | gets?\ rid | scientifically | clinically | best\ way | the\ only\ way | no\ more\ nerves | cortisol
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that no entry carries."""

FORBIDDEN = re.compile(
    r"""calm(ing)?\ (yourself\ )?down | \bstreaks?\b | diagnos | \bscor(e|es|ed|ing)\b | military | detox
      | (?<!not\ )\btreat(s|ed|ment|ments)?\b(?!\ it\b) | leaderboard | \brelax\ now\b
      | success\ rate | silver\ lining | happens\ for\ a\ reason | meant\ to\ be\b | in\ disguise
      | cheer\ up""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words that stand nowhere, claims and all."""

NO_CLAIMS = {
    "{} lower and {} higher": "a count of the person's own rounds",
    "not one point lower": "a difference between the person's own ratings",
    "points lower": "a difference between the person's own ratings",
    "one point lower": "a difference between the person's own ratings",
    "lower with {}": "the person's own ratings, set beside each other",
    "until what you fear seems much less likely to you": "the person's own rating, given back",
    "do not help, do not nod": "an instruction to the friend who asks",
    "help them see what you can do": "what to do in an interview, not what it does",
    "that I need help with it": "words for the person to say to somebody",
    "Sources: docs/evidence.md": "where the evidence is",
    "would have helped you to follow": "an instruction to the friend who asks",
    "ow often to be asked": "the name of a choice and of its page",
    "find out what helps you": "a question that the trial is for",
    "What helps you": "a question that the trial is for",
    "improve your chances": "the name of a step",
    "esearch sheet": "the name of a task",
    "point with evidence": "words of the person's own answer",
    "points with evidence": "words of the person's own answer",
    "beside the evidence": "words of the person's own answers",
    "had evidence for": "words of the person's own answers",
}
"""Sentences with such a word that claim nothing, each with the reason."""

LOOKED_FOR = {
    "practice.applications.advert": "words of adverts",
    "practice.applications.asked_words": "words of questions that were asked",
    "practice.applications.trap_words": "words of the person's own",
}
"""Files that hold words to look for, and say none of them."""


def module_id(file: Path) -> str:
    """The file as Python calls it."""
    return ".".join(("practice", *file.relative_to(SOURCE).with_suffix("").parts))


def walked() -> list[Path]:
    """Everything in the pure rooms, and each file of the rooms above that takes something from there."""
    files = [file for room in WALKED for file in sorted((SOURCE / room).rglob("*.py"))]
    return [
        file
        for file in files
        if file.name != "__init__.py"
        and (file.parent.name in PURE or ABOUT_THESE.search(file.read_text("utf-8")))
    ]


FILES = walked()
SAYING = [file for file in FILES if module_id(file) not in LOOKED_FOR]


def tree_of(file: Path) -> ast.Module:
    """The file, parsed and not run."""
    return ast.parse(file.read_text("utf-8"), str(file))


def is_claim(node: ast.AST) -> bool:
    """A call of Claim, however it was imported."""
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    return (called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")) == "Claim"


def text_of(node: ast.AST) -> str | None:
    """The words of a string; what is put into it at run time is a gap."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(text_of(part) or "{}" for part in node.values)
    return None


def strings(node: ast.AST, *, claims: bool) -> Iterator[tuple[int, str]]:
    """The line and the words of every string but docstrings; those in a Claim only where `claims`."""
    if is_claim(node) and not claims:
        return
    if isinstance(node, ast.Expr) and text_of(node.value) is not None:
        return  # a docstring, or the words below a constant
    text = text_of(node)
    if text is not None:
        yield getattr(node, "lineno", 0), text
        return
    for child in ast.iter_child_nodes(node):
        yield from strings(child, claims=claims)


def entries() -> dict[str, str]:
    """The entries of the page of evidence by their headings."""
    text = (CHECKOUT / "docs" / "evidence.md").read_text("utf-8").partition("\n## Sources")[0]
    parts = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    return {part.partition("\n")[0].strip(): part for part in parts}


ENTRIES = entries()


def claims_in(value: object, depth: int = 3) -> Iterator[Claim]:
    """A claim, or those in a tuple or a mapping."""
    if isinstance(value, Claim):
        yield value
    elif depth and isinstance(value, tuple | list | frozenset):
        for part in value:
            yield from claims_in(part, depth - 1)
    elif depth and isinstance(value, Mapping):
        for part in value.values():
            yield from claims_in(part, depth - 1)


def claims_of(file: Path) -> list[Claim]:
    """All that the module holds once it is imported."""
    module = importlib.import_module(module_id(file))
    return [claim for value in vars(module).values() for claim in claims_in(value)]


def test_there_are_claims_to_look_at() -> None:
    """A walk that finds nothing would pass for ever."""
    assert {"words", "ratings", "too_much"} <= {file.stem for file in FILES if file.parent.name == "nerves"}
    assert {"kindly", "seal", "touches"} <= {
        file.stem for file in FILES if file.parent.name == "applications"
    }
    assert {"self_view", "due"} <= {
        file.stem for file in FILES if file.parent.name in ("progress", "schedule")
    }
    assert {"rating", "nerves"} <= {file.stem for file in FILES if "sittings" in file.parts}
    assert len({claim for file in FILES for claim in claims_of(file)}) > 20


@pytest.mark.parametrize("file", FILES, ids=module_id)
def test_every_claim_rests_on_an_entry(file: Path) -> None:
    """One with a statement, a source, its strength and how it is worded."""
    for claim in claims_of(file):
        assert claim.evidence in ENTRIES, claim
        for mark in ("**Statement.**", "**Source.**", "**Strength.**", "**Wording.**"):
            assert mark in ENTRIES[claim.evidence], (claim.evidence, mark)


@pytest.mark.parametrize("file", FILES, ids=module_id)
def test_every_claim_can_be_found(file: Path) -> None:
    """Each is made of words that stand in the file, beside a heading that stands there too."""
    for node in ast.walk(tree_of(file)):
        if is_claim(node):
            assert isinstance(node, ast.Call)
            given = [*node.args, *(keyword.value for keyword in node.keywords)]
            where = f"{module_id(file)}:{node.lineno}"

            assert len(given) == 2, where
            assert text_of(given[0]), where
            assert isinstance(given[1], ast.Name) or text_of(given[1]) in ENTRIES, where


@pytest.mark.parametrize("file", FILES, ids=module_id)
def test_no_claim_is_stronger_than_any_entry_could_be(file: Path) -> None:
    """Nothing cures, nothing is proven, and nothing always works."""
    for line, text in strings(tree_of(file), claims=True):
        found = TOO_STRONG.search(text)

        assert found is None, f"{module_id(file)}:{line}: {found and found[0]!r} in {text!r}"


@pytest.mark.parametrize("file", SAYING, ids=module_id)
def test_nothing_is_said_as_a_fact_outside_a_claim(file: Path) -> None:
    """A sentence with such words either names its evidence or is listed above with a reason."""
    for line, text in strings(tree_of(file), claims=False):
        found = EVIDENCE_LIKE.search(text) if " " in text.strip() else None
        excused = any(known in text for known in NO_CLAIMS)

        assert found is None or excused, f"{module_id(file)}:{line}: {found and found[0]!r} in {text!r}"


@pytest.mark.parametrize("file", SAYING, ids=module_id)
def test_some_words_stand_nowhere(file: Path) -> None:
    """No verdict on a person, no command to feel otherwise, no silver lining, no days in a row."""
    for line, text in strings(tree_of(file), claims=True):
        found = FORBIDDEN.search(text)

        assert found is None, f"{module_id(file)}:{line}: {found and found[0]!r} in {text!r}"


def test_every_exception_is_still_needed() -> None:
    """A list of exceptions only ever grows, unless somebody looks."""
    said = [text for file in SAYING for _, text in strings(tree_of(file), claims=False)]

    for known in NO_CLAIMS:
        assert any(known in text and EVIDENCE_LIKE.search(text) for text in said), known
    for name in LOOKED_FOR:
        found = [
            text
            for file in FILES
            if module_id(file) == name
            for _, text in strings(tree_of(file), claims=True)
        ]
        assert any(EVIDENCE_LIKE.search(text) or FORBIDDEN.search(text) for text in found), name


@pytest.mark.parametrize("name", LOOKED_FOR)
def test_words_to_look_for_are_no_place_for_claims(name: str) -> None:
    """A file that is not looked through for them holds none."""
    (file,) = [file for file in FILES if module_id(file) == name]

    assert claims_of(file) == []
    assert "Para(" not in file.read_text("utf-8")


@pytest.mark.parametrize(
    "text",
    ["Breathing often helps.", "It makes you steadier.", "Studies found it.", "Nerves fall with practice."],
)
def test_the_walk_sees_a_sentence_that_claims(text: str) -> None:
    """The net is tried with what it is for."""
    assert EVIDENCE_LIKE.search(text)
    assert [found for _, found in strings(ast.parse(f"PAGE = Para({text!r})"), claims=False)] == [text]
    assert [*strings(ast.parse(f"A = Claim({text!r}, 'Exposure')"), claims=False)] == []


@pytest.mark.parametrize(
    ("text", "forbidden"),
    [
        ("Calm down.", True),
        ("A 5-day streak", True),
        ("Your nerves score", True),
        ("A treatment for nerves", True),
        ("Your success rate", True),
        ("It was not meant to be.", True),
        ("This is practice, not treatment.", False),
        ("Slow and easy, not deep.", False),
    ],
)
def test_the_list_of_forbidden_words_means_what_it_says(text: str, forbidden: bool) -> None:
    """With the one thing that may be said of treatment: that this is none."""
    assert bool(FORBIDDEN.search(text)) is forbidden
