"""Measures for the page "More detail": a name, the formula in words with its source, a number."""

from dataclasses import dataclass

from core.rules.labels import N_
from core.rules.measures import Measures
from core.rules.speech import Translator


@dataclass(frozen=True, slots=True)
class Number:
    """One row."""

    name: str
    says: str
    value: str


_ROWS = (
    ("size", N_("People"), N_("n, everyone active or resting")),
    ("ties", N_("Ties"), N_("t, pairs of people who know each other")),
    ("density", N_("Density"), N_("2t / (n(n−1))")),
    ("mean_degree", N_("Mean degree"), N_("2t / n, people each person knows")),
    ("components", N_("Components"), N_("groups not linked with one another, without you")),
    ("isolates", N_("On their own"), N_("people linked with you alone")),
    ("effective_size", N_("Effective size"), N_("n − 2t/n (Burt 1992, Borgatti 1997)")),
    ("efficiency", N_("Efficiency"), N_("effective size / n")),
    ("constraint", N_("Constraint"), N_("Σ(p + Σpp)², can be over 1 (Burt 1992)")),
    ("ego_betweenness", N_("Betweenness"), N_("pairs that meet through you (Freeman 1978)")),
    ("blau_group", N_("Diversity of groups"), N_("1 − Σp² (Blau 1977)")),
    ("iqv_group", N_("The same, from 0 to 1"), N_("(1 − Σp²) / (1 − 1/K), K groups")),
    ("reciprocity", N_("Support both ways"), N_("share of people, where both ways are said")),
    (
        "top_share_weekly_contact",
        N_("Most of a week’s contact"),
        N_("share of the person you are in touch with most"),
    ),
)


def in_numbers(measures: Measures, speech: Translator) -> list[Number]:
    """Rows to print; what cannot be told says so in words."""
    return [
        Number(speech.gettext(name), speech.gettext(says), _shown(getattr(measures, key), speech))
        for key, name, says in _ROWS
    ]


def _shown(value: float | None, speech: Translator) -> str:
    if value is None:
        return speech.gettext("not enough on the map")
    return str(value) if isinstance(value, int) else f"{value:.2f}"
