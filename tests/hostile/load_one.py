"""Loads files, each in a process of its own, and tells what came of it and what it cost.

Paths come in on standard input, one a line as `{"path": ..., "seconds": ...}`; for each, one line goes out.
"""

from __future__ import annotations

import importlib
import json
import math
import os
import subprocess
import sys
import time
from types import ModuleType
from typing import Any

import rehabkit as rk

# Elsewhere than on POSIX systems, neither limits nor memory are known.
_RESOURCE = importlib.import_module("resource") if hasattr(os, "fork") else None
_MOST_MEMORY = 2**30
_SPARE_SECONDS = 1
_PER_MEGABYTE = 2**20 if sys.platform == "darwin" else 2**10
_WARM = '{"schema": "rehabkit/case/1", "id": "x", "goals": [{"id": "g", "kind": "pain"}]}'


def load(path: str) -> dict[str, Any]:
    """Return what loading a file gives: the outcome, the problems, the CPU time and the peak of memory."""
    told: dict[str, Any] = {"outcome": "loaded", "problems": [], "more": 0}
    began = time.process_time()
    try:
        rk.load(path)
    except rk.LoadError as error:
        told |= {"outcome": "refused", "problems": error.problems, "more": error.more, "text": str(error)[:1_000]}
    except BaseException as error:  # noqa: BLE001  # whatever else escapes is what is looked for
        told |= {"outcome": f"escaped: {error!r:.200}"}
    told["seconds"] = time.process_time() - began
    used = _RESOURCE.getrusage(_RESOURCE.RUSAGE_SELF).ru_maxrss if _RESOURCE is not None else None
    told["megabytes"] = None if used is None else used / _PER_MEGABYTE
    return told


def _in_a_fork(path: str, seconds: float, resource: ModuleType) -> None:
    """Load a file in a copy of this process, which the system ends where it goes far beyond its allowance."""
    process = os.fork()
    if process == 0:
        most = math.ceil(seconds) + _SPARE_SECONDS
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (most, most + _SPARE_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        _tell(load(path))
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    if status:
        _tell({"outcome": f"died: {status}"})


def _in_a_new_process(path: str) -> None:
    done = subprocess.run([sys.executable, __file__, path], check=False, stdout=subprocess.PIPE)
    _tell(json.loads(done.stdout) if done.returncode == 0 else {"outcome": f"died: {done.returncode}"})


def _tell(told: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Load the files that standard input names, or the one that is given as argument."""
    rk.loads(_WARM)
    if len(sys.argv) > 1:
        _tell(load(sys.argv[1]))
        return
    for line in sys.stdin:
        wanted = json.loads(line)
        if _RESOURCE is not None:
            _in_a_fork(wanted["path"], wanted["seconds"], _RESOURCE)
        else:
            _in_a_new_process(wanted["path"])


if __name__ == "__main__":
    main()
