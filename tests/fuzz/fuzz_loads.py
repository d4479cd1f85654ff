"""Fuzzes the loader with atheris: `python tests/fuzz/fuzz_loads.py -max_total_time=600 corpus/`.

Any exception but `LoadError` ends the run, and the document that caused it is kept in a file; so does a document
that loads and does not go round. More than half of the inputs are documents damaged as data, the rest as bytes.
An empty corpus folder is filled with the examples.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]

Mutator = Callable[[bytes, int, int], bytes]


def seeds() -> dict[str, bytes]:
    """Return the documents of the examples by name, and the program of each case as a document."""
    found: dict[str, bytes] = {}
    for file in sorted((ROOT / "examples").rglob("*.json")):
        data = json.loads(file.read_bytes())
        found[file.name] = json.dumps(data).encode()
        if "program" in data:
            program = {"schema": "rehabkit/program/1", **data["program"]}
            found[f"{file.stem}-program.json"] = json.dumps(program).encode()
    return found


def fill(folder: Path) -> None:
    """Write the seeds into a folder that is empty or not there."""
    folder.mkdir(parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        for name, text in seeds().items():
            (folder / name).write_bytes(text)


def target(rk: Any) -> Callable[[bytes], None]:
    """Return what is fuzzed: the loader, and for what loads also the writer and, of some, the check."""

    def one(data: bytes) -> None:
        read = rk.loads_program if b"rehabkit/program/1" in data[:100] else rk.loads
        try:
            document = read(data)
        except rk.LoadError:
            return
        assert read(rk.dumps(document)) == document
        if len(data) % 20 == 0:
            rk.check(document)

    return one


def mutator(atheris: Any, mutations: Any) -> Mutator:
    """Return a mutator that damages data where the bytes are a document, and bytes where they are not."""

    def one(data: bytes, most: int, seed: int) -> bytes:
        rng = mutations.seeded(seed)
        way = rng.random()
        changed: bytes
        try:
            parsed = json.loads(data) if way < 0.6 else None
        except (ValueError, RecursionError):
            parsed = None
        if parsed is not None:
            changed = mutations.written(mutations.mutated(parsed, rng), rng)
        elif way < 0.8:
            changed = mutations.mutated_bytes(data, rng)
        else:
            changed = atheris.Mutate(data, most)
        return changed if len(changed) <= most else data

    return one


def main(arguments: list[str]) -> None:
    """Fuzz until a limit among libFuzzer's options is reached, or something escapes."""
    sys.path.insert(0, str(ROOT))
    atheris: Any = import_module("atheris")
    with atheris.instrument_imports(include=["rehabkit"]):
        rk = import_module("rehabkit")
        import_module("rehabkit.checking")  # it brings all that loads and checks
    mutations = import_module("tests.fuzz.mutations")
    for argument in arguments[1:]:
        if not argument.startswith("-"):
            fill(Path(argument))
    options = [each for each in arguments if each.startswith("-max_len")] or ["-max_len=20000"]
    given = [each for each in arguments if not each.startswith("-max_len")]
    atheris.Setup([*given, *options], target(rk), custom_mutator=mutator(atheris, mutations))
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
