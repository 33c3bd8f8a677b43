"""What is opened for some work is closed with it, in the same thread, whatever happens."""

import threading
from contextlib import contextmanager

import pytest

from core.one_go import Opening, in_one_go


class Book:
    """Notes what was done with it, and in which thread."""

    def __init__(self):
        self.notes = []

    @contextmanager
    def opened(self):
        self.notes.append(("opened", threading.get_ident()))
        try:
            yield self
        except ValueError:
            self.notes.append(("torn", threading.get_ident()))
            raise
        self.notes.append(("closed", threading.get_ident()))

    def done(self):
        return [what for what, _ in self.notes]


@in_one_go
def reads(book, page):
    book.notes.append((f"read {page}", threading.get_ident()))
    if page < 0:
        raise ValueError(page)
    return page


def test_it_is_opened_before_and_closed_before_the_answer_is_there():
    book = Book()
    assert reads(book=Opening(book.opened), page=3) == 3
    assert book.done() == ["opened", "read 3", "closed"]


def test_work_that_goes_wrong_closes_it_as_wrong():
    book = Book()
    with pytest.raises(ValueError, match="-1"):
        reads(book=Opening(book.opened), page=-1)
    assert book.done() == ["opened", "read -1", "torn"]


def test_everything_else_is_handed_on_as_it_is():
    book = Book()
    assert reads(book=book, page=1) == 1
    assert book.done() == ["read 1"]
