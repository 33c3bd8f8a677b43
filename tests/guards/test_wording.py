"""Wording: nothing claims more than Kith does, and everybody can read it. Both fail the build.

How reading age is told, and why so, is in docs/decisions/0013.
"""

import json
import re

import pytest

from tests.guards.walking import api_routes, web_routes
from tests.sayings import ROOT, Saying, all_sayings, sections
from tests.wording import (
    OLDEST_READER,
    PURPOSE,
    can_be_judged,
    claims,
    plain,
    reading_age,
    shown_offences,
    telling_words,
)

SAYINGS = all_sayings()
SECTIONS = sections(SAYINGS, can_be_judged)
DOCUMENTS = sorted(  # decisions are for those who work on Kith, and have to name what is not done
    [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "formats").glob("*.md")]
)
TITLES = re.compile(r"\{% block title %\}(.*?)\{% endblock %\}", re.DOTALL)
_QUOTED = re.compile(r'_\("([^"]*)"\)')
# What stands on a lock screen, in an inbox or on the home screen, where others see it.
SEEN_BY_OTHERS = re.compile(
    r"^core/(rules|services)/(neutral|announc|push|mail)\w*\.py|^web/scripts/sw\.js|\.webmanifest$"
)
HARD = (
    "Notwithstanding considerable organisational complexity, participants' individual circumstances "
    "continuously influence intervention effectiveness, necessitating comprehensive multidisciplinary "
    "consideration. Practitioners' documentation requirements nevertheless regularly demonstrate institutional "
    "preoccupations. Subsequent recommendations acknowledge participants' extraordinary heterogeneity throughout."
)


def test_there_is_much_to_look_at():
    files = {one.file.split("/")[0] for one in SAYINGS}
    assert {"core", "web", "api", "cli.py"} <= files
    assert len(SAYINGS) > 900


def test_nothing_on_a_screen_says_a_word_it_may_not():
    wrong = [(one.file, one.text, shown_offences(one.text)) for one in SAYINGS]
    assert [one for one in wrong if one[2]] == []


@pytest.mark.parametrize("name", sorted(SECTIONS))
def test_somebody_of_eleven_can_read(name):
    assert reading_age("\n".join(map(plain, SECTIONS[name].split("\n")))) <= OLDEST_READER


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_no_document_claims_more_than_kith_does(path):
    assert claims(path.read_text(encoding="utf-8")) == []


def test_what_kith_is_for_is_said_word_for_word():
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert readme.count(PURPOSE) == 1


def test_no_title_tells_what_this_is():
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "web").rglob("*.html")]
    put_together = {said for text in texts for said in TITLES.findall(text) if "_(" not in said}
    assert put_together <= {"{{ item.name }}", "{{ kind|many }}"}  # the person's own, and kinds
    titles = [
        said for text in texts for block in TITLES.findall(text) for said in _QUOTED.findall(block)
    ]
    assert len(titles) > 20
    assert [title for title in titles if telling_words(title)] == []


def test_no_address_tells_what_this_is(kith):
    paths = {route.path for route in (*web_routes(kith), *api_routes(kith))}
    assert [path for path in paths if telling_words(re.sub(r"[/_-]", " ", path))] == []


def test_nothing_that_others_may_see_tells_what_this_is():
    seen = [one for one in SAYINGS if SEEN_BY_OTHERS.search(one.file)]
    assert "You have a note." in {one.text for one in seen}
    assert [one for one in seen if telling_words(one.text)] == []


# --- the net holds: what is planted is found ---------------------------------------------------------


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("You are at risk.", "risk"),
        ("%(name)s is isolated.", "isolated"),
        ("We monitor your map.", "monitor"),
        ("Keep track of Sam.", "track"),
        ("Your case worker", "case"),
        ("You should call Sam.", "should"),
        ("You haven’t seen Sam.", "haven’t"),
        ("You haven't seen Sam.", "haven't"),
        ("That failed.", "failed"),
        ("Kith detects quiet spells.", "detects"),
        ("An early warning of a relapse", "relapse"),
        ("It prevents bad days.", "prevents"),
        ("This is like therapy.", "therapy"),
        ("Kith diagnosed it.", "diagnosed"),
        ("It can alert your care team.", "alert your care"),
        ("Saved!", "!"),
        ("Oops, that went wrong.", "Oops"),
        ("Great job, Sam.", "Great job"),
        ("We noticed that you were out.", "We noticed"),
        ("A streak of 3 days", "streak"),
        (" ".join(["one"] * 27) + ".", "27 words"),
    ],
)
def test_an_offence_is_seen(planted, found):
    assert any(found in one for one in shown_offences(planted))


@pytest.mark.parametrize(
    "fine",
    [
        "Showcase of a trackless patience.",
        "You saw %(name)s.",
        PURPOSE,
        " ".join(["one"] * 25) + ".",
    ],
)
def test_a_word_within_a_word_is_no_offence(fine):
    assert shown_offences(fine) == []


def test_a_hard_text_is_too_hard():
    assert can_be_judged(HARD)
    assert reading_age(HARD) > OLDEST_READER + 5


@pytest.fixture
def planted(tmp_path):
    """A product in which every way to say something says "risk"."""
    files = {
        "web/templates/pages/x.html": "<p>{{ _('One risk') }}</p>{% trans %}A risk\n  here{% endtrans %}",
        "web/scripts/x.mjs": 'say("A risk in a script");',
        "web/static/x.webmanifest": json.dumps({"name": "A risk at home", "icons": [{"src": "risk"}]}),
        "core/services/announcing.py": '"""A docstring with risk."""\nSUBJECT = "Risk"\nTEXT = "A risk waits."\n',
        "core/rules/x.py": 'A = N_("risk"), P_("risk in a context", "the risk")\nB = {"a": ("a risk", 1)}\n'
        'def f(n): return speech.ngettext("one risk", "two risks", n), f"{n} risks or more"\n',
        "api/x.py": "", "core/store/x.py": "SQL = 'select risk from risks'",
    }  # fmt: skip
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def test_a_planted_word_is_found_wherever_it_is_said(planted):
    found = {one.text for one in all_sayings(planted) if shown_offences(one.text)}
    assert found == {
        "One risk", "A risk here", "A risk in a script", "A risk at home", "Risk", "A risk waits.",
        "risk", "the risk", "a risk", "one risk", "two risks", " risks or more",
    }  # fmt: skip


def test_texts_too_short_to_judge_are_judged_together():
    short = [
        Saying(f"web/{n}.py", "A short one that stands here alone. And one more.") for n in range(4)
    ]
    assert list(sections(short, can_be_judged)) == ["web/ (short ones)"]
    assert can_be_judged(sections(short, can_be_judged)["web/ (short ones)"])
