"""Signals in plain words: one sentence for what a map says on a day. They name nobody."""

from collections.abc import Mapping

from core.rules.signals import Signal
from core.rules.speech import Translator


def says_of(signal: Signal, speech: Translator) -> str:
    """The sentence that explains a signal."""
    if signal.holds is None:
        return speech.gettext("Your map does not say enough to tell.")
    return (_so if signal.holds else _not_so)(speech)[signal.id]


def about(speech: Translator) -> Mapping[str, str]:
    """What each signal looks for, by id, as a list of them says it."""
    _ = speech.gettext
    return {
        "S1": _("You said that you feel lonely often or always."),
        "S2": _("Nobody but paid workers is in touch at least once a month."),
        "S3": _("Fewer than two people to talk to."),
        "S4": _("Fewer than two people who help with practical things."),
        "S5": _("Being in touch with people fewer than three times in a usual week."),
        "S6": _("No group, club, class, faith or work among your activities."),
        "S7": _("No place outside home, or no activity, in the last two weeks."),
        "S8": _("Half or more of your people are paid workers, and one service has an end date."),
        "S9": _("One person gives half of your weekly contact or more, or all of the help."),
        "S10": _("Three people or more, or a quarter, have gone or gone quiet in three months."),
        "S11": _("Half or more of the people close to you feel hard."),
        "S12": _("Six questions about family and friends add up to a low number."),
        "C1": _("You live alone. This only makes our words softer."),
    }


def _so(speech: Translator) -> Mapping[str, str]:
    _ = speech.gettext
    return {
        "S1": _("You said that you feel lonely often or always."),
        "S2": _("It looks like nobody but paid workers was in touch in the last month."),
        "S3": _("Your map shows fewer than two people you can talk to."),
        "S4": _("Your map shows fewer than two people who help with practical things."),
        "S5": _("It looks like you are in touch with people less than three times a week."),
        "S6": _("Your map shows no group, club, class, faith or work just now."),
        "S7": _("It looks like there was no outing, or no activity, in the last two weeks."),
        "S8": _("Half or more of your people are paid workers, and one service has an end date."),
        "S9": _("It looks like one person gives a lot of your contact, or all of the help."),
        "S10": _("It looks like you have heard from fewer people lately."),
        "S11": _("You marked half or more of the people close to you as hard."),
        "S12": _("Your answers show few family and friends to see, talk to or call on."),
        "C1": _("You said that you live alone."),
    }


def _not_so(speech: Translator) -> Mapping[str, str]:
    _ = speech.gettext
    return {
        "S1": _("You did not say that you feel lonely often or always."),
        "S2": _("Somebody who is not a paid worker is in touch at least once a month."),
        "S3": _("Your map shows two people or more you can talk to."),
        "S4": _("Your map shows two people or more who help with practical things."),
        "S5": _("You are in touch with people three times a week or more."),
        "S6": _("You do something together with other people."),
        "S7": _("You went somewhere and did something in the last two weeks."),
        "S8": _("Most of your people are not paid workers, or no service has an end date."),
        "S9": _("Contact and help come from more than one person."),
        "S10": _("It looks like as many people are in touch as before."),
        "S11": _("You marked fewer than half of the people close to you as hard."),
        "S12": _("Your answers show family and friends to see, talk to or call on."),
        "C1": _("You said that you do not live alone."),
    }
