"""The drawn map as Chromium draws it at 360 pixels: real label boxes, real targets, real colours."""

from dataclasses import replace

import pytest

from core.rules.drawing import draw
from core.rules.facts import Connection, NetworkMap
from core.rules.kind_drawing import draw_kind
from core.rules.lettering import width_of
from core.rules.vocabulary import Feel, Kind, Standing
from tests.drawn_maps import NAMES, SIZES, made, seeded
from tests.map_pages import WEB, html, svg

SEEDS = range(50)
A_PAGE = 25  # maps on one page: fewer pages are quicker, larger ones slower
HOSTILE = (
    "W" * 80, "m" * 40, "i" * 80, "Ǆ" * 20, "ﷺ" * 10, "𒐫" * 10, "﷽" * 5, "漢字" * 20, "👩🏽‍🦽" * 20, "🏴‍☠️🇬🇧" * 8,
    "a\u0301\u0323\u0330" * 30, "Z̸̡̢̛" * 12, "मा" * 20, "ภาษา" * 12, "မြန်" * 10, "ᏣᎳᎩ" * 10, "—" * 30, "@&%" * 20,
    "a-b-c-d-e-f-g-h-i-j-k-l", "Ṣ" * 40, "ẘ" * 40, "ㅎㅎㅎ" * 12, "\u00ad" * 5 + "soft", "x " * 40,
)  # fmt: skip

MEASURE = """
() => [...document.querySelectorAll('svg.map')].flatMap((svg) => {
  const wrong = [];
  const name = svg.dataset.name || svg.getAttribute('aria-label');
  const box = (node) => node.getBoundingClientRect();
  const over = (a, b, slack = 0.01) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack;
  const inside = (a, b, slack) =>
    a.left >= b.left - slack && a.right <= b.right + slack && a.top >= b.top - slack && a.bottom <= b.bottom + slack;
  const scale = box(svg).width / 360;
  const canvas = box(svg);
  const tiles = [...svg.querySelectorAll('a.tile')].map((link) => {
    const clip = svg.getElementById(link.querySelector('g').getAttribute('clip-path').slice(5, -1));
    const path = clip.firstElementChild.getBBox();
    const matrix = link.getScreenCTM();
    const drawn = new DOMRect(matrix.e + path.x * scale, matrix.f + path.y * scale, path.width * scale, path.height * scale);
    return { link, touch: box(link), drawn, texts: [...link.querySelectorAll('text')].map(box) };
  });
  const others = [...svg.querySelectorAll('.headings text, .me circle, .me text')].map(box);
  tiles.forEach((tile, place) => {
    const label = tile.link.getAttribute('aria-label');
    if (tile.touch.width < 44 || tile.touch.height < 44) wrong.push(`${name}: small target ${label}`);
    if (!inside(tile.touch, canvas, 0.6)) wrong.push(`${name}: off the canvas ${label}`);
    for (const text of tile.texts) {
      if (!inside(text, tile.drawn, 0.5)) wrong.push(`${name}: out of its tile ${label} ${text.width} ${text.height}`);
      if (others.some((other) => over(text, other))) wrong.push(`${name}: over a heading or me ${label}`);
    }
    for (const other of tiles.slice(0, place)) {
      if (over(tile.touch, other.touch, 0.3)) wrong.push(`${name}: targets overlap ${label}`);
      if (tile.texts.some((text) => over(text, other.drawn))) wrong.push(`${name}: label over a tile ${label}`);
      if (other.texts.some((text) => over(text, tile.drawn))) wrong.push(`${name}: label under a tile ${label}`);
      if (tile.texts.some((text) => other.texts.some((one) => over(text, one)))) wrong.push(`${name}: labels ${label}`);
    }
    if (others.some((other) => over(tile.drawn, other))) wrong.push(`${name}: tile over a heading or me ${label}`);
  });
  const small = [...svg.querySelectorAll('text')].filter((text) => parseFloat(getComputedStyle(text).fontSize) * scale < 11 - 0.01);
  if (small.length) wrong.push(`${name}: text under 11 px`);
  return wrong;
})
"""


@pytest.fixture
def page(phone):
    return phone.new_page()


def problems(page, pictures, part="my-map", **options):
    """What Chromium measures that is wrong in any of these pictures."""
    found = []
    for start in range(0, len(pictures), A_PAGE):
        page.set_content(
            html(*(svg(one, part) for one in pictures[start : start + A_PAGE]), **options)
        )
        found += page.evaluate(MEASURE)
    return found


