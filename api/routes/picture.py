"""The type of the network, for its owner alone: what it shows, why, and the person's own word."""

from datetime import date
from typing import Any, Literal
from zoneinfo import ZoneInfo

from pydantic import Field

from api.deps import OnceKey, Reading, Writing, today_of
from api.routing import Router
from api.schemas.things import Saved, Strict
from core.rules.choices import choices_of
from core.rules.network_type import as_json
from core.rules.speech import ENGLISH
from core.rules.type_over_time import ShownType, shown_type
from core.rules.type_telling import tell_type
from core.services import describing

router = Router(prefix="/picture", tags=["picture"])
Word = Literal[
    "diverse_and_active",
    "family_and_stable",
    "formal_and_sparse",
    "none_of_these",
    "as_kith_says",
]


class Picture(Strict):
    """What a map reads like. All `null` until the person asks; a description, never a grade."""

    own_word: Word | None = Field(default=None, description="It wins; the rest is then left out.")
    says: str | None = None
    reasons: list[str] = Field(default_factory=list)
    since: date | None = None
    found: dict[str, Any] | None = Field(
        default=None, description="`result`, `names`, `scores`, `inputs`, `rule_version`."
    )


class OwnWord(Strict):
    """The person's own word; `as_kith_says` takes it back."""

    word: Word


@router.get("")
def get_picture(records: Reading) -> Picture:
    """The type as it is shown today."""
    map_ = records.everything()
    choices = choices_of(map_.sheet.settings)
    if not choices["show_type"]:
        return Picture()
    zone = ZoneInfo(choices["time_zone"])
    shown = shown_type(map_, records.journal.all(), today_of(records), zone)
    return Picture() if shown is None else _picture(shown)


@router.post("/ask")
def ask(records: Writing, key: OnceKey) -> Saved:
    """Look at the map now, and show what it reads like."""
    saved = describing.ask_type(records, key, today=today_of(records))
    return Saved(entry=saved.entry_id, id=saved.thing_id)


@router.put("/word")
def own_word(records: Writing, key: OnceKey, said: OwnWord) -> Saved:
    """The person's own word for their network."""
    saved = describing.say_own_word(records, key, word=said.word)
    return Saved(entry=saved.entry_id, id=saved.thing_id)


@router.post("/stop")
def stop(records: Writing, key: OnceKey) -> Saved:
    """Show no type any more."""
    return Saved(entry=describing.stop_showing_type(records, key).entry_id)


def _picture(shown: ShownType) -> Picture:
    told = tell_type(shown, ENGLISH)
    found = None if told.own_word else as_json(shown.found)
    return Picture.model_validate(
        {
            "own_word": told.own_word,
            "says": told.says,
            "reasons": list(told.reasons),
            "since": told.since,
            "found": found,
        }
    )
