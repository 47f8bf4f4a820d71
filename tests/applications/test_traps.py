"""Thinking traps: found in few words, quoted as they stand, and left alone where in doubt."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.applications.trap_words import Kind
from practice.applications.traps import ASKED, MOST, QUOTED, Trap, traps

MATCH = [
    (Kind.BLAME, "It was all my fault.", "It was all my fault"),
    (Kind.BLAME, "everything is my fault", "everything is my fault"),
    (Kind.BLAME, "I know that it is entirely my own fault.", "it is entirely my own fault"),
    (Kind.BLAME, "I have only myself to blame", "I have only myself to blame"),
    (Kind.BLAME, "I let everybody down, again.", "I let everybody down"),
    (Kind.LABEL, "I am a failure.", "I am a failure"),
    (Kind.LABEL, "I'm such an idiot", "I'm such an idiot"),
    (Kind.LABEL, "I\u2019m just not good enough for this", "I\u2019m just not good enough for this"),
    (Kind.LABEL, "They told me no and I am a complete loser", "I am a complete loser"),
    (Kind.LABEL, "I feel like a fraud in every room", "I feel like a fraud in every room"),
    (Kind.LABEL, "I know I am not alone but I am useless.", "I am useless"),
    (Kind.LABEL, "I am unemployable.", "I am unemployable"),
    (Kind.FORTUNE, "I will never get a job.", "I will never get a job"),
    (Kind.FORTUNE, "I'll never find work again", "I'll never find work again"),
    (Kind.FORTUNE, "I will never be good at this.", "I will never be good at this"),
    (Kind.FORTUNE, "Nobody will hire me at my age.", "Nobody will hire me at my age"),
    (Kind.FORTUNE, "No one is going to want me", "No one is going to want me"),
    (Kind.FORTUNE, "The next interview will go wrong, too.", "The next interview will go wrong"),
    (Kind.FORTUNE, "there is no point in trying", "there is no point in trying"),
    (Kind.FORTUNE, "I'm going to mess it up next time", "I'm going to mess it up next time"),
    (Kind.FORTUNE, "I'll never work again.", "I'll never work again"),
    (Kind.MIND, "They must have thought I was lying.", "They must have thought I was lying"),
    (Kind.MIND, "They probably laughed when I left", "They probably laughed when I left"),
    (Kind.MIND, "The panel thought I was stupid.", "The panel thought I was stupid"),
    (Kind.MIND, "I could tell they hated my answer", "I could tell they hated my answer"),
    (Kind.MIND, "She obviously wanted somebody else", "She obviously wanted somebody else"),
    (Kind.MIND, "Everybody thinks I am a joke", "Everybody thinks I am a joke"),
    (Kind.MIND, "They must think I'm stupid.", "They must think I'm stupid"),
    (Kind.MIND, "Everyone thinks I am a failure", "Everyone thinks I am a failure"),
    (Kind.MIND, "They hated me.", "They hated me"),
    (Kind.DISCOUNT, "I got to the panel, but that doesn't count.", "that doesn't count"),
    (Kind.DISCOUNT, "Anybody could have done it.", "Anybody could have done it"),
    (Kind.DISCOUNT, "They were only being polite", "They were only being polite"),
    (Kind.DISCOUNT, "It was just luck.", "It was just luck"),
    (Kind.SHOULD, "I should have known that.", "I should have known that"),
    (Kind.SHOULD, "I really should've prepared more", "I really should've prepared more"),
    (Kind.SHOULD, "I should never have said it.", "I should never have said it"),
    (Kind.SHOULD, "I have to be perfect.", "I have to be perfect"),
    (Kind.SHOULD, "I must never make mistakes", "I must never make mistakes"),
    (Kind.ALWAYS, "I always fail.", "I always fail"),
    (Kind.ALWAYS, "I always mess up the first question.", "I always mess up the first question"),
    (Kind.ALWAYS, "I never get it right", "I never get it right"),
    (Kind.ALWAYS, "This always happens to me.", "This always happens to me"),
    (Kind.ALWAYS, "everything I try goes wrong", "everything I try goes wrong"),
    (Kind.ALWAYS, "Nobody ever picks me.", "Nobody ever picks me"),
    (Kind.ALWAYS, "Every single time I try, I freeze", "Every single time I try, I freeze"),
    (Kind.ALWAYS, "Nothing ever works out", "Nothing ever works out"),
    (Kind.ALWAYS, "I can't do anything right", "I can't do anything right"),
    (Kind.ALL, "The whole thing was a disaster.", "The whole thing was a disaster"),
    (Kind.ALL, "I ruined everything.", "I ruined everything"),
    (Kind.ALL, "It was a complete waste", "It was a complete waste"),
    (Kind.ALL, "I got everything wrong", "I got everything wrong"),
    (Kind.ALL, "Nothing went right.", "Nothing went right"),
    (Kind.ALL, "everything is pointless", "everything is pointless"),
    (Kind.ALL, "Two weeks of work, and all of it was for nothing.", "all of it was for nothing"),
]

NO_MATCH = [
    "They said that they hated me.",
    "I don't think they hated me.",
    "I am sad.",
    "I'm so tired, and angry with them.",
    "I failed at the second question.",
    "It hurts, and I do not want to talk about it.",
    "I always enjoyed the work.",
    "I always prepare the day before.",
    "I never met the director.",
    "I never said I wanted it.",
    "I will never forget how kind she was.",
    "I will never do that again.",
    "I will never work for them again.",
    "They said I was too slow.",
    "They told me that I am not good enough in Spanish.",
    "The letter said that nobody will hire me without the certificate.",
    "My mother said I am a failure.",
    'He shouted "I am an idiot" and left.',
    "\u201cI always fail\u201d was the title of the talk.",
    "I am an idiot, she said.",
    "I don't think I am a failure.",
    "I do not believe that I am useless.",
    "It is not true that I always fail.",
    "I am not a failure.",
    "I'm not stupid.",
    "You are not a failure.",
    "You always fail better than you think.",
    "Am I a failure?",
    "Why do I always fail?",
    "If I am a failure, then so is everybody.",
    "I wonder whether I am a loser.",
    "I used to think I am worthless.",
    "They thought I was a good fit.",
    "They thought that I was strong on numbers.",
    "They probably called the others first.",
    "They clearly said that it was close.",
    "They must have had many good people.",
    "She obviously liked the second answer.",
    "I could tell that they were in a hurry.",
    "I should have an answer by Friday.",
    "I should have received an email by now.",
    "I should send the form tomorrow.",
    "I should sleep.",
    "It was my fault that the file came late.",
    "It was partly my fault.",
    "It does not count towards the score.",
    "That counts.",
    "Anybody can apply there.",
    "They were nice.",
    "I got lucky with the train.",
    "The coffee machine was a complete failure of design?",
    "The whole day was long.",
    "Everything is in the folder.",
    "I lost my keys.",
    "I said everything I wanted.",
    "Nothing new came up.",
    "Nobody called me today.",
    "Nobody else knew the answer.",
    "There is no point five on the list.",
    "I have to be there at nine.",
    "I must not forget the form.",
    "I am hopeless at maths.",
    "I am stupid with maps.",
    "I am going to make tea.",
    "It will be over by Monday.",
    "I feel like a walk.",
    "I felt like a guest.",
    "A friend told me everything was a disaster at her place.",
    "",
    "   \n\n  ",
]


@pytest.mark.parametrize(("kind", "text", "words"), MATCH, ids=[text for _, text, _ in MATCH])
def test_it_is_found_and_quoted(kind: Kind, text: str, words: str) -> None:
    """As it stands there, with the person's own capitals and signs."""
    assert traps(text) == (Trap(kind, words),)


