"""Words are unreadable without the person's key, and do not open anywhere but in their place."""

import pytest
from cryptography.exceptions import InvalidTag
from sqlalchemy import text

from core.rules.vocabulary import Kind
from core.store.sealing import MasterKey, Seal, new_data_key

SECRET = "Zebedee Quillfeather"


def test_what_is_sealed_opens_again_in_its_place():
    seal = Seal("ann", new_data_key())
    assert seal.open(seal.close(SECRET, "connection.name:1"), "connection.name:1") == SECRET


@pytest.mark.parametrize("place", ["connection.name:2", "connection.gives_me:1"])
def test_a_sealed_value_moved_elsewhere_does_not_open(place):
    seal = Seal("ann", new_data_key())
    with pytest.raises(InvalidTag):
        seal.open(seal.close(SECRET, "connection.name:1"), place)


def test_another_persons_seal_does_not_open_it():
    key = new_data_key()
    with pytest.raises(InvalidTag):
        Seal("bob", key).open(Seal("ann", key).close(SECRET, "p"), "p")


def test_a_data_key_unwraps_for_its_owner_alone():
    keys, key = MasterKey({1: b"m" * 32}), new_data_key()
    assert keys.unwrap(keys.wrap(key, "ann"), "ann") == key
    with pytest.raises(InvalidTag):
        keys.unwrap(keys.wrap(key, "ann"), "bob")


def test_a_newer_master_key_wraps_and_the_older_still_unwraps():
    old, key = MasterKey({1: b"m" * 32}), new_data_key()
    both = MasterKey({1: b"m" * 32, 2: b"n" * 32})
    assert both.unwrap(old.wrap(key, "ann"), "ann") == key
    assert both.wrap(key, "ann")[0] == 2
    assert both.fingerprint("jo", "handle") == old.fingerprint("jo", "handle")


def test_no_key_shows_in_a_repr():
    assert "mmmm" not in repr(MasterKey({1: b"m" * 32}))
    assert "mmmm" not in repr(Seal("ann", b"m" * 32))


def test_no_word_of_a_person_lies_open_in_the_database(cast):
    item = cast.ann.adds(SECRET, kind=Kind.PERSON, gives_me=f"tea with {SECRET}")
    cast.ann.edits(item, name=f"{SECRET} again")
    cast.ann.removes(item)
    with cast.gate.engines.reading.connect() as connection:
        names = connection.execute(text(_TABLES[connection.dialect.name])).scalars().all()
        for name in names:
            for row in connection.execute(text(f'SELECT * FROM "{name}"')):
                assert b"Quillfeather" not in repr(row).encode()
                assert "Quillfeather" not in repr(row)
    assert len(names) > 10


_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
}
