from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from typing import Any

import pytest

from rehabkit._batches import in_order


class Inline(Executor):
    """A pool that does its work at once, and says when it was shut down."""

    is_open = True

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Return what is already done."""
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  # as its base
        """Keep that it was called, and that the rest was given up."""
        self.is_open = not (wait and cancel_futures)


@pytest.mark.parametrize("count", [0, 1, 8, 9, 64, 65, 200])
def test_order(count: int) -> None:
    """As many results as things come, in their order, and the pool is shut down."""
    pool = Inline()

    assert [-number for number in range(count)] == list(in_order(pool, 2, lambda number: -number, range(count)))
    assert not pool.is_open


@pytest.mark.parametrize("jobs, ahead", [(1, 32), (2, 64)])
def test_few_are_taken_ahead(jobs: int, ahead: int) -> None:
    """Before the first result four batches of eight things are taken for each process, and then one for each batch."""
    taken: list[int] = []

    def things() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    made = in_order(Inline(), jobs, str, things())
    next(made)
    at_first = len(taken)
    for _ in range(8):
        next(made)

    assert (ahead, ahead + 8) == (at_first, len(taken))


def test_rest_is_given_up() -> None:
    """Where nobody asks for the rest, the pool is shut down and what waits is given up."""
    pool = Inline()
    made = in_order(pool, 1, str, range(1000))
    next(made)
    made.close()  # type: ignore[attr-defined]  # it is a generator

    assert not pool.is_open


def test_error_of_the_work() -> None:
    """An error of the work comes through, and the pool is shut down."""
    pool = Inline()
    with pytest.raises(ZeroDivisionError):
        list(in_order(pool, 1, lambda number: 1 / number, [1, 0]))

    assert not pool.is_open
