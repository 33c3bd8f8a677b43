"""A device in a few words, so that a person knows it again in their list of sign-ins."""

from fastapi import Request

_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android phone"),
    ("CrOS", "Chromebook"),
    ("Windows", "Windows computer"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux computer"),
)
_BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))


def device_in_words(request: Request) -> str:
    """Such as ``Android phone, Firefox``. Nothing else of what the browser tells is kept."""
    agent = request.headers.get("user-agent", "")
    system = next((words for mark, words in _SYSTEMS if mark in agent), "A device")
    browser = next((words for mark, words in _BROWSERS if mark in agent), "a browser")
    return f"{system}, {browser}"
