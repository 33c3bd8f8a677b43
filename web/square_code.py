"""A square code (QR) as values: a template only prints them."""

from dataclasses import dataclass

QUIET = 4  # modules of white around it, as ISO/IEC 18004 wants


@dataclass(frozen=True, slots=True)
class SquareCode:
    """How wide it is, white border included, and the path that draws what is dark."""

    size: int
    path: str


def square_code(text: str) -> SquareCode:
    """The code of a text."""
    import segno

    matrix = segno.make(text, error="m", micro=False).matrix
    runs = (
        f"M{left + QUIET} {top + QUIET}h{width}v1h-{width}z"
        for top, row in enumerate(matrix)
        for left, width in _dark_runs(row)
    )
    return SquareCode(len(matrix) + 2 * QUIET, "".join(runs))


def _dark_runs(row: bytearray) -> list[tuple[int, int]]:
    """Where the dark runs of a row begin, and how wide they are."""
    found: list[tuple[int, int]] = []
    for at, dark in enumerate(row):
        if not dark:
            continue
        if found and sum(found[-1]) == at:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((at, 1))
    return found
