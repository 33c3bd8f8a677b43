"""Sentences about bad files: plain, kind, and with nothing a machine would say."""

import gettext
import re

import pytest

from core.errors import BadFile
from core.files.explaining import PROBLEMS, explain
from core.rules.speech import ENGLISH

FACTS = {
    "place": ("connections", 11, "ring"),
    "choices": ["1", "2", "3"],
    "most": 5,
    "count": 10_000,
    "line": 7,
    "key": "ring",
    "name": "Sam",
    "other": "Dee",
    "file": "case_1_ego.csv",
    "column": "networkCanvasUUID",
}
NEVER = re.compile(
    r"\b(risk|isolated|monitor|track|patient|case|alter|ego|compliance|should|must|failed|invalid|error|"
    r"JSON|parse|null|string|integer|schema|validation)\b|you haven't",
    re.IGNORECASE,
)  # fmt: skip


class Marking(gettext.NullTranslations):
    """A translator that shows what went through it."""

    def gettext(self, message):
        return f"«{message}»"


@pytest.mark.parametrize("problem", sorted(PROBLEMS))
def test_every_problem_has_one_plain_sentence(problem):
    told = explain(BadFile(problem, **FACTS), ENGLISH)

    assert re.fullmatch(r"[A-Z“][^\n]*\.", told)
    assert ". " not in told
    assert len(told.split()) <= 25
    assert not NEVER.search(told.replace("case_1_ego.csv", ""))


def test_a_problem_nobody_thought_of_has_a_sentence_too():
    assert explain(BadFile("brand_new"), ENGLISH) == "This file cannot be read: choose another one."


def test_things_are_counted_from_one():
    assert "“ring” in connection 12" in explain(BadFile("day", place=FACTS["place"]), ENGLISH)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (("plan", 3), "“plan”"),
        (("ties", 0), "tie 1"),
        (("journal", 1, "changes", 0, "after"), "“after” in journal entry 2"),
        (("connections", 0, "groups", 1), "“groups” in connection 1"),
        ((), "this file"),
    ],
)
def test_a_place_is_told_in_words(place, words):
    assert words in explain(BadFile("wanted_text", place=place), ENGLISH)


def test_a_long_piece_of_the_file_is_cut():
    told = explain(BadFile("unknown_key", place=("k" * 500,)), ENGLISH)

    assert "“" + "k" * 39 + "…”" in told


def test_letters_that_hide_or_turn_or_cannot_be_shown_are_left_out():
    told = explain(BadFile("unknown_key", place=("a\u202e\x1b\ud800b",)), ENGLISH)

    assert "“ab”" in told


def test_sentences_go_through_the_translator():
    told = explain(BadFile("choice", **FACTS), Marking())

    assert told == (
        "«In this file ««“ring”» in «connection 12»» can only be «1, 2 or 3»: "
        "change it, then try again.»"
    )