@pytest.mark.parametrize("size", SIZES)
def test_fifty_maps_are_clean(page, size):
    pictures = [
        draw(seeded(size, seed), prefix=f"m{seed}-", show_feel=seed % 2 == 0) for seed in SEEDS
    ]
    assert problems(page, pictures) == []


@pytest.mark.parametrize("size", [20, 60, 150])
def test_maps_with_one_open_are_clean(page, size):
    pictures = [draw(seeded(size, seed), prefix=f"m{seed}-", focus="c002") for seed in range(20)]
    assert problems(page, pictures) == []


def test_views_of_one_kind_are_clean(page):
    pictures = [
        draw_kind(seeded(size, seed), kind, prefix=f"m{seed}-")
        for size in (20, 150)
        for seed in range(8)
        for kind in Kind
    ]
    assert problems(page, pictures, "kind-map") == []


def test_the_widest_desktop_font_stays_inside_too(page):
    pictures = [draw(seeded(60, seed), prefix=f"m{seed}-") for seed in range(25)]
    extra = "html body{font-family:'DejaVu Sans'}"
    found = problems(page, pictures, extra=extra)
    assert [one for one in found if "out of its tile" not in one] == []


def test_no_sideways_scroll_at_360_and_full_width(page):
    page.set_content(html(svg(draw(seeded(20, 1)))))
    box = page.evaluate(
        "(() => { const b = document.querySelector('.map-box'); return [b.scrollWidth, b.clientWidth, "
        "document.documentElement.scrollWidth, document.querySelector('svg.map').getBoundingClientRect().width] })()"
    )
    assert box[0] == box[1] == box[2] == 360
    assert 360 <= box[3] < 361


def test_twice_the_text_size_makes_a_map_twice_as_large_that_scrolls_in_its_box(page):
    page.set_content(html(svg(draw(seeded(20, 1))), extra="html{font-size:212.5%!important}"))
    inner, box, whole = page.evaluate(
        "(() => { const b = document.querySelector('.map-box'); return [b.scrollWidth, b.clientWidth, "
        "document.documentElement.scrollWidth] })()"
    )
    assert inner >= 720
    assert box == whole == 360


# --- Widths and clips ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("font", "slack"), [("system-ui, 'Noto Sans'", 0.0), ("'DejaVu Sans'", 0.04)]
)
def test_guessed_widths_are_never_too_small(page, font, slack):
    names = [name for pool in NAMES.values() for name in pool]
    texts = "".join(f"<text>{name.replace('&', '&amp;')}</text>" for name in names)
    page.set_content(f'<svg style="font:500 100px {font}">{texts}</svg>')
    drawn = page.evaluate(
        "[...document.querySelectorAll('text')].map((one) => one.getComputedTextLength() / 100)"
    )
    short = [
        (name, real, width_of(name))
        for name, real in zip(names, drawn, strict=True)
        if width_of(name) < real * (1 - slack)
    ]
    assert short == []


COVER = """
() => {
  for (const link of document.querySelectorAll('a.tile')) {
    const clip = document.querySelector(link.querySelector('g').getAttribute('clip-path').slice(4, -1));
    const lid = clip.firstElementChild.cloneNode();
    lid.setAttribute('stroke-width', '2.5');
    lid.setAttribute('stroke-dasharray', 'none');
    link.append(lid);
  }
}
"""


@pytest.mark.parametrize("kind", Kind)
def test_hostile_names_leave_no_ink_outside_their_tile(page, kind):
    """With a lid on every tile, the page looks the same with its names and without them."""
    items = [Connection(id=f"h{n:02d}", kind=kind, name=name) for n, name in enumerate(HOSTILE)]
    page.set_content(html(svg(draw(NetworkMap(connections={item.id: item for item in items})))))
    page.evaluate(COVER)
    with_names = page.screenshot(full_page=True)
    page.add_style_tag(content="a.tile text { display: none }")
    assert page.screenshot(full_page=True) == with_names


# --- One open -----------------------------------------------------------------------------------------


