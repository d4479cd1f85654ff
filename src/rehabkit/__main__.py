"""Starts the command line, or says in one sentence how to get it."""

from __future__ import annotations

import sys
from importlib.util import find_spec

__all__ = ["main"]

_NEEDED = ("cyclopts", "rich")
_UNUSABLE = 2


def main() -> int:
    """Run the command line on the arguments of this process; return its exit status."""
    if any(find_spec(name) is None for name in _NEEDED):
        print('The command line needs cyclopts and rich: pip install "rehabkit[cli]"', file=sys.stderr)
        return _UNUSABLE
    from rehabkit import cli  # noqa: PLC0415  # it imports what may be missing

    return cli.run()


if __name__ == "__main__":
    sys.exit(main())
