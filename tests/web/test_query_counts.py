"""Pages ask the database as often for a full map as for a small one."""

from contextlib import contextmanager
from itertools import pairwise

import pytest
from sqlalchemy import event


@contextmanager
def counted(gate):
    """The statements sent while the block runs."""
    said = []

    def note(_connection, _cursor, statement, *_):
        said.append(statement)

    engines = {gate.engines.reading, gate.engines.writing}
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    yield said
    for engine in engines:
        event.remove(engine, "before_cursor_execute", note)


def fills(jo, gate, number):
    ids = [jo.adds(f"Person {n}", ring=str(1 + n % 3)) for n in range(number)]
    for one, other in pairwise(ids):
        jo.posts(f"/connections/{one}/links", {"others": [other]})
        jo.posts(f"/connections/{one}/saw")
    return ids


PAGES = [
    "/list",
    "/map",
    "/map?show=person",
    "/map/words",
    "/picture",
    "/picture/detail",
    "/today",
    "/week",
    "/saw",
    "/history",
    "/then",
]


@pytest.mark.parametrize("path", PAGES)
def test_the_number_of_queries_does_not_grow_with_the_map(jo, sqlite_gate, path):
    fills(jo, sqlite_gate, 2)
    jo.opens(path)
    with counted(sqlite_gate) as few:
        jo.opens(path)
    fills(jo, sqlite_gate, 6)
    with counted(sqlite_gate) as many:
        jo.opens(path)
    assert len(many) == len(few) <= 20, "\n".join(many)
