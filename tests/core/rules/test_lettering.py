"""Lettering: names in tiles, whole where they fit, and never cut inside a letter."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from core.rules.lettering import ON_KIND_MAP, ON_MAP, is_right_to_left, letter, width_of
from tests.drawn_maps import NAMES

PERSON, SIDE, BAND = 69, 86, 84
ALL_NAMES = [name for names in NAMES.values() for name in names]


@pytest.mark.parametrize(
    ("name", "width", "lines", "size"),
    [
        ("Sam", PERSON, ("Sam",), 13),
        ("Gwenllian", PERSON, ("Gwenllian",), 12),
        ("Chris from work", PERSON, ("Chris", "from work"), 11),
        ("Mr Oyelaran", PERSON, ("Mr", "Oyelaran"), 13),
        ("Anne-Marie", PERSON, ("Anne-", "Marie"), 13),
        ("Pastor Emmanuel", PERSON, ("Pastor", "Emmanuel"), 11),
        ("Parc y Rhath", SIDE, ("Parc y", "Rhath"), 13),
        ("Old school friend Mags", PERSON, ("Old school", "friend M…"), 11),
        ("Blodeuwedd", PERSON, ("Blodeuw-", "edd"), 11),
        ("Llanfairpwllgwyngyll", SIDE, ("Llanfairpwll-", "gwyngyll"), 11),
        ("فاطمة الزهراء", SIDE, ("فاطمة", "الزهراء"), 13),
    ],
)
def test_a_name_takes_the_first_size_at_which_it_fits(name, width, lines, size):
    label = letter(name, width)
    assert (label.lines, label.size) == (lines, size)


def test_arabic_is_broken_without_a_hyphen():
    assert letter("محمدالعربيعبدالرحمن", PERSON).lines[0] == "محمدالع"


def test_a_broken_word_leaves_at_least_three_letters():
    for length in range(4, 30):
        lines = letter("m" * length, PERSON).lines
        assert len(lines) == 1 or len(lines[1].rstrip("…")) >= 3


def test_the_kind_view_has_larger_letters():
    assert letter("Sam", BAND, ON_KIND_MAP).size == 15


@pytest.mark.parametrize(
    ("name", "turned"),
    [
        ("Sam", False),
        ("محمد", True),
        ("דנה", True),
        ("Nour نور", False),
        ("💜 نور", True),
        ("12", False),
    ],
)
def test_direction_comes_from_the_first_letter_that_has_one(name, turned):
    assert is_right_to_left(name) is turned


@pytest.mark.parametrize("hidden", ["\u0301", "\u200d", "\ufe0f", "\U0001f3fd", "\u202c"])
def test_marks_and_joiners_take_no_room(hidden):
    assert width_of(f"a{hidden}") == width_of("a")


def test_a_ligature_takes_the_room_of_its_letters():
    assert width_of("Ǆ") == pytest.approx(2 * 0.72)
    assert width_of("ﷺ") > 10


def test_accents_take_no_room():
    assert width_of("Siân") == width_of("Sian")


tiles = st.sampled_from((PERSON, SIDE, BAND))
graphemes = st.sampled_from(
    ("é", "ŵ", "e\u0301\u0323", "👩🏽\u200d🦽", "🏴\u200d☠️", "मा", "각", "a", "W", " ", "-")
)
hostile = st.lists(graphemes, min_size=1, max_size=40).map(
    lambda parts: "".join(parts).strip() or "x"
)


@given(name=hostile | st.text(min_size=1, max_size=80).filter(str.strip), width=tiles)
def test_one_or_two_lines_of_an_allowed_size(name, width):
    label = letter(name, width)
    assert len(label.lines) in {1, 2}
    assert label.size in ON_MAP


@given(name=hostile, width=tiles)
def test_no_letter_is_cut_apart(name, width):
    whole = set(regex.findall(r"\X", name))
    for line in letter(name, width).lines:
        assert set(regex.findall(r"\X", line)) - {"-", "…"} <= whole


@given(name=st.sampled_from(ALL_NAMES) | hostile, width=tiles)
def test_what_is_shown_is_the_name_or_its_beginning(name, width):
    lines = letter(name, width).lines
    shown, bare = "".join(lines).replace(" ", ""), name.replace(" ", "")
    broken = shown.replace("-", "", 1) if "-" not in name else shown.replace("-", "")
    assert bare.replace("-", "").startswith(broken.replace("-", "").rstrip("…"))


@given(name=st.sampled_from(ALL_NAMES) | hostile, width=tiles)
def test_by_the_safe_widths_every_line_fits(name, width):
    label = letter(name, width)
    lone = [regex.findall(r"\X", line.rstrip("-…")) for line in label.lines]
    for line, letters in zip(label.lines, lone, strict=True):
        assert width_of(line) * label.size <= width or len(letters) <= 3
