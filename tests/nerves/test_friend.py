"""The scripts for somebody else: all that a friend needs, on paper."""

from practice.nerves.friend import WIDTH, friend_script, on_paper, stranger_script

QUESTIONS = (
    "Why this post?",
    "Tell me about a time you were wrong, and of what you did about it afterwards, step by step.",
)


def test_a_friend_gets_the_questions_in_order_and_what_to_do() -> None:
    """When to be silent, and what to say afterwards."""
    script = on_paper(friend_script(QUESTIONS, name="Noor"))

    assert script.index("1. Why this post?") < script.index("2. Tell me")
    assert "Noor" in script
    assert "count silently" in script
    assert "Afterwards" in script


def test_without_a_name_it_still_reads_as_a_sentence() -> None:
    """Nobody has to give one."""
    assert "Somebody who practises" in on_paper(stranger_script(QUESTIONS))
    assert "the person in front of you" in on_paper(friend_script(QUESTIONS))


def test_the_rows_fit_on_paper_and_on_a_telephone() -> None:
    """Printed, sent, or read from a screen."""
    for script in map(on_paper, (friend_script(QUESTIONS), stranger_script(QUESTIONS))):
        assert max(map(len, script.splitlines())) <= WIDTH
        assert script.endswith("\n")
