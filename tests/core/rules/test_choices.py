"""What can be chosen, and what is refused."""

import pytest

from core.errors import BadInput
from core.rules.choices import DEFAULTS, choices_of, read_choice


@pytest.mark.parametrize("name", DEFAULTS)
def test_every_default_is_one_of_the_choices(name):
    assert read_choice(name, DEFAULTS[name]) == DEFAULTS[name]


@pytest.mark.parametrize(
    ("name", "raw", "kept"),
    [
        ("prompts", "yes", True),
        ("prompts_a_week", "2", 2),
        ("quiet_from", "0", 0),
        ("prompts_off", ["S11", "rhythm", "S11"], ["S11", "rhythm"]),
        ("paused_until", "2026-12-24", "2026-12-24"),
        ("paused_until", "", ""),
    ],
)
def test_a_choice_is_kept_as_a_map_file_can_hold_it(name, raw, kept):
    assert read_choice(name, raw) == kept


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("prompts", "perhaps"),
        ("prompts_a_week", "0"),
        ("prompts_a_week", "3"),
        ("prompts_a_week", 1.5),
        ("prompts_a_week", True),
        ("quiet_to", "24"),
        ("quiet_to", "-1"),
        ("quiet_to", "noon"),
        ("quiet_to", ""),
        ("prompts_off", "rhythm"),
        ("prompts_off", ["S1"]),
        ("prompts_off", [["S3"]]),
        ("prompts_off", None),
        ("paused_until", "soon"),
        ("paused_until", None),
        ("theme", ["dark"]),
        ("no_such_choice", "x"),
    ],
)
def test_what_is_none_of_them_is_refused(name, raw):
    with pytest.raises(BadInput):
        read_choice(name, raw)


def test_prompts_push_and_email_are_off_until_chosen():
    chosen = choices_of({})
    assert [chosen[name] for name in ("prompts", "push", "email")] == [False] * 3
