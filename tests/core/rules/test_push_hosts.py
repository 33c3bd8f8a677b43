"""Push messages go to push services, and to nowhere else."""

import pytest

from core.errors import BadInput
from core.rules.push_hosts import check_endpoint

GOOD = [
    "https://fcm.googleapis.com/fcm/send/abc:def",
    "https://updates.push.services.mozilla.com/wpush/v2/abc",
    "https://web.push.apple.com/QAbc",
    "https://db5p.notify.windows.com/w/?token=abc",
    "https://fcm.googleapis.com:443/x",
]
BAD = [
    "",
    "not an address",
    "http://fcm.googleapis.com/x",
    "https://fcm.googleapis.com:8443/x",
    "https://fcm.googleapis.com:x/x",
    "https://fcm.googleapis.com.example.org/x",
    "https://example.org/?fcm.googleapis.com",
    "https://me@fcm.googleapis.com/x",
    "https://fcm.googleapis.com@example.org/x",
    "https://example.org\\@fcm.googleapis.com/x",
    "https://example.org#.push.apple.com",
    "https://push.apple.com/x",
    "https://.push.apple.com/x",
    "https://evilpush.apple.com/x",
    "https://localhost/x",
    "https://127.0.0.1/x",
    "https://[::1]/x",
    "https://169.254.169.254/latest/meta-data",
    "https://2130706433/x",
    "ftp://fcm.googleapis.com/x",
    "file:///etc/passwd",
    "https://fcm.googleapis.com/x\r\nHost: example.org",
    "https://fcm.googleapis.com/" + "x" * 2000,
    "https://fcm.goögleapis.com/x",
]


@pytest.mark.parametrize("endpoint", GOOD)
def test_a_known_service_is_fine(endpoint):
    assert check_endpoint(endpoint).geturl() == endpoint


@pytest.mark.parametrize("endpoint", BAD)
def test_anything_else_is_refused(endpoint):
    with pytest.raises(BadInput):
        check_endpoint(endpoint)


def test_a_deployment_may_name_a_host_of_its_own():
    assert check_endpoint("https://push.example.org/x", ["push.example.org"])
    assert check_endpoint("https://a.example.org/x", ["*.example.org"])
    with pytest.raises(BadInput):
        check_endpoint("http://push.example.org/x", ["push.example.org"])


def test_or_one_whole_origin_and_then_no_other_port():
    also = ["http://127.0.0.1:8099"]
    assert check_endpoint("http://127.0.0.1:8099/x", also)
    for other in ("http://127.0.0.1:80/x", "https://127.0.0.1:8099/x", "http://127.0.0.1/x"):
        with pytest.raises(BadInput):
            check_endpoint(other, also)
