"""Fail unless pyright knows the type of every public symbol, and sees at least one."""

from __future__ import annotations

import json
import subprocess
import sys


def main() -> int:
    """Print the counts and return the exit status."""
    command = ["pyright", "--verifytypes", "rehabkit", "--ignoreexternal", "--outputjson"]
    shown = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - a fixed command
    try:
        found = json.loads(shown.stdout)["typeCompleteness"]
    except (KeyError, ValueError):
        print(shown.stdout, shown.stderr, sep="\n")
        return 1
    counts = found["exportedSymbolCounts"]
    known = counts["withKnownType"]
    print(f"{known} of {sum(counts.values())} public symbols have a known type ({found['completenessScore']:.0%})")
    for symbol in found["symbols"]:
        if symbol["isExported"] and not symbol["isTypeKnown"]:
            print(f"{symbol['name']}: type unknown or partly unknown")
    return 0 if known and found["completenessScore"] == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
