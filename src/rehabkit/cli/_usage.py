"""Sentences for whoever starts the command line; imports nothing of the library, so that `--help` is quick."""

from __future__ import annotations

import re
import sys

STDIN = "<stdin>"
"""Name of the standard input, which people write as `-`."""

# Control characters, what turns the direction of text, and half surrogates of file names that are not UTF-8.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class UsageError(Exception):
    """An option or argument that cannot be used; its text is the sentence to print."""


def complain(sentence: str) -> None:
    """Print a sentence on stderr, behind the program's name."""
    sys.stderr.write(f"rehabkit: {printable(sentence)}\n")


def printable(text: str) -> str:
    """Return a text in which nothing can steer a terminal."""
    return _UNPRINTABLE.sub(lambda found: ascii(found.group())[1:-1], text)
