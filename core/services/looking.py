"""Reading a share, seeing beforehand what would be read, and who looked."""

from datetime import timedelta

from core.access.agreeing import Wanted
from core.access.grants import Recipient, Terms
from core.rules.sharing import SharedView
from core.rules.speech import Translator
from core.store.looks import Seen
from core.store.records import Records
from core.store.shared import Agreed, SharedRecords, view_of


def read(records: SharedRecords, speech: Translator) -> SharedView:
    """What a worker gets by a grant today. The line about it is written with the transaction."""
    return records.view(speech)


def preview(
    records: Records, to: Recipient, wanted: Wanted, name: str, speech: Translator
) -> SharedView:
    """What a worker would get if this were shared now: made by the very same code.

    ``name`` is what the person is called, as the worker will read it.
    """
    terms = Terms(
        parts=wanted.parts,
        names=wanted.names,
        purpose=wanted.purpose,
        starts_at=records.now,
        ends_at=records.now + timedelta(days=wanted.days),
        wording=wanted.wording,
        language=wanted.language,
    )
    return view_of(records, Agreed(name, to, terms, records.now), speech)


def who_looked(records: Records) -> list[Seen]:
    """Every reading by somebody else, newest first."""
    return records.looks.all()
