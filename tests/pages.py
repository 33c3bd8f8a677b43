"""Pages as a person finds them: a visitor who opens and sends them, and checks every one."""

import base64
import hashlib
import uuid
from dataclasses import dataclass, field

import html5lib
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from tests.cast import PASSPHRASE
from tests.wording import shown_words

COVER = "/kitchen-measures"
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_FIELDS = "input:not([type=hidden]), select, textarea"


class Page:
    """One answer, whole or a part, to look into."""

    def __init__(self, response) -> None:
        self.response = response
        self.status = response.status_code
        self.path = response.url.path
        self.address = response.url.raw_path.decode()
        self.html = response.text
        self.soup = BeautifulSoup(self.html, "html5lib")

    @property
    def is_html(self) -> bool:
        return self.response.headers.get("content-type", "").startswith("text/html")

    @property
    def is_part(self) -> bool:
        return not self.html.lstrip().lower().startswith("<!doctype")

    @property
    def text(self) -> str:
        """Everything there is to read, in one line."""
        return " ".join(self._body().get_text(" ").split())

    @property
    def main(self) -> str:
        return " ".join(self.soup.main.get_text(" ").split())

    @property
    def h1(self) -> str:
        return " ".join(self.soup.h1.get_text(" ").split())

    @property
    def undo_words(self) -> str:
        """What the undo bar says."""
        return " ".join(self.soup.select_one("#undo-bar").get_text(" ").split())

    @property
    def links(self) -> list[str]:
        return [link["href"] for link in self.soup.select("a[href]")]

    def all(self, selector):
        return self.soup.select(selector)

    def one(self, selector):
        (found,) = self.soup.select(selector)
        return found

    def value(self, name: str) -> str:
        """What a field holds."""
        found = self.soup.select_one(f'[name="{name}"]')
        return found.get_text().removeprefix("\n") if found.name == "textarea" else found["value"]

    def chosen(self, name: str) -> list[str]:
        """The ticked values of a set of choices."""
        return [one["value"] for one in self.soup.select(f'input[name="{name}"][checked]')]

    def wrong(self) -> list[str]:
        """The sentences that say what to do about what was typed."""
        shown = self.soup.select("p.wrong:not([hidden]), main p[role=alert]:not([hidden])")
        return [" ".join(one.get_text(" ").split()) for one in shown]

    def form(self, action: str, holding: str | None = None):
        """The form that posts to an address; ``holding``: the one with this field."""
        found = [
            form
            for form in self.soup.select(f'form[action="{action}"]')
            if holding is None or form.select(f'[name="{holding}"]')
        ]
        assert found, f"{self.path} has no form for {action} with {holding}"
        return found[0]

    def _body(self):
        body = BeautifulSoup(str(self.soup.body), "html5lib").body
        for node in body.select("script, style"):
            node.decompose()
        return body


def sent_by(form) -> dict[str, list[str]]:
    """What a browser would send for a form as it stands."""
    found: dict[str, list[str]] = {}
    for one in form.select("input[name], textarea[name], select[name]"):
        if one.get("type") in {"checkbox", "radio"} and not one.has_attr("checked"):
            continue
        if one.get("type") == "file":
            continue
        found.setdefault(one["name"], []).extend(_values_of(one))
    return found


def _values_of(one) -> list[str]:
    if one.name == "textarea":
        return [one.get_text().removeprefix("\n")]
    if one.name == "select":
        options = one.select("option[selected]") or one.select("option")[:1]
        return [option.get("value", option.get_text()) for option in options]
    return [one.get("value", "on")]


def faults(page: Page) -> list[str]:
    """Everything that is wrong with an answer, whatever the page."""
    found = header_faults(page.response)
    if not page.is_html or not page.html:
        return found
    found += [*_parse_faults(page), *_markup_faults(page), *_field_faults(page), *_words(page)]
    if page.is_part:
        return found
    return [*found, *_frame_faults(page), *_document_faults(page)]


def header_faults(response) -> list[str]:
    """What is missing among the headers of an answer."""
    headers = response.headers
    policy = headers.get("content-security-policy", "")
    found = [
        f"{name} is {headers.get(name)}" for name in HEADERS if headers.get(name) != HEADERS[name]
    ]
    if "default-src 'none'" not in policy or "unsafe-" in policy:
        found.append(f"policy {policy}")
    if headers.get("cache-control") != "no-store":
        found.append(f"cache-control {headers.get('cache-control')}")
    is_page = headers.get("content-type", "").startswith("text/html")
    if is_page and response.content and "hx-request" not in headers.get("vary", "").lower():
        found.append(f"vary {headers.get('vary')}")
    return found


def _parse_faults(page: Page) -> list[str]:
    parser = html5lib.HTMLParser(strict=True)
    try:
        parser.parseFragment(page.html) if page.is_part else parser.parse(page.html)
    except html5lib.html5parser.ParseError as error:
        return [f"not HTML: {error} {parser.errors[-1:]}"]
    return []


def _markup_faults(page: Page) -> list[str]:
    ids = [one["id"] for one in page.soup.select("[id]")]
    found = [f"two of #{one}" for one in set(ids) if ids.count(one) > 1]
    for node in page.soup.find_all(True):
        found += [
            f"<{node.name} {name}>"
            for name in node.attrs
            if name.startswith("on") or name == "style"
        ]
        for name in ("aria-describedby", "aria-labelledby", "aria-controls", "for"):
            missing = set(str(node.get(name, "")).split()) - set(ids)
            found += [f"{name} points at nothing: {one}" for one in sorted(missing)]
    found += [
        "a script in the page"
        for one in page.soup.select("script")
        if not one.get("src") or one.string
    ]
    found += [f"javascript: in {one}" for one in page.links if one.lower().startswith("javascript")]
    return found


