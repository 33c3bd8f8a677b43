"""The macros pages are made of."""

import re

import pytest

from web.render import make_pages


class Anything(dict):
    """Every asset, somewhere."""

    def __missing__(self, name):
        return f"/static/0/{name}"


FRAME = {
    "lang": "en-GB",
    "dir": "ltr",
    "theme": "as_phone",
    "low_energy": False,
    "here": "more",
    "viewer": object(),
    "works_as": "",
    "undo": None,
}


@pytest.fixture(scope="module")
def pages():
    return make_pages("", Anything())


@pytest.fixture
def forms(pages):
    return pages.get_template("components/forms.html").module


def test_every_part_prints_in_the_gallery(pages):
    html = pages.get_template("pages/gallery.html").render(FRAME)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    named = set(re.findall(r'\bfor="([^"]+)"', html)) | set(
        " ".join(re.findall(r'aria-describedby="([^"]+)"', html)).split()
    )
    assert named <= set(ids)


def test_every_template_compiles(pages):
    for name in pages.list_templates(extensions=["html"]):
        pages.get_template(name)


def test_what_somebody_typed_is_never_markup(forms):
    typed = '"><script>alert(1)</script>'
    for html in (
        forms.field(name="n", label="N", value=typed, error=typed),
        forms.area(name="n", label="N", value=typed),
        forms.tiles(name="n", legend=typed, options=[("a", typed)]),
        forms.switch(name="n", label=typed),
    ):
        assert "<script>" not in html


def test_a_field_in_error_is_described_by_it_and_has_the_focus(forms):
    html = forms.field(name="name", label="Name", hint="One letter will do.", error="Add a name.")
    assert 'aria-describedby="name-hint name-wrong"' in html
    assert 'aria-invalid="true" autofocus' in html


def test_a_passphrase_is_never_put_back_into_the_page(forms):
    assert "secret" not in forms.field(name="p", label="P", type="password", value="secret")


def test_names_are_not_offered_to_the_next_person_on_this_phone(forms):
    assert 'autocomplete="off"' in forms.field(name="name", label="Name")


def test_one_choice_is_chosen_and_only_that_one(forms):
    html = forms.chips(name="r", legend="R", options=[("a", "x"), ("b", "y")], chosen="b")
    assert re.findall(r'value="(\w)" checked', html) == ["b"]


def test_ticks_say_that_they_are_there_even_when_none_is_ticked(forms):
    assert 'name="has.g"' in forms.ticks(name="g", legend="G", options=[("a", "x")])
    assert 'name="has.s"' in forms.switch(name="s", label="S")


def test_every_form_gets_a_key_of_its_own(forms):
    keys = re.findall(r'name="once" value="([^"]+)"', forms.hidden_keys() + forms.hidden_keys())
    assert len(set(keys)) == 2
    assert 'name="was.feel" value="helps"' in forms.hidden_keys(was={"feel": "helps"})


@pytest.mark.parametrize("theme", ["as_phone", "light", "dark"])
def test_the_browser_learns_which_colours_to_expect(pages, theme):
    html = pages.get_template("pages/gallery.html").render({**FRAME, "theme": theme})
    expected = {"as_phone": "light dark", "light": "light", "dark": "dark"}[theme]
    assert f'<meta name="color-scheme" content="{expected}">' in html


def test_htmx_keeps_nothing_and_puts_no_style_into_a_page(pages):
    html = pages.get_template("pages/gallery.html").render(FRAME)
    assert '"history": false' in html
    assert '"includeIndicatorCSS": false' in html
    assert '"5xx"' in html


def test_somebody_signed_out_has_no_bottom_bar_and_loads_no_htmx(pages):
    html = pages.get_template("pages/gallery.html").render({**FRAME, "viewer": None})
    assert 'class="bottom"' not in html
    assert "htmx" not in html
