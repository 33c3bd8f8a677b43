"""The graph of a map: who is in it, and which ties."""

import subprocess
import sys

import pytest

from core.rules.network import EGO, all_know_each_other, circles, network_of
from core.rules.vocabulary import Standing, TieKind
from tests.core.rules.making import a_map_of, activity, person, place, tie, unsure

RULES_WITHOUT_GRAPHS = """
import sys
import core.rules.measures, core.rules.words, core.rules.comparing
print("networkx" in sys.modules)
"""


def test_importing_the_rules_does_not_import_networkx():
    done = subprocess.run(
        [sys.executable, "-c", RULES_WITHOUT_GRAPHS], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_people_who_are_active_or_resting_are_the_nodes():
    map_ = a_map_of(
        person("Sam"),
        person("Pete", standing=Standing.RESTING),
        person("Lee", standing=Standing.ENDED),
        person("Nan", standing=Standing.DIED),
        place("Home"),
        activity("Choir"),
    )
    assert sorted(network_of(map_).alters) == ["pete", "sam"]


@pytest.mark.parametrize("kind", [TieKind.GOES_WITH, TieKind.AT, TieKind.DOES_WITH])
def test_only_knowing_each_other_is_a_tie_between_people(kind):
    map_ = a_map_of(person("Sam"), person("Dee"), ties=[tie("Sam", "Dee", kind)])
    assert network_of(map_).alters.number_of_edges() == 0


def test_ties_to_people_who_are_gone_are_left_out():
    gone = person("Nan", standing=Standing.DIED)
    map_ = a_map_of(person("Sam"), gone, ties=[tie("Sam", "Nan")])
    assert network_of(map_).alters.number_of_edges() == 0


def test_a_tie_that_is_not_sure_is_counted_apart():
    map_ = a_map_of(person("Sam"), person("Dee"), ties=[unsure("Sam", "Dee")])
    network = network_of(map_)
    assert (network.alters.number_of_edges(), network.unsure) == (0, 1)


def test_me_is_tied_to_everyone_in_the_graph_that_has_me():
    graph = network_of(a_map_of(person("Sam"), person("Dee"))).with_ego()
    assert sorted(graph[EGO]) == ["dee", "sam"]


def test_adding_me_leaves_the_graph_of_the_others_as_it_was():
    network = network_of(a_map_of(person("Sam")))
    network.with_ego()
    assert EGO not in network.alters


def test_three_people_linked_one_through_another_are_a_circle():
    map_ = a_map_of(
        person("Sam"),
        person("Dee"),
        person("Mum"),
        person("Al"),
        person("Bo"),
        ties=[tie("Sam", "Dee"), tie("Dee", "Mum"), tie("Al", "Bo")],
    )
    found = circles(network_of(map_))
    assert [[one.name for one in circle] for circle in found] == [["Dee", "Mum", "Sam"]]


@pytest.mark.parametrize(("last", "all_know"), [([], False), ([tie("Sam", "Mum")], True)])
def test_a_circle_in_which_everyone_knows_everyone_is_told_apart(last, all_know):
    map_ = a_map_of(
        person("Sam"),
        person("Dee"),
        person("Mum"),
        ties=[tie("Sam", "Dee"), tie("Dee", "Mum"), *last],
    )
    network = network_of(map_)
    assert all_know_each_other(network, network.people) is all_know
