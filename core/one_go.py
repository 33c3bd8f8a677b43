"""Opening, work and closing in one go, in one thread.

A transaction that is opened in one turn of a thread pool and closed in another can stop everybody:
while it waits for a thread to go on in, every thread may be waiting for it to end. So routes are
handed an ``Opening``, and it is opened, used and closed within the one call that does the work.
"""

import functools
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from typing import Generic, ParamSpec, TypeVar

Opened = TypeVar("Opened")
Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Opening(Generic[Opened]):
    """Something to open, use and close: records inside their transaction."""

    open: Callable[[], AbstractContextManager[Opened]]


def in_one_go(work: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """The same work, given what its openings open; they are closed when it ends, well or not.

    Closing commits, so nothing the work answers leaves before that.
    """

    @functools.wraps(work)
    def run(*args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        with ExitStack() as stack:
            for name, given in kwargs.items():
                if isinstance(given, Opening):
                    kwargs[name] = stack.enter_context(given.open())
            return work(*args, **kwargs)

    return run
