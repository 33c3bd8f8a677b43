"""Local help lines: an admin sets them, and they stand on the page Help now for everybody."""

from collections.abc import Iterable, Mapping
from datetime import date

from core.access.viewer import Viewer
from core.rules.local_lines import tidy_checked_on, tidy_lines
from core.services.signing_in import OpenDoor
from core.services.staffing import administering
from core.store.tables import LocalHelp


def set_lines(
    open_door: OpenDoor,
    viewer: Viewer,
    *,
    typed: Iterable[Mapping[str, str]],
    checked_on: date | None,
    today: date,
) -> None:
    """Put these lines in place of those there are; none at all: back to the deployment's own.

    Raises:
        NotVisible: the viewer is no admin.
        BadInput: a line or the day cannot be taken.
    """
    lines = tidy_lines(typed)
    day = tidy_checked_on(checked_on, today) if lines else today
    with open_door() as door:
        administering(door, viewer)
        kept = door.staff.local_help()
        if not lines:
            if kept is not None:
                door.staff.remove(kept)
            return
        if kept is None:
            kept = LocalHelp(id=1, lines=lines, checked_on=day, set_at=door.now)
        kept.lines, kept.checked_on, kept.set_at = lines, day, door.now
        door.staff.add(kept)
