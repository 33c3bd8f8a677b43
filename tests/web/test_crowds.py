"""More people at once than there are threads: nobody waits for somebody who waits for them."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.pages import PASSPHRASE
from tests.serving import serve

CROWD = 80  # far more than there are threads or connections


@pytest.fixture(params=["sqlite", "postgresql"])
def crowded(request, tmp_path):
    """A real server, and the cookie of somebody signed in there."""
    name = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    url = request.getfixturevalue(name)
    server = serve(tmp_path / "log", KITH_DATA_DIR=str(tmp_path), KITH_DATABASE_URL=url)
    try:
        yield server
    finally:
        server.stop()


def test_a_crowd_that_writes_and_reads_at_once_is_served(crowded):
    base = f"http://127.0.0.1:{crowded.port}"
    headers = {"Sec-Fetch-Site": "same-origin"}
    ready = threading.Barrier(CROWD)
    with httpx.Client(base_url=base, headers=headers) as first:
        first.post("/start", data={"nickname": "Ann", "passphrase": PASSPHRASE})
        cookies = dict(first.cookies)

    def come(number):
        with httpx.Client(base_url=base, headers=headers, cookies=cookies, timeout=60) as client:
            ready.wait()
            if number % 2:
                return client.get("/today").status_code
            form = {"word": "quite", "once": str(uuid.uuid4())}
            return client.post("/today/word", data=form).status_code

    with ThreadPoolExecutor(CROWD) as crowd:
        answers = list(crowd.map(come, range(CROWD)))
    assert set(answers) == {200, 303}
