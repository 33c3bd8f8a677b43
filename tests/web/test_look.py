"""How Kith looks, as far as a file can tell: colours that can be read, one light style, nothing inline."""

import gzip
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STYLES = sorted((ROOT / "web" / "styles").glob("*.css"))
SOURCES = sorted((ROOT / "web" / "templates").rglob("*.html")) + sorted(
    path for path in (ROOT / "web" / "scripts").rglob("*") if path.is_file()
)
LIGHTEST_STYLE = 10 * 1024
TEXT, SHAPE = 4.5, 3.0  # WCAG 2.2, success criteria 1.4.3 and 1.4.11

PAIRS = [
    *(
        (front, back, TEXT)
        for front in ("ink", "soft")
        for back in ("paper", "surface", "tint", "sunk")
    ),
    *(
        (kind, back, TEXT)
        for kind in ("person", "place", "activity")
        for back in ("surface", "paper")
    ),
    *(("on-kind", kind, TEXT) for kind in ("person", "place", "activity")),
    *(("ink", f"{kind}-2", TEXT) for kind in ("person", "place", "activity")),
    *((kind, f"{kind}-2", SHAPE) for kind in ("person", "place", "activity")),
    *((kind, "tint", SHAPE) for kind in ("person", "place", "activity")),
    *(("edge", back, SHAPE) for back in ("paper", "surface", "sunk")),
    ("on-act", "fill", TEXT),
    ("fill-edge", "paper", SHAPE),
    ("act", "paper", SHAPE),
    ("act", "tint", SHAPE),
    ("act", "surface", SHAPE),
    ("bad", "paper", TEXT),
    ("bad", "surface", TEXT),
    ("bad", "bad-tint", TEXT),
    ("on-bar", "bar", TEXT),
    ("bar-link", "bar", TEXT),
]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def tokens(selector: str) -> dict[str, str]:
    text = (ROOT / "web" / "styles" / "tokens.css").read_text()
    blocks = re.findall(re.escape(selector) + r"\s*\{([^}]*--ink[^}]*)\}", text)
    assert len(blocks) == 1, f"{selector} stands once in tokens.css"
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9A-F]{6});", blocks[0]))


LIGHT = tokens("\n:root")
CHOSEN_DARK = tokens(':root[data-theme="dark"]')
DEVICE_DARK = tokens(':root:not([data-theme="light"])')


@pytest.mark.parametrize("theme", [LIGHT, CHOSEN_DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS, ids=str)
def test_what_meets_on_a_page_can_be_told_apart(theme, front, back, least):
    assert contrast(theme[front], theme[back]) >= least


@pytest.mark.parametrize("theme", [LIGHT, CHOSEN_DARK], ids=["light", "dark"])
def test_no_kind_looks_more_important_than_another(theme):
    kinds = [luminance(theme[kind]) for kind in ("person", "place", "activity")]
    assert max(kinds) - min(kinds) < 0.06


def test_black_on_white_has_the_contrast_the_standard_gives():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_dark_is_the_same_whether_chosen_or_the_devices_own():
    assert CHOSEN_DARK == DEVICE_DARK
    assert CHOSEN_DARK.keys() == LIGHT.keys()


def test_every_colour_is_a_token():
    for path in STYLES:
        if path.name != "tokens.css":
            assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*;)", path.read_text()), path.name


def test_every_token_that_is_used_exists():
    for path in STYLES:
        text = path.read_text()
        own = set(re.findall(r"--([\w-]+):", text))
        assert set(re.findall(r"var\(--([\w-]+)", text)) <= own | LIGHT.keys(), path.name


def test_the_style_is_at_most_ten_kilobytes_on_the_wire():
    built = ROOT / "web" / "static" / "built" / "kith.css"
    assert len(gzip.compress(built.read_bytes())) <= LIGHTEST_STYLE


PHYSICAL = re.compile(
    r"(?:^|[;{])\s*((?:min-|max-)?(?:width|height)|left|right|top|bottom|inset"
    r"|(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)[\w-]*"
    r"|border-(?:top|bottom)-(?:left|right)-radius)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(left|right)",
    re.MULTILINE,
)


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_style_mirrors_by_itself(path):
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    assert PHYSICAL.findall(text) == []


def test_the_check_for_mirroring_finds_what_it_looks_for():
    found = PHYSICAL.findall(
        "a { left: 0; margin-left: 1px; text-align: right; padding-inline: 2px }"
    )
    assert len(found) == 3


INLINE = re.compile(
    r"\sstyle\s*=|<[^>]*\son\w+\s*=|\bhx-on|\bjs:|javascript:|<script(?![^>]*\ssrc=)", re.IGNORECASE
)
EMOJI = re.compile("[\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_nothing_on_a_page_is_inline_or_an_emoji(path):
    text = path.read_text(encoding="utf-8")
    assert INLINE.findall(text) == []
    assert EMOJI.findall(text) == []


def test_the_style_loads_nothing_from_anywhere():
    for path in STYLES:
        assert not re.search(r"url\(|@font-face", path.read_text()), path.name
