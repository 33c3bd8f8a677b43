"""The commands about prompts, on a database of their own."""

import json

import pytest

import cli
from core.services import prompting
from core.settings import Settings
from main import open_gate
from migrations.running import migrate
from tests.cast import Cast, a_key
from tests.prompting import opens_kith, wants_prompts


@pytest.fixture
def ann(tmp_path, monkeypatch):
    """Somebody who wanted to see Dee most days, in the database the commands open."""
    monkeypatch.setenv("KITH_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("KITH_DATABASE_URL", raising=False)
    gate = open_gate(Settings())
    migrate(gate.engines.writing)
    found = Cast(gate).ann
    found.adds("Dee", rhythm="most_days")
    wants_prompts(found, quiet_from=0, quiet_to=0, prompt_hour=0)
    opens_kith(found)
    yield found
    gate.engines.close()


def printed(capsys, *arguments):
    assert cli.main(arguments) == 0
    return json.loads(capsys.readouterr().out)


def test_one_look_by_hand_prints_counts(ann, capsys):
    now = ann.gate.clock()
    later = now.replace(year=now.year + 1).isoformat()
    assert printed(capsys, "prompts", "run")["no_reason"] == 1
    told = printed(capsys, "prompts", "run", "--at", later)
    assert (told["looked"], told["offered"], told["away"]) == (1, 0, 1)


def test_a_moment_that_is_none_is_refused(capsys):
    with pytest.raises(SystemExit):
        cli.main(["prompts", "run", "--at", "soon"])
    assert "a moment looks like" in capsys.readouterr().err


def test_concerns_are_counted_without_names(ann, capsys):
    assert printed(capsys, "admin", "concerns") == {"count": 0, "by_wording": [], "words": []}
    card = offered(ann)
    with ann.writing() as records:
        prompting.answer_prompt(records, a_key(), prompt_id=card.id, answer="upset", today=records.now.date())  # fmt: skip
        prompting.add_words(records, a_key(), prompt_id=card.id, words="It felt like blame.")
    told = printed(capsys, "admin", "concerns")
    (one,) = told["by_wording"]
    assert one == {"rule": "rhythm", "rule_version": 1, "wording": card.wording, "wording_version": 1, "count": 1}  # fmt: skip
    assert [said["words"] for said in told["words"]] == ["It felt like blame."]
    assert ann.viewer.account_id not in json.dumps(told)


def offered(ann):
    from core.rules.offered import Offer

    now = ann.gate.clock()
    offer = Offer(rule="rhythm", wording="rhythm-person-1", wording_version=1)
    with ann.gate.offering(ann.viewer.account_id, now) as records:
        return records.offer(offer, now.date())