@pytest.mark.parametrize("text", NO_MATCH)
def test_other_sentences_are_left_alone(text: str) -> None:
    """A question about a plain sentence would be an insult on such a day."""
    assert traps(text) == ()


def test_every_kind_is_tried() -> None:
    """The table above would not notice one that is missing."""
    assert {kind for kind, _, _ in MATCH} == set(Kind) == set(ASKED)
    assert len(MATCH) + len(NO_MATCH) > 100


def test_each_is_a_question_with_their_words() -> None:
    """It names no person and nothing that they have."""
    assert Trap(Kind.ALWAYS, "I always fail").question == (
        "You wrote 'I always fail'. Was there a time when it went otherwise?"
    )
    for kind in Kind:
        question = Trap(kind, "x").question
        assert question.startswith("You wrote 'x'. ")
        assert question.endswith("?")
        assert "distort" not in question


def test_there_are_three_at_most_and_one_of_a_kind() -> None:
    """More would be an examination."""
    text = "I always fail. I never get it right. I am a loser. I ruined everything. It was all my fault."

    assert [trap.words for trap in traps(text)] == ["I always fail", "I am a loser", "I ruined everything"]
    assert len(traps(text, most=1)) == 1
    assert traps(text, most=0) == ()


def test_what_was_asked_about_is_not_asked_again() -> None:
    """The next of its kind takes its place."""
    text = "I always fail. I never get it right."

    assert [trap.words for trap in traps(text, known={"I always fail"})] == ["I never get it right"]


