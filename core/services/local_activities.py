"""The list of local activities: an admin brings it in as a file, looks at it, then says yes."""

from core.access.viewer import Viewer
from core.errors import BadInput
from core.files.activity_list import Listed, read_activities
from core.services.signing_in import OpenDoor
from core.services.staffing import administering
from core.store.tables import LocalActivity


def listed(open_door: OpenDoor, viewer: Viewer) -> tuple[Listed, ...]:
    """The list of the admin's organisation.

    Raises:
        NotVisible: the viewer is no admin.
    """
    with open_door() as door:
        organisation_id = administering(door, viewer).organisation.id
        return tuple(
            Listed(one.name, one.place, one.when, one.cost, one.about)
            for one in door.staff.activities(organisation_id)
        )


def replace_list(open_door: OpenDoor, viewer: Viewer, raw: bytes) -> None:
    """Put the list of a file in place of the one there is: all of it, or nothing.

    Raises:
        NotVisible: the viewer is no admin.
        BadFile: the file cannot be read.
        BadInput: ``wrong_lines``: some lines cannot be taken in.
    """
    found = read_activities(raw)
    if found.wrong:
        raise BadInput("file", "wrong_lines")
    with open_door() as door:
        organisation_id = administering(door, viewer).organisation.id
        door.staff.clear_activities(organisation_id)
        for place, one in enumerate(found.activities):
            door.staff.add(
                LocalActivity(
                    id=door.new_id(),
                    organisation_id=organisation_id,
                    place_in_list=place,
                    name=one.name,
                    place=one.place,
                    when=one.when,
                    cost=one.cost,
                    about=one.about,
                )
            )