def _field_faults(page: Page) -> list[str]:
    found = [f"no label: {one}" for one in page.soup.select(_FIELDS) if not _is_labelled(page, one)]
    posting = page.soup.select("form[method=post]")
    found += [
        f"no action: {form}" for form in posting if not form.get("action", "").startswith("/")
    ]
    wrong = page.soup.select("p.wrong:not([hidden])")
    found += [f"no alert: {one}" for one in wrong if one.get("role") != "alert"]
    return found


def _is_labelled(page: Page, node) -> bool:
    label = node.find_parent("label") or page.soup.select_one(f'label[for="{node.get("id")}"]')
    words = label.get_text(strip=True) if label else node.get("aria-label", "")
    return bool(words)


def _words(page: Page) -> list[str]:
    said = [page.text, *(one["aria-label"] for one in page.soup.select("[aria-label]"))]
    return [f"says “{word}”" for text in said for word in shown_words(text)]


def _document_faults(page: Page) -> list[str]:
    title = page.soup.title.get_text(strip=True) if page.soup.title else ""
    found = [] if title and "kith" not in title.lower() else [f"title {title!r}"]
    if len(page.soup.select("h1")) != 1:
        found.append(f"{len(page.soup.select('h1'))} h1")
    if not page.soup.html.get("lang"):
        found.append("no lang")
    policy = page.response.headers.get("content-security-policy", "")
    found += [
        "a style the policy refuses"
        for style in page.soup.select("style")
        if _hash_of(style.string) not in policy
    ]
    return found


def _hash_of(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _frame_faults(page: Page) -> list[str]:
    if page.path == COVER:
        return []
    top = page.soup.select_one("header.top")
    words = " ".join(top.get_text(" ").split()) if top else ""
    first = "Back" if page.path == "/help" else "Help now"
    is_staff = "staff" in page.soup.body.get("class", [])
    last, action = ("Lock", "/staff/lock") if is_staff else ("Leave now", "/leave")
    found = [f"no “{one}”" for one in (first, last) if one not in words]
    if not page.soup.select(f'header.top form[action="{action}"][method=post] button'):
        found.append("no way to leave without a script")
    if first == "Help now" and not page.soup.select('header.top a[href="/help"]'):
        found.append("no way to help")
    return found


@dataclass
class Visitor:
    """A browser on the real app: cookies, redirects, and a look at every answer."""

    kith: object
    base_url: str = "http://localhost"
    with_htmx: bool = False
    raises: bool = True
    passphrase: str = PASSPHRASE
    sign_in_name: str = ""
    client: TestClient = field(init=False)

    def __post_init__(self) -> None:
        self.client = TestClient(
            self.kith.app,
            base_url=self.base_url,
            headers={"Sec-Fetch-Site": "same-origin"},
            follow_redirects=False,
            raise_server_exceptions=self.raises,
        )

    def starts(self, nickname: str, **fields) -> "Visitor":
        """Makes an account and keeps its sign-in name."""
        page = self.posts("/start", nickname=nickname, passphrase=self.passphrase, **fields)
        assert page.path == "/start/keep", page.wrong()
        self.sign_in_name = page.one(".codes bdi").get_text()
        return self

    def signs_in(
        self, name: str, passphrase: str = PASSPHRASE, status: int = 200, **fields
    ) -> Page:
        self.sign_in_name = name
        fields = {"name": name, "passphrase": passphrase, **fields}
        return self.posts("/sign-in", status=status, **fields)

    def opens(self, path: str, status: int = 200) -> Page:
        """Opens a page, wherever that leads."""
        return self._lands(self.client.get(path), status)

    def posts(self, path: str, fields=None, *, status: int = 200, files=None, **more) -> Page:
        """Sends a form; ``once`` fills itself. Redirects are followed."""
        given = {"once": str(uuid.uuid4()), **(fields or {}), **more}
        headers = {"HX-Request": "true"} if self.with_htmx else {}
        response = self.client.post(path, data=given, files=files, headers=headers)
        return self._lands(response, status)

    def sends(
        self, page: Page, action: str, fields=None, *, holding=None, status=200, **more
    ) -> Page:
        """Sends a form of a page as it stands, with other values for some fields."""
        filled = {**sent_by(page.form(action, holding)), **(fields or {}), **more}
        return self.posts(action, filled, status=status)

    def adds(self, name: str, kind: str = "person", **fields) -> str:
        """Adds somebody by way of the page, and gives the id."""
        page = self.posts(f"/add/{kind}", name=name, **fields)
        assert page.path.startswith("/connections/"), page.wrong()
        return page.path.rsplit("/", 1)[1]

    def has_cookie(self) -> bool:
        return any("sitting" in name or "kith" in name.lower() for name in self.client.cookies)

    def _lands(self, response, status: int) -> Page:
        for _ in range(5):
            assert not header_faults(response), (response.url, header_faults(response))
            if not response.is_redirect:
                break
            response = self.client.get(response.headers["location"])
        page = Page(response)
        assert page.status == status, (page.path, page.status, page.text[:600])
        assert not faults(page), (page.path, faults(page))
        return page
