"""A letter as a file: what a mail program reads are the words that the person wrote."""

from email import message_from_bytes
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import default

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from practice.model.paper import Letter
from practice.papers.letters import draft, one_line, plain, sendable

many = settings(derandomize=True, deadline=None, max_examples=300)

WORDS = st.text(st.characters(codec="utf-8"), max_size=400)
LINES = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=400)


def opened(data: bytes) -> EmailMessage:
    """As Python's own parser reads it, which must find nothing wrong."""
    message = message_from_bytes(data, policy=default)

    assert isinstance(message, EmailMessage)
    assert not message.defects
    assert [header.lower() for header in message] == [
        "x-unsent",
        *(["to"] if "to" in message else []),
        "subject",
        "content-type",
        "content-transfer-encoding",
        "mime-version",
    ]
    return message


def body(message: EmailMessage) -> str:
    text = message.get_content()

    assert isinstance(text, str)
    return text.replace("\r\n", "\n")


def test_a_letter_opens_as_a_draft() -> None:
    """It has not been sent, and says neither from whom it is nor when it was written."""
    message = opened(draft(Letter("Thank you", "Dear Ms Ode,\n\nThank you.", "ode@example.org")))

    assert message["X-Unsent"] == "1"
    assert message["To"] == "ode@example.org"
    assert message["Subject"] == "Thank you"
    assert body(message) == "Dear Ms Ode,\n\nThank you.\n"


def test_a_letter_without_an_address_is_a_letter() -> None:
    """The mail program asks for it."""
    assert opened(draft(Letter("Thank you", "Thank you."))).get("To") is None


@many
@given(LINES)
@example("From here on I know more.\n.\n..\nFrom\n>From there\n")
@example("one very long line " * 100)
@example("spaces at the end   \n\ttabs\t\n\n\n")
@example("Grüße aus Köln – „wirklich“ 👩‍🔬\n" * 20)
@example("=3D =?utf-8?q?no?= = =\n=")
@example("\x00\x0b\x0c\x1c\x85\u2028 other signs")
def test_the_words_are_exactly_as_they_were(words: str) -> None:
    """Also those that mail once used for itself. Only an end of the last line may be added."""
    read = body(opened(draft(Letter("Subject", words))))

    assert read == (words if words.endswith("\n") else f"{words}\n")


@many
@given(WORDS)
def test_line_ends_of_any_kind_are_line_ends(words: str) -> None:
    """What is pasted from Windows or an old Mac keeps its lines."""
    read = body(opened(draft(Letter("Subject", words))))

    assert read.rstrip("\n") == words.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")


@many
@given(WORDS)
@example("Bcc: x@example.org\nBcc: y@example.org\r\n\r\nbody")
@example("=?utf-8?q?Thank_you?=")
@example("a" * 300)
@example("Grüße " * 40)
@example("=? ä ?= b =?utf-8?b?xx?=")
def test_a_subject_is_one_line_and_says_the_same(words: str) -> None:
    """Nothing in it can become a header of its own, or the body."""
    message = opened(draft(Letter(words, "body")))

    assert message["Subject"] == one_line(words)
    assert body(message) == "body\n"


@many
@given(WORDS)
@example("x@example.org\r\nBcc: y@example.org")
@example("x@example.org, y@example.org")
@example("x@example.org\n\nbody")
def test_an_address_is_one_address_or_none(words: str) -> None:
    """Whatever was typed there, nobody else is written to."""
    message = opened(draft(Letter("Subject", "body", words)))

    if (to := message.get("To")) is not None:
        assert len(to.addresses) == 1
        assert sendable(words) == str(to)
    assert body(message) == "body\n"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("ode@example.org", "ode@example.org"),
        ("  ode@example.org ", "ode@example.org"),
        ("R. Ode <ode@example.org>", "ode@example.org"),
        ("mailto:ode@example.org", "ode@example.org"),
        ("ode@exämple.de", "ode@xn--exmple-cua.de"),
        ("", ""),
        ("ode", ""),
        ("@", ""),
        ("ode@", ""),
        ("ode@.", ""),
        ("https://example.org/contact", ""),
        ("12 Market Street, Leeds", ""),
        ("öde@example.org", ""),
        ("a@b@example.org", ""),
        ("a@example.org; b@example.org", ""),
    ],
)
def test_an_address_is_told_from_what_is_none(written: str, address: str) -> None:
    """A form or a street is no place for a mail; the letter is kept all the same."""
    assert sendable(written) == address


def test_a_draft_is_plain_ascii_with_short_lines() -> None:
    """So it passes through anything, from a floppy disk to the cloud."""
    data = draft(Letter("Grüße " * 30, "Sehr geehrte Frau Öde, " * 60))

    data.decode("ascii")
    assert max(len(line) for line in data.split(b"\r\n")) <= 76
    assert data.count(b"\n") == data.count(b"\r\n")


def test_half_a_character_does_not_stop_a_letter() -> None:
    """Old files and odd keyboards have them."""
    message = opened(draft(Letter("a \ud800 b", "half \udc80 here")))

    assert message["Subject"] == "a b"
    assert body(message) == "half \ufffd here\n"
    assert plain(Letter("a \ud800 b", "half \udc80 here")).decode("utf-8").endswith("half \ufffd here\n")


def test_plain_text_has_the_subject_first() -> None:
    """To copy from, for a form on a web page."""
    letter = Letter("Thank\nyou", "Dear Ms Ode,\r\nthank you.", "R. Ode")

    assert plain(letter).decode() == "To: R. Ode\nSubject: Thank you\n\nDear Ms Ode,\nthank you.\n"
    assert plain(Letter("Thank you", "Thanks.")).decode() == "Subject: Thank you\n\nThanks.\n"


def test_headers_alone_can_be_read() -> None:
    """What a list of mails shows."""
    headers = BytesHeaderParser(policy=default).parsebytes(draft(Letter("Dank für das Gespräch", "x")))

    assert headers["Subject"] == "Dank für das Gespräch"
