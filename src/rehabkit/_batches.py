"""Work spread over processes, with results in order and few things held at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from itertools import islice
from typing import TypeVar

_BATCH = 8
_BATCHES_AHEAD = 4

Given = TypeVar("Given")
Made = TypeVar("Made")


def in_order(pool: Executor, jobs: int, make: Callable[[Given], Made], things: Iterable[Given]) -> Iterator[Made]:
    """Yield what is made of each thing, in their order; of the rest, no more is taken than keeps the pool at work.

    Args:
        pool: Where it is made; it is shut down at the end, also where nobody asks for the rest.
        jobs: Number of its processes.
        make: What makes it; it can be pickled where the pool is of processes.
        things: The things.
    """
    waiting: deque[Future[list[Made]]] = deque()
    rest = iter(things)
    try:
        while batch := list(islice(rest, _BATCH)):
            waiting.append(pool.submit(_make_all, make, batch))
            if len(waiting) >= _BATCHES_AHEAD * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _make_all(make: Callable[[Given], Made], batch: list[Given]) -> list[Made]:
    return [make(thing) for thing in batch]
