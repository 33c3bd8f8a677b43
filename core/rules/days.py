"""Days in words: today, on Saturday, 3 October."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from core.rules.speech import Translator

NEAR = 300  # days within which a date needs no year


def when(day: date, on: date, speech: Translator) -> str:
    """A day as people say it on the day ``on``: today, yesterday, on Saturday, on 3 October.

    >>> from core.rules.speech import ENGLISH
    >>> when(date(2026, 11, 21), date(2026, 11, 23), ENGLISH)
    'on Saturday'
    """
    ago = (on - day).days
    if ago == 0:
        return speech.gettext("today")
    if ago == 1:
        return speech.gettext("yesterday")
    if 0 < ago < 7:
        return _weekdays(speech)[day.weekday()]
    return speech.gettext("on %(date)s") % {"date": date_in_words(day, speech, near=on)}


def date_in_words(day: date, speech: Translator, near: date | None = None) -> str:
    """Such as ``3 October 2026``; without the year where ``near`` is less than 300 days away.

    >>> from core.rules.speech import ENGLISH
    >>> date_in_words(date(2026, 10, 3), ENGLISH, near=date(2026, 11, 23))
    '3 October'
    """
    said = {"day": day.day, "month": _months(speech)[day.month - 1], "year": day.year}
    if near is not None and abs((near - day).days) < NEAR:
        return speech.gettext("%(day)s %(month)s") % said
    return speech.gettext("%(day)s %(month)s %(year)s") % said


def end_of(day: date, zone: tzinfo) -> datetime:
    """The last moment of a day on the person's own clock, in UTC."""
    midnight = datetime.combine(day + timedelta(days=1), time(), zone)
    return midnight.astimezone(UTC) - timedelta(microseconds=1)


def _weekdays(speech: Translator) -> tuple[str, ...]:
    return (
        speech.gettext("on Monday"),
        speech.gettext("on Tuesday"),
        speech.gettext("on Wednesday"),
        speech.gettext("on Thursday"),
        speech.gettext("on Friday"),
        speech.gettext("on Saturday"),
        speech.gettext("on Sunday"),
    )


def _months(speech: Translator) -> tuple[str, ...]:
    return (
        speech.gettext("January"),
        speech.gettext("February"),
        speech.gettext("March"),
        speech.gettext("April"),
        speech.gettext("May"),
        speech.gettext("June"),
        speech.gettext("July"),
        speech.gettext("August"),
        speech.gettext("September"),
        speech.gettext("October"),
        speech.gettext("November"),
        speech.gettext("December"),
    )
