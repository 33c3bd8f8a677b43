"""Sign-in names: a nickname and two things Kith adds.

Kith adds them so that making an account never has to say "that name is taken", which would tell
anyone who asks that somebody has an account here (docs/decisions/0004).
"""

import unicodedata
from collections.abc import Callable
from typing import Any

_WORD_LIST = """
acorn alder amber apple apron arrow ash aspen barley basil beach bean beech berry
birch bramble breeze brook bucket button cabin candle canvas carrot cedar chalk
cherry clay clover cobble copper coral cotton cove cricket curlew daisy damson dune
elder elm ember fern field finch fir flint garden ginger gorse grape gravel harbour
hazel heath hedge heron hill honey ivy jasmine juniper kettle kite ladder lake
lantern larch lark lemon lilac lime linen maple marsh meadow mint moss nettle nutmeg
oak oat olive orchard otter paper peach pebble pepper pine plum pond poppy quilt
quince rain reed river robin rowan sage sand shell slate sparrow spruce stone teapot
thatch thimble thistle thyme tide timber tulip valley violet walnut willow wool wren
"""
WORDS = tuple(_WORD_LIST.split())


def sign_in_name(nickname: str, pick: Callable[[int], int]) -> str:
    """A sign-in name for a nickname. ``pick(n)`` gives a random whole number from 0 to n - 1.

    >>> sign_in_name("Jo", lambda n: 0)
    'Jo acorn 10'
    """
    return f"{nickname} {WORDS[pick(len(WORDS))]} {10 + pick(90)}"


def folded(name: Any) -> str:
    """A sign-in name as it is compared: case, blanks, dots and dashes do not matter.

    >>> folded(" JO  Acorn-10 ") == folded("jo acorn 10")
    True
    """
    text = unicodedata.normalize("NFKC", str(name)).casefold()
    return "".join(char for char in text if char.isalnum())
