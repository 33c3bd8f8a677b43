"""The picture of a map, told in words: what stands out, where the map in words tells all."""

from datetime import date

from core.rules.facts import NetworkMap
from core.rules.link_words import links_in_short
from core.rules.speech import Translator
from core.rules.support_words import does_a_lot
from core.rules.tellings import Telling, section, telling
from core.rules.words import tell

_WHOLE = frozenset({"close", "helps"})


def tell_picture(map_: NetworkMap, on: date, speech: Translator) -> Telling:
    """Who is close, what helps, how it links up, who does a lot. How many: the small picture."""
    told = tell(map_, on, speech)
    links = section("links", speech.gettext("How it links up"), links_in_short(map_, speech))
    a_lot = section("a_lot", speech.gettext("Much of it"), (does_a_lot(map_, on, speech),))
    return telling(told.title, (*(one for one in told.sections if one.key in _WHOLE), links, a_lot))
