"""One thumb on a phone: what it presses is counted, what it types is not."""

import re

from playwright.sync_api import expect


class Thumb:
    """A page in somebody's hand."""

    def __init__(self, page, served) -> None:
        self.page = page
        self.served = served
        self.taps = 0
        self.complaints: list[str] = []
        page.set_default_timeout(30_000)
        page.on("console", self._hears)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hears(self, said) -> None:
        is_meant = said.text.startswith("Failed to load resource")  # an answer of 4xx
        if said.type == "error" and not is_meant:
            self.complaints.append(said.text)

    def opens(self, path: str):
        """Open an address; no tap."""
        self.page.goto(self.served.url + path)
        return self

    def tap(self, locator) -> None:
        """One press."""
        self.taps += 1
        locator.tap()

    def go(self, locator) -> None:
        """One press that leads to another page; back when it is there."""
        with self.page.expect_navigation():
            self.tap(locator)

    def types(self, label: str, text: str) -> None:
        """Type into a field; not counted."""
        self.page.get_by_label(label, exact=True).fill(text)

    def link(self, words: str):
        """A link of the page itself (not of the two bars) that begins with these words."""
        return self.page.get_by_role("main").get_by_role("link", name=_beginning(words))

    def button(self, words: str):
        """A button of the page itself."""
        return self.page.get_by_role("main").get_by_role("button", name=words, exact=True)

    def bar(self, words: str):
        """A place in the bottom bar."""
        return self.page.get_by_role("navigation", name="Main").get_by_role("link", name=words)

    def choice(self, words: str, among: str = ""):
        """What is pressed to choose an answer, perhaps of one question among several."""
        found = self.page.get_by_role("group", name=among) if among else self.page
        said = self.page.get_by_text(words, exact=True)
        return found.locator("label.choice").filter(has=said)

    def undo(self):
        """The button of the undo bar."""
        return self.page.locator("#undo-bar").get_by_role("button", name="Undo")

    def adds(self, kind: str, name: str, **more) -> None:
        """Put something on the map first, without a tap."""
        self.served.sends(self.page.context, f"/add/{kind}", {"name": name, **more})

    def goes_to(self, name: str) -> None:
        """Open the page of a connection by its name, without a tap."""
        self.opens("/list")
        with self.page.expect_navigation():
            self.link(name).click()
        expect(self.heading()).to_have_text(name)

    def heading(self):
        """The page's own heading."""
        return self.page.get_by_role("heading", level=1)

    def sees(self, words: str) -> None:
        """The page says these words."""
        expect(self.page.get_by_role("main")).to_contain_text(words)

    def chosen(self, words: str, among: str = ""):
        """The radio or tick of an answer."""
        found = self.page.get_by_role("group", name=among) if among else self.page
        return found.get_by_label(words, exact=True)


def _beginning(words: str) -> re.Pattern[str]:
    return re.compile(f"^\\s*{re.escape(words)}")
