"""What a typed answer's own words show, in sentences as people write them, and in any text at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.model.wording import read_wording, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I didn't, she’d said: no!", ["I", "didn't", "she’d", "said", "no"]),
        ("From 1,200 to 3.5 at 9:30, up 20%.", ["From", "1,200", "to", "3.5", "at", "9:30", "up", "20%"]),
        ("well-known  co_op", ["well", "known", "co", "op"]),
        ("Größe: naïve São 漢字", ["Größe", "naïve", "São", "漢字"]),
        ("'quoted' — (so)", ["quoted", "so"]),
        ("... !?", []),
        ("", []),
    ],
)
def test_words_are_words_and_figures(text: str, words: list[str]) -> None:
    """They are shown back to the person as they wrote them."""
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("I rang her.", 1),
        ("I've been there, I'd seen it, I’m sure.", 3),
        ("I did it myself.", 2),
        ("In Italy it is idle, isn't it?", 0),
        ("My turn, for me.", 0),
    ],
)
def test_own_words(text: str, count: int) -> None:
    """'I' as a word, in every contraction."""
    assert read_wording(text).own == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("We rang and we'd agreed; we’re friends.", 3),
        ("Our boss told us.", 0),
        ("Well, the US were week.", 0),
    ],
)
def test_shared_words(text: str, count: int) -> None:
    """Only 'we' acts: 'our customers' is no sign that somebody else did the work."""
    assert read_wording(text).shared == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("I would usually ask.", 2),
        ("I'd ask and I’d always wait.", 3),
        ("I'd asked her, I'd never been there, I'd just started.", 0),
        ("Woodworks, alwaysness.", 0),
    ],
)
def test_hypothetical_words(text: str, count: int) -> None:
    """'I'd asked' happened; 'I'd ask' did not."""
    assert read_wording(text).hypothetical == count


@pytest.mark.parametrize(
    "text",
    [
        "Last year the pump failed.",
        "Two weeks ago it broke.",
        "In 2019 I ran the booth.",
        "When I was a nurse, a patient fell.",
        "One Saturday morning she came.",
        "One winter I lost three of eight staff.",
        "It was on a Tuesday.",
        "In my first job they had no rota.",
        "She had not been asked since March.",
        "Three months into the job it happened.",
        "That evening it rained.",
    ],
)
def test_one_occasion(text: str) -> None:
    """A time that can be pointed at."""
    assert read_wording(text).occasion == 1


@pytest.mark.parametrize(
    "text",
    [
        "People disagree and I listen.",
        "It happens every month.",
        "May I ask something?",
        "I wondered whether to march on.",
    ],
)
def test_no_occasion(text: str) -> None:
    """What happens all the time did not happen once."""
    assert read_wording(text).occasion == 0


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("I asked her and then I wrote it down.", 2),
        ("I quickly rang him. I also told Ana.", 2),
        ("I'd asked, I've kept it, I had checked, I have paid.", 4),
        ("I drove there, I stood in line, I sold it.", 3),
        ("I need a map. I needed time. I wanted rest. I hoped so. I used to sing.", 0),
        ("I was asked to go. I would ask. I am pleased.", 0),
        ("She asked and we worked.", 0),
    ],
)
def test_own_actions(text: str, count: int) -> None:
    """What the person did; needing and wanting are no deeds."""
    assert read_wording(text).action == count


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("I chose the bus because it was there.", "reasoning"),
        ("We weighed both options.", "reasoning"),
        ("In the end it opened.", "result"),
        ("Complaints fell.", "result"),
        ("Half a year on it was running.", "result"),
        ("By Friday every seat was sold.", "result"),
        ("After three months the rows were over.", "result"),
        ("She came back nine days later.", "result"),
        ("What I learnt is to ask.", "learning"),
        ("If I did it again, there would be two.", "learning"),
        ("I still ring first.", "learning"),
        ("It was hard.", "hardship"),
        ("She was angry with me.", "hardship"),
        ("It was their own fault.", "blame"),
        ("My boss was useless.", "blame"),
    ],
)
def test_markers(text: str, field: str) -> None:
    """One sentence each."""
    assert getattr(read_wording(text), field) > 0


@pytest.mark.parametrize("name", ["reasoning", "result", "learning", "hardship", "blame", "hypothetical"])
def test_a_plain_sentence_has_no_markers(name: str) -> None:
    """What is not there is not counted."""
    assert getattr(read_wording("The shop has two doors and a red sign over them."), name) == 0


def test_a_marker_runs_over_the_end_of_a_line() -> None:
    """An answer of several lines is one text."""
    text = "I rang her\nback and in the\n  end it opened. Last\nyear, on a\nMonday."

    assert (read_wording(text).result, read_wording(text).occasion) == (1, 2)


def test_capitals_make_no_difference() -> None:
    """Some people type everything small, some everything large."""
    text = "Last year i rang her because it was late. In the end it opened."

    assert read_wording(text.upper()) == read_wording(text.lower())


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("I rang her at once.", 0.0),
        ("It was late and I rang her.", 4 / 7),
        ("Nothing was done by anybody.", 1.0),
        ("", 1.0),
    ],
)
def test_the_opening_is_what_comes_before_the_first_thing_done(text: str, opening: float) -> None:
    """Most people spend too long on the scene."""
    assert read_wording(text).opening == opening


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("At my last job a customer rang because her order had gone to the wrong address.", True),
        ("Last year I was working in hospital kitchen with two other and they not know the list.", True),
        ("Ich war in so einem Laden, als es passierte, und was in der Lage zu tun war, tat ich.", False),
        ("Ek was in my eerste werk en my bestuurder was siek, so dit was my probleem in die winkel.", False),
        ("We waren in de winkel en het was laat, en wat ik toen in het systeem zag is niet goed.", False),
        ("Hier j'ai parlé à un client, on a trouvé la cause et il a dit merci à la fin.", False),
        ("Я позвонил всем, и к вечеру всё работало.", False),
        ("", False),
        ("12 34 56", False),
    ],
)
def test_english_is_told_from_other_languages(text: str, *, english: bool) -> None:
    """By words that are English only: 'in', 'was', 'is', 'my' and 'a' belong to several."""
    assert read_wording(text).english is english


@given(st.text() | st.text(alphabet="I wedl'’as\n\t.9%é漢"))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever is typed or pasted, the counts are sane."""
    wording = read_wording(text)

    assert wording.words == len(words_of(text))
    assert 0 <= wording.numbers <= wording.words
    assert 0 <= wording.opening <= 1
    assert min(wording.own, wording.shared, wording.result, wording.blame) >= 0


@given(st.lists(st.sampled_from("I we rang last year in the end because would 7 fault".split()), max_size=30))
def test_space_between_words_makes_no_difference(words: list[str]) -> None:
    """Line ends and double spaces are how somebody types, not what they say."""
    assert read_wording(" ".join(words)) == read_wording("\n\t  ".join(words))


@pytest.mark.parametrize("text", ["a" * 200_000, "I " * 100_000, "x ago" * 40_000, "I lylyly" * 25_000])
def test_a_very_long_text_is_read_in_one_go(text: str) -> None:
    """Somebody will paste a whole book: no pattern may walk over it again and again."""
    assert read_wording(text).words == len(words_of(text))
