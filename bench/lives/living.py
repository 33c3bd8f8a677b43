"""One made-up life, a day at a time: what happens, and what the person tells Kith of it."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from bench.lives.kith import BEGINS, Kith
from bench.lives.people import A_DAY, NOT_SAID, as_written, ties_of
from core.rules.signals import HERE
from core.rules.vocabulary import PromptAnswer, PromptRule, Standing

DAYS = 730
# What is said to a card, in this order, of a hundred: the last is nothing at all.
ANSWERS = (*PromptAnswer, None)


@dataclass(frozen=True)
class Ways:
    """How somebody uses Kith. ``None``: never.

    ``opens``: chance to open it on a day. ``notes``: chance that a contact is noted. ``lag``: days,
    on average, until a change in life is on the map. ``confirms``: days between looks at whether
    the map is right. ``answers``: of a hundred, as ``ANSWERS``. ``is_right``: chance to say yes
    when Kith asks whether the map is still right. ``unsaid``: how often a field is left empty.
    """

    opens: float = 0.5
    notes: float = 0.65
    lag: float | None = 4.0
    confirms: int | None = 30
    answers: tuple[int, ...] = (35, 32, 6, 10, 1, 3, 13)
    is_right: float = 0.8
    unsaid: float = NOT_SAID


@dataclass
class Life:
    """A life and its traces. ``happens`` gives what happens on a day of it, by its number."""

    rng: object
    items: list
    ways: Ways
    happens: dict = field(default_factory=dict)
    pace: object = lambda _day, _item: 1.0  # how much of the usual contact there is on a day
    lonely: tuple = (0.0, "some_of_the_time")  # chance to answer when Kith is open, and what
    a_week: int = 1
    lives_alone: bool | None = None
    changed_on: date | None = None  # the day of the change that prompts are looked at for
    lost: float = 0.0  # what share of the people went on that day

    def __post_init__(self):
        self.truth = {item.id: item for item in self.items}
        self.kith = Kith(self.a_week, self.lives_alone)
        self.diary = self.kith.diary
        for item in self.items:
            self.diary.put(BEGINS, as_written(self.rng, item, BEGINS, self.ways.unsaid))
        self.diary.link(BEGINS, ties_of(self.rng, self.items))
        self.diary.confirm(BEGINS)
        self.to_write = []
        self.next_look = self._in_a_while(BEGINS)

    @property
    def cards(self):
        return self.kith.cards

    def live(self, days=DAYS):
        """All the days; gives itself back."""
        for number in range(1, days):
            day = BEGINS + timedelta(days=number)
            self.kith.looks(day)
            for happening in self.happens.get(number, ()):
                happening(self, day)
            self._meets(day)
            if self.rng.random() < self.ways.opens:
                self._opens(day)
        return self

    # --- life ---

    def changes(self, day, key, **values):
        """Something is different from now on; it comes onto the map some days later, or never."""
        self.truth[key] = self.truth[key]._replace(**values)
        if self.ways.lag is not None:
            later = 1 + int(self.rng.expovariate(1 / self.ways.lag))
            self.to_write.append((day + timedelta(days=later), key, values))

    def comes(self, day, item):
        """Somebody new, on the map at once or never."""
        self.truth[item.id] = item
        if self.ways.lag is not None:
            self.diary.put(day, as_written(self.rng, item, day, self.ways.unsaid))

    def goes(self, day, key, standing=Standing.ENDED):
        """Somebody is no longer part of it."""
        if self.truth[key].standing in HERE:
            self.changes(day, key, standing=standing, standing_since=day)

    def _meets(self, day):
        for item in self.truth.values():
            if item.standing not in HERE:
                continue
            chance = A_DAY[item.usual_contact] * self.pace(day, item)
            if self.rng.random() < chance and self.rng.random() < self.ways.notes:
                self._notes(day, item.id)

    def _notes(self, day, key):
        if key in self.diary.items and self.diary.items[key].standing in HERE:
            self.diary.meet(day, key)
            self.kith.opened(day)

    # --- with Kith open ---

    def _opens(self, day):
        self.kith.opened(day)
        for one in [one for one in self.to_write if one[0] <= day]:
            self.to_write.remove(one)
            self._writes(day, *one[1:])
        if self.next_look is not None and day >= self.next_look:
            self._looks_whether_right(day)
        if self.rng.random() < self.lonely[0]:
            self.diary.say_lonely(day, self.lonely[1])
        self._answers(day)

    def _writes(self, day, key, values):
        if key in self.diary.items:
            self.diary.put(day, self.diary.items[key]._replace(**values))

    def _looks_whether_right(self, day):
        """Confirms the map, and mends what how often is usual says, four times in five."""
        for key, item in list(self.diary.items.items()):
            said, true = item.usual_contact, self.truth[key].usual_contact
            if said is not None and said != true and self.rng.random() < 0.8:
                self.diary.put(day, item._replace(usual_contact=true))
        self.diary.confirm(day)
        self.next_look = self._in_a_while(day)

    def _in_a_while(self, day):
        if self.ways.confirms is None:
            return None
        return day + timedelta(days=max(7, round(self.rng.gauss(self.ways.confirms, 5))))

    def _answers(self, day):
        """Four times in five, when Kith is open."""
        card = self.kith.waiting(day)
        if card is None or self.rng.random() > 0.8:
            return
        answer = self._answer_to(card)
        if answer is not None:
            self.kith.hears(day, card, answer)
        if answer == PromptAnswer.DO_IT:
            self._does_it(day, card)

    def _answer_to(self, card):
        if card.rule == PromptRule.STILL_RIGHT and self.rng.random() < self.ways.is_right:
            return PromptAnswer.DO_IT
        return self.rng.choices(ANSWERS, self.ways.answers)[0]

    def _does_it(self, day, card):
        if card.rule == PromptRule.STILL_RIGHT:
            self._looks_whether_right(day)
        elif card.connection and self.rng.random() < 0.6:
            self._notes(day, card.connection)
