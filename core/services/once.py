"""Doing a thing once, however often the request for it arrives."""

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from core.errors import BadInput
from core.store.desk import Saved
from core.store.records import OpenRecords

Asked = ParamSpec("Asked")
Open = TypeVar("Open", bound=OpenRecords)
_LONGEST_KEY = 64
_OURS = "today"  # not part of what was asked: a request sent again after midnight is the same one


def once(
    verb: Callable[Concatenate[Open, Asked], Saved],
) -> Callable[Concatenate[Open, str, Asked], Saved]:
    """Give a verb an idempotency key as its second argument.

    The same key with the same request answers what it answered before; with another request it is
    refused (``UsedDifferently``). Key and change are written in one transaction.
    """

    @functools.wraps(verb)
    def run(records: Open, key: str, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Saved:
        if not (0 < len(key) <= _LONGEST_KEY and key.isascii() and key.isprintable()):
            raise BadInput("once", "choice")
        asked = sorted((name, value) for name, value in kwargs.items() if name != _OURS)
        request = f"{verb.__module__}.{verb.__qualname__}{args!r}{asked!r}"
        if earlier := records.kept_answers.find(key, request):
            return earlier
        saved = verb(records, *args, **kwargs)
        records.kept_answers.keep(key, request, saved)
        return saved

    return run