def luminance(colour):
    parts = [int(part) / 255 for part in colour[4:-1].split(",")]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """WCAG 2 contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


LETTERS_AND_GROUND = """
() => [...document.querySelectorAll('a.tile')].map((link) => {
  const fill = (node) => getComputedStyle(node).fill;
  const quiet = link.classList.contains('quiet');
  const sunk = document.querySelector('.sunk');
  return [link.getAttribute('aria-label'), fill(link.querySelector('text')), fill(quiet ? sunk : link.querySelector('use'))];
})
"""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("focus", [None, "c001"])
def test_names_can_be_read_on_their_tiles(page, theme, focus):
    map_ = seeded(60, 2)
    resting = replace(map_.connections["c003"], standing=Standing.RESTING)
    map_ = replace(map_, connections={**map_.connections, "c003": resting})
    page.set_content(html(svg(draw(map_, focus=focus)), theme=theme))
    weak = [
        (name, round(contrast(letters, ground), 1))
        for name, letters, ground in page.evaluate(LETTERS_AND_GROUND)
        if contrast(letters, ground) < 4.5
    ]
    assert weak == []


def test_a_link_is_hit_anywhere_in_its_touch_cell(page):
    page.set_content(html(svg(draw(made([("person", "Sam", 1)])))))
    hit = page.evaluate(
        "(() => { const b = document.querySelector('a.tile').getBoundingClientRect(); "
        "return [[b.left + 1, b.top + 1], [b.right - 1, b.bottom - 1]].map(([x, y]) => "
        "document.elementFromPoint(x, y).closest('a')?.getAttribute('aria-label')) })()"
    )
    assert hit == ["Sam, person, close ring"] * 2


# --- Readers, keyboard, no styles ---------------------------------------------------------------------


def a_small_map():
    map_ = made(
        [
            ("activity", "Choir", 2),
            ("person", "Maximiliana Wetherington", 2),
            ("place", "Park", 1),
            ("person", "Sam", 1),
            ("person", "Mum", None),
        ],
        [("c001", "c002")],
    )
    sam = replace(map_.connections["c004"], feel=Feel.HELPS)
    return replace(map_, connections={**map_.connections, "c004": sam})


NAMED_IN_ORDER = [
    "Sam, person, close ring, helps",
    "Maximiliana Wetherington, person, middle ring",
    "Mum, person, not placed yet",
    "Park, place, close ring",
    "Choir, activity, middle ring",
]


def test_a_screen_reader_meets_full_names_in_order_and_no_shapes(page):
    page.set_content(html(svg(draw(a_small_map(), show_feel=True))))
    tree = page.locator("main").aria_snapshot()
    found = [line.strip() for line in tree.splitlines() if "link " in line]
    assert [line.split('"')[1] for line in found] == [
        "Skip the map, go to my list",
        *NAMED_IN_ORDER,
    ]
    assert 'group "Your map: 3 people, 1 place, 1 activity, 1 of them not placed yet"' in tree
    assert "img" not in tree


def test_the_tab_key_goes_through_the_map_in_the_same_order(page):
    page.set_content(html(svg(draw(a_small_map(), show_feel=True))))
    names = []
    for _ in range(6):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert names == [None, *NAMED_IN_ORDER]


def test_focus_is_seen_as_a_line_of_three_pixels(page):
    page.set_content(html(svg(draw(a_small_map()))))
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"


def test_the_link_past_the_map_is_seen_only_when_it_has_focus(page):
    page.set_content(html(svg(draw(a_small_map()))))
    assert page.locator(".map-past").bounding_box()["height"] < 60
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).clipPath") == "none"


def test_a_picture_without_links_is_one_image_with_a_name(page):
    page.set_content(html(svg(draw(a_small_map(), linked=False))))
    assert page.locator("a").count() == 0
    assert page.get_by_role("img", name="Your map: 3 people").count() == 1


def test_without_styles_names_are_dark_on_light_or_light_on_dark(page):
    page.set_content(html(svg(draw(seeded(60, 2), focus="c001")), styled=False))
    weak = [
        name
        for name, letters, ground in page.evaluate(LETTERS_AND_GROUND)
        if contrast(letters, ground) < 4.5
    ]
    assert weak == []


def test_the_templates_carry_no_style_attributes_and_no_scripts(page):
    page.set_content(html(svg(draw(seeded(60, 2), show_feel=True, focus="c001"))))
    assert (
        page.evaluate("document.querySelectorAll('main [style], main script, main style').length")
        == 0
    )


def test_two_pictures_on_a_page_share_no_id(page):
    one, other = (draw(a_small_map(), linked=False, prefix=prefix) for prefix in ("then-", "now-"))
    page.set_content(html(svg(one), svg(other)))
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((node) => node.id)")
    assert len(ids) == len(set(ids)) > 10


def test_a_small_picture_shows_shapes_and_no_names(page):
    page.set_content(html('<div class="small-map">', svg(draw(a_small_map(), linked=False)), "</div>",
                          extra=".small-map{inline-size:160px}"))  # fmt: skip
    assert page.locator("svg.map text:visible").count() == 0
    assert page.locator("svg.map").bounding_box()["width"] == 160


def test_one_kind_can_be_jumped_to_by_ring(page):
    picture = draw_kind(seeded(150, 1), Kind.PERSON)
    page.set_content(html(svg(picture, "kind-map"), extra="main{padding-block-end:100vh}"))
    page.evaluate("location.hash = 'ring-3'")
    top = page.locator("#ring-3").bounding_box()["y"]
    assert abs(top) < 30


@pytest.mark.parametrize("size", [60, 150])
def test_the_drawing_is_small(size):
    many = {
        f"1f0e8b5a-6c7d-4e8f-9a0b-{number:012d}": replace(
            item, id=f"1f0e8b5a-6c7d-4e8f-9a0b-{number:012d}"
        )
        for number, item in enumerate(seeded(size, 3).connections.values())
    }
    drawn = svg(draw(NetworkMap(connections=many), show_feel=True))
    assert len(drawn.encode()) <= 45_000


# --- Dragging ------------------------------------------------------------------------------------------

FORM = '<form id="move-form"><input name="connection"><input name="cell"><input name="once" value="k"></form>'
CAUGHT = (
    "document.getElementById('move-form').addEventListener('submit', (event) => { event.preventDefault(); "
    "window.sent = Object.fromEntries(new FormData(event.target)) })"
)


@pytest.fixture
def desk(browser):
    """A page on a desk with a mouse."""
    context = browser.new_context(viewport={"width": 800, "height": 1300})
    yield context.new_page()
    context.close()


def drag(page, name, to_x, to_y):
    """Drag a tile to a point of the drawing."""
    page.evaluate(CAUGHT)
    page.add_script_tag(content=(WEB / "scripts" / "map.js").read_text())
    start = page.locator(f"a[aria-label^='{name}']").bounding_box()
    box = page.locator("svg.map").bounding_box()
    scale = box["width"] / 360
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + to_x * scale, box["y"] + (to_y + 4) * scale, steps=5)
    page.mouse.up()
    return page.evaluate("window.sent")


@pytest.mark.parametrize(
    ("name", "cell", "kind"),
    [
        ("Sam", 17, Kind.PERSON),
        ("Mum", 20, Kind.PERSON),
        ("Park", 10, Kind.PLACE),
        ("Choir", 26, Kind.ACTIVITY),
    ],
)
def test_a_tile_put_down_sends_the_cell_under_it(desk, name, cell, kind):
    picture = draw(a_small_map())
    desk.set_content(html(svg(picture), FORM))
    point = picture.ground.centre(kind, cell)
    sent = drag(desk, name, point.x + 5, point.y - 6)
    key = next(tile.ids[0] for tile in picture.tiles if tile.name.startswith(name))
    assert sent == {"connection": key, "cell": str(cell), "once": "k"}


def test_a_tile_put_down_elsewhere_goes_back(desk):
    picture = draw(a_small_map())
    desk.set_content(html(svg(picture), FORM))
    before = desk.locator("svg.map").inner_html()
    assert drag(desk, "Sam", 180, picture.ground.me.y + 120) is None
    assert desk.locator("svg.map").inner_html().replace(' class="tile "', ' class="tile"') == before


def test_a_press_without_moving_still_follows_the_link(desk):
    desk.set_content(html(svg(draw(a_small_map())), FORM))
    desk.add_script_tag(content=(WEB / "scripts" / "map.js").read_text())
    desk.evaluate(
        "document.addEventListener('click', (event) => { window.went = event.target.closest('a')?.getAttribute('href'); event.preventDefault() })"
    )
    desk.locator("a[aria-label^='Sam']").click()
    assert desk.evaluate("window.went") == "/connections/c004"


def test_with_a_finger_nothing_can_be_dragged(page):
    page.set_content(html(svg(draw(a_small_map())), FORM))
    page.evaluate(CAUGHT)
    page.add_script_tag(content=(WEB / "scripts" / "map.js").read_text())
    page.mouse.move(180, 240)
    page.mouse.down()
    page.mouse.move(180, 140, steps=4)
    page.mouse.up()
    assert page.evaluate("window.sent") is None
