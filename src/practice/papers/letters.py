"""A letter as a file that a mail program opens as a draft, or as plain text."""

import re
from email.contentmanager import raw_data_manager
from email.errors import HeaderParseError
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import compat32

from practice.model.paper import Letter

LINE = 76
"""Characters, at most, so that no mail program on the way breaks a line anew."""
_LONG_WORD = 60

_POLICY = compat32.clone(linesep="\r\n", max_line_length=LINE)
"""The newer ones of Python fold some subjects wrongly, or not at all (an umlaut between `=?` and `?=`)."""

_CONTROL = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff]+")
"""What could end a header early; a subject has one line."""
_ADDRESS = re.compile(r"[^\s<>()\[\]\\,;:\"@]+@[^\s<>()\[\]\\,;:\"@]+")
_HALVES = re.compile("[\\ud800-\\udfff]")


def draft(letter: Letter) -> bytes:
    """As an `.eml` that mail programs open for sending; nothing in it says from whom or when.

    Its words come out of any mail program as they went in, with line ends of one kind.
    """
    message = EmailMessage(policy=_POLICY)
    message["X-Unsent"] = "1"  # otherwise Outlook shows it as one that came
    if address := sendable(letter.to):
        message["To"] = address
    message["Subject"] = _header(one_line(letter.subject))
    message.set_content(
        _body(letter), charset="utf-8", cte="quoted-printable", content_manager=raw_data_manager
    )
    return message.as_bytes()


def plain(letter: Letter) -> bytes:
    """As text to copy from: the subject first, then the letter as it is."""
    to = one_line(letter.to)
    heads = [f"To: {to}"] if to else []
    return "\n".join([*heads, f"Subject: {one_line(letter.subject)}", "", _body(letter)]).encode()


def one_line(text: str) -> str:
    """On one line, without signs that a header cannot hold."""
    return " ".join(_CONTROL.sub(" ", text).split())


def sendable(written: str) -> str:
    """The one address in what the person wrote, as a mail program takes it; empty where there is none.

    A street or a web page is no reason to lose the letter: the mail program asks for the address then.
    """
    name, at, domain = one_line(written).removeprefix("mailto:").rpartition("@")
    _, _, name = name.rpartition("<")
    domain, _, _ = domain.partition(">")
    try:
        plain_domain = domain.encode("idna").decode("ascii")  # Müller's domain may have an umlaut
        address = f"{name}{at}{plain_domain}"
        if not (address.isascii() and _ADDRESS.fullmatch(address)):
            return ""
        return Address(addr_spec=address).addr_spec
    except (UnicodeError, ValueError, HeaderParseError, IndexError):
        return ""


def _header(subject: str) -> Header:
    """As it is where all can read that; else encoded whole, so that none of it is taken for an encoding."""
    bare = subject.isascii() and "=?" not in subject
    if bare and all(len(word) <= _LONG_WORD for word in subject.split()):
        return Header(subject, "us-ascii", LINE, "Subject")
    return Header(subject, "utf-8", LINE, "Subject")


def _body(letter: Letter) -> str:
    """With line ends of one kind and one at the end, without halves of characters."""
    lines = _HALVES.sub("\ufffd", letter.body).replace("\r\n", "\n").replace("\r", "\n")
    return lines if lines.endswith("\n") else f"{lines}\n"
