"""How Kith looks and behaves for this person."""

from typing import Literal

from pydantic import Field

from api.deps import OnceKey, Reading, Writing
from api.routing import Router
from api.schemas.things import Saved, Strict
from core.rules.choices import choices_of
from core.services.choosing import choose

router = Router(prefix="/settings", tags=["settings"])


class Settings(Strict):
    """Every choice. Fields that are not sent stay as they are."""

    theme: Literal["as_phone", "light", "dark"] = "as_phone"
    time_zone: str = "Europe/London"
    show_feel: bool = False
    low_energy: bool = False
    show_type: bool = False
    prompts: bool = False
    prompts_a_week: int = 1
    prompts_off: list[str] = Field(default_factory=list)
    quiet_from: int = 21
    quiet_to: int = 9
    prompt_hour: int = 10
    paused_until: str = ""


@router.get("")
def get_settings(records: Reading) -> Settings:
    """The choices in force."""
    chosen = choices_of(records.sheet().settings)
    return Settings(**{name: chosen[name] for name in Settings.model_fields})


@router.patch("")
def save_settings(records: Writing, key: OnceKey, wanted: Settings) -> Saved:
    """Set the choices that are sent."""
    saved = choose(records, key, wanted=wanted.model_dump(exclude_unset=True))
    return Saved(entry=saved.entry_id)
