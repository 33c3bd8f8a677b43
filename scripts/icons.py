"""Draw the app icon: one plain ring on the fill colour, as SVG and PNG. Run after changing it."""

import struct
import zlib
from pathlib import Path

FILL, RING = (0x5B, 0x34, 0x59), (0xF6, 0xF3, 0xF1)
OUT = Path(__file__).parents[1] / "web" / "static"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
    '<rect width="100" height="100" fill="#5B3459"/>'
    '<circle cx="50" cy="50" r="22" fill="none" stroke="#F6F3F1" stroke-width="7"/></svg>\n'
)
SAMPLES = 4


def main() -> None:
    """Write all of them."""
    OUT.mkdir(exist_ok=True)
    (OUT / "icon.svg").write_text(SVG)
    for size in (192, 512):
        (OUT / f"icon-{size}.png").write_bytes(png(size))


def png(size: int) -> bytes:
    """A square picture of the ring."""
    rows = b"".join(
        b"\0" + b"".join(bytes(pixel(x, y, size)) for x in range(size)) for y in range(size)
    )
    header = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, data) for name, data in chunks)


def chunk(name: bytes, data: bytes) -> bytes:
    """One PNG chunk with its checksum."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def pixel(x: int, y: int, size: int) -> list[int]:
    """Colour of one pixel, smoothed."""
    step = 1 / SAMPLES
    inside = sum(
        18.5
        <= (((x + i * step) / size * 100 - 50) ** 2 + ((y + j * step) / size * 100 - 50) ** 2)
        ** 0.5
        <= 25.5
        for i in range(SAMPLES)
        for j in range(SAMPLES)
    )
    part = inside / SAMPLES**2
    return [round(a + (b - a) * part) for a, b in zip(FILL, RING, strict=True)]


if __name__ == "__main__":
    main()
