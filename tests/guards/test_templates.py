"""Templates: all of them parse, are used, say what they need, and hold no word past gettext."""

import re

import pytest
from jinja2 import Environment, nodes

from web.render import TEMPLATES, make_pages

PATHS = sorted(TEMPLATES.rglob("*.html"))
NAMES = [str(path.relative_to(TEMPLATES)) for path in PATHS]
# every part in every state, for tests and for looking at: its words are examples
EXAMPLES = "pages/gallery.html"
# drawings of our own, written down in the same file
SAFE = {"components/icons.html": 1}
# a measure is the same in every language; an attribute put together by a macro is no word
UNITS = {"components/forms.html": {"autofocus"}, "pages/kitchen-measures.html": {"g", "ml", "°C"}}
_WORDS = re.compile(r"[^\W\d_]+")
_CLASS = re.compile(r"\{% block width %\}\w+\{% endblock %\}|[\w-]+=\"[^\"]*\"")
_TAG = re.compile(r"<!--.*?-->|<(style|script)\b.*?</\1>|<[^>]*>|&\w+;", re.DOTALL)


@pytest.fixture(scope="module")
def pages() -> Environment:
    return make_pages("", {})


def source(name):
    return (TEMPLATES / name).read_text(encoding="utf-8")


def tree(pages, name):
    return pages.parse(source(name))


def loads_of(pages, name):
    """The templates a template extends, includes or imports."""
    kinds = (nodes.Extends, nodes.Include, nodes.FromImport, nodes.Import)
    return {
        one.template.value
        for one in tree(pages, name).find_all(kinds)
        if isinstance(one.template, nodes.Const)
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_template_can_be_read(pages, name):
    assert pages.get_template(name)


def test_everything_a_template_loads_is_there(pages):
    for name in NAMES:
        assert loads_of(pages, name) <= set(NAMES), name


@pytest.mark.parametrize("name", NAMES)
def test_every_macro_that_comes_in_is_used(pages, name):
    parsed = tree(pages, name)
    used = {one.name for one in parsed.find_all(nodes.Name) if one.ctx == "load"}
    came = {
        alias[1] if isinstance(alias, tuple) else alias
        for one in parsed.find_all(nodes.FromImport)
        for alias in one.names
    }
    assert came <= used


def named_by_routes():
    """Names of pages and parts as the routes write them."""
    code = "".join(path.read_text() for path in TEMPLATES.parent.rglob("*.py"))
    return set(re.findall(r'["/]([a-z-]+)(?:\.html)?"', code))


def test_every_template_is_used(pages):
    loaded = set().union(*(loads_of(pages, name) for name in NAMES))
    asked = named_by_routes()
    unused = [
        name
        for name in NAMES
        if name not in {*loaded, EXAMPLES}
        and name.split("/")[-1].removesuffix(".html") not in asked
    ]
    assert unused == []


@pytest.mark.parametrize("name", NAMES)
def test_the_first_line_says_what_a_template_is_for(name):
    first = source(name).split("\n", 1)[0]
    assert re.match(r"\{# .+? #\}$", first)
    if name.startswith("pages/"):
        assert first.startswith("{# needs: ")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_from_outside_is_let_through_as_markup(pages, name):
    parsed = tree(pages, name)
    safe = [one for one in parsed.find_all(nodes.Filter) if one.name == "safe"]
    assert len(safe) == SAFE.get(name, 0)
    assert not list(parsed.find_all((nodes.MarkSafe, nodes.ScopedEvalContextModifier)))
    assert "autoescape" not in source(name)


@pytest.mark.parametrize("name", NAMES)
def test_no_style_and_no_handler_is_written_into_the_markup(name):
    assert not re.search(r"<[^>]*\s(style|on[a-z]+)\s*=", source(name))


def bare_words(name):
    """Words between tags that no translator would ever see."""
    text = re.sub(r"\{#.*?#\}", "", source(name), flags=re.DOTALL)
    text = re.sub(r"\{%-?\s*trans\b.*?endtrans\s*-?%\}", "", text, flags=re.DOTALL)
    text = _CLASS.sub("", text)
    text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", text, flags=re.DOTALL)
    return set(_WORDS.findall(_TAG.sub(" ", text)))


@pytest.mark.parametrize("name", [one for one in NAMES if one != EXAMPLES])
def test_every_word_a_person_reads_goes_by_way_of_gettext(name):
    assert bare_words(name) <= UNITS.get(name, set())


def test_the_net_for_bare_words_catches_one(tmp_path, monkeypatch):
    (tmp_path / "x.html").write_text("{# needs: nothing #}\n<p>{{ _('Yes') }} Hello</p>\n")
    monkeypatch.setattr("tests.guards.test_templates.TEMPLATES", tmp_path)
    assert bare_words("x.html") == {"Hello"}


def test_history_is_kept_out_of_the_browser():
    text = source("layouts/htmx.html")
    assert '"history": false' in text
    assert '"includeIndicatorCSS": false' in text