def test_one_sentence_gives_one_question() -> None:
    """Even where it holds two."""
    assert len(traps("I always fail because I am a loser")) == 1


def test_a_long_clause_is_cut_at_a_word() -> None:
    """The sense is in its beginning."""
    trap = traps("I always fail " + "when somebody looks at me " * 10)[0]

    assert len(trap.words) <= QUOTED
    assert trap.words.startswith("I always fail when somebody")
    assert trap.words.split()[-1] in {"when", "somebody", "looks", "at", "me"}


def test_a_line_is_a_sentence() -> None:
    """Nobody writes full stops on such a day."""
    assert [trap.words for trap in traps("i am useless\nthey hate the colour\ni always fail")] == [
        "i am useless",
        "i always fail",
    ]


BITS = st.sampled_from(
    [
        *(text for _, text, _ in MATCH),
        *NO_MATCH,
        "I",
        " ",
        ". ",
        "\n",
        ", ",
        " and ",
        " but ",
        "\u2019m",
        "always",
        "never",
        "\U0001f62d",
        "caf\u00e9",
        "\u0130",
        "x" * 200,
    ]
)
TEXTS = st.one_of(st.text(), st.lists(BITS, max_size=12).map("".join))


@given(TEXTS)
def test_whatever_is_written_gets_few_questions_in_its_own_words(text: str) -> None:
    """Never a word that the person did not write, and never more than can be borne."""
    found = traps(text)

    assert len(found) <= MOST
    assert len({trap.kind for trap in found}) == len(found)
    for trap in found:
        assert trap.words in text
        assert trap.words.strip() == trap.words != ""
        assert "\n" not in trap.words


@given(st.lists(st.sampled_from(NO_MATCH), max_size=8))
def test_plain_sentences_together_stay_plain(texts: list[str]) -> None:
    """None of them becomes a trap by standing beside another."""
    assert traps("\n".join(texts)) == ()


@given(TEXTS, st.sampled_from([text for _, text, _ in MATCH]))
def test_a_trap_after_any_text_is_found_or_its_place_is_taken(text: str, last: str) -> None:
    """What stands before it on other lines does not hide it."""
    before = traps(text, most=99)
    found = traps(f"{text}\n{last}", most=99)
    alone = traps(last)

    assert found[: len(before)] == before or len(found) >= len(before)
    assert alone[0].kind in {trap.kind for trap in found}


@pytest.mark.parametrize("text", ["I always " * 20_000, "they " * 50_000, "it was " * 40_000, "a" * 300_000])
def test_a_long_text_takes_no_long_time(text: str) -> None:
    """No pattern goes back and forth over what it has read."""
    assert traps(text) == ()


def test_no_question_is_longer_than_a_small_window() -> None:
    """Three of them fit on 40 by 10, scrolled a little."""
    longest = max(len(Trap(kind, "x" * QUOTED).question) for kind in Kind)

    assert longest <= 160
    assert all(not re.search(r"!|\bbut\b", asked) for asked in ASKED.values())
