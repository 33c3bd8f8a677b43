"""Days and moments as a map file writes them."""

from datetime import UTC, date, datetime, timedelta, timezone


def moment_text(moment: datetime) -> str:
    """A moment in UTC, RFC 3339.

    >>> moment_text(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
    '2026-11-23T09:30:00Z'
    """
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def day_or_moment_text(day: date, moment: datetime | None) -> str:
    """The day alone, or the moment, written so that its calendar day is ``day``.

    A meeting at half past midnight in summer is on the day before in UTC: it is then written with
    the nearest offset, in whole hours, at which the day is right. A moment that belongs to another
    day wherever one is (which Kith never makes) is left out.

    >>> day_or_moment_text(date(2026, 6, 1), datetime(2026, 5, 31, 23, 30, tzinfo=UTC))
    '2026-06-01T00:30:00+01:00'
    """
    if moment is None:
        return day.isoformat()
    if moment.astimezone(UTC).date() == day:
        return moment_text(moment)
    sign = 1 if day > moment.astimezone(UTC).date() else -1
    for hours in range(1, 24):
        there = moment.astimezone(timezone(timedelta(hours=sign * hours)))
        if there.date() == day:
            return there.isoformat()
    return day.isoformat()
