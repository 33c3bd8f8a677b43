"""Maps for tests of words: names that are easy to find in a text, and no notes."""

import re
from dataclasses import replace
from types import MappingProxyType

from hypothesis import strategies as st

from core.rules.facts import Connection, NetworkMap, Sheet, Tie
from core.rules.vocabulary import (
    Feel,
    Kind,
    Ring,
    Standing,
    Support,
    TieKind,
    TieStrength,
    UsualContact,
)

FORBIDDEN = (
    *("risk", "isolated", "monitor", "track", "patient", "case", "alter", "ego", "compliance"),
    *("should", "must", "failed", "haven't", "poor", "better", "worse", "%"),
)
_supports = st.none() | st.lists(st.sampled_from(Support), unique=True, max_size=6).map(tuple)


_connections = st.lists(
    st.builds(
        Connection,
        id=st.just(""),
        name=st.just(""),
        kind=st.sampled_from(Kind),
        ring=st.none() | st.sampled_from(Ring),
        feel=st.none() | st.sampled_from(Feel),
        standing=st.sampled_from((Standing.ACTIVE, Standing.ACTIVE, *Standing)),
        usual_contact=st.none() | st.sampled_from(UsualContact),
        support_received=_supports,
        support_given=_supports,
    ),
    max_size=8,
)
_ends = st.integers(0, 7)
_ties = st.lists(
    st.tuples(_ends, _ends, st.sampled_from(TieKind), st.sampled_from(TieStrength)), max_size=10
)


@st.composite
def plain_maps(draw):
    """Maps whose connections are called N0x, N1x, …, with all that words tell of."""
    items = [replace(item, id=f"c{n}", name=f"N{n}x") for n, item in enumerate(draw(_connections))]
    ties = [
        Tie(a=f"c{a}", b=f"c{b}", kind=kind, strength=strength)
        for a, b, kind, strength in draw(_ties)
        if a < b < len(items)
    ]
    return NetworkMap(
        sheet=Sheet(everyone_listed=draw(st.sampled_from((None, True)))),
        connections=MappingProxyType({item.id: item for item in items}),
        ties=MappingProxyType(dict(sorted({tie.id: tie for tie in ties}.items()))),
    )


def plain(map_):
    """The map with plain names and without notes."""
    renamed = {
        key: replace(item, name=f"N{n}x", gives_me=None)
        for n, (key, item) in enumerate(map_.connections.items())
    }
    return replace(map_, connections=MappingProxyType(renamed))


def sentences_of(told):
    return [line for one in told.sections for paragraph in one.paragraphs for line in paragraph]


def section_of(told, key):
    """All the sentences of one section, in one text."""
    return " ".join(
        line for one in told.sections if one.key == key for para in one.paragraphs for line in para
    )


def forbidden_in(text):
    return [
        word for word in FORBIDDEN if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text.lower())
    ]
