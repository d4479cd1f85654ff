"""`python -m rehabkit.testing new-rule X101 --slug goal-has-day --family content` writes a rule and its test."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rehabkit.errors import DataError
from rehabkit.testing._new_rule import new_rule
from rehabkit.vocab import Family

__all__ = ["main"]

_UNUSABLE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status.

    Args:
        arguments: What stands behind the module's name; by default what this process was given.
    """
    given = _parser().parse_args(arguments)
    try:
        files = new_rule(
            given.code, slug=given.slug, family=given.family, principle=given.principle, folder=given.folder
        )
    except DataError as error:
        sys.stderr.write(f"{error}\n")
        return _UNUSABLE
    told = "\n".join(map(str, files))
    sys.stdout.write(f"{told}\nThe rule works as it is: put your own check, words and minimal pair in its place.\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m rehabkit.testing")
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("new-rule", help="write a rule of your own and its test")
    command.add_argument("code", help="a code that no shipped rule has, such as X101")
    command.add_argument("--slug", required=True, help="its name, such as goal-has-day")
    command.add_argument("--family", required=True, help=f"one of {', '.join(Family)}")
    command.add_argument("--principle", help="a shipped principle; without it, the rule brings its own")
    command.add_argument("--folder", type=Path, default=Path(), help="where the files go; here by default")
    return parser


if __name__ == "__main__":
    sys.exit(main())
