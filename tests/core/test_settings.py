"""Settings from the environment, and keys that are made when they are first needed."""

import base64

import pytest

from core.settings import Settings
from core.store.push_keys import new_push_key

RAW = new_push_key()


def settings(home, **more):
    return Settings(data_dir=home, database_url="", **more)


def test_the_key_for_push_is_made_once_and_is_this_users_alone(tmp_path):
    first = settings(tmp_path).push_key()
    assert settings(tmp_path).push_key() == first
    assert (tmp_path / "push.key").stat().st_mode & 0o777 == 0o600


def test_a_key_from_the_environment_leaves_no_file(tmp_path):
    given = settings(tmp_path, vapid_key=base64.urlsafe_b64encode(RAW).decode().rstrip("="))
    assert given.push_key().private == RAW
    assert not (tmp_path / "push.key").exists()
    assert base64.urlsafe_b64encode(RAW).decode()[:10] not in repr(given) + repr(given.push_key())


def test_a_key_that_is_none_is_refused(tmp_path):
    with pytest.raises(ValueError, match="KITH_VAPID_KEY"):
        settings(tmp_path, vapid_key="c2hvcnQ").push_key()


@pytest.mark.parametrize(
    ("base_url", "contact", "said"),
    [
        ("https://kith.example", "", "https://kith.example"),
        ("https://kith.example", "mailto:ops@kith.example", "mailto:ops@kith.example"),
        ("http://localhost:8000", "", "https://localhost"),
    ],
)
def test_a_push_service_is_told_where_to_complain(tmp_path, base_url, contact, said):
    given = settings(tmp_path, base_url=base_url, push_contact=contact)
    assert given.push_key().contact == said


def test_without_a_mail_server_or_a_sender_there_is_no_e_mail(tmp_path):
    assert settings(tmp_path).mailer() is None
    assert settings(tmp_path, smtp_host="mail.example").mailer() is None
    mailer = settings(tmp_path, smtp_host="mail.example", smtp_from="n@kith.example").mailer()
    assert (mailer.host, mailer.port, mailer.secure) == ("mail.example", 587, "starttls")


def test_hosts_for_push_are_divided_by_commas(tmp_path):
    given = settings(tmp_path, push_hosts="push.example.org, *.example.net ,")
    assert given.pusher(lambda: None).also == ("push.example.org", "*.example.net")
