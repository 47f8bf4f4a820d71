"""Lines of text no wider than the terminal."""

from practice.plain.lines import wrapped


def test_a_command_with_hyphens_stays_whole() -> None:
    """Half of `practice stories tell the-wet-cellar` cannot be copied."""
    text = "Tell it aloud with `practice stories tell the-wet-cellar` when you like."

    assert "the-wet-cellar" in wrapped(text, 44)


def test_a_word_wider_than_the_terminal_is_broken() -> None:
    """An address nobody can read to its end helps nobody."""
    assert max(len(line) for line in wrapped("x" * 90, 40).split("\n")) <= 40
