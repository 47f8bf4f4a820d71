"""What changed between takes of one answer: true figures, side by side, and nothing made up."""

from hypothesis import given
from hypothesis import strategies as st

from practice.model.wording import words_of
from practice.reviews.takes import Take, changes, spoken_take, typed_take

SHORT = "I rang the landlord last March because the cellar was wet, and we carried 12 boxes up."
LONG = (
    "It was a wet winter and the archive in the cellar was the only one that the town had, and nobody had "
    f"looked after it for years. {SHORT} In the end nothing was lost but 2 books."
)
FOREIGN = "Der Keller war nass und wir haben zwölf Kisten nach oben getragen, bis es dunkel war."


def test_typed_takes_are_counted() -> None:
    """Words, figures, I and we, and how much comes before the first thing that was done."""
    lines = changes([typed_take(30, SHORT), typed_take(60, LONG)])

    assert lines == (
        "Length when said, about: 0:07 (30 s), 0:23 (60 s)",
        "Words: 17 (30 s), 53 (60 s)",
        "Figures: 1 (30 s), 2 (60 s)",
        "'I': 1 (30 s), 1 (60 s)",
        "'We': 1 (30 s), 1 (60 s)",
        "Words before the first thing you did: 0 % (30 s), 51 % (60 s)",
    )


def test_spoken_takes_have_their_length_and_their_measured_pace() -> None:
    """A take that was too short for a pace is left out of that line, and named by its length elsewhere."""
    takes = [spoken_take(30, 28.4), spoken_take(60, 61, 151.2), spoken_take(90, 95, 138.0)]

    assert changes(takes) == (
        "Length: 0:28 (30 s), 1:01 (60 s), 1:35 (90 s)",
        "Words a minute, about: 150 (60 s), 140 (90 s)",
    )


def test_one_take_has_nothing_beside_it() -> None:
    """A change needs two."""
    assert changes([]) == ()
    assert changes([typed_take(30, SHORT)]) == ()
    assert len(changes([spoken_take(30, 20, 140), spoken_take(60, 50)])) == 1


def test_another_language_is_only_counted() -> None:
    """What English markers say of German words is nothing."""
    names = [line.partition(":")[0] for line in changes([typed_take(30, FOREIGN), typed_take(60, FOREIGN)])]

    assert names == ["Length when said, about", "Words", "Figures"]


@given(st.lists(st.tuples(st.integers(1, 600), st.text(max_size=200)), min_size=2, max_size=4))
def test_every_line_is_one_line_with_its_takes_in_order(texts: list[tuple[int, str]]) -> None:
    """Whatever was typed, nothing of it gets into the lines but its counts."""
    takes: list[Take] = [typed_take(target, text) for target, text in texts]
    lines = changes(takes)
    labels = [f"({target} s)" for target, _ in texts]

    assert all("\n" not in line for line in lines)
    assert [part.split(" ", 1)[1] for part in lines[1].partition(": ")[2].split(", ")] == labels
    counts = [int(part.split(" ", 1)[0]) for part in lines[1].partition(": ")[2].split(", ")]
    assert counts == [len(words_of(" ".join(text.split()))) for _, text in texts]
