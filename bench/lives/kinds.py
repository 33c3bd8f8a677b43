"""The kinds of lives: eight, and two more of losses that are smaller or written down late."""

from datetime import timedelta
from types import MappingProxyType

from bench.lives import people
from bench.lives.kith import BEGINS
from bench.lives.living import DAYS, Life, Ways
from core.rules.signals import HERE
from core.rules.vocabulary import Group, Kind, Standing, UsualContact

KEEPS_IT_UP = Ways()
UP_TO_DATE = Ways(unsaid=0.0)  # what signals ask of is said, too
SELDOM = Ways(lag=40.0, confirms=75, notes=0.3, opens=0.25)
SAYS_LITTLE = (10, 30, 1, 10, 1, 3, 45)
NEVER = Ways(0.12, notes=0.0, lag=None, confirms=None, answers=SAYS_LITTLE, is_right=0.2)
CONTENT = Ways(answers=(15, 25, 20, 35, 1, 2, 2))
WINTER = (11, 12, 1, 2)


def steady(rng):
    """Two years in which little changes: somebody comes, somebody goes, weeks of illness."""
    life = _a_life(rng, people.average(rng))
    for year in (0, 365):
        _at(life, year + rng.randrange(30, 335), _one_goes)
        _at(life, year + rng.randrange(30, 335), _one_comes)
    ill = [rng.randrange(DAYS) for _ in range(4)]
    _paces(life, lambda day, _item: 0.2 if any(0 <= day - one < 10 for one in ill) else 1.0)
    return life


def thinning(rng):
    """From the fifth month somebody falls away every six or seven weeks, until three are left."""
    life = _a_life(rng, people.average(rng, least=8))
    number = 120
    while number < DAYS:
        number += rng.randrange(35, 60)
        _at(life, number, _one_falls_away)
    return life


def sudden_loss(rng):
    """On one day whoever is met most is gone, and with them most of the others; the map says so."""
    return _loss(rng, UP_TO_DATE, (0.6, 0.95))


def partial_loss(rng, ways=KEEPS_IT_UP):
    """Whoever is met most, and a third to two thirds of the others; the map has its gaps."""
    return _loss(rng, ways, (1 / 3, 2 / 3))


def partial_loss_seldom_written(rng):
    """The same, but the map is kept by and by."""
    return partial_loss(rng, SELDOM)


def moving_on(rng):
    """Most people are paid; the end of the service is written down two to four months before."""
    life = _a_life(rng, people.formal(rng))
    end = rng.randrange(300, 450)
    _at(life, end - rng.randrange(60, 120), lambda one, day: _end_is_planned(one, day, end))
    _at(life, end, _service_ends)
    for later in range(3):  # and somebody new now and then
        _at(life, end + 40 * (later + 1), _one_comes)
    return life


def seasonal(rng):
    """Much less of everything from November to February, and back again."""
    life = _a_life(rng, people.average(rng))
    life.pace = lambda day, _item: 0.4 if day.month in WINTER else 1.0
    for number in range(1, DAYS):
        day = BEGINS + timedelta(days=number)
        if (day.month, day.day) == (11, 1):
            _at(life, number, _writes_less)
        if (day.month, day.day) == (3, 1) and number > 300:
            _at(life, number, _writes_as_before)
    return life


def never_updated(rng):
    """A map made once, then hardly opened and never changed; life thins out all the same."""
    life = _a_life(rng, people.average(rng), NEVER)
    for number in range(150, DAYS, 80):
        _at(life, number, _one_falls_away)
    return life


def online_only(rng):
    """Friends, places and pastimes are on a screen, most days."""
    return _a_life(rng, people.online(rng))


def small_and_content(rng):
    """Two to four people, and that is enough."""
    life = _a_life(rng, people.small(rng), CONTENT, alone=0.7)
    life.lonely = (life.lonely[0], "hardly_ever")
    return life


