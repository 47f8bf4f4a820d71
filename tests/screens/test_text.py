"""Text in rows."""

from practice.screens.text import indented, width_of


def test_no_row_is_wider_than_the_screen_also_behind_a_wide_margin() -> None:
    """A numbered row hangs further in than it begins; what runs over the edge cannot be read."""
    text = "The night shift was planned without anybody being asked. " * 3
    rows = indented(text, 40, first="  ", rest="     ")

    assert max(sum(width_of(text) for _, text in row) for row in rows) <= 40
