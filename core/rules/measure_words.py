"""Every measure in words: its name, what it says, formula, source and value."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.rules.labels import KINDS_MANY, N_, word_for
from core.rules.measures import Measures
from core.rules.speech import Translator, listed
from core.rules.vocabulary import Group, Kind


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure to read. ``source`` is empty where there is nobody to name.

    ``is_number`` is false where the value is words, which take more room.
    """

    key: str
    name: str
    says: str
    formula: str
    source: str
    value: str
    is_number: bool


# key, name, what it says, formula, source. Formulas are signs, not words, and are not translated.
_ROWS: tuple[tuple[str, str, str, str, str], ...] = (
    ("by_kind", N_("People, places, activities"), N_("how many of each"), "", ""),
    ("size", N_("People"), N_("n: everyone active or resting"), "", ""),
    ("by_group", N_("Groups"), N_("people in each; some are in two"), "", ""),
    ("ties", N_("Ties"), N_("t: pairs of people who know each other"), "", ""),
    ("pairs_answered", N_("Pairs you are sure of"), N_("share of all pairs"), "", N_("our own")),
    (
        "density",
        N_("Density"),
        N_("share of pairs who know each other"),
        "2t / (n(n−1))",
        "Wasserman & Faust 1994",
    ),
    ("mean_degree", N_("Mean degree"), N_("people each person knows"), "2t / n", ""),
    ("components", N_("Components"), N_("circles not linked with each other, without you"), "", ""),
    ("isolates", N_("Linked with you alone"), N_("people who know nobody else here"), "", ""),
    (
        "effective_size",
        N_("Effective size"),
        N_("people, less those you could reach through others"),
        "n − 2t/n",
        "Burt 1992, Borgatti 1997",
    ),
    (
        "efficiency",
        N_("Efficiency"),
        N_("effective size for each person"),
        "1 − 2t/n²",
        "Burt 1992",
    ),
    (
        "constraint",
        N_("Constraint"),
        N_("how far all ties lead to the same people; can be over 1"),
        "Σ(p + Σpp)²",
        "Burt 1992",
    ),
    (
        "ego_betweenness",
        N_("Betweenness"),
        N_("pairs who meet through you; k is who both of them know"),
        "Σ 1 / (1 + k)",
        "Freeman 1977, Everett & Borgatti 2005",
    ),
    (
        "ego_clustering",
        N_("Clustering"),
        N_("share of pairs who know each other, seen from you"),
        "2t / (n(n−1))",
        "Watts & Strogatz 1998",
    ),
    (
        "global_efficiency",
        N_("Nearness"),
        N_("mean of 1 / steps between two people, without you"),
        "E = mean(1/d)",
        "Latora & Marchiori 2001",
    ),
    (
        "simmelian_brokerage",
        N_("Brokerage"),
        N_("how much you link people who are far from each other"),
        "n − (n−1)E",
        "Latora, Nicosia & Panzarasa 2013",
    ),
    (
        "share_family",
        N_("Family"),
        N_("share of people who are family or a partner, where the group is said"),
        "",
        "",
    ),
    (
        "share_practitioner",
        N_("Workers"),
        N_("share of people who are paid to see you, where the group is said"),
        "",
        "",
    ),
    ("largest_group_share", N_("The largest group"), N_("its share of people"), "", ""),
    ("blau_group", N_("Variety of groups"), N_("0 when all are in one"), "1 − Σp²", "Blau 1977"),
    (
        "iqv_group",
        N_("The same, from 0 to 1"),
        N_("for K possible groups"),
        "(1 − Σp²) / (1 − 1/K)",
        "Agresti & Agresti 1978",
    ),
    (
        "entropy_group",
        N_("Variety in bits"),
        N_("the same in another way"),
        "−Σ p log₂ p",
        "Shannon 1948",
    ),
    (
        "e_i_family",
        N_("Outside and inside family"),
        N_("−1 all family, 1 none"),
        "(E − I) / (E + I)",
        "Krackhardt & Stern 1988",
    ),
    (
        "e_i_ties",
        N_("Ties across and within family"),
        N_("−1 all within, 1 all across"),
        "(E − I) / (E + I)",
        "Krackhardt & Stern 1988",
    ),
    (
        "share_known_over_5",
        N_("Known for over 5 years"),
        N_("share of people, where it is said"),
        "",
        "",
    ),
    (
        "weekly_contacts",
        N_("Contacts in a usual week"),
        N_("what is usual or what was noted, whichever is more"),
        "",
        N_("our own"),
    ),
    (
        "top_share_weekly_contact",
        N_("Most of a week’s contact"),
        N_("share of the person you are in touch with most"),
        "",
        N_("our own"),
    ),
    (
        "reciprocity",
        N_("Support both ways"),
        N_("share of people, where both ways are said"),
        "",
        "Wasserman & Faust 1994",
    ),
)
KEYS = tuple(row[0] for row in _ROWS)


def measured(measures: Measures, speech: Translator) -> tuple[Measured, ...]:
    """Every measure, in the order to read them; what cannot be told says so in words."""
    return tuple(
        Measured(
            key=key,
            name=speech.gettext(name),
            says=speech.gettext(says),
            formula=formula,
            source=speech.gettext(source) if source else "",
            value=_shown(key, getattr(measures, key), speech),
            is_number=isinstance(getattr(measures, key), int | float),
        )
        for key, name, says, formula, source in _ROWS
    )


def _shown(key: str, value: Any, speech: Translator) -> str:
    if value is None or value == {}:
        return speech.gettext("not enough on the map")
    if isinstance(value, Mapping):
        return listed([f"{_part(key, one, speech)} {n}" for one, n in value.items()], speech)
    return str(value) if isinstance(value, int) else f"{value:.2f}"


def _part(key: str, name: str, speech: Translator) -> str:
    if key == "by_kind":
        return speech.gettext(KINDS_MANY[Kind(name)])
    return word_for(Group(name), speech)