KINDS = MappingProxyType(
    {
        "steady": steady,
        "slowly thinning": thinning,
        "sudden loss": sudden_loss,
        "loss of a part": partial_loss,
        "loss of a part, map seldom kept": partial_loss_seldom_written,
        "moving on from a service": moving_on,
        "seasonal": seasonal,
        "never updated": never_updated,
        "online only": online_only,
        "small and content": small_and_content,
    }
)


def _a_life(rng, items, ways=KEEPS_IT_UP, alone=0.4):
    """Fifteen in a hundred answer how lonely they feel, monthly; one in five of them "often"."""
    answers = rng.random() < 0.15
    often = rng.random() < 0.2
    return Life(
        rng,
        people.with_rhythms(rng, items),
        ways,
        lonely=(1 / 15 if answers else 0.0, "often_or_always" if often else "occasionally"),
        a_week=2 if rng.random() < 0.2 else 1,
        lives_alone=rng.choices((True, False, None), (alone, 0.8 - alone, 0.2))[0],
    )


def _at(life, number, happening):
    life.happens.setdefault(number, []).append(happening)


def _paces(life, pace):
    life.pace = lambda day, item: pace((day - BEGINS).days, item)


def _persons(life):
    return [one for one in life.truth.values() if one.kind == Kind.PERSON and one.standing in HERE]


def _one_goes(life, day):
    outer = [one for one in _persons(life) if one.ring != 1] or _persons(life)
    if len(outer) > 3:
        life.goes(day, life.rng.choice(outer).id)


def _one_comes(life, day):
    group = life.rng.choice((Group.FRIEND, Group.NEIGHBOUR, Group.PEER, Group.COMMUNITY))
    life.comes(day, people.a_person(life.rng, f"n{day}", group))


def _one_falls_away(life, day):
    """Half of them end; the others are met less and less. Dated when a quarter is gone."""
    left = [one for one in _persons(life) if one.usual_contact != UsualContact.LESS]
    if len(left) <= 3:
        return
    one = life.rng.choice(left)
    if life.rng.random() < 0.5:
        life.goes(day, one.id)
    else:
        life.changes(day, one.id, usual_contact=UsualContact.LESS)
    began = sum(one.kind == Kind.PERSON for one in life.items)
    if life.changed_on is None and len(left) - 1 <= 0.75 * began:
        life.changed_on = day


def _loss(rng, ways, share):
    life = _a_life(rng, people.average(rng), ways)
    _at(life, rng.randrange(200, 500), lambda one, day: _loses_many(one, day, share))
    return life


def _loses_many(life, day, between):
    life.changed_on, before = day, _persons(life)
    people_ = sorted(before, key=_often, reverse=True)
    life.goes(day, people_[0].id, Standing.DIED if life.rng.random() < 0.3 else Standing.ENDED)
    share = life.rng.uniform(*between)
    for one in life.rng.sample(people_[1:], max(2, round(share * (len(people_) - 1)))):
        life.goes(day, one.id)
    life.lost = 1 - len(_persons(life)) / len(before)
    if life.rng.random() < 0.3:  # who answers the question then, answers so
        life.lonely = (1 / 10, "often_or_always")


def _often(item):
    return people.A_DAY[item.usual_contact]


def _end_is_planned(life, day, end):
    life.changed_on = day
    for one in _paid(life):
        life.changes(day, one.id, service_ends_on=BEGINS + timedelta(days=end))


def _service_ends(life, day):
    for one in _paid(life):
        life.goes(day, one.id)


def _paid(life):
    return [one for one in _persons(life) if Group.PRACTITIONER in one.groups]


def _writes_less(life, day):
    """Two in five say on the map that they meet less often."""
    if life.rng.random() < 0.4:
        life.before_winter = {key: one.usual_contact for key, one in life.truth.items()}
        for key, usual in life.before_winter.items():
            life.changes(day, key, usual_contact=one_less(usual))


def _writes_as_before(life, day):
    for key, usual in getattr(life, "before_winter", {}).items():
        life.changes(day, key, usual_contact=usual)
    life.before_winter = {}


def one_less(usual):
    """How often is usual, one step less."""
    order = tuple(UsualContact)
    return order[min(order.index(usual) + 1, len(order) - 1)]
