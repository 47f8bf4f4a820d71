"""Arguing words in a letter: marked where they argue, and nowhere else."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice.applications.arguing import arguing, marked, places

ARGUES = [
    ("I think this is unfair.", "unfair"),
    ("I was treated unfairly by the panel.", "unfairly"),
    ("That was not fair.", "was not fair"),
    ("It isn't really fair on me.", "isn't really fair"),
    ("There has been a mistake.", "mistake"),
    ("You made a mistake.", "mistake"),
    ("I think you made a mistake.", "mistake"),
    ("I believe this is a mistake.", "mistake"),
    ("My application was turned down and that is a mistake.", "mistake"),
    ("I am sorry, but you are mistaken.", "mistaken"),
    ("I ask you to reconsider.", "reconsider"),
    ("Please RECONSIDER your decision", "RECONSIDER"),
    ("Would a reconsideration be possible?", "reconsideration"),
    ("Please think again.", "Please think again"),
    ("I disagree.", "disagree"),
    ("I have always disagreed with such tests.", "disagreed"),
    ("I don’t agree with that.", "don’t agree"),
    ("I cannot accept this.", "cannot accept"),
    ("Why didn't you tell me?", "Why didn't"),
    ("Why didn’t I get it?", "Why didn’t"),
    ("Why did you not choose me?", "Why did you not"),
    ("Why was I not invited?", "Why was I not"),
    ("Why wasn't I chosen?", "Why wasn't"),
    ("How could you choose somebody else?", "How could you"),
    ("I was better than the others.", "better than"),
    ("I am better\nthan anybody you met.", "better than"),
    ("I am more qualified than the person you took.", "more qualified than"),
    ("I know I was the best candidate for it.", "I was the best"),
    ("I'm still the right person.", "I'm still the right"),
    ("I will talk to my lawyer.", "lawyer"),
    ("My solicitor will write to you.", "solicitor"),
    ("I may take legal action.", "legal action"),
    ("I shall sue you.", "shall sue you"),
    ("I have more experience than the person you took.", "more experience than the"),
    ("With respect, that is incorrect.", "that is incorrect"),
    ("That's simply not true.", "That's simply not true"),
    ("You said I lacked experience, but I have ten years.", "You said I lacked experience, but I"),
    ("I deserve an answer.", "deserve"),
    ("I deserved this job.", "deserved"),
    ("You owe me an answer.", "owe me"),
    ("I am entitled to an explanation.", "entitled to"),
    ("It should have been me.", "should have been me"),
    ("You should have asked me about it.", "You should have"),
    ("You ought to have chosen me.", "You ought to have"),
    ("That was the wrong decision.", "wrong decision"),
    ("You were wrong.", "You were wrong"),
    ("Please justify your choice.", "justify your"),
    ("Please change your mind.", "change your mind"),
    ("I will appeal against it.", "appeal against"),
    ("Could somebody review the decision?", "review the decision"),
    ("This was discrimination.", "discrimination"),
    ("The panel was biased.", "biased"),
    ("You wasted my time.", "wasted my time"),
    ("I am very disappointed in you.", "very disappointed in you"),
    ("I want to make a complaint.", "make a complaint"),
    ("I will take this further.", "take this further"),
    ("I demand an explanation.", "I demand"),
    ("You will regret it.", "You will regret"),
    ("It is your loss.", "It is your loss"),
    ("Your test was ridiculous.", "ridiculous"),
    ("Why did you lie to me?", "lie to me"),
    ("You are all liars.", "liars"),
    ("Shame on you.", "Shame on you"),
    ("You were very rude to me.", "You were very rude"),
]

PLAIN = [
    "Thank you for showing me the workshop.",
    "I understand that you have chosen somebody else.",
    "I accept your decision.",
    "One question, if I may: what is one thing I could do better, in the interview or in my experience?",
    "A line is enough, or five minutes by phone.",
    "I may have made a mistake in the second task; what would you have done?",
    "I made two mistakes in the test.",
    "My biggest mistake was to speak too fast.",
    "I know that I made the wrong choice of example.",
    "Which mistake that I made weighed most?",
    "It went better than I feared.",
    "It went better than expected.",
    "I know I can do better than that.",
    "I did better than in the first interview.",
    "What could I do better?",
    "I should have said more about the team.",
    "I am disappointed, and I accept it.",
    "Is there a fair or an event where I could meet the team?",
    "That is fair enough.",
    "I would be glad to take part again.",
    "The job appealed to me because of the team.",
    "I liked how you handle complaints from patients.",
    "The question about a disagreement at work was hard for me.",
    "Can Sue call me on Friday?",
    "I never thought that the time would go so fast.",
    "How could I show more of what I can do?",
    "I see now why I did not get it.",
    "I know that I was not clear about why I want this work.",
    "Could you tell me which answer was weakest?",
    "I demanded a lot of myself.",
    "I would do it again.",
    "I said ten, and now I know that it was wrong.",
    "You said I could write to you, and I would like to.",
    "Thank you for the fair and friendly conversation.",
    "I have a warranty question about the bestseller.",
    "I was nervous and lost the thread.",
    "Is there a course that you would recommend?",
    "I hope it is not rude to ask.",
    "I asked a stupid question at the end.",
]


@pytest.mark.parametrize(("sentence", "words"), ARGUES)
def test_words_that_argue_are_found(sentence: str, words: str) -> None:
    """They come back as they stand there, for the person looks for them."""
    assert arguing(sentence) == (words,)


@pytest.mark.parametrize("sentence", PLAIN)
def test_a_plain_sentence_is_left_alone(sentence: str) -> None:
    """A guard that cries wolf is soon ignored, and what somebody says of themselves is no arguing."""
    assert arguing(sentence) == ()


def test_the_name_of_the_job_is_no_arguing() -> None:
    """Somebody may apply to be a solicitor."""
    assert (
        arguing("Thank you for seeing me about the trainee solicitor job.", but=("Trainee Solicitor",)) == ()
    )
    assert arguing("My solicitor is told of it.", but=("Trainee Solicitor",)) == ("solicitor",)
    assert arguing("That is unfair.", but=("Fair", "a")) == ("unfair",)


def test_each_word_is_told_once_and_marked_everywhere() -> None:
    """The list is short, and the text shows all the places."""
    text = "This is unfair. It is unfair, and I disagree."

    assert arguing(text) == ("unfair", "disagree")
    assert marked(text) == "This is [unfair]. It is [unfair], and I [disagree]."


def test_words_within_other_words_do_not_count() -> None:
    """Only whole words argue."""
    assert arguing("The lawyerly fairground; undeserving-looking; mistakenly.") == ()


@settings(deadline=None)
@given(st.text(max_size=300))
def test_whatever_is_written_the_marks_add_only_brackets(text: str) -> None:
    """No letter loses a sign to its guard."""
    spans = places(text)

    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert len(marked(text)) == len(text) + 2 * len(spans)
