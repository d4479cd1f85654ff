"""Write the shipped data as JSON beside their TOML originals; run it after each change of the data."""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path

CATALOG = Path(__file__).parents[1] / "src" / "rehabkit" / "catalog"


def compiled() -> dict[str, str]:
    """Return the JSON text of each place: a file of the data, or a folder of them."""
    found = {}
    for place in sorted((CATALOG / "data").iterdir()):
        files = sorted(place.glob("*.toml")) if place.is_dir() else [place]
        tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]
        rows = [row for table in tables for entries in table.values() for row in entries]
        found[f"{place.stem}.json"] = json.dumps(rows, ensure_ascii=False, separators=(",", ":")) + "\n"
    return found


def main() -> int:
    """Write what has changed, and remove what has no original."""
    folder = CATALOG / "compiled"
    folder.mkdir(exist_ok=True)
    texts = compiled()
    for stale in {file.name for file in folder.iterdir()} - texts.keys():
        (folder / stale).unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    print(f"{len(texts)} files in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
