"""What Kith knows of a made-up life: a map that changes, with its history as rules look at it."""

from bisect import bisect_right
from collections import defaultdict
from datetime import UTC, datetime, time, timedelta

from core.rules.changes import Noun
from core.rules.signal_looks import Met, Said
from core.rules.signals import View
from core.rules.vocabulary import Question

RECENT = timedelta(days=170)  # further than any rule looks without looking for since when


class Diary:
    """A map of glimpses, kept day by day; call it with a day for the view at the end of that day.

    Contacts are kept in one place for all days: every rule asks for those up to a day.
    """

    def __init__(self, begins):
        self.begins = begins
        self.items, self.ties = {}, frozenset()
        self.lives_alone = self.confirmed_on = None
        self.rhythm_since, self.last_met = {}, {}
        self._met, self._lately = defaultdict(list), defaultdict(list)
        self._said, self.said = [], []
        self._changes, self.put_on, self.confirmed = [], [], []
        self._days, self._versions, self._views = [], [], {}

    # --- what happens ---

    def put(self, day, item):
        """Add a connection, or change it."""
        if item.rhythm and (item.id not in self.items or self.items[item.id].rhythm != item.rhythm):
            self.rhythm_since[item.id] = day
        self.items[item.id] = item
        self.put_on.append((day, item))
        self._changed(day, Noun.CONNECTION)

    def link(self, day, ties):
        self.ties = frozenset(ties)
        self._changed(day, Noun.TIE)

    def meet(self, day, key):
        self._met[key].append(day)
        self._lately[key].append(day)
        self.last_met[key] = day

    def say_lonely(self, day, value):
        at = datetime.combine(day, time(18), UTC)
        self._said.append((day, value))
        self.said.append(Said(at, f"{day}", Question.ONS_LONELY, day, value))
        self._changed(day, Noun.ANSWER)

    def confirm(self, day):
        self.confirmed_on = day
        self.confirmed.append(day)
        self._changed(day, Noun.SHEET)
        for key, days in self._lately.items():
            self._lately[key] = [one for one in days if one >= day - RECENT]
        self._views.clear()

    def _changed(self, day, noun):
        self._changes.append((day, noun))
        if not self._days or self._days[-1] != day:
            self._days.append(day)
            self._versions.append(None)
        said = tuple(self._said)
        self._versions[-1] = (tuple(self.items.values()), self.ties, said, self.confirmed_on)
        self._views.pop(len(self._days) - 1, None)

    # --- what rules look at ---

    def __call__(self, day):
        place = bisect_right(self._days, day) - 1
        if place not in self._views:
            self._views[place] = self._view(place, self._lately)
        return self._views[place]

    def days(self, nouns):
        found = {day for day, noun in self._changes if noun in nouns}
        return found.union(*self._contacts().values()) if Noun.CONTACT in nouns else found

    @property
    def ever(self):
        met = [Met(key, day) for key, days in self._contacts().items() for day in days]
        return [*met, *self.said, *(item for _, item in self.put_on)]

    def in_full(self):
        """The same, as far back as it goes."""
        full = Diary(self.begins)
        full.__dict__.update({**self.__dict__, "_lately": self._met, "_views": {}})
        return full

    def _contacts(self):
        return self._lately

    def _view(self, place, contacts):
        if place < 0:
            return View()
        items, ties, said, confirmed_on = self._versions[place]
        return View(
            items=items,
            ties=ties,
            contacts=contacts,
            lonely=said,
            lives_alone=self.lives_alone,
            confirmed_on=confirmed_on,
        )
